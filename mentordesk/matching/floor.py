"""The best worst pair with which as many people can be placed, with its proof."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mentordesk.matching.seats import Ints, Mask, Scores, Seats, best_seats
from mentordesk.matching.transport import OUT


@dataclass(frozen=True, eq=False)
class Floor:
    """Proof of the best worst pair (aim FAIR, locked pairs aside).

    Placing as many with all scores above `worst` is impossible: those pairs all touch one of the
    `mentees` (rows) or `mentors` (columns), who have no more than `reach` places for them.
    """

    worst: int
    reach: int
    mentees: tuple[int, ...]
    mentors: tuple[int, ...]


def highest_floor(scores: Scores, allowed: Mask, room: Ints, seat: Ints) -> Floor:
    """The highest worst pair with which as many can be placed, and the proof."""
    placed = int((seat != OUT).sum())
    steps = np.unique(scores[allowed])
    worst = _worst(scores, seat)
    low, high = int(np.searchsorted(steps, worst)), len(steps)
    # steps[low] can be kept, steps[high] cannot.
    unreachable: Seats | None = None
    ones = np.ones_like(scores)
    while high - low > 1:
        middle = (low + high) // 2
        kept = np.where(_scores_of(scores, seat) >= steps[middle], seat, OUT)
        tried = best_seats(ones, allowed & (scores >= steps[middle]), room, 0, kept)
        if int((tried.seat != OUT).sum()) == placed:
            seat = tried.seat
            low = int(np.searchsorted(steps, _worst(scores, seat)))
        else:
            high, unreachable = middle, tried
    if unreachable is None:
        return Floor(int(steps[low]), 0, (), ())
    mentees, mentors = (
        tuple(np.flatnonzero(prices).tolist())
        for prices in (unreachable.mentee_price, unreachable.mentor_price)
    )
    return Floor(int(steps[low]), int((unreachable.seat != OUT).sum()), mentees, mentors)


def _scores_of(scores: Scores, seat: Ints) -> Ints:
    """Each mentee's score in these seats, -1 where left out."""
    found = scores[np.arange(len(seat)), seat].astype(np.int64)
    return np.where(seat == OUT, -1, found)


def _worst(scores: Scores, seat: Ints) -> int:
    return int(scores[np.flatnonzero(seat != OUT), seat[seat != OUT]].min())
