"""The most valuable seats for mentees at mentors with places, whichever side is scarcer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.order import may_be_earlier, place_the_earlier
from mentordesk.matching.spread import spread_evenly
from mentordesk.matching.transport import OUT, Seating

Scores = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Seats:
    """Each row's column (`OUT` where left out) and the prices that prove it, the bonus in them."""

    seat: Ints
    mentor_price: Ints
    mentee_price: Ints


def best_seats(
    scores: Scores,
    allowed: Mask,
    room: Ints,
    bonus: int,
    begin: Ints | None = None,
    load: Ints | None = None,
) -> Seats:
    """The most valuable seats, a pair being worth its score and the bonus.

    `begin`: seats to begin with, where all pairs are worth the same (then the earlier rows are
    not preferred). `load`: what each mentor carries besides; given, the people placed are spread
    over the mentors as evenly as can be. The scarcer side enters one by one: searches that end at
    somebody free are short.
    """
    usable = allowed & (room > 0)
    hopeful = int(usable.any(axis=1).sum())
    if int(room[usable.any(axis=0)].sum()) < hopeful:
        return _seat_places(scores, allowed, room, bonus, begin, load)
    if hopeful:
        return _seat_people(scores, allowed, room, bonus, begin, load)
    seat = np.full(len(scores), OUT, dtype=np.int64)
    nothing = np.zeros(len(scores), dtype=np.int64)
    return Seats(seat, _prices_of_the_full(scores, allowed, bonus, nothing), nothing)


def _seat_people(
    scores: Scores,
    allowed: Mask,
    room: Ints,
    bonus: int,
    begin: Ints | None,
    load: Ints | None,
) -> Seats:
    """Mentees enter one after another; mentors have prices."""
    columns, full = np.flatnonzero(room > 0), np.flatnonzero(room == 0)
    mentor_price = np.zeros(len(room), dtype=np.int64)
    open_scores, open_allowed = scores, allowed
    if len(full):
        open_scores, open_allowed = scores[:, columns], allowed[:, columns]
    seating = Seating(open_scores, open_allowed, bonus, np.arange(len(scores)), room[columns])
    if begin is None:
        seating.seat_the_easy()
    else:
        seating.seat_the_given(
            np.where(begin == OUT, OUT, np.searchsorted(columns, begin)).tolist()
        )
    seating.seat_the_rest()
    seat, mentee_price = np.array(seating.seat), seating.worth()
    if begin is None and may_be_earlier(seat, mentee_price == 0):
        seat = place_the_earlier(seating.tight(), seat, mentee_price == 0)
    mentor_price[columns] = seating.prices()
    if load is not None:
        idle = mentor_price[columns] == 0
        seat = spread_evenly(seating.tight(), seat, room[columns], idle, load[columns])
    if len(full):
        mentor_price[full] = _prices_of_the_full(
            scores[:, full], allowed[:, full], bonus, mentee_price
        )
    # OUT, being -1, picks the last.
    return Seats(np.append(columns, OUT)[seat], mentor_price, mentee_price)


def _seat_places(
    scores: Scores,
    allowed: Mask,
    room: Ints,
    bonus: int,
    begin: Ints | None,
    load: Ints | None,
) -> Seats:
    """Places enter one after another; mentees have prices, being nodes that take one place."""
    mentor_of = np.repeat(np.arange(len(room)), room)
    one_each = np.ones(len(scores), dtype=np.int64)
    seating = Seating(scores.T, allowed.T, bonus, mentor_of, one_each)
    if begin is None:
        seating.seat_the_easy()
    else:
        seating.seat_the_given(_mentees_of_places(begin, room).tolist())
    seating.seat_the_rest()
    seat, mentee_price = np.full(len(scores), OUT, dtype=np.int64), seating.prices()
    taken = np.array(seating.seat)
    seat[taken[taken != OUT]] = mentor_of[taken != OUT]
    mentor_price = seating.worth()
    tight = np.ascontiguousarray(seating.tight().T & (room > 0)) if begin is None else allowed
    if begin is None and may_be_earlier(seat, mentee_price == 0):
        seat = place_the_earlier(tight, seat, mentee_price == 0)
    if load is not None:
        seat = spread_evenly(tight, seat, room, mentor_price == 0, load)
    return Seats(seat, mentor_price, mentee_price)


def _mentees_of_places(seat: Ints, room: Ints) -> Ints:
    """The mentee at each place, the places of the first mentor first; `OUT` where it is free."""
    mentees = np.full(int(room.sum()), OUT, dtype=np.int64)
    first = np.concatenate(([0], np.cumsum(room)))
    for column in np.unique(seat[seat != OUT]).tolist():
        members = np.flatnonzero(seat == column)
        mentees[first[column] : first[column] + len(members)] = members
    return mentees


def _prices_of_the_full(scores: Scores, allowed: Mask, bonus: int, mentee_price: Ints) -> Ints:
    """What a place of mentors without any would be worth: 0 or more."""
    net = np.where(allowed, scores + (bonus - mentee_price[:, None]), 0)
    return np.asarray(net.max(axis=0, initial=0), dtype=np.int64)
