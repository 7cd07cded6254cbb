"""Who is left out among equally good plans: the later applicants."""

from __future__ import annotations

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
    seat = seat.copy()
    waiting = np.flatnonzero((seat == OUT) & tight.any(axis=1))
    leavers = np.flatnonzero((seat != OUT) & may_leave)
    reach = _Reach(tight, seat, leavers)
    for row in waiting.tolist():
        if reach.latest_leaver(row) > row:
            reach.exchange(row)
    return reach.seat


class _Reach:
    """Who could leave in favour of whom, kept while people change places."""

    def __init__(self, tight: Mask, seat: Ints, leavers: Ints) -> None:
        self.seat = seat
        self._tight = tight
        self._leavers = set(leavers.tolist())
        columns = tight.shape[1]
        self._onward = np.zeros((columns, columns), dtype=bool)
        for column in range(columns):
            self._look_again(column)
        self._latest = self._label()

    def latest_leaver(self, row: int) -> int:
        """The latest row that could leave so that this one is placed, or -1."""
        return int(self._latest[self._tight[row]].max(initial=-1))

    def exchange(self, row: int) -> None:
        """Place the row, and leave out the latest row that can leave for it."""
        goal = self.latest_leaver(row)
        came_from = self._search(row, int(self.seat[goal]))
        column, mover = int(self.seat[goal]), goal
        self.seat[goal] = OUT
        self._leavers.discard(goal)
        self._leavers.add(row)
        changed = [column]
        while (before := came_from[column]) != OUT:
            members = np.flatnonzero((self.seat == before) & self._tight[:, column])
            mover = int(members[0])
            self.seat[mover] = column
            column = before
            changed.append(column)
        self.seat[row] = column
        for column in changed:
            self._look_again(column)
        self._latest = self._label()

    def _search(self, row: int, goal: int) -> dict[int, int]:
        """For each column on the way from the row to the goal the column before it, or -1."""
        came_from = dict.fromkeys(np.flatnonzero(self._tight[row]).tolist(), OUT)
        queue = list(came_from)
        for column in queue:
            if column == goal:
                break
            for onward in np.flatnonzero(self._onward[column]).tolist():
                if onward not in came_from:
                    came_from[onward] = column
                    queue.append(onward)
        return came_from

    def _look_again(self, column: int) -> None:
        members = np.flatnonzero(self.seat == column)
        self._onward[column] = self._tight[members].any(axis=0)

    def _label(self) -> Ints:
        """For each column the latest row that can leave from there or from further on, or -1."""
        latest = np.full(len(self._onward), -1, dtype=np.int64)
        for leaver in sorted(self._leavers, reverse=True):
            column = int(self.seat[leaver])
            if latest[column] != -1:
                continue
            latest[column] = leaver
            edge = np.array([column])
            while len(edge):
                edge = np.flatnonzero(self._onward[:, edge].any(axis=1) & (latest == -1))
                latest[edge] = leaver
        return latest
