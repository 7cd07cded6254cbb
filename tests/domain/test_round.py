"""The dates of a round follow from its start."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.round import add_months, dates_from_start, weeks_of

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (dt.date(2026, 8, 31), 6, dt.date(2027, 2, 28)),
        (dt.date(2027, 8, 31), 6, dt.date(2028, 2, 29)),
        (dt.date(2026, 1, 15), -2, dt.date(2025, 11, 15)),
        (dt.date(2026, 12, 1), 1, dt.date(2027, 1, 1)),
    ],
)
def test_months_end_where_the_month_ends(day, months, then):
    assert add_months(day, months) == then


@given(DAYS, st.integers(1, 24))
def test_the_dates_come_in_order(starts, months):
    d = dates_from_start(starts, months)
    days = [d.call_opens, d.call_closes, d.matching, d.introductions, d.starts, d.midpoint,
            d.ends, d.follow_up]  # fmt: skip
    assert days == sorted(days)


@pytest.mark.parametrize("months", [0, -1, 25])
def test_a_length_that_cannot_be(months):
    with pytest.raises(ValueError, match="1 to 24"):
        dates_from_start(dt.date(2026, 1, 1), months)


@given(DAYS, st.integers(1, 300))
def test_weeks_cover_the_round_from_monday_to_monday(starts, days):
    weeks = weeks_of(starts, starts + dt.timedelta(days=days))
    assert all(w.weekday() == 0 for w in weeks)
    assert weeks[0] <= starts
    assert weeks[-1] + dt.timedelta(days=7) >= starts + dt.timedelta(days=days)
