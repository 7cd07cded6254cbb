"""The best plan for one of three aims, around locked pairs, with prices that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from mentordesk.matching.floor import Floor, highest_floor
from mentordesk.matching.seats import Ints, Mask, Scores, Seats, best_seats
from mentordesk.matching.transport import OUT

Lock = tuple[int, int]
"""(row of the mentee, column of the mentor)."""


class Aim(Enum):
    """What "best" means; in each, a pair at score 0 is better than none."""

    FIT = "fit"
    PEOPLE = "people"
    FAIR = "fair"


@dataclass(frozen=True, eq=False)
class Prices:
    """Prices as pairs of whole numbers (people, score), compared in that order.

    A pair's value is (1, its score); with aim FIT the people parts are all 0 and the value is the
    score alone. Mentor prices, per place, are never below (0, 0). A mentor's and a mentee's price
    together are at least the value of their pair wherever it may be (with aim FAIR: wherever its
    score is not below the worst pair's; a locked mentee has no pair but the locked one), and all
    of them add up to the plan: that proves it.
    """

    mentor_people: Ints
    mentor_score: Ints
    mentee_people: Ints
    mentee_score: Ints


@dataclass(frozen=True, eq=False)
class Solution:
    """A best plan: `seat` is each mentee's mentor (column), -1 where left out."""

    seat: Ints
    placed: int
    total: int
    prices: Prices
    floor: Floor | None


def solve(
    scores: Scores,
    allowed: Mask,
    capacities: Sequence[int] | Ints,
    locked: Sequence[Lock] = (),
    aim: Aim = Aim.PEOPLE,
    load: Ints | None = None,
) -> Solution:
    """The best plan for the aim; scores (whole numbers >= 0) are mentees by mentors.

    Among equally good plans the earlier rows are placed; then, where `load` says what each mentor
    carries besides this plan, those placed are spread over the mentors as evenly as can be.
    `locked` pairs stay, whether allowed or not; they take places. Raises `ValueError` when a
    mentee is locked twice, or a mentor has more locked pairs than places.
    """
    places = np.array(capacities, dtype=np.int64).clip(0)
    room, rows = _after_locks(len(scores), places, locked)
    # A mentor without room is no option, and gets a price afterwards.
    inner = scores if len(rows) == len(scores) else scores[rows]
    usable = allowed if len(rows) == len(scores) else allowed[rows]
    bonus = 0 if aim is Aim.FIT else _bonus(scores, room)
    carried = None if load is None else np.asarray(load + (places - room), dtype=np.int64)
    best = best_seats(inner, usable, room, bonus, load=None if aim is Aim.FAIR else carried)
    floor = None
    if aim is Aim.FAIR and (best.seat != OUT).any():
        floor = highest_floor(inner, usable, room, best.seat)
        usable = usable & (inner >= floor.worst)
        best = best_seats(inner, usable, room, bonus, load=carried)
        floor = replace(floor, mentees=tuple(rows[list(floor.mentees)].tolist()))
    return _with_locks(scores, places, rows, locked, best, bonus, floor)


def _after_locks(mentees: int, places: Ints, locked: Sequence[Lock]) -> tuple[Ints, Ints]:
    """The places left to each mentor, and the rows that are not locked."""
    room = places.copy()
    is_open = np.ones(mentees, dtype=bool)
    for row, column in locked:
        if not is_open[row]:
            raise ValueError(f"mentee {row} is locked twice")
        if room[column] <= 0:
            raise ValueError(f"mentor {column} has more locked pairs than places")
        is_open[row] = False
        room[column] -= 1
    return room, np.flatnonzero(is_open)


def _bonus(scores: Scores, room: Ints) -> int:
    """What a placed person must be worth so that no sum of scores can outweigh one.

    Every price is the difference of two chains of moves, each of at most 2k + 1 pairs, where k
    is the number of people who could be seated; so four times that also keeps the two parts of
    a price apart.
    """
    most = min(len(scores), int(room.sum()))
    return 4 * (int(scores.max(initial=0)) + 1) * (most + 2)


def _with_locks(
    scores: Scores,
    places: Ints,
    rows: Ints,
    locked: Sequence[Lock],
    best: Seats,
    bonus: int,
    floor: Floor | None,
) -> Solution:
    """The whole plan: locked pairs put back, each locked mentee priced by the locked mentor."""
    seat = np.full(len(scores), OUT, dtype=np.int64)
    mentee_price = np.zeros(len(scores), dtype=np.int64)
    seat[rows], mentee_price[rows] = best.seat, best.mentee_price
    for row, column in locked:
        seat[row] = column
        mentee_price[row] = int(scores[row, column]) + bonus - best.mentor_price[column]
    seated = np.flatnonzero(seat != OUT)
    total = int(scores[seated, seat[seated]].sum())
    # No pair is worth more than its two prices by the way they were made; so this is the proof.
    bound = int((best.mentor_price * places).sum() + mentee_price.sum())
    assert bound == total + bonus * len(seated), "the plan is not the best there is"
    mentor, mentee = _parted(best.mentor_price, bonus), _parted(mentee_price, bonus)
    return Solution(seat, len(seated), total, Prices(*mentor, *mentee), floor)


def _parted(prices: Ints, bonus: int) -> tuple[Ints, Ints]:
    """Prices as people and score; the score part is smaller than half the bonus either way."""
    if not bonus:
        return np.zeros_like(prices), prices
    people = (prices + bonus // 2) // bonus
    return people, prices - people * bonus
