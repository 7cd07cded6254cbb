"""The days an office plans around: terms, holidays, and the nights when clocks change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from mentordesk.domain.zones import ClockChange


class Season(Enum):
    """What a stretch of the office's calendar is."""

    TERM = "term"
    EXAMS = "exams"
    HOLIDAY = "holiday"
    CLOSED = "closed"
    FASTING = "fasting"
    OTHER = "other"


DEAD = frozenset({Season.EXAMS, Season.HOLIDAY, Season.CLOSED})
"""Days on which nothing of a round should fall."""

NEAR = 7
"""A date within so many days of a clock change says so."""

LONGEST = 400
"""The most days a stretch of the calendar may have, both ends included."""


@dataclass(frozen=True)
class Span:
    """A stretch of days, first and last included; without a country it is everywhere."""

    season: Season
    name: str
    first_day: dt.date
    last_day: dt.date
    country: str | None = None

    def holds(self, day: dt.date) -> bool:
        """Whether a day lies in it."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class Beside:
    """What a date falls on or near: one of these three is so.

    `people` is how many of a round live where the span is kept; None where it is everywhere.
    """

    is_weekend: bool = False
    span: Span | None = None
    change: ClockChange | None = None
    people: int | None = None

    @property
    def warns(self) -> bool:
        """Whether the date had better be another: a term, a fast and the rest are only told."""
        return self.span is None or (self.span.season in DEAD and self.people != 0)


def beside(
    day: dt.date,
    spans: Iterable[Span],
    changes: Iterable[ClockChange],
    people: dict[str, int] | None = None,
) -> tuple[Beside, ...]:
    """What falls on or near a day, the dead days first, then weekend, clocks and the rest.

    `people` are those of the round by country code.
    """
    held = [
        Beside(span=span, people=(people or {}).get(span.country, 0) if span.country else None)
        for span in spans
        if span.holds(day)
    ]
    found = [each for each in held if each.warns]
    if day.weekday() >= 5:
        found.append(Beside(is_weekend=True))
    found += [Beside(change=one) for one in changes if abs((one.day - day).days) <= NEAR]
    return (*found, *(each for each in held if not each.warns))
