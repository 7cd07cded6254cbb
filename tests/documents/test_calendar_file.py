"""Calendar files: the right local hour before and after each change of the clocks, any script."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from mentordesk.documents.calendar_file import Entry, calendar_bytes

MADE = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


def moment(month, day, hour, minute=0):
    return dt.datetime(2026, month, day, hour, minute, tzinfo=dt.UTC)


def written(entries, zone):
    return Calendar.from_ical(calendar_bytes(entries, "Mentoring dates", zone, MADE))


def timed(*moments):
    return [Entry(f"s{n}", "A session", each.date(), each) for n, each in enumerate(moments)]


def shown(text, key):
    """The hour as the file itself has it, as a calendar shows it to its owner."""
    line = next(
        line for event in text.split("BEGIN:VEVENT")[1:] if key in event
        for line in event.splitlines() if line.startswith("DTSTART")
    )  # fmt: skip
    return line.partition(":")[2]


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        # London: summer time from 29 March to 25 October 2026; both changes lie within
        ("Europe/London", ["20260327T140000", "20260330T150000", "20261023T150000",
                           "20261026T140000"]),
        # New York changes on 8 March and 1 November: between the two, other weeks than London
        ("America/New_York", ["20260327T100000", "20260330T100000", "20261023T100000",
                              "20261026T100000"]),
        ("Asia/Kathmandu", ["20260327T194500", "20260330T194500", "20261023T194500",
                            "20261026T194500"]),
        ("Asia/Dhaka", ["20260327T200000", "20260330T200000", "20261023T200000",
                        "20261026T200000"]),
    ],
)  # fmt: skip
def test_the_hour_is_the_local_one_across_two_changes_of_the_clocks(zone, hours):
    moments = (moment(3, 27, 14), moment(3, 30, 14), moment(10, 23, 14), moment(10, 26, 14))
    text = calendar_bytes(timed(*moments), "Dates", zone, MADE).decode()
    assert [shown(text, f"UID:s{n}@") for n in range(4)] == hours
    events = Calendar.from_ical(text).events
    for event, each in zip(events, moments, strict=True):
        start, end = event.start, event.end
        assert isinstance(start, dt.datetime) and isinstance(end, dt.datetime)
        assert start.astimezone(dt.UTC) == each
        assert end - start == dt.timedelta(minutes=60)


def test_the_rules_of_the_zone_go_along_and_say_the_same_as_the_zone_itself():
    moments = (moment(3, 27, 14), moment(10, 26, 14))
    calendar = written(timed(*moments), "Europe/London")
    (rules,) = calendar.timezones
    assert rules.tz_name == "Europe/London"
    own = rules.to_tz(lookup_tzid=False)  # what the file says, not what this computer knows
    for month in range(1, 13):
        local = dt.datetime(2026, month, 15, 12)
        expected = local.replace(tzinfo=ZoneInfo("Europe/London")).utcoffset()
        assert local.replace(tzinfo=own).utcoffset() == expected


@pytest.mark.parametrize("minute", [0, 30, 60, 90, 120, 150])
def test_the_hour_that_comes_twice_is_told_without_doubt(minute):
    """London, 25 October 2026: the clocks go back at 01:00 UTC."""
    when = moment(10, 25, 0) + dt.timedelta(minutes=minute)
    (event,) = written(timed(when), "Europe/London").events
    assert event.start.astimezone(dt.UTC) == when
    assert event.end.astimezone(dt.UTC) == when + dt.timedelta(hours=1)


def test_a_review_is_a_whole_day_and_takes_nobodys_time():
    entry = Entry("midpoint-1", "Midpoint review: فاطمة الزهراء – Zoë", dt.date(2026, 6, 1))
    (event,) = written([entry], "Europe/London").events
    assert (event.start, event.end) == (dt.date(2026, 6, 1), dt.date(2026, 6, 2))
    assert str(event["SUMMARY"]) == entry.title and event["TRANSP"] == "TRANSPARENT"
    assert event["UID"] == "midpoint-1@mentordesk"


def test_the_same_values_give_the_same_bytes():
    entries = timed(moment(3, 27, 14))
    one, two = (calendar_bytes(entries, "Dates", "Europe/London", MADE) for _ in range(2))
    assert one == two


def test_no_date_is_no_file():
    with pytest.raises(ValueError, match="no date"):
        calendar_bytes([], "Dates", "Europe/London", MADE)


@given(
    st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2030, 1, 1), timezones=st.just(dt.UTC)),
    st.sampled_from(
        ["Europe/London", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Auckland", "UTC",
         "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca"]
    ),
    st.integers(1, 24 * 60),
)  # fmt: skip
def test_whatever_the_moment_it_comes_back_as_the_same_one(when, zone, minutes):
    when = when.replace(second=0, microsecond=0)
    entry = Entry("x", "A", when.date(), when, minutes)
    (event,) = written([entry], zone).events
    assert event.start.astimezone(dt.UTC) == when
    assert event.end.astimezone(dt.UTC) == when + dt.timedelta(minutes=minutes)
