"""When two people are both free in a week, told in the local time of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

Slot = tuple[int, int, int]
"""Weekday (0 = Monday), first and last minute of the local day."""


@dataclass(frozen=True)
class LocalTime:
    """A stretch of one person's day: minutes of that day, 0 to 1440."""

    weekday: int
    start: int
    end: int


@dataclass(frozen=True)
class Common:
    """A stretch both are free, as each one's clock shows it; it may cross midnight for one."""

    mentee: LocalTime
    mentor: LocalTime

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return (self.mentee.end - self.mentee.start) % 1440 or 1440


def common_slots(
    mentee: Collection[Slot],
    mentee_zone: str | None,
    mentor: Collection[Slot],
    mentor_zone: str | None,
    monday: dt.date,
) -> tuple[Common, ...]:
    """Every common stretch of the week of `monday` in the mentee's own days, in order.

    Empty where either told no hours, no zone, or a zone nobody knows.
    """
    near, far = _zone(mentee_zone), _zone(mentor_zone)
    if near is None or far is None:
        return ()
    theirs = _spans(mentor, far, monday, range(-1, 8))
    found = []
    for start, end in _spans(mentee, near, monday, range(7)):
        for other_start, other_end in theirs:
            first, last = max(start, other_start), min(end, other_end)
            if first < last:
                found.append(Common(_local(first, last, near), _local(first, last, far)))
    return tuple(sorted(found, key=lambda common: (common.mentee.weekday, common.mentee.start)))


def changes_of(weeks: Sequence[tuple[dt.date, tuple[Common, ...]]]) -> list[tuple[dt.date, int]]:
    """The Mondays from which the minutes in common are different, with the minutes from then on."""
    found: list[tuple[dt.date, int]] = []
    for monday, slots in weeks:
        minutes = sum(common.minutes for common in slots)
        if not found or found[-1][1] != minutes:
            found.append((monday, minutes))
    return found


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # a name that no table knows
        return None


def _spans(
    slots: Collection[Slot], zone: ZoneInfo, monday: dt.date, days: range
) -> list[tuple[dt.datetime, dt.datetime]]:
    """The slots on these days after `monday`, as stretches of UTC."""
    found = []
    for offset in days:
        day = monday + dt.timedelta(days=offset)
        midnight = dt.datetime.combine(day, dt.time())
        for weekday, start, end in slots:
            if weekday == day.weekday():
                ends = (_utc(midnight, minutes, zone) for minutes in (start, end))
                found.append((next(ends), next(ends)))
    return found


def _utc(midnight: dt.datetime, minutes: int, zone: ZoneInfo) -> dt.datetime:
    local = midnight + dt.timedelta(minutes=minutes)
    return local.replace(tzinfo=zone).astimezone(dt.UTC)


def _local(first: dt.datetime, last: dt.datetime, zone: ZoneInfo) -> LocalTime:
    start, end = first.astimezone(zone), last.astimezone(zone)
    until = end.hour * 60 + end.minute
    return LocalTime(start.weekday(), start.hour * 60 + start.minute, until or 1440)
