"""What the best chain of moves from each node would change, and in which order they are found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mentordesk.matching.transport import OUT, Ints, Mask, Values

_FEWEST = 24
"""So many nodes at least are looked at together."""
NO_WAY = -1
"""What a place costs that nobody can leave: all there are locked in."""


@dataclass(frozen=True, eq=False)
class Chains:
    """For each node the best chain of moves that begins there.

    `value`: what it costs (or brings) by value, 0 or more, or `NO_WAY`. `end`: the agent who is
    left out (or comes in) at its end, `OUT` where nobody is.
    """

    value: Ints
    end: Ints


def nearest(to_see: Mask, distance: Values) -> Ints:
    """The nearest of the nodes that are to be looked at; they are no longer.

    What is nearest is most often final: taking the nearest eighth saves half of the work.
    """
    nodes = np.flatnonzero(to_see)
    most = max(_FEWEST, len(nodes) // 8)
    if most < len(nodes):
        far = distance[nodes]
        nodes = nodes[far <= np.partition(far, most)[most]]
    to_see[nodes] = False
    return nodes


def ends_of(before: Ints, end: Callable[[int], int]) -> Ints:
    """Who stands at the end of each chain, following it node by node."""
    last = np.arange(len(before))
    while True:
        onward = np.where(before[last] == OUT, last, before[last])
        if np.array_equal(onward, last):
            break
        last = onward
    found = {int(node): end(int(node)) for node in np.unique(last)}
    return np.array([found[int(node)] for node in last.tolist()], dtype=np.int64)
