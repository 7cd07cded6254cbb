"""What a date falls on or near: dead days, weekends, and the nights when clocks change."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mentordesk.domain.season import Season, Span, beside
from mentordesk.domain.zones import ClockChange, clock_changes, offset_on
from mentordesk.wording.seasons import clocks, days_of, falls

LONDON, NEW_YORK, KATHMANDU = "Europe/London", "America/New_York", "Asia/Kathmandu"
EASTER = Span(Season.CLOSED, "Easter", dt.date(2026, 4, 3), dt.date(2026, 4, 6))
EID = Span(Season.HOLIDAY, "Eid al-Fitr", dt.date(2026, 3, 20), dt.date(2026, 3, 22), "BD")
TERM = Span(Season.TERM, "Spring term", dt.date(2026, 1, 12), dt.date(2026, 5, 29))
ZONES = some.sampled_from(
    [LONDON, NEW_YORK, KATHMANDU, "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kabul"]
)
DAYS = some.dates(dt.date(2020, 1, 1), dt.date(2036, 1, 1))


def test_clocks_of_the_year_are_those_of_the_tables():
    found = clock_changes(
        [LONDON, NEW_YORK, KATHMANDU, "Europe/Paris"], dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    )
    assert found == (
        ClockChange(dt.date(2026, 3, 8), 60, (NEW_YORK,)),
        ClockChange(dt.date(2026, 3, 29), 60, (LONDON, "Europe/Paris")),
        ClockChange(dt.date(2026, 10, 25), -60, (LONDON, "Europe/Paris")),
        ClockChange(dt.date(2026, 11, 1), -60, (NEW_YORK,)),
    )


@given(ZONES, DAYS, some.integers(0, 500))
def test_the_changes_are_those_found_day_by_day(zone, first, length):
    last = first + dt.timedelta(days=length)
    by_day = []
    for number in range(length + 1):
        day = first + dt.timedelta(days=number)
        now, before = offset_on(zone, day), offset_on(zone, day - dt.timedelta(days=1))
        assert now is not None and before is not None
        if now != before:
            by_day.append((day, now - before))
    found = clock_changes([zone], first, last)
    assert [(one.day, one.minutes) for one in found] == by_day


def test_no_zone_has_no_changes():
    assert clock_changes(["Mars/Olympus", ""], dt.date(2026, 1, 1), dt.date(2027, 1, 1)) == ()


def test_a_dead_day_comes_first_and_a_term_is_only_told():
    found = beside(dt.date(2026, 4, 4), [TERM, EASTER], [])
    assert [(each.span, each.is_weekend, each.warns) for each in found] == [
        (EASTER, False, True), (None, True, True), (TERM, False, False),
    ]  # fmt: skip
    assert falls(dt.date(2026, 4, 4), found) == (
        "In Easter (office closed). On a Saturday. In Spring term"
    )


@pytest.mark.parametrize(
    ("people", "warns", "words"),
    [
        ({"BD": 12}, True, "In Eid al-Fitr (holiday) in Bangladesh, where 12 of the round live"),
        ({"BD": 1}, True, "In Eid al-Fitr (holiday) in Bangladesh, where 1 of the round lives"),
        ({}, False,
         "In Eid al-Fitr (holiday) in Bangladesh, where nobody of the round lives"),
    ],
)  # fmt: skip
def test_a_holiday_of_a_country_warns_when_somebody_lives_there(people, warns, words):
    day = dt.date(2026, 3, 20)
    (found,) = beside(day, [EID], [], people)
    assert (found.warns, falls(day, [found])) == (warns, words)


@pytest.mark.parametrize(("days", "near"), [(-8, False), (-7, True), (0, True), (7, True),
                                            (8, False)])  # fmt: skip
def test_a_week_around_a_clock_change_says_so(days, near):
    change = ClockChange(dt.date(2026, 3, 29), 60, (LONDON,))
    day = change.day + dt.timedelta(days=days)
    found = [each for each in beside(day, [], [change]) if each.change]
    assert bool(found) is near


def test_a_clock_change_in_words():
    many = ClockChange(
        dt.date(2026, 3, 29), 60, (LONDON, "Europe/Paris", "Europe/Rome", "Europe/Oslo")
    )
    assert clocks(many) == "clocks go forward 1 h in London, Paris, Rome and 1 more zone"
    half = ClockChange(dt.date(2026, 4, 5), -30, ("Australia/Lord_Howe",))
    assert clocks(half) == "clocks go back 30 min in Lord Howe"
    day = dt.date(2026, 3, 31)
    assert falls(day, beside(day, [], [ClockChange(dt.date(2026, 3, 29), 60, (LONDON,))])) == (
        "2 days after clocks go forward 1 h in London"
    )


def test_days_say_once_what_both_ends_share():
    assert days_of(EASTER) == "3 – 6 Apr 2026"
    assert days_of(TERM) == "12 Jan – 29 May 2026"
    assert days_of(Span(Season.CLOSED, "Winter", dt.date(2026, 12, 24), dt.date(2027, 1, 3))) == (
        "24 Dec 2026 – 3 Jan 2027"
    )
    assert days_of(Span(Season.HOLIDAY, "May", dt.date(2026, 5, 4), dt.date(2026, 5, 4))) == (
        "4 May 2026"
    )
