"""Who goes where among equally good plans: spread over the mentors as evenly as can be."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.order import as_bits, each_bit
from mentordesk.matching.transport import OUT

Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]


def spread_evenly(tight: Mask, seat: Ints, room: Ints, may_lose: Mask, load: Ints) -> Ints:
    """The equally good plan of the same people in which mentors carry loads as even as can be.

    `tight` are the pairs that best plans may use (mentees by mentors), `seat` is one best plan,
    `room` the places of each mentor, `may_lose` who may be left with fewer mentees (a place there
    is worth nothing to others), `load` what each carries besides. While somebody can pass a
    mentee on, by a chain of moves, to somebody who carries two less, they do. No chain left means
    that no such plan is more even, by whatever convex measure (Harvey, Ladner, Lovász and Tamir,
    "Semi-matchings for bipartite graphs and load balancing", 2006).
    """
    spread = _Loads(tight, seat, room, may_lose, load)
    spread.even_out()
    return np.array(spread.seat, dtype=np.int64)


class _Loads:
    """Seats, loads, and to which columns people could move on from each column, as sets of bits."""

    def __init__(self, tight: Mask, seat: Ints, room: Ints, may_lose: Mask, load: Ints) -> None:
        self.seat: list[int] = seat.tolist()
        self._ways = as_bits(tight)
        columns = tight.shape[1]
        self._members: list[list[int]] = [[] for _ in range(columns)]
        for row, column in enumerate(self.seat):
            if column != OUT:
                self._members[column].append(row)
        self._free = [places - len(self._members[at]) for at, places in enumerate(room.tolist())]
        self._load = [more + len(self._members[at]) for at, more in enumerate(load.tolist())]
        self._may_lose = may_lose.tolist()
        self._onward = [0] * columns
        for column in range(columns):
            self._look_again(column)
        self._dead = 0

    def even_out(self) -> None:
        """Pass mentees on from the most loaded downward, until nobody can to anybody."""
        level = max(self._load, default=0)
        # Whoever carries two less than a lower level does so for the higher one too.
        while takers := self._takers(level):
            chain = self._chain(level, takers)
            if chain:
                self._pass_on(chain)
            else:
                level -= 1

    def _takers(self, level: int) -> int:
        """Who has a free place and carries at least two less than the level, as bits."""
        return sum(
            1 << at
            for at, (load, free) in enumerate(zip(self._load, self._free, strict=True))
            if free > 0 and load <= level - 2
        )

    def _chain(self, level: int, takers: int) -> list[int]:
        """The columns of a shortest chain from somebody at the level to a taker; [] for none."""
        seen = self._dead
        came_from: dict[int, int] = {}
        for at, load in enumerate(self._load):
            if load == level and self._may_lose[at] and self._members[at] and not seen >> at & 1:
                came_from[at] = OUT
        for at in came_from:
            seen |= 1 << at
        queue = list(came_from)
        for column in queue:
            new = self._onward[column] & ~seen
            if found := new & takers:
                chain = [next(each_bit(found)), column]
                while came_from[chain[-1]] != OUT:
                    chain.append(came_from[chain[-1]])
                return chain[::-1]
            seen |= new
            for onward in each_bit(new):
                came_from[onward] = column
                queue.append(onward)
        # All who were reached carry at most one less: nobody below the level gains here either.
        self._dead = seen
        return []

    def _pass_on(self, chain: list[int]) -> None:
        """Move one member of each column of the chain to the next."""
        for before, column in itertools.pairwise(chain):
            mover = next(one for one in self._members[before] if self._ways[one] >> column & 1)
            self._members[before].remove(mover)
            self._members[column].append(mover)
            self.seat[mover] = column
        for at, change in ((chain[0], -1), (chain[-1], 1)):
            self._load[at] += change
            self._free[at] -= change
        for column in chain:
            self._look_again(column)

    def _look_again(self, column: int) -> None:
        onward = 0
        for row in self._members[column]:
            onward |= self._ways[row]
        self._onward[column] = onward
