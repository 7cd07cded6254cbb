"""The transportation problem: agents to nodes with room, by shortest augmenting paths with prices.

Successive shortest paths (Ahuja, Magnanti, Orlin, "Network Flows", chapter 9) on whole numbers.
One agent enters after another; a search over the nodes finds the cheapest chain of moves that
seats it, or shows that somebody is better left out. At every moment the prices prove that the
agents that have entered are seated as well as can be, so the state can also be kept and edited.

All values are doubled inside: a node with a free place is entered at half a unit less, so that
among equally good chains one that ends at a free place is found first, without a comparison.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]

OUT = -1
"""The node of an agent that is left out."""

_ROOM_FOR_INT32 = 2**25
_FIRST_BREADTH = 4
"""How many equally near nodes are expanded at first: the next may already have a free place."""
_FEW_STALE = 24
"""Up to so many nodes are brought up to date one by one."""


class Seating:
    """Agents seated at nodes, with a price for each node.

    A seat is worth `scores[r, c] + bonus` (whole numbers >= 0, rows by columns) where
    `allowed[r, c]`. Agent `a` uses row `row_of[a]`; several agents may share one. Column `c` is a
    node that takes `room[c]` (at least 1) agents. Being left out is worth 0 to every agent.
    """

    def __init__(self, scores: Values, allowed: Mask, bonus: int, row_of: Ints, room: Ints) -> None:
        small = int(scores.max(initial=0)) + bonus < _ROOM_FOR_INT32
        dtype = np.dtype(np.int32 if small else np.int64)
        self._never = 2**29 if small else 2**60
        # Multiplying by the mask is many times faster than choosing by it.
        shift = self._never // 2
        self._values = scores.astype(dtype, order="C")
        self._values += shift + bonus
        self._values *= np.ascontiguousarray(allowed)
        self._values -= shift
        self._values *= 2
        nodes = len(room)
        self._row_of = row_of.tolist()
        self._free = room.tolist()
        # Never changed in place: a copy of the list keeps who sat where.
        self._members: list[tuple[int, ...]] = [()] * nodes
        self.seat: list[int] = [OUT] * len(row_of)
        self._price = np.zeros(nodes, dtype=dtype)
        # What it costs to come in at a node: its price, or -1 where a place is free.
        self._entry = np.full(nodes, -1, dtype=dtype)
        # For each node and column the best change of value by moving one member there, and the
        # least value of a member; valid where not stale.
        self._moving = np.empty((nodes, nodes), dtype=dtype)
        self._loss = np.zeros(nodes, dtype=dtype)
        self._stale = [True] * nodes

    def prices(self) -> Ints:
        """The price of a place at each node: 0 or more, and 0 where a place is free."""
        return (self._price // 2).astype(np.int64)

    def worth(self) -> Ints:
        """For each row the most that it is worth at any node beyond the price: 0 or more."""
        net = self._values - self._price
        return np.asarray(net.max(axis=1, initial=0) // 2, dtype=np.int64)

    def tight(self) -> Mask:
        """The seats, rows by nodes, that are worth as much to the row as any (or as none)."""
        net = self._values - self._price
        return np.asarray(net == net.max(axis=1, initial=0)[:, None])

    def seat_the_given(self, seats: Sequence[int]) -> None:
        """Begin with these seats, no more at a node than it has room for (`OUT` for none).

        Only where all seats are worth the same: then any seats go with prices of 0.
        """
        for agent, node in enumerate(seats):
            if node != OUT:
                self._sit(agent, node)
                self._take_place(node)

    def seat_the_easy(self) -> None:
        """Seat at once all agents whose best node has room for them (all prices still 0)."""
        best = self._values.argmax(axis=1)
        worth = np.take_along_axis(self._values, best[:, None], axis=1)[:, 0]
        for agent, row in enumerate(self._row_of):
            node = int(best[row])
            if worth[row] >= 0 and self._free[node]:
                self._sit(agent, node)
                self._take_place(node)

    def seat_the_rest(self) -> None:
        """Let every agent that has no seat enter, in order."""
        for agent, node in enumerate(self.seat):
            if node == OUT:
                self.enter(agent)

    def enter(self, agent: int) -> None:
        """Seat the agent by the best chain of moves, or leave out whom it is best to leave out."""
        self._come_in(agent, self._values[self._row_of[agent]], 0)

    def fresh(self) -> None:
        """Bring what all nodes' members could do up to date."""
        stale = [node for node, is_stale in enumerate(self._stale) if is_stale]
        if len(stale) > _FEW_STALE:
            self._refresh_all(stale)
        else:
            for node in stale:
                self._refresh(node)

    def _come_in(self, agent: int, mine: Values, most: int) -> None:
        """Seat an agent to whom the nodes are worth `mine`; it stays out where that costs less.

        `most` is what staying out costs: 0, or more than anything for one that must come in.
        """
        search = _Search(self._entry - mine, most)
        while True:
            node = int(search.distance.argmin())
            here = int(search.distance[node])
            if here > search.exit_length:
                break
            if self._free[node]:
                search.goal, search.exit_length = node, here + 1
                break
            self._expand(search, here)
        self._move_along(agent, mine, search)
        self._raise_prices(search)

    def _expand(self, search: _Search, here: int) -> None:
        """Go on from several nodes at this distance at once."""
        nodes = (search.distance == here).nonzero()[0][: search.breadth]
        search.breadth *= 2
        for node in nodes.tolist():
            if self._stale[node]:
                self._refresh(node)
        self._entry[nodes] = self._never  # nobody comes back to a node that was seen
        search.distance[nodes] = self._never
        search.add(nodes, here)
        ahead = here - self._price[nodes]
        leaving = ahead + self._loss[nodes]
        first = int(leaving.argmin())
        if leaving[first] < search.exit_length:
            search.exit_length, search.exit_node = int(leaving[first]), int(nodes[first])
        if len(nodes) == 1:
            onward = self._entry - self._moving[nodes[0]]
            onward += ahead[0]
        else:
            onward = self._entry - (self._moving[nodes] - ahead[:, None]).max(axis=0)
        np.minimum(search.distance, onward, out=search.distance)

    def _refresh(self, node: int) -> None:
        """Bring what a node's members could do up to date."""
        rows = [self._row_of[agent] for agent in self._members[node]]
        if not rows:
            self._moving[node], self._loss[node] = -self._never, self._never
        elif len(rows) == 1:
            values = self._values[rows[0]]
            np.subtract(values, values[node], out=self._moving[node])
            self._loss[node] = values[node]
        else:
            many = self._values[rows]
            own = many[:, node]
            np.max(many - own[:, None], axis=0, out=self._moving[node])
            self._loss[node] = own.min()
        self._stale[node] = False

    def _refresh_all(self, nodes: list[int]) -> None:
        """The same for many nodes at once: first their first members, then the second, and on."""
        sizes = np.array([len(self._members[node]) for node in nodes])
        for node in np.array(nodes)[sizes == 0].tolist():
            self._refresh(node)
        for rank in range(int(sizes.max())):
            at = np.array(nodes)[sizes > rank]
            rows = [self._row_of[self._members[node][rank]] for node in at.tolist()]
            values, own = self._values[rows], self._values[rows, at]
            values -= own[:, None]
            if rank:
                values = np.maximum(values, self._moving[at])
                own = np.minimum(own, self._loss[at])
            self._moving[at], self._loss[at] = values, own
        for node in nodes:
            self._stale[node] = False

    def _move_along(self, agent: int, mine: Values, search: _Search) -> None:
        """Carry out the chain that the search found, from its end back to the agent."""
        nodes, distances, layers = search.seen()
        if search.goal != OUT:
            node, here, seen, entry = search.goal, search.exit_length - 1, len(nodes), -1
            self._take_place(node)
        elif search.exit_node != OUT:
            node = search.exit_node
            leaver = next(
                member
                for member in self._members[node]
                if self._values[self._row_of[member], node] == self._loss[node]
            )
            self._rise(leaver, node)
            self.seat[leaver] = OUT
            at = int(np.flatnonzero(nodes == node)[0])
            here, seen, entry = int(distances[at]), layers[at], int(self._price[node])
        else:
            return
        while entry - int(mine[node]) != here:
            before = nodes[:seen]
            lengths = distances[:seen] - self._price[before] - self._moving[before, node]
            at = int(np.flatnonzero(lengths == here - entry)[0])
            previous = int(nodes[at])
            mover = self._mover(previous, node)
            self._rise(mover, previous)
            self._sit(mover, node)
            node, here, seen = previous, int(distances[at]), layers[at]
            entry = int(self._price[node])
        self._sit(agent, node)

    def _mover(self, node: int, target: int) -> int:
        """The member of a node whose move to the target is the best."""
        best = self._moving[node, target]
        values = self._values
        return next(
            member
            for member, row in ((one, self._row_of[one]) for one in self._members[node])
            if values[row, target] - values[row, node] == best
        )

    def _raise_prices(self, search: _Search) -> None:
        nodes, distances, _ = search.seen()
        self._price[nodes] += np.maximum(search.exit_length - distances, 0)
        self._entry[nodes] = self._price[nodes]

    def _sit(self, agent: int, node: int) -> None:
        self._members[node] = (*self._members[node], agent)
        self.seat[agent] = node
        self._stale[node] = True

    def _rise(self, agent: int, node: int) -> None:
        self._members[node] = tuple(one for one in self._members[node] if one != agent)
        self._stale[node] = True

    def _take_place(self, node: int) -> None:
        self._free[node] -= 1
        if not self._free[node]:
            self._entry[node] = self._price[node]


class _Search:
    """What one search has found: distances, the nodes seen in layers, and the best way out."""

    def __init__(self, distance: Values, most: int) -> None:
        self.distance = distance
        self.exit_length = most  # at first: the agent itself is left out
        self.exit_node = OUT
        self.goal = OUT
        self.breadth = _FIRST_BREADTH
        self._layers: list[tuple[Ints, int]] = []

    def add(self, nodes: Ints, distance: int) -> None:
        """Note a layer: nodes at one distance."""
        self._layers.append((nodes, distance))

    def seen(self) -> tuple[Ints, Ints, list[int]]:
        """All nodes seen, their distances, and how many were seen in layers before theirs."""
        if not self._layers:
            empty = np.zeros(0, dtype=np.int64)
            return empty, empty, []
        nodes = np.concatenate([nodes for nodes, _ in self._layers])
        distances: list[int] = []
        before: list[int] = []
        for layer, distance in self._layers:
            before += [len(distances)] * len(layer)
            distances += [distance] * len(layer)
        return nodes, np.array(distances, dtype=np.int64), before
