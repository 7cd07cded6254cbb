"""A calendar file gives stretches of days; what is none is passed over and counted."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.domain.season import Season, Span
from mentordesk.importing.calendar_file import read_calendar, season_of

ICS = "\r\n".join([
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Office//Term dates//EN",
    "BEGIN:VEVENT", "UID:1", "SUMMARY:Spring term", "DTSTART;VALUE=DATE:20260112",
    "DTEND;VALUE=DATE:20260530", "END:VEVENT",
    "BEGIN:VEVENT", "UID:2", "SUMMARY:Good Friday", "DTSTART;VALUE=DATE:20260403", "END:VEVENT",
    "BEGIN:VEVENT", "UID:3", "SUMMARY:Exam board", "DTSTART:20260601T090000Z",
    "DTEND:20260601T170000Z", "END:VEVENT",
    "BEGIN:VEVENT", "UID:4", "DTSTART;VALUE=DATE:20260701", "END:VEVENT",
    "END:VCALENDAR", "",
])  # fmt: skip


def test_an_ics_file_of_whole_days():
    found = read_calendar(ICS.encode())
    assert found is not None
    assert found.spans == (
        Span(Season.TERM, "Spring term", dt.date(2026, 1, 12), dt.date(2026, 5, 29)),
        Span(Season.HOLIDAY, "Good Friday", dt.date(2026, 4, 3), dt.date(2026, 4, 3)),
        Span(Season.EXAMS, "Exam board", dt.date(2026, 6, 1), dt.date(2026, 6, 1)),
    )
    assert found.passed_over == 1


def test_a_table_with_a_heading_kinds_and_countries():
    text = (
        "Name;First day;Last day;Kind;Country\n"
        "Winter closure;24/12/2026;3/1/2027;;\n"
        "عيد الفطر;20/3/2026;22/3/2026;holiday;Bangladesh\n"
        "Wrong way round;5/5/2026;1/5/2026;term;\n"
    )
    found = read_calendar(text.encode("utf-8-sig"))
    assert found is not None
    assert found.spans == (
        Span(Season.CLOSED, "Winter closure", dt.date(2026, 12, 24), dt.date(2027, 1, 3)),
        Span(Season.HOLIDAY, "عيد الفطر", dt.date(2026, 3, 20), dt.date(2026, 3, 22), "BD"),
    )
    assert found.passed_over == 2


@pytest.mark.parametrize(
    "data", [b"", b"nothing here", b"BEGIN:VCALENDAR\nrubbish", b"\xff\xfe\x00"]
)
def test_what_is_no_calendar_is_none(data):
    assert read_calendar(data) is None


def test_a_name_tells_its_season():
    assert season_of("Ramadan 1447") is Season.FASTING
    assert season_of("Office closed for Christmas") is Season.CLOSED
    assert season_of("Field trip") is Season.OTHER
