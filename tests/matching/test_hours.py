"""Common weekly minutes over the real dates of a round."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.matching.hours import common_minutes
from tests.matching.invented import HALF_YEAR, SUMMER_WEEK, ZONES, mentee, mentor

WINTER_WEEK = (date(2026, 1, 12),)
MONDAY, TUESDAY, SUNDAY = 0, 1, 6


def slot(day, start, end):
    """A slot from and to "HH:MM"."""
    minutes = [int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end)]
    return (day, *minutes)


def minutes(mine, my_zone, theirs, their_zone, weeks):
    """The common minutes of one mentee and one mentor, None where not known."""
    found, known = common_minutes(
        [mentee(hours=frozenset(mine), zone=my_zone)],
        [mentor(hours=frozenset(theirs), zone=their_zone)],
        weeks,
    )
    return int(found[0, 0]) if known[0, 0] else None


def test_half_hours_and_quarters_between_zones_count():
    noon_in_delhi = [slot(TUESDAY, "12:00", "14:00")]  # 06:30 to 08:30 UTC
    assert minutes(
        noon_in_delhi, "Asia/Kolkata", [slot(TUESDAY, "07:00", "09:00")], "UTC", WINTER_WEEK
    ) == 90  # fmt: skip
    kathmandu = [slot(TUESDAY, "12:00", "14:00")]  # 06:15 to 08:15 UTC
    assert minutes(noon_in_delhi, "Asia/Kolkata", kathmandu, "Asia/Kathmandu", WINTER_WEEK) == 105


def test_a_slot_may_lie_on_another_day_elsewhere():
    tokyo = [slot(MONDAY, "08:00", "10:00")]  # Sunday 15:00 to 17:00 in Los Angeles, in winter
    angeles = [slot(SUNDAY, "14:00", "16:00")]
    assert minutes(tokyo, "Asia/Tokyo", angeles, "America/Los_Angeles", WINTER_WEEK) == 60


def test_summer_time_moves_one_side():
    london = [slot(TUESDAY, "12:00", "14:00")]
    nairobi = [slot(TUESDAY, "15:00", "17:00")]  # 12:00 to 14:00 UTC
    assert minutes(london, "Europe/London", nairobi, "Africa/Nairobi", WINTER_WEEK) == 120
    assert minutes(london, "Europe/London", nairobi, "Africa/Nairobi", SUMMER_WEEK) == 60


def test_the_worst_week_of_the_round_counts():
    london = [slot(TUESDAY, "12:00", "14:00")]
    nairobi = [slot(TUESDAY, "15:00", "17:00")]
    both = WINTER_WEEK + SUMMER_WEEK
    assert minutes(london, "Europe/London", nairobi, "Africa/Nairobi", both) == 60


def test_the_weeks_between_two_clock_changes_count():
    # America changes on 8 March 2026, Europe on 29 March; in between the distance is one less.
    london = [slot(TUESDAY, "17:00", "19:00")]
    york = [slot(TUESDAY, "12:00", "14:00")]
    zones = "Europe/London", "America/New_York"
    assert minutes(london, zones[0], york, zones[1], WINTER_WEEK + SUMMER_WEEK) == 120
    assert minutes(london, zones[0], york, zones[1], HALF_YEAR) == 60


def test_an_hour_that_the_clock_skips_is_not_counted():
    # On Sunday 29 March 2026 London has no hour from 01:00 to 02:00.
    night = [slot(SUNDAY, "00:00", "04:00")]
    anytime = [slot(SUNDAY, "00:00", "24:00")]
    week = (date(2026, 3, 23),)
    assert minutes(night, "Europe/London", anytime, "UTC", week) == 180


def test_slots_that_touch_or_overlap_are_counted_once():
    mine = [slot(MONDAY, "09:00", "11:00"), slot(MONDAY, "10:00", "12:00")]
    theirs = [slot(MONDAY, "08:00", "10:30"), slot(MONDAY, "10:30", "13:00")]
    assert minutes(mine, "UTC", theirs, "UTC", WINTER_WEEK) == 180


def test_ragged_ends_are_cut_off():
    mine = [slot(MONDAY, "09:10", "10:05")]
    assert minutes(mine, "UTC", [slot(MONDAY, "09:00", "12:00")], "UTC", WINTER_WEEK) == 45
    assert minutes([slot(MONDAY, "09:05", "09:10")], "UTC", mine, "UTC", WINTER_WEEK) == 0


@pytest.mark.parametrize("zone", [None, "", "Nowhere/Town", "Europe", "../secret"])
def test_without_a_zone_anybody_knows_the_minutes_are_not_known(zone):
    hours = [slot(MONDAY, "09:00", "12:00")]
    assert minutes(hours, zone, hours, "UTC", WINTER_WEEK) is None


def test_without_hours_or_weeks_the_minutes_are_not_known():
    hours = [slot(MONDAY, "09:00", "12:00")]
    assert minutes([], "UTC", hours, "UTC", WINTER_WEEK) is None
    assert minutes(hours, "UTC", hours, "UTC", ()) is None


def by_the_quarter_hour(person, monday):
    """The quarter-hours of a UTC week in which a person is free, one at a time by the calendar."""
    zone, found = ZoneInfo(person.zone), set()
    for number in range(7 * 96):
        start = datetime.combine(monday, time(), ZoneInfo("UTC")) + timedelta(minutes=15 * number)
        local = start.astimezone(zone)
        now = local.hour * 60 + local.minute
        if any(day == local.weekday() and s <= now < e for day, s, e in person.hours):
            found.add(number)
    return found


slots = st.builds(
    lambda day, start, length: (day, start * 60, min(start + length, 24) * 60),
    st.integers(0, 6), st.integers(0, 23), st.integers(1, 6),
)  # fmt: skip
people = st.tuples(st.sampled_from(ZONES), st.frozensets(slots, min_size=1, max_size=6))


@given(
    mine=st.lists(people, min_size=1, max_size=3),
    theirs=st.lists(people, min_size=1, max_size=3),
    weeks=st.lists(st.sampled_from(HALF_YEAR[7:15]), min_size=1, max_size=2, unique=True),
)
def test_the_same_as_going_through_the_calendar(mine, theirs, weeks):
    mentees = [mentee(zone=zone, hours=hours) for zone, hours in mine]
    mentors = [mentor(zone=zone, hours=hours) for zone, hours in theirs]
    found, known = common_minutes(mentees, mentors, weeks)
    assert known.all()
    for row, other in enumerate(mentees):
        for column, one in enumerate(mentors):
            counts = [
                len(by_the_quarter_hour(other, week) & by_the_quarter_hour(one, week))
                for week in weeks
            ]
            assert found[row, column] == 15 * min(counts)
