"""Names of files made from names of people: any script, and safe on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 80
"""Characters; with a folder before them they stay within what Windows takes."""
LONGEST_BYTES = 200
"""Linux counts bytes, and allows 255 with the ending."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def safe_name(text: str) -> str:
    """The text as the stem of a file name: nothing in it that Windows, macOS or Linux refuses.

    Letters of all scripts are kept. Marks that turn or hide text are dropped: with them a name
    could show another ending than it has. Never empty.
    """
    text = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", text))
    # Joiners (Cf too) are letters' own in several scripts; everything else invisible goes.
    kept = "".join(c for c in text if unicodedata.category(c) not in _HIDDEN or c in _JOINERS)
    name = _cut(" ".join(kept.split())).strip(" .")
    if not name:
        return "unnamed"
    return f"_{name}" if _RESERVED.match(name) else name


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS = "\u200c\u200d"


def unique_names(stems: Iterable[str]) -> list[str]:
    """The stems in their order, later ones of the same name numbered, case ignored."""
    taken: set[str] = set()
    found = []
    for stem in stems:
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(name.casefold())
        found.append(name)
    return found


def _cut(text: str) -> str:
    """Cut between letters, never between a letter and the marks it carries."""
    length = min(len(text), LONGEST)
    while len(text[:length].encode()) > LONGEST_BYTES:
        length -= 1
    while 0 < length < len(text) and unicodedata.combining(text[length]):
        length -= 1
    return text[:length]
