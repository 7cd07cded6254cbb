"""Cleans the text of a cell: control signs out, letters composed; nothing reworded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mentordesk.domain.cells import unguarded
from mentordesk.importing.headings import fold_heading
from mentordesk.importing.sheet import Cell, text_of

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_NOTHING = frozenset(
    fold_heading(w)
    for w in (
        "n/a",
        "na",
        "none",
        "nil",
        "null",
        "not applicable",
        "#n/a",
        "#value!",
        "#ref!",
        "#name?",
        "nan",
        "tbc",
        "tbd",
        "aucun",
        "ninguno",
        "keine",
        "нет",
    )
)
_LONGEST_NOTHING = 16
_NO_NAME = frozenset({"n a", "anonymous", "anonym", "anonyme", "anonimo", "unknown", "test test"})


@lru_cache(maxsize=65536)
def tidy_text(text: str) -> str:
    """The text trimmed, composed (NFC), without control signs; line ends stay.

    The apostrophe that keeps a text from being a formula goes: it was never part of it.
    """
    if text.isascii() and text.isprintable() and "  " not in text and "_x" not in text:
        return unguarded(text.strip())
    text = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
    # A lone half of a surrogate pair can be stored nowhere.
    text = text.encode("utf-8", "ignore").decode("utf-8")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _ODD.sub("", text.replace("\u2028", "\n").replace("\u2029", "\n"))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return unguarded("\n".join(lines).strip())


def tidy(cell: Cell) -> str:
    """The cell as tidy text; blank for nothing."""
    return tidy_text(cell) if isinstance(cell, str) else text_of(cell)


@lru_cache(maxsize=16384)
def is_nothing(text: str) -> bool:
    """Whether the text only says that there is nothing: "n/a", "-", "none"."""
    if len(text) > _LONGEST_NOTHING:
        return False
    return fold_heading(text) in _NOTHING or not any(c.isalnum() for c in text)


@lru_cache(maxsize=16384)
def is_no_name(text: str) -> bool:
    """Whether the text cannot be a name. Na and Null are names of real people, "-" is none."""
    return (len(text) < 12 and fold_heading(text) in _NO_NAME) or not any(c.isalpha() for c in text)


_GARBLED = re.compile(
    "[\u00c3-\u00c5\u00d0\u00d1][\u0080-\u00bf\u2013-\u2122\u0152-\u017e\u02c6\u02dc\u0192]"
)


def is_garbled(text: str) -> bool:
    """Whether the text is UTF-8 that some program read as Western European and saved so."""
    if text.isascii() or not _GARBLED.search(text):
        return False
    try:
        return len(text.encode("cp1252").decode("utf-8")) < len(text)
    except UnicodeError:
        return bool(re.search("Ã[©¡\xad³º±¼¶¤§£¨ª]", text))


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def pieces_of(text: str, is_semicolon: bool = False) -> tuple[str, ...]:
    """The entries of a list: by line ends, semicolons or bars, else by commas outside brackets.

    `is_semicolon` says that the column parts its entries by semicolons, so that commas are text.
    """
    if "\n" in text or "|" in text or ";" in text or "；" in text or "•" in text:
        raw = re.split(r"[\n|;；•]", text)
    elif is_semicolon:
        raw = [text]
    else:
        raw = re.split(r"[,、،，፣၊](?![^(]*\))", text)
    found = (re.sub(r"^\s*(?:[-*•·–]|\(?\d{1,2}[.)])\s+", "", piece).strip(" .,;") for piece in raw)
    return tuple(dict.fromkeys(one_line(piece) for piece in found if piece))
