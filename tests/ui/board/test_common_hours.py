"""Common hours in both clocks, over half-hour zones, midnight and clock changes."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.matching.hours import common_minutes
from mentordesk.ui.board.common_hours import Shift, common_periods
from mentordesk.wording.common_hours import period_heading, stretch_days
from tests.matching.invented import ZONES, mentee, mentor

MARCH = (dt.date(2026, 3, 2), dt.date(2026, 3, 20))
TUESDAY_EVENING = {(1, 18 * 60, 21 * 60)}


def march(mine, zone, theirs, there):
    """The stretches of an ordinary week of March."""
    (only,) = common_periods(mine, zone, theirs, there, *MARCH)
    return only.slots


def test_one_zone_is_a_plain_overlap_counted_once():
    twice = {(1, 1200, 1380), (1, 1230, 1320), (1, 1380, 1400)}
    found = march(TUESDAY_EVENING, "Asia/Dhaka", twice, "Asia/Dhaka")
    assert [(c.mentee.weekday, c.mentee.start, c.mentee.end) for c in found] == [(1, 1200, 1260)]
    assert found[0].mentor == found[0].mentee
    assert found[0].minutes == 60


def test_a_quarter_hour_zone_is_told_in_each_one_s_clock():
    (found,) = march(TUESDAY_EVENING, "Asia/Kathmandu", {(1, 720, 840)}, "Europe/London")
    assert (found.mentee.start, found.mentee.end) == (18 * 60, 19 * 60 + 45)
    assert (found.mentor.start, found.mentor.end) == (12 * 60 + 15, 14 * 60)


def test_over_midnight_the_other_s_day_is_another():
    (found,) = march({(0, 22 * 60, 1440)}, "America/Recife", {(1, 60, 300)}, "Europe/London")
    assert (found.mentee.weekday, found.mentee.end) == (0, 1440)
    assert (found.mentor.weekday, found.mentor.start) == (1, 60)
    assert found.minutes == 120


def test_the_end_of_one_week_is_the_beginning_of_the_next():
    auckland = {(0, 8 * 60, 10 * 60)}
    (found,) = march(auckland, "Pacific/Auckland", {(6, 18 * 60, 22 * 60)}, "Europe/London")
    assert (found.mentee.weekday, found.mentor.weekday) == (0, 6)
    late = {(6, 22 * 60, 1440), (0, 0, 60)}
    assert sum(c.minutes for c in march(late, "Asia/Dhaka", late, "Asia/Dhaka")) == 180


def test_without_hours_or_a_known_zone_there_is_nothing_to_say():
    evening = TUESDAY_EVENING
    for mine, zone, theirs, there in (
        ((), "Asia/Dhaka", evening, "Asia/Dhaka"),
        (evening, None, evening, "Asia/Dhaka"),
        (evening, "X/Y", evening, "Asia/Dhaka"),
        (evening, "Asia/Dhaka", evening, "Europe"),
    ):
        assert common_periods(mine, zone, theirs, there, *MARCH) == ()


def test_a_clock_change_parts_the_round_where_the_other_s_clock_stands_still():
    told = (TUESDAY_EVENING, "Asia/Dhaka", {(1, 12 * 60, 14 * 60)}, "Europe/London")
    winter, summer = common_periods(*told, dt.date(2026, 3, 10), dt.date(2026, 6, 10))
    assert (winter.last, summer.first) == (dt.date(2026, 3, 28), dt.date(2026, 3, 29))
    assert summer.shifts == (Shift(True, 60),)
    assert [c.mentee.start for c in (*winter.slots, *summer.slots)] == [18 * 60, 18 * 60]
    assert (winter.minutes, summer.minutes) == (120, 60)
    assert period_heading(summer, "Amina", "David", dt.date(2026, 6, 10), True) == (
        "From 29 Mar 2026: David’s clocks go forward 1 h"
    )


def test_same_minutes_at_another_hour_are_told_too():
    told = (TUESDAY_EVENING, "Asia/Dhaka", {(1, 12 * 60, 16 * 60)}, "Europe/London")
    winter, summer = common_periods(*told, dt.date(2026, 3, 10), dt.date(2026, 6, 10))
    assert winter.minutes == summer.minutes == 180
    assert [p.slots[0].mentor.start for p in (winter, summer)] == [12 * 60, 13 * 60]


def test_clocks_that_change_alike_change_nothing_between_the_two():
    told = (TUESDAY_EVENING, "Europe/Berlin", {(1, 17 * 60, 19 * 60)}, "Europe/London")
    assert len(common_periods(*told, dt.date(2026, 3, 2), dt.date(2026, 12, 1))) == 1
    # New York changes three weeks before London and a week after.
    told = (TUESDAY_EVENING, "Europe/London", {(1, 13 * 60, 16 * 60)}, "America/New_York")
    days = [p.first for p in common_periods(*told, dt.date(2026, 3, 2), dt.date(2026, 12, 1))]
    assert days == [
        dt.date(2026, 3, 2), dt.date(2026, 3, 8), dt.date(2026, 3, 29), dt.date(2026, 10, 25),
        dt.date(2026, 11, 1),
    ]  # fmt: skip


slots = st.sets(
    st.builds(
        lambda day, start, length: (day, start * 15, min(1440, (start + length) * 15)),
        st.integers(0, 6), st.integers(0, 95), st.integers(1, 24),
    ),
    min_size=1, max_size=5,
)  # fmt: skip


@given(near=st.sampled_from(ZONES), far=st.sampled_from(ZONES), mine=slots, theirs=slots)
def test_every_whole_week_of_a_period_has_the_minutes_the_score_counts(near, far, mine, theirs):
    starts, ends = dt.date(2026, 3, 2), dt.date(2026, 11, 27)
    for period in common_periods(mine, near, theirs, far, starts, ends):
        # The week after the first, since a slot of a Monday may reach into it from the week before.
        monday = period.first + dt.timedelta(days=7 + -period.first.weekday() % 7)
        if monday + dt.timedelta(days=8) > period.last:
            continue
        one = mentor(hours=frozenset(theirs), zone=far)
        other = mentee(hours=frozenset(mine), zone=near)
        minutes, known = common_minutes([other], [one], [monday])
        assert known[0, 0]
        assert period.minutes == minutes[0, 0]


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ((0,), "Mon"), ((0, 1), "Mon, Tue"), ((0, 1, 2, 4), "Mon–Wed, Fri"),
        ((0, 1, 2, 3, 4, 5, 6), "Every day"), ((5, 6), "Sat, Sun"),
    ],
)  # fmt: skip
def test_days_that_are_alike_are_told_together(days, text):
    assert stretch_days(days) == text
