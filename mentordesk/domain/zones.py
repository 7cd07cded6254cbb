"""What the clock says in a time zone on the days of a round, clock changes included."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
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


def city_of(zone: str) -> str:
    """The city a zone is named after, as people write it."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")
