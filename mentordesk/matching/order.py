"""Who is left out among equally good plans: the later applicants."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.transport import OUT

Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]


def may_be_earlier(seat: Ints, may_leave: Mask) -> bool:
    """Whether anybody is left out while somebody later is placed who may be left out too."""
    waiting = np.flatnonzero(seat == OUT)
    leavers = np.flatnonzero((seat != OUT) & may_leave)
    return bool(len(waiting) and len(leavers) and leavers[-1] > waiting[0])


def place_the_earlier(tight: Mask, seat: Ints, may_leave: Mask) -> Ints:
    """The equally good plan in which, of any two who could swap, the earlier row is placed.

    `tight` are the pairs that some best plan may use (mentees by mentors), `seat` is one best
    plan, and `may_leave` tells whom a best plan may leave out. The sets of people that best plans
    place are the bases of a matroid, so exchanging for each left-out row the latest row that can
    leave instead, once, gives the plan that prefers the earlier throughout.
    """
    swaps = _Swaps(tight, seat, may_leave)
    for row in np.flatnonzero(seat == OUT).tolist():
        swaps.offer(row)
    return np.array(swaps.seat, dtype=np.int64)


def as_bits(masks: Mask) -> list[int]:
    """Each row as one number, its first element the lowest bit: sets that are quick to join."""
    packed = np.packbits(masks, axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in packed]


def each_bit(bits: int) -> Iterator[int]:
    """The places of the bits that are set, ascending."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class _Swaps:
    """Seats, and to which columns people could move on from each column, as sets of bits."""

    def __init__(self, tight: Mask, seat: Ints, may_leave: Mask) -> None:
        self.seat: list[int] = seat.tolist()
        self._ways = as_bits(tight)
        self._may_leave = may_leave.tolist()
        self._members: list[list[int]] = [[] for _ in range(tight.shape[1])]
        for row, column in enumerate(self.seat):
            if column != OUT:
                self._members[column].append(row)
        self._onward = [0] * tight.shape[1]
        self._latest = [OUT] * tight.shape[1]
        for column in range(tight.shape[1]):
            self._look_again(column)
        self._dead = 0

    def offer(self, row: int) -> None:
        """Place the row instead of the latest one that can leave for it, if that one is later."""
        came_from = self._search(row)
        goal = max((self._latest[column] for column in came_from), default=OUT)
        if goal > row:
            self._exchange(row, goal, came_from)
        else:
            # Whoever is offered later cannot gain here either: all who can leave are earlier.
            for column in came_from:
                self._dead |= 1 << column

    def _search(self, row: int) -> dict[int, int]:
        """For each column that can be reached the column before it, `OUT` for the first ones."""
        came_from = dict.fromkeys(each_bit(self._ways[row] & ~self._dead), OUT)
        seen = self._ways[row] | self._dead
        queue = list(came_from)
        for column in queue:
            new = self._onward[column] & ~seen
            seen |= new
            for onward in each_bit(new):
                came_from[onward] = column
                queue.append(onward)
        return came_from

    def _exchange(self, row: int, goal: int, came_from: dict[int, int]) -> None:
        """Move everybody on the way from the row to the goal one column on; the goal leaves."""
        column = self.seat[goal]
        self._members[column].remove(goal)
        self.seat[goal] = OUT
        changed = [column]
        while (before := came_from[column]) != OUT:
            mover = next(one for one in self._members[before] if self._ways[one] >> column & 1)
            self._members[before].remove(mover)
            self._sit(mover, column)
            column = before
            changed.append(column)
        self._sit(row, column)
        for column in changed:
            self._look_again(column)

    def _sit(self, row: int, column: int) -> None:
        self._members[column].append(row)
        self.seat[row] = column

    def _look_again(self, column: int) -> None:
        members = self._members[column]
        onward = 0
        for row in members:
            onward |= self._ways[row]
        self._onward[column] = onward
        self._latest[column] = max((row for row in members if self._may_leave[row]), default=OUT)
