"""The best plan around pinned pairs, solved afresh, as one that stands."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from mentordesk.matching.seats import Ints, Mask, Scores, Seats, best_seats
from mentordesk.matching.standing import Standing
from mentordesk.matching.transport import OUT


def best_standing(
    worth: Scores, allowed: Mask, bonus: int, places: Ints, pinned: Mapping[int, int]
) -> Standing:
    """A pair is worth that and the bonus. `pinned` agents hold their places, allowed or not."""
    room, is_open = places.copy(), np.ones(len(worth), dtype=bool)
    seat = np.full(len(worth), OUT, dtype=np.int64)
    for agent, node in pinned.items():
        room[node] -= 1
        is_open[agent] = False
        seat[agent] = node
    rows = np.flatnonzero(is_open)
    best = best_seats(worth[rows], allowed[rows], room, bonus)
    seat[rows] = best.seat
    given = Seats(seat, best.mentor_price, best.mentee_price)
    return Standing(worth, allowed, bonus, places, dict(pinned), given)
