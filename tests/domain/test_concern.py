"""The steps of a concern have no dead end but the last; an unread one is late by office days."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.domain.concern import (
    OPEN,
    STEPS,
    ConcernState,
    keep_until,
    may_step,
    unread_from,
)

S = ConcernState
FRIDAY = dt.date(2026, 3, 6)


def test_every_state_is_reached_and_every_open_one_can_be_closed():
    assert set(STEPS) == set(S)
    reached, waiting = {S.RAISED}, [S.RAISED]
    while waiting:
        for then in STEPS[waiting.pop()] - reached:
            reached.add(then)
            waiting.append(then)
    assert reached == set(S)
    assert all(may_step(state, S.CLOSED) for state in OPEN - {S.RAISED})


def test_nothing_is_done_about_a_concern_before_it_is_read():
    assert STEPS[S.RAISED] == {S.READ}
    assert STEPS[S.CLOSED] == {S.ACTING}


@pytest.mark.parametrize(
    ("raised", "days", "closed", "late"),
    [
        (dt.date(2026, 3, 3), 1, (), dt.date(2026, 3, 4)),
        (FRIDAY, 1, (), dt.date(2026, 3, 9)),
        (dt.date(2026, 3, 7), 1, (), dt.date(2026, 3, 9)),
        (FRIDAY, 1, (dt.date(2026, 3, 9),), dt.date(2026, 3, 10)),
        (FRIDAY, 3, (), dt.date(2026, 3, 11)),
    ],
)
def test_only_the_days_of_the_office_count(raised, days, closed, late):
    assert unread_from(raised, days, closed) == late


def test_a_closed_concern_is_kept_three_years():
    assert keep_until(dt.date(2024, 2, 29)) == dt.date(2027, 2, 28)
