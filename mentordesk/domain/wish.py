"""Whom somebody named in a text, and what a second reader may say of two people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class WishesMet:
    """Of the mentees who wish for somebody (`asked`) how many have the first wish, or any."""

    first: int
    any: int
    asked: int


def wishes_met(wishes: Mapping[str, Sequence[str]], pairs: Iterable[tuple[str, str]]) -> WishesMet:
    """What some pairs (mentor, mentee) meet of the wishes, mentors in their order by mentee."""
    asked = {mentee_id: list(mine) for mentee_id, mine in wishes.items() if mine}
    ranks = [
        asked[mentee_id].index(mentor_id)
        for mentor_id, mentee_id in pairs
        if mentor_id in asked.get(mentee_id, ())
    ]
    return WishesMet(ranks.count(0), len(ranks), len(asked))
