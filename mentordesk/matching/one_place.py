"""What one place more would be worth at each mentor: read off one best plan that stands."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from mentordesk.matching.seats import Ints, Mask, Scores, Seats, best_seats
from mentordesk.matching.solve import Aim
from mentordesk.matching.standing import Standing
from mentordesk.matching.transport import OUT


def worth_of_a_place(
    scores: Scores, usable: Mask, places: Ints, pinned: Mapping[int, int], aim: Aim
) -> Ints:
    """By how much the best plan's value grows with one more place, for each mentor (column).

    With aim FAIR the floor is left aside. The numbers can be compared with each other for the
    same scores and aim, and are above 0 where the place would be used.
    """
    many = len(scores) + 2
    if aim is Aim.FIT:  # a pair is worth a little more than its score, as in the solver
        worth, bonus = scores.astype(np.int64) * many, 1
    else:
        worth = scores.astype(np.int64)
        bonus = 4 * (int(scores.max(initial=0)) + 1) * many
    is_open = np.ones(len(scores), dtype=bool)
    is_open[list(pinned)] = False
    rows, room = np.flatnonzero(is_open), places.copy()
    for column in pinned.values():
        room[column] -= 1
    best = best_seats(worth[rows], usable[rows], room, bonus)
    seat = np.full(len(scores), OUT, dtype=np.int64)
    seat[rows] = best.seat
    for row, column in pinned.items():
        seat[row] = column
    given = Seats(seat, best.mentor_price, best.mentee_price)
    return Standing(worth, usable, bonus, places, dict(pinned), given).gains().value
