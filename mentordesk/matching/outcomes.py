"""What a choice makes of the best plan: how many it places, its total, and whom it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mentordesk.matching.seats import Ints, Mask
from mentordesk.matching.transport import OUT

Moved = tuple[tuple[int, ...], tuple[int, ...]]
"""Rows left out, and rows gained."""


@dataclass(frozen=True)
class Outcome:
    """A best plan with some pairs fixed, or without: how many it places, and its total.

    `worst` (aim FAIR only): its worst pair, those that are fixed counted and locked ones aside;
    None where there is no such pair. `left_out`: rows that the best plan without places and this
    one does not; `gained`: the other way round.
    """

    placed: int
    total: int
    worst: int | None = None
    left_out: tuple[int, ...] = ()
    gained: tuple[int, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The best plan without, and one for each choice: None where the pair cannot be."""

    without: Outcome
    choices: tuple[Outcome | None, ...]


@dataclass(frozen=True, eq=False)
class Found:
    """What one question found: `values` of the best plan without (first) and for each choice.

    `base` tells whom the plan without places. Each choice's plan places `rest`, and those of
    `also`, less the one of `out` (`OUT` for nobody).
    """

    values: Ints
    base: Mask
    rest: Mask
    also: Sequence[Ints] = ()
    out: Ints | None = None

    def moved(self, base: Mask) -> list[Moved]:
        """Who is left out and who gains by each choice, against the plan that places `base`."""
        gone, new = base & ~self.rest, self.rest & ~base
        # Only those who differ from what all choices share; `OUT`, being -1, picks the last.
        told = np.append(gone | ~base, False)
        come = [np.where(told[some], some, OUT) for some in self.also]
        out = self.out if self.out is not None else np.full(len(self.values) - 1, OUT)
        shared = set(np.flatnonzero(gone).tolist()), set(np.flatnonzero(new).tolist())
        known: dict[tuple[int, ...], Moved] = {}
        found = []
        for key in zip(out.tolist(), *(some.tolist() for some in come), strict=True):
            if key not in known:
                known[key] = _moved(*shared, key[0], set(key[1:]) - {OUT}, base)
            found.append(known[key])
        return found


def _moved(gone: set[int], new: set[int], out: int, come: set[int], base: Mask) -> Moved:
    left, gained = gone - come, new | {row for row in come if not base[row]}
    gained -= {out}
    if out != OUT and base[out]:
        left.add(out)
    return tuple(sorted(left)), tuple(sorted(gained))


@dataclass(frozen=True, eq=False)
class FoundEach(Found):
    """The same where each choice's plan tells by itself whom it places."""

    each: Sequence[Mask] = ()

    def moved(self, base: Mask) -> list[Moved]:
        """Who is left out and who gains by each choice, against the plan that places `base`."""
        return [(_rows(base & ~there), _rows(there & ~base)) for there in self.each]


def _rows(mask: Mask) -> tuple[int, ...]:
    return tuple(np.flatnonzero(mask).tolist())
