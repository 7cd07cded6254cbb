"""Whom somebody named in a text, and what a second reader may say of two people."""

from __future__ import annotations

import re
from enum import Enum

_LINES = re.compile(r"[;\n/]+")
_COMMAS = re.compile(r"\s*,\s*")


class Mark(Enum):
    """A colleague's word on a mentor and a mentee."""

    NOT_WITH = "not_with"
    BETTER_WITH = "better_with"


def named_parts(text: str | None) -> tuple[str, ...]:
    """The names in a text, each once: parted by semicolons, slashes or lines, not by commas.

    A comma may stand inside one name ("Okello, David"); `readings` tells what it may mean.
    """
    parts = (" ".join(part.split()) for part in _LINES.split(text or ""))
    return tuple(dict.fromkeys(part for part in parts if part))


def readings(part: str) -> tuple[tuple[str, ...], ...]:
    """What one part may mean, likeliest first: one name as it stands, one turned round, several."""
    pieces = [piece for piece in _COMMAS.split(part) if piece]
    if len(pieces) < 2:
        return ((part,),)
    turned = ((f"{pieces[1]} {pieces[0]}",),) if len(pieces) == 2 else ()
    return ((part,), *turned, tuple(pieces))
