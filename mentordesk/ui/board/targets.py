"""What each mentor is to the cards in the hand: a fit, a clash, a swap, or words that forbid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

BEST = 5
"""How many of the best targets lie in the tray."""


class May(Enum):
    """What a drop on a mentor would do."""

    PLACE = "place"
    ASK_REASON = "ask_reason"
    SWAP = "swap"
    NEVER = "never"


@dataclass(frozen=True)
class Target:
    """A mentor as a target for all cards in the hand together.

    `score` is their fit, 0 to 100: of one card its own, of several the mean, rounded down.
    `words` say why not, or what would be asked; empty when nothing stands against it.
    """

    mentor_id: str
    name: str
    score: int
    free: int
    may: May
    words: str = ""

    @property
    def takes(self) -> bool:
        """Whether a drop can end in a pair."""
        return self.may is not May.NEVER


def best_of(targets: Iterable[Target], most: int = BEST) -> Sequence[Target]:
    """The best targets: free places before swaps, then by fit; clashes count as what they score."""
    takers = [target for target in targets if target.takes]
    order = {May.PLACE: 0, May.ASK_REASON: 1, May.SWAP: 2}
    takers.sort(key=lambda target: (order[target.may], -target.score, target.name))
    return takers[:most]
