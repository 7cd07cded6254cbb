"""The best plan for one of three aims, around locked pairs, with prices that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.order import place_the_earlier
from mentordesk.matching.transport import OUT, Seating

Scores = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]
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
class Floor:
    """Proof of the best worst pair (aim FAIR, locked pairs aside).

    Placing as many with all scores above `worst` is impossible: those pairs all touch one of the
    `mentees` (rows) or `mentors` (columns), who have no more than `reach` places for them.
    """

    worst: int
    reach: int
    mentees: tuple[int, ...]
    mentors: tuple[int, ...]


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
) -> Solution:
    """The best plan for the aim; scores (whole numbers >= 0) are mentees by mentors.

    Among equally good plans the earlier rows are placed. `locked` pairs stay, whether allowed or
    not; they take places. Raises `ValueError` when a mentee is locked twice, or a mentor has more
    locked pairs than places.
    """
    room, rows = _after_locks(scores.shape, capacities, locked)
    # A mentor without room is no option, and gets a price afterwards.
    inner = scores if len(rows) == len(scores) else scores[rows]
    usable = allowed if len(rows) == len(scores) else allowed[rows]
    bonus = 0 if aim is Aim.FIT else _bonus(scores, room)
    best = _best(inner, usable, room, bonus)
    floor = None
    if aim is Aim.FAIR and (best.seat != OUT).any():
        floor = _highest_floor(inner, usable, room, best.seat)
        usable = usable & (inner >= floor.worst)
        best = _best(inner, usable, room, bonus)
        floor = replace(floor, mentees=tuple(rows[list(floor.mentees)].tolist()))
    return _with_locks(scores, rows, locked, best, bonus, floor)


@dataclass(frozen=True, eq=False)
class _Best:
    """The best seats of the rows that are not locked; prices with the bonus still inside."""

    seat: Ints
    mentor_price: Ints
    mentee_price: Ints


def _after_locks(
    shape: tuple[int, ...], capacities: Sequence[int] | Ints, locked: Sequence[Lock]
) -> tuple[Ints, Ints]:
    """The places left to each mentor, and the rows that are not locked."""
    room = np.array(capacities, dtype=np.int64)
    is_open = np.ones(shape[0], dtype=bool)
    for row, column in locked:
        if not is_open[row]:
            raise ValueError(f"mentee {row} is locked twice")
        if room[column] <= 0:
            raise ValueError(f"mentor {column} has more locked pairs than places")
        is_open[row] = False
        room[column] -= 1
    return room.clip(0), np.flatnonzero(is_open)


def _bonus(scores: Scores, room: Ints) -> int:
    """What a placed person must be worth so that no sum of scores can outweigh one.

    Every price is the difference of two chains of moves, each of at most 2k + 1 pairs, where k
    is the number of people who could be seated; so four times that also keeps the two parts of
    a price apart.
    """
    most = min(len(scores), int(room.sum()))
    return 4 * (int(scores.max(initial=0)) + 1) * (most + 2)


def _best(scores: Scores, allowed: Mask, room: Ints, bonus: int) -> _Best:
    """The most valuable seats, a pair being worth its score and the bonus."""
    has_room = room > 0
    usable = allowed if has_room.all() else allowed & has_room
    seat = np.full(len(scores), OUT, dtype=np.int64)
    mentor_price = np.zeros(len(room), dtype=np.int64)
    hopeful = int(usable.any(axis=1).sum())
    scarce = int(room[usable.any(axis=0)].sum()) < hopeful
    if scarce:
        seat, mentee_price = _seat_places(scores, usable, room, bonus)
        mentor_price = _least_prices(scores.T, allowed.T, bonus, mentee_price)
    else:
        if hopeful:
            seat, mentor_price = _seat_people(scores, usable, room, bonus)
        mentee_price = _least_prices(scores, usable, bonus, mentor_price)
        full = np.flatnonzero(~has_room)
        mentor_price[full] = _least_prices(scores.T[full], allowed.T[full], bonus, mentee_price)
    tight = usable & (scores + (bonus - mentor_price) == mentee_price[:, None])
    seat = place_the_earlier(tight, seat, mentee_price == 0)
    return _Best(seat, mentor_price, mentee_price)


def _seat_people(scores: Scores, usable: Mask, room: Ints, bonus: int) -> tuple[Ints, Ints]:
    """Mentees enter one after another: each one's column, and the price of each column."""
    columns = np.flatnonzero(room > 0)
    price = np.zeros(len(room), dtype=np.int64)
    if len(columns) < len(room):
        scores, usable = scores[:, columns], usable[:, columns]
    seating = Seating(scores, usable, bonus, np.arange(len(scores)), room[columns])
    seating.seat_the_easy()
    seating.seat_the_rest()
    price[columns] = seating.prices()
    # OUT, being -1, picks the last.
    return np.append(columns, OUT)[seating.seat], price


def _seat_places(scores: Scores, usable: Mask, room: Ints, bonus: int) -> tuple[Ints, Ints]:
    """Places enter one after another, being fewer than the mentees: columns and mentees' prices."""
    column_of_place = np.repeat(np.arange(len(room)), room)
    one_each = np.ones(len(scores), dtype=np.int64)
    seating = Seating(scores.T, usable.T, bonus, column_of_place, one_each)
    seating.seat_the_easy()
    seating.seat_the_rest()
    seat = np.full(len(scores), OUT, dtype=np.int64)
    for place, row in enumerate(seating.seat):
        if row != OUT:
            seat[row] = column_of_place[place]
    return seat, seating.prices()


def _least_prices(scores: Scores, usable: Mask, bonus: int, given: Ints) -> Ints:
    """The lowest prices of the rows that go with given prices of the columns: 0 or more."""
    net = np.where(usable, scores + (bonus - given), 0)
    return np.asarray(net.max(axis=1, initial=0), dtype=np.int64)


def _highest_floor(scores: Scores, usable: Mask, room: Ints, seat: Ints) -> Floor:
    """The highest worst pair with which as many can be placed, and the proof."""
    seated = np.flatnonzero(seat != OUT)
    steps = np.unique(scores[usable])
    low = int(np.searchsorted(steps, scores[seated, seat[seated]].min()))
    high = len(steps)  # steps[low] can be kept, steps[high] cannot
    ones = np.ones_like(scores)
    cover = np.zeros(len(scores), dtype=np.int64), np.zeros(len(room), dtype=np.int64)
    reach = 0
    while high - low > 1:
        middle = (low + high) // 2
        tried = _best(ones, usable & (scores >= steps[middle]), room, 0)
        placed = int((tried.seat != OUT).sum())
        if placed == len(seated):
            low = middle
        else:
            high, reach = middle, placed
            cover = tried.mentee_price, tried.mentor_price
    mentees, mentors = (tuple(np.flatnonzero(prices).tolist()) for prices in cover)
    return Floor(int(steps[low]), reach, mentees, mentors)


def _with_locks(
    scores: Scores,
    rows: Ints,
    locked: Sequence[Lock],
    best: _Best,
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
    mentor, mentee = _parted(best.mentor_price, bonus), _parted(mentee_price, bonus)
    return Solution(seat, len(seated), total, Prices(*mentor, *mentee), floor)


def _parted(prices: Ints, bonus: int) -> tuple[Ints, Ints]:
    """Prices as people and score; the score part is smaller than half the bonus either way."""
    if not bonus:
        return np.zeros_like(prices), prices
    people = (prices + bonus // 2) // bonus
    return people, prices - people * bonus
