"""A best plan that stands and is edited in place, and what one place more or less would change.

After every edit the seats are as valuable as a fresh solve would find, since each edit leaves
prices that prove it: whoever goes leaves a gap that the best chain of moves fills, whoever comes
enters as in `transport`. "Network Flows" (Ahuja, Magnanti, Orlin), chapter 9, has the searches.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import numpy as np

from mentordesk.matching.chains import NO_WAY, Chains, best_chains, ends_of
from mentordesk.matching.gap import Gap
from mentordesk.matching.seats import Seats
from mentordesk.matching.transport import OUT, Ints, Mask, Seating, Values


class Standing(Seating):
    """Best seats of agents that each have a row of their own, some of them pinned.

    A pinned agent holds its place and takes no part in moves.
    """

    def __init__(
        self,
        scores: Values,
        allowed: Mask,
        bonus: int,
        places: Ints,
        pinned: dict[int, int],
        best: Seats,
    ) -> None:
        """`best`: the seats and prices that were solved, with the pinned agents at their nodes."""
        super().__init__(scores, allowed, bonus, np.arange(len(scores)), places)
        self._bonus = bonus
        self.pinned = dict(pinned)
        for agent, node in enumerate(best.seat.tolist()):
            if node == OUT:
                continue
            self._free[node] -= 1
            self.seat[agent] = node
            if agent not in self.pinned:
                self._members[node] = (*self._members[node], agent)
        has_place = np.array(self._free, dtype=np.int64) > 0
        self._price[:] = 2 * best.mentor_price
        assert not self._price[has_place].any(), "a free place has no price"
        self._entry[:] = np.where(has_place, -1, self._price)

    def __copy__(self) -> Standing:
        """The same plan, to be edited by itself."""
        other = object.__new__(type(self))
        for name, value in vars(self).items():
            is_edited = isinstance(value, (np.ndarray, list, dict))
            setattr(other, name, value.copy() if is_edited else value)
        return other

    def room_at(self, node: int) -> bool:
        """Whether a place there is free or could be: not all are held by pinned agents."""
        return bool(self._free[node] or self._members[node])

    # --- edits ---

    def pin(self, agent: int, node: int) -> None:
        """Seat the agent there for good, allowed or not. There must be room (`room_at`)."""
        if self.seat[agent] == node:
            self._rise(agent, node)
        else:
            self.leave(agent)
            self._hold(agent, node)
        self.pinned[agent] = node

    def unpin(self, agent: int) -> None:
        """Let the agent move again."""
        self.release(agent)
        self.enter(agent)

    def release(self, agent: int) -> None:
        """Take a pinned agent away; its place is there for others."""
        node = self.pinned.pop(agent)
        self.seat[agent] = OUT
        self._fill(node, (agent,))

    def leave(self, *agents: int) -> None:
        """Take agents that are not pinned out of their seats; the others move up."""
        for agent in agents:
            if (node := self.seat[agent]) != OUT:
                self._rise(agent, node)
                self.seat[agent] = OUT
                self._fill(node, agents)

    def forbid(self, agent: int, node: int) -> None:
        """The agent may not sit there any more; a pinned one stays."""
        self._values[agent, node] = -self._never
        self._seat_anew(agent, node)

    def forbid_all(self, pairs: Mask) -> None:
        """None of these pairs, agents by nodes, may be used any more; pinned ones stay."""
        seat = np.array(self.seat, dtype=np.int64)
        seat[list(self.pinned)] = OUT
        rows = np.flatnonzero(seat != OUT)
        rows = rows[pairs[rows, seat[rows]]]
        # Whoever sits where they may not any more goes one after another.
        own = self._values[rows, seat[rows]]
        np.copyto(self._values, -self._never, where=pairs)
        self._values[rows, seat[rows]] = own
        self._stale = [True] * len(self._stale)
        for row in rows.tolist():
            self.forbid(row, int(seat[row]))

    def allow(self, agent: int, node: int, score: int) -> None:
        """The agent may sit there, for this score."""
        self._values[agent, node] = 2 * (score + self._bonus)
        self._seat_anew(agent, node)

    def open_place(self, node: int) -> None:
        """One place more."""
        self._fill(node, ())

    def close_place(self, node: int) -> None:
        """One place less. There must be room (`room_at`)."""
        self.close(node)

    def close(self, node: int) -> int:
        """The same; returns who is left out for it, `OUT` for nobody."""
        before = self.seat
        self.seat = [*before, OUT]
        nobody = len(before)
        self._hold(nobody, node)
        self.seat.pop()
        # A chain that begins at the node leaves out one agent at most.
        gone = (one for one, was in enumerate(before) if was != OUT and self.seat[one] == OUT)
        return next(gone, OUT)

    @contextmanager
    def tried(self) -> Iterator[None]:
        """What is edited inside is taken back at the end (pins and seats; not what is allowed)."""
        seat, free, pinned = self.seat.copy(), self._free.copy(), self.pinned.copy()
        members = self._members.copy()
        price, entry = self._price.copy(), self._entry.copy()
        try:
            yield
        finally:
            for node, (was, now) in enumerate(zip(members, self._members, strict=True)):
                if was is not now:
                    self._stale[node] = True
            self.seat, self._free, self.pinned, self._members = seat, free, pinned, members
            self._price, self._entry = price, entry

    # --- what one place less or more would change ---

    def losses(self) -> Chains:
        """What it would cost all others if one place less were at each node."""
        self.fresh()
        is_full = np.array(self._free, dtype=np.int64) <= 0
        first = np.where(is_full, -self._loss, 0).astype(self._price.dtype)
        value, before = best_chains(first, np.ascontiguousarray(self._moving.T), -self._price)
        ends = ends_of(
            before,
            lambda nodes: [self._leaver(one) if is_full[one] else OUT for one in nodes.tolist()],
        )
        no_way = value <= -(self._never // 2)
        return Chains(np.where(no_way, NO_WAY, -value // 2).astype(np.int64), ends)

    def gains(self) -> Chains:
        """What all others would gain if one place more were at each node."""
        self.fresh()
        waiting = self._waiting(())
        gain, before = best_chains(self._entering(waiting), self._moving, self._price)

        def newcomers(nodes: Ints) -> Ints:
            if not waiting:
                return np.full(len(nodes), OUT)
            values = self._values[waiting][:, nodes]
            return np.where(values.max(axis=0) > 0, np.array(waiting)[values.argmax(axis=0)], OUT)

        return Chains((gain // 2).astype(np.int64), ends_of(before, newcomers))

    def value(self) -> int:
        """What all seats are worth together, pinned ones aside."""
        seat = np.array(self.seat, dtype=np.int64)
        seat[list(self.pinned)] = OUT
        rows = np.flatnonzero(seat != OUT)
        return int(self._values[rows, seat[rows]].sum(dtype=np.int64)) // 2

    # --- inside ---

    def _hold(self, agent: int, node: int) -> None:
        """Give the agent a place there whatever it costs, one that nobody else can have."""
        mine = np.full(len(self._free), -self._never, dtype=self._price.dtype)
        mine[node] = 0
        self._come_in(agent, mine, self._never)
        self._rise(agent, node)

    def _seat_anew(self, agent: int, node: int) -> None:
        """Let an agent choose again after what a node is worth to it has changed."""
        if agent in self.pinned:
            return
        at = self.seat[agent]
        if at != OUT:
            self._stale[at] = True
        net = self._values[agent] - self._price
        mine = int(net[at]) if at != OUT else 0
        if at == node or int(net[node]) > mine:
            self.leave(agent)
            self.enter(agent)

    def _waiting(self, aside: Collection[int]) -> list[int]:
        is_out = np.array(self.seat, dtype=np.int64) == OUT
        is_out[list(aside)] = False
        return np.flatnonzero(is_out).tolist()

    def _entering(self, waiting: list[int]) -> Values:
        """For each node the most that somebody who waits would be worth there; 0 for nobody."""
        if not waiting:
            return np.zeros_like(self._price)
        return np.asarray(self._values[waiting].max(axis=0).clip(0), dtype=self._price.dtype)

    def _leaver(self, node: int) -> int:
        """The member whom it costs least to leave out."""
        values, loss = self._values, self._loss[node]
        return next((one for one in self._members[node] if values[one, node] == loss), OUT)

    def _fill(self, node: int, aside: Collection[int]) -> None:
        """Let the others make the best of one place more at a node; those `aside` stay out."""
        if not self._price[node]:
            self._give_place(node)
            return
        self.fresh()
        waiting = self._waiting(aside)
        entering = self._entering(waiting)
        search = Gap(node, self._price, self._price - entering)
        while search.goes_on():
            search.expand(self._moving)
        self._move_up(search, waiting, entering)
        self._price -= search.falls()
        free = np.array(self._free, dtype=np.int64) > 0
        self._entry[:] = np.where(free, -1, self._price)

    def _move_up(self, search: Gap, waiting: list[int], entering: Values) -> None:
        """Carry out the chain: whoever waits comes in at its end, or a place is free there."""
        node, comer = search.goal, OUT
        if entering[node] > 0:
            comer = waiting[int(self._values[waiting, node].argmax())]
        while True:
            onward = int(search.onward[node])
            mover = self._mover(node, onward) if onward != OUT else OUT
            if mover != OUT:
                self._rise(mover, node)
            if comer == OUT:
                self._free[node] += 1
            else:
                self._sit(comer, node)
            if onward == OUT:
                return
            node, comer = onward, mover

    def _give_place(self, node: int) -> None:
        self._free[node] += 1
        self._entry[node] = -1
