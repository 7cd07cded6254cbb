"""What the clock says in a time zone on the days of a round, clock changes included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Offset:
    """From this day on a zone is so many minutes ahead of UTC; behind it where negative."""

    since: dt.date
    minutes: int


def offset_on(zone: str, day: dt.date) -> int | None:
    """Minutes ahead of UTC at noon of a day; None for a zone that is not known."""
    try:
        noon = dt.datetime.combine(day, dt.time(12), ZoneInfo(zone))
    except (KeyError, ValueError, OSError):  # an unknown name, or no name of a zone at all
        return None
    ahead = noon.utcoffset()
    return None if ahead is None else round(ahead.total_seconds() / 60)


def offsets_between(zone: str | None, starts: dt.date, ends: dt.date) -> tuple[Offset, ...]:
    """The offset on the first day, then each change up to the last one; empty for no zone."""
    if not zone:
        return ()
    found: list[Offset] = []
    day = starts
    while day <= max(starts, ends):
        minutes = offset_on(zone, day)
        if minutes is None:
            return ()
        if not found or found[-1].minutes != minutes:
            found.append(Offset(day, minutes))
        day += dt.timedelta(days=1)
    return tuple(found)


@dataclass(frozen=True)
class ClockChange:
    """From this day on the clocks of these zones stand so many minutes later, or earlier."""

    day: dt.date
    minutes: int
    zones: tuple[str, ...]


def clock_changes(zones: Iterable[str], first: dt.date, last: dt.date) -> tuple[ClockChange, ...]:
    """When the clocks of these zones change between two days, both included; the earliest first.

    Zones that change alike on a day are one change, in the order given; names that are no zone
    have none.
    """
    found: dict[tuple[dt.date, int], list[str]] = {}
    for zone in dict.fromkeys(zones):
        for day, minutes in _shifts(zone, first, last):
            found.setdefault((day, minutes), []).append(zone)
    return tuple(
        ClockChange(day, minutes, tuple(alike)) for (day, minutes), alike in sorted(found.items())
    )


@lru_cache(maxsize=512)
def _shifts(zone: str, first: dt.date, last: dt.date) -> tuple[tuple[dt.date, int], ...]:
    """The days and the minutes; looked for week by week, and then within the week."""
    found = []
    day = first - dt.timedelta(days=1)
    minutes = offset_on(zone, day)
    while minutes is not None and day < last:
        then = min(day + dt.timedelta(days=7), last)
        late = offset_on(zone, then)
        if late is not None and late != minutes:
            while offset_on(zone, day) == minutes:
                day += dt.timedelta(days=1)
            found.append((day, late - minutes))
        day, minutes = then, late
    return tuple(found)


def city_of(zone: str) -> str:
    """The city a zone is named after, as people write it."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")
