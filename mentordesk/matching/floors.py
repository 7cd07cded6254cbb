"""Best plans that stand above floors, each made in place from one that stands below it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from copy import copy

import numpy as np

from mentordesk.matching.seats import Ints, Mask, Scores
from mentordesk.matching.standing import Standing
from mentordesk.matching.transport import OUT

FLOORS_KEPT = (4, 12)
"""How many plans above a floor are kept at least and at most."""
PAIRS_KEPT = 12_000_000
"""And of how many pairs they may be together, in between: some 100 MB."""


class Floors:
    """A best plan, and the best one above each floor that is asked for: no pair is below it.

    Floors are numbered: 0 is none, floor k keeps to the k-th lowest score of a pair and better.
    Pinned pairs are aside. The plans are for questions; whoever edits one makes new floors.
    """

    def __init__(self, scores: Scores, allowed: Mask, base: Standing) -> None:
        self._scores, self._base = scores, base
        self.marks: list[int] = np.unique(scores[allowed]).tolist()
        """The score that each floor keeps to, from floor 1."""
        least, most = FLOORS_KEPT
        self._kept = max(least, min(most, PAIRS_KEPT // max(1, scores.size)))
        self._stands: OrderedDict[int, Standing] = OrderedDict()
        self.top = self._climbed()
        """The highest floor with which the best plan places as many."""

    def at(self, floor: int) -> Standing:
        """The best plan above a floor."""
        if floor <= 1:  # nothing is below the lowest score
            return self._base
        if floor not in self._stands:
            # Never from another one that was asked for: ties are broken alike whatever was asked.
            below = self._stands.get(self.top, self._base) if floor > self.top else self._base
            self._keep(floor, self._above(below, floor))
        self._stands.move_to_end(floor)
        return self._stands[floor]

    def highest(self, placed: Callable[[int], Ints], is_possible: Mask) -> Ints:
        """For each choice the highest floor with which as many are placed as without one.

        `placed` tells how many are with each choice above a floor. Most choices end at the plan's
        own floor or near it: from there it is asked in growing steps, and then between.
        """
        people = placed(0)
        low = np.zeros(len(people), dtype=np.int64)
        high = np.where(is_possible, len(self.marks) + 1, 1)
        while len(unsure := np.flatnonzero(high - low > 1)):
            floor = self._next(int(low[unsure[0]]), int(high[unsure[0]]))
            kept = placed(floor) == people
            low = np.where(kept, np.maximum(low, floor), low)
            high = np.where(kept, high, np.minimum(high, floor))
        return low

    def _next(self, low: int, high: int) -> int:
        """The floor to ask for where `low` can be kept and `high` cannot."""
        top = min(max(self.top, 1), len(self.marks))
        if low < top < high:
            return top
        if low == 0:  # all that was asked for was too high
            return max(1, high - 1 - (top - high))
        if high > len(self.marks):
            return min(len(self.marks), low + 1 + (low - top))
        return (low + high) // 2

    def _climbed(self) -> int:
        """The highest floor of the best plan; it stands afterwards, and the one above it."""
        stand, people = self._base, _placed(self._base)
        while True:
            floor = self._floor_of(stand)
            if floor == len(self.marks):
                break
            above = self._above(stand, floor + 1)
            if _placed(above) < people:
                self._keep(floor + 1, above)
                break
            stand = above
        if floor > 1:
            self._keep(floor, self._above(stand, floor))
        return floor

    def _floor_of(self, stand: Standing) -> int:
        """The highest floor that a plan keeps; the highest there is where it has no pair."""
        seat = np.array(stand.seat, dtype=np.int64)
        seat[list(stand.pinned)] = OUT
        rows = np.flatnonzero(seat != OUT)
        worst = int(self._scores[rows, seat[rows]].min(initial=max(self.marks, default=0)))
        return int(np.searchsorted(self.marks, worst, side="right"))

    def _above(self, stand: Standing, floor: int) -> Standing:
        above = copy(stand)
        above.forbid_all(self._scores < self.marks[floor - 1])
        return above

    def _keep(self, floor: int, stand: Standing) -> None:
        """Keep a plan; what was not asked for longest goes, but not what the others come from."""
        self._stands[floor] = stand
        while len(self._stands) > self._kept:
            del self._stands[next(one for one in self._stands if one - self.top not in (0, 1))]


def _placed(stand: Standing) -> int:
    return len(stand.seat) - stand.seat.count(OUT)
