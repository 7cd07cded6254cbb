"""Who moves up when somebody leaves: the search back from a gap, over nodes with prices."""

from __future__ import annotations

import numpy as np

from mentordesk.matching.transport import OUT, Values


class Gap:
    """The search for who moves up into a gap: nodes by what the best chain to it falls short.

    `ending`: what a chain that ends at each node falls short.
    """

    def __init__(self, node: int, price: Values, ending: Values) -> None:
        self._price, self._ending = price, ending
        self._far = np.iinfo(price.dtype).max // 2
        self._open = np.full(len(price), self._far, dtype=price.dtype)
        self._seen = np.full(len(price), self._far, dtype=price.dtype)
        self._open[node] = 0
        self.onward = np.full(len(price), OUT, dtype=np.int64)
        self.goal = node
        self._length = int(ending[node])

    def goes_on(self) -> bool:
        """Whether something nearer than the best end so far is left to be looked at."""
        return int(self._open.min()) < self._length

    def expand(self, moving: Values) -> None:
        """Look at all nodes that are nearest, and from where their gap could be filled."""
        here = int(self._open.min())
        nodes = np.flatnonzero(self._open == here)
        self._open[nodes] = self._far
        self._seen[nodes] = here
        ends = here + self._ending[nodes]
        first = int(ends.argmin())
        if ends[first] < self._length:
            self._length, self.goal = int(ends[first]), int(nodes[first])
        further = (here + self._price[nodes]) - moving[:, nodes]
        shortest = further.min(axis=1)
        shortest -= self._price
        better = np.flatnonzero((shortest < self._open) & (self._seen == self._far))
        self._open[better] = shortest[better]
        self.onward[better] = nodes[further[better].argmin(axis=1)]

    def falls(self) -> Values:
        """By how much each node's price falls."""
        return np.asarray((self._length - self._seen).clip(0), dtype=self._price.dtype)
