"""The words of the office's calendar: its seasons, and what a date falls on or near."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from mentordesk.domain.places import country_name
from mentordesk.domain.season import Beside, Season, Span
from mentordesk.domain.zones import ClockChange, city_of
from mentordesk.wording.dates import WEEKDAYS, short_day
from mentordesk.wording.words import many

SEASONS: dict[Season, str] = {
    Season.TERM: "Term",
    Season.EXAMS: "Exams",
    Season.HOLIDAY: "Holiday",
    Season.CLOSED: "Office closed",
    Season.FASTING: "Fasting month",
    Season.OTHER: "Other",
}
HISTORY: dict[str, str] = {
    "SaveSpan": "“{span}” of the calendar saved",
    "AddSpans": "{lines} added to the calendar from a file",
    "RemoveSpan": "“{span}” taken off the calendar",
}
CALENDAR_UNREADABLE = "This file holds no calendar that can be read. Choose an .ics or a .csv file."
_NAMED = 3
"""So many places of a clock change are named; the others are counted."""


def days_of(span: Span) -> str:
    """From when to when, as 3 – 6 Apr 2026, with what stands in both said once."""
    first, last = short_day(span.first_day), short_day(span.last_day)
    if first == last:
        return first
    same_year = span.first_day.year == span.last_day.year
    if same_year and span.first_day.month == span.last_day.month:
        return f"{span.first_day.day} – {last}"
    return f"{first.rsplit(' ', 1)[0]} – {last}" if same_year else f"{first} – {last}"


def clocks(change: ClockChange) -> str:
    """Where clocks go which way, as: clocks go forward 1 h in London, Paris and 3 more zones."""
    way = "forward" if change.minutes > 0 else "back"
    hours = abs(change.minutes) / 60
    by = f"{hours:g} h" if abs(change.minutes) >= 60 else f"{abs(change.minutes)} min"
    cities = [city_of(zone) for zone in change.zones[:_NAMED]]
    rest = len(change.zones) - len(cities)
    if rest:
        cities.append(many(rest, "more zone"))
    return f"clocks go {way} {by} in {_listed(cities)}"


def falls(day: dt.date, found: Iterable[Beside]) -> str:
    """What a date falls on or near, in words; empty where it is free."""
    said = [_one(day, each) for each in found]
    return ". ".join(each[0].upper() + each[1:] for each in said)


def dates_against(number: int) -> str:
    """Against how many dates of a round something speaks."""
    if not number:
        return "No date falls on a weekend, into dead days or near a clock change."
    what = "date falls" if number == 1 else "dates fall"
    return f"{number} {what} on a weekend, into dead days or near a clock change: see below."


def _one(day: dt.date, found: Beside) -> str:
    if found.is_weekend:
        return f"on a {WEEKDAYS[day.weekday()]}"
    if found.change is not None:
        return f"{_apart(day, found.change.day)}{clocks(found.change)}"
    assert found.span is not None
    return f"in {span_name(found.span)}{_lives(found)}"


def span_name(span: Span) -> str:
    """A stretch by its name, with what it is where the name does not say so, and where it is."""
    kind = SEASONS[span.season].lower()
    words = span.name
    if span.season is not Season.OTHER and kind.split()[-1].rstrip("s") not in words.lower():
        words += f" ({kind})"
    return f"{words} in {country_name(span.country)}" if span.country else words


def span_kind(span: Span) -> str:
    """What a stretch is and where, as: holiday, Bangladesh."""
    kind = SEASONS[span.season].lower()
    return f"{kind}, {country_name(span.country)}" if span.country else kind


def _lives(found: Beside) -> str:
    if found.people is None:
        return ""
    if found.people == 0:
        return ", where nobody of the round lives"
    return f", where {found.people} of the round live{'s' if found.people == 1 else ''}"


def _apart(day: dt.date, change: dt.date) -> str:
    days = (day - change).days
    if days == 0:
        return "the day "
    return f"{many(abs(days), 'day')} {'after' if days > 0 else 'before'} "


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
