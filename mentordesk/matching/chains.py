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


def best_chains(start: Values, moving: Values, potential: Values) -> tuple[Values, Ints]:
    """For each node the most a chain that ends there brings, and the node before it in the chain.

    A chain begins with what `start` says of its first node (then `OUT` is before it), and brings
    `moving[a, b]` for going on from a to b. With the potential no step is a gain, so that what
    is nearest is most often final.
    """
    value = start.copy()
    bettered = np.full(len(start), -1)
    """The round in which each node was bettered last."""
    rounds: list[Ints] = []
    to_see = np.ones(len(start), dtype=bool)
    while len(nodes := _nearest(to_see, potential - value)):
        onward = moving[nodes]
        onward += value[nodes][:, None]
        most = onward.max(axis=0)
        better = np.flatnonzero(most > value)
        value[better] = most[better]
        bettered[better] = len(rounds)
        to_see[better] = True
        rounds.append(nodes)
    return value, _before(value, moving, bettered, rounds)


def _before(value: Values, moving: Values, bettered: Ints, rounds: list[Ints]) -> Ints:
    """Who stands before each node: somebody final when it was bettered last, so never in a ring."""
    before = np.full(len(value), OUT, dtype=np.int64)
    for number, nodes in enumerate(rounds):
        ends = np.flatnonzero(bettered == number)
        if len(ends):
            final = nodes[bettered[nodes] < number]
            onward = moving[final[:, None], ends] + value[final][:, None]
            before[ends] = final[onward.argmax(axis=0)]
    return before


def _nearest(to_see: Mask, distance: Values) -> Ints:
    """The nearest of the nodes that are to be looked at; they are no longer.

    Taking the nearest eighth saves half of the work.
    """
    nodes = np.flatnonzero(to_see)
    most = max(_FEWEST, len(nodes) // 8)
    if most < len(nodes):
        far = distance[nodes]
        nodes = nodes[far <= np.partition(far, most)[most]]
    to_see[nodes] = False
    return nodes


def ends_of(before: Ints, end: Callable[[Ints], Ints | list[int]]) -> Ints:
    """Who stands at the end of each chain, following it node by node; `end` tells for nodes."""
    last = np.arange(len(before))
    while True:
        onward = np.where(before[last] == OUT, last, before[last])
        if np.array_equal(onward, last):
            break
        last = onward
    ends = np.full(len(before), OUT, dtype=np.int64)
    lasts = np.unique(last)
    ends[lasts] = end(lasts)
    return ends[last]
