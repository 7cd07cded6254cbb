"""Folds names so that any part of them is found, in any script, accents and case ignored."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, though people type them without the stroke.
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ħ": "h", "ı": "i", "æ": "ae",
     "œ": "oe", "’": "", "'": "", "ʼ": "", "`": "", "ـ": "", "\u200c": "", "\u200d": ""}
)  # fmt: skip


class _Unmarked(dict[int, str | None]):
    """For `translate`: drops combining marks; each letter is asked about only once."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        self[code] = None if unicodedata.combining(letter) else letter
        return self[code]


_UNMARKED = _Unmarked()


def bare(text: str) -> str:
    """The text in lower case and without accents, in its own script; blanks are single."""
    if text.isascii():  # most text is, and has nothing to take apart
        plain = text.lower().replace("'", "").replace("`", "")
        return " ".join(plain.split())
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_STROKES)
    return " ".join(decomposed.translate(_UNMARKED).split())


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """The text written with plain Latin letters in lower case, whatever its script."""
    plain = bare(text)
    if plain.isascii():
        return plain
    from anyascii import anyascii  # 2 MB of tables: read only when a name needs them

    return " ".join(str(anyascii(unicodedata.normalize("NFC", text))).casefold().split())


def fold(*texts: str | None) -> str:
    """One line that holds every text bare and in Latin letters: what a search looks through."""
    parts: dict[str, None] = {}
    for text in texts:
        if text:
            plain = bare(text)
            parts[plain] = None
            if not plain.isascii():
                parts[latin(text)] = None
    return " ".join(part for part in parts if part)


def search_words(text: str) -> tuple[str, ...]:
    """What must all stand in a folded line for it to answer the typed `text`."""
    return tuple(bare(text).split())


def sort_name(display_name: str, family_name: str | None = None) -> str:
    """The key people are listed by: the family name first when it was given, else as written.

    Nobody's name is cut at a guess: without a stated family name the name sorts as it is written.
    """
    if family_name and family_name.strip():
        rest = display_name.replace(family_name, " ").strip()
        return latin(f"{family_name} {rest}")
    return latin(display_name)


def initials(display_name: str) -> str:
    """One or two letters for an avatar; the first letter alone where case has no meaning."""
    words = [w for w in display_name.replace(".", " ").split() if w[0].isalpha()]
    if not words:
        return "?"
    first = words[0][0]
    if not first.isupper() or len(words) == 1:
        return first.upper()
    last = words[-1][0]
    return first + (last.upper() if last.isalpha() else "")
