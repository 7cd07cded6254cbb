"""Stretches of a calendar out of an .ics file, or of a table with a name and two days a line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from mentordesk.domain.places import country_code
from mentordesk.domain.season import LONGEST, Season, Span
from mentordesk.importing.dates import order_in, read_date
from mentordesk.importing.delimiter import guess_delimiter, records
from mentordesk.importing.encoding import decode
from mentordesk.importing.sheet import SheetTrouble

_WORDS = (
    (Season.FASTING, ("ramadan", "ramazan", "fasting", "lent")),
    (Season.EXAMS, ("exam", "assessment", "revision", "dissertation")),
    (Season.CLOSED, ("closed", "closure", "shut")),
    (Season.HOLIDAY, (
        "holiday", "vacation", "eid", "christmas", "easter", "diwali", "new year", "break",
        "leave", "nowruz", "good friday",
    )),
    (Season.TERM, ("term", "semester", "teaching")),
)  # fmt: skip
"""What a name says of its season; the first that fits wins."""
_MOST = 2_000
"""No office's calendar has more lines than this."""


@dataclass(frozen=True)
class Read:
    """What was read, and how many lines were no stretch of days."""

    spans: tuple[Span, ...]
    passed_over: int = 0


def read_calendar(data: bytes) -> Read | None:
    """The stretches of a file, or None where it holds none that can be read."""
    try:
        text = decode(data).text
    except SheetTrouble:
        return None
    found = _of_ics(data) if "BEGIN:VCALENDAR" in text else _of_table(text)
    return found if found is not None and found.spans else None


def season_of(name: str) -> Season:
    """What a stretch is by the words of its name; other where none is known."""
    folded = f" {name.casefold()} "
    for season, words in _WORDS:
        if any(word in folded for word in words):
            return season
    return Season.OTHER


def _of_ics(data: bytes) -> Read | None:
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(data)
    except ValueError:
        return None
    spans: list[Span] = []
    passed = 0
    for event in calendar.walk("VEVENT"):
        span = _event(event)
        if span is None or len(spans) >= _MOST:
            passed += 1
        else:
            spans.append(span)
    return Read(tuple(spans), passed)


def _event(event: Any) -> Span | None:
    """An event of whole days ends on the day before its end; one of hours on the day it ends."""
    name = " ".join(str(event.get("SUMMARY", "")).split())[:200]
    try:
        first, last = event.start, event.end
    except (AttributeError, ValueError, KeyError):
        return None
    if isinstance(first, dt.datetime) or isinstance(last, dt.datetime):
        first, last = _day(first), _day(last)
    elif last > first:
        last -= dt.timedelta(days=1)
    return _span(season_of(name), name, first, last, None)


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _of_table(text: str) -> Read:
    """Lines of name, first day, last day, and perhaps kind and country, in any order of columns."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = [cells for cells, _ in records(plain, guess_delimiter(plain)) if any(cells)][:_MOST]
    order = order_in(cell.strip() for cells in rows for cell in cells)
    spans, passed = [], 0
    for cells in rows:
        days, words = [], []
        for cell in (each.strip() for each in cells):
            found = read_date(cell, order) if cell else None
            if found is not None:
                days.append(found.date)
            elif cell:
                words.append(cell)
        span = _line(words, days)
        if span is None:
            passed += 1
        else:
            spans.append(span)
    return Read(tuple(spans), passed)


def _line(words: list[str], days: list[dt.date]) -> Span | None:
    if not words or not days:
        return None
    country = next((code for code in map(country_code, words[1:]) if code), None)
    kinds = (season_of(word) for word in words[1:])
    season = next((kind for kind in kinds if kind is not Season.OTHER), season_of(words[0]))
    return _span(season, words[0][:200], days[0], days[-1], country)


def _span(
    season: Season, name: str, first: dt.date, last: dt.date, country: str | None
) -> Span | None:
    if not name or not 0 <= (last - first).days < LONGEST:
        return None
    return Span(season, name, first, last, country)
