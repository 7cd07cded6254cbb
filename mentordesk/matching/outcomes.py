"""What a choice makes of the best plan: how many it places, its total, and whom it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

    def moved(self, base: Mask) -> Callable[[int], Moved]:
        """Who is left out and who gains by each choice, against the plan that places `base`."""
        gone = set(np.flatnonzero(base & ~self.rest).tolist())
        new = set(np.flatnonzero(self.rest & ~base).tolist())
        is_base = base.tolist()
        also = [some.tolist() for some in self.also]
        outs = self.out.tolist() if self.out is not None else None

        def of(choice: int) -> Moved:
            come = {some[choice] for some in also}
            out = outs[choice] if outs is not None else OUT
            left, gained = gone - come, new | {row for row in come if not is_base[row]}
            gained -= {out, OUT}
            if out != OUT and is_base[out]:
                left.add(out)
            return tuple(sorted(left)), tuple(sorted(gained))

        return of


@dataclass(frozen=True, eq=False)
class FoundEach(Found):
    """The same where each choice's plan tells by itself whom it places."""

    each: Sequence[Mask] = ()

    def moved(self, base: Mask) -> Callable[[int], Moved]:
        """Who is left out and who gains by each choice, against the plan that places `base`."""

        def of(choice: int) -> Moved:
            there = self.each[choice]
            left, gained = np.flatnonzero(base & ~there), np.flatnonzero(there & ~base)
            return tuple(left.tolist()), tuple(gained.tolist())

        return of
