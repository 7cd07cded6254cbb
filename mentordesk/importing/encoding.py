"""Finds out how a text file spells its letters, and says which rows hang on a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from mentordesk.importing.alphabets import plausibility
from mentordesk.importing.sheet import SheetTrouble, Trouble

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

CANDIDATES = (
    "cp1252",
    "mac_roman",
    "cp1250",
    "cp1251",
    "cp1254",
    "gb18030",
    "cp932",
    "cp949",
    "big5",
    "euc_jp",
    "koi8_u",
    "cp1256",
    "cp1253",
    "cp1255",
    "cp874",
    "cp1258",
    "cp850",
    "cp866",
    "iso8859_2",
    "cp1257",
    "mac_latin2",
    "mac_cyrillic",
)
"""What offices really save, the likelier first: an equal likeness is won by the earlier."""


@dataclass(frozen=True)
class Decoded:
    """The text, how it was read, and the lines (from 1) that another reading would change."""

    text: str
    encoding: str
    doubtful_lines: tuple[int, ...] = ()
    rivals: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Reads bytes: by the word given, else BOM, UTF-8, UTF-16 by its NULs, else the best guess.

    A guess is never silent: its doubtful lines are named. Raises `SheetTrouble` WRONG_ENCODING when
    the `encoding` given is unknown or does not fit.
    """
    if encoding:
        return Decoded(_as_told(data, encoding), _plain_name(encoding))
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Decoded(data.decode(name, errors="replace"), name)
    wide = _utf16_without_bom(data)
    if wide:
        return Decoded(data.decode(wide, errors="replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return _mostly_utf8(data) or _guess(data)


def _as_told(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise SheetTrouble(Trouble.WRONG_ENCODING, encoding=encoding, known=False) from error
    except (UnicodeDecodeError, ValueError) as error:
        raise SheetTrouble(Trouble.WRONG_ENCODING, encoding=encoding, known=True) from error
    return text.removeprefix("\ufeff")


def _plain_name(encoding: str) -> str:
    return encoding.strip().lower().replace("_", "-")


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 keeps a NUL beside each ASCII letter, comma and line end, always on the same side."""
    sample = data[: 1 << 16]
    if len(data) % 2 or len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 50 < len(sample) or min(even, odd) * 8 > max(even, odd):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return None
    return name


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 into which single rows of another file were pasted: read line by line."""
    good = len(re.findall(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", data))
    lines = data.split(b"\n")
    texts: list[str] = []
    doubtful: list[int] = []
    for number, line in enumerate(lines, start=1):
        try:
            texts.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            doubtful.append(number)
            texts.append(line.decode("cp1252", errors="replace"))
    if good < 3 * len(doubtful) or len(doubtful) * 4 > len(lines) + 3:
        return None
    return Decoded("\n".join(texts), "utf-8", tuple(doubtful), ("cp1252",))


def _guess(data: bytes) -> Decoded:
    lines = data.split(b"\n")
    telling = [line for line in lines if not line.isascii()]
    sample = b"\n".join(telling[:2000])
    scores: list[tuple[float, int, str]] = []
    readings: set[str] = set()
    for rank, name in enumerate(CANDIDATES):
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        if text not in readings:  # a code page that reads the file alike is no other choice
            scores.append((-plausibility(text, name), rank, name))
        readings.add(text)
    if not scores:
        scores = [(0.0, 0, "cp1252")]
    best = min(scores)[2]
    rivals = tuple(name for _, _, name in sorted(scores)[1:4])
    text = data.decode(best, errors="replace")
    doubtful = tuple(
        number
        for number, line in enumerate(lines, start=1)
        if not line.isascii() and _reads_otherwise(line, best, rivals)
    )
    return Decoded(text, best, doubtful, rivals)


def _reads_otherwise(line: bytes, best: str, rivals: tuple[str, ...]) -> bool:
    held = line.decode(best, errors="replace")
    return not rivals or any(line.decode(name, errors="replace") != held for name in rivals)
