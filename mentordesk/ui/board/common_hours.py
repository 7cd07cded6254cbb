"""When two people are both free in a week, by both clocks, from one clock change to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mentordesk.domain.zones import clock_changes, offset_on

Slot = tuple[int, int, int]
"""Weekday (0 = Monday), first and last minute of the local day."""

DAY = 1440
WEEK = 7 * DAY


@dataclass(frozen=True)
class LocalTime:
    """A stretch of a person's week: where it begins, and the minute of the day it ends (to 1440).

    An end at or before the start is on the next day.
    """

    weekday: int
    start: int
    end: int


@dataclass(frozen=True)
class Common:
    """A stretch both are free, as each one's clock shows it, and how many minutes it lasts."""

    mentee: LocalTime
    mentor: LocalTime
    minutes: int


@dataclass(frozen=True)
class Shift:
    """Whose clocks change, and by how many minutes they then stand later (earlier: below 0)."""

    is_mentor: bool
    minutes: int


@dataclass(frozen=True)
class Period:
    """Days of a round on which every week is the same; `shifts` are what changes on the first."""

    first: dt.date
    last: dt.date
    slots: tuple[Common, ...]
    shifts: tuple[Shift, ...] = ()

    @property
    def minutes(self) -> int:
        """How many minutes a week both are free."""
        return sum(common.minutes for common in self.slots)


def common_periods(
    mentee: Collection[Slot],
    mentee_zone: str | None,
    mentor: Collection[Slot],
    mentor_zone: str | None,
    starts: dt.date,
    ends: dt.date,
) -> tuple[Period, ...]:
    """The common hours over the days of a round, in parts between changes of either clock.

    Where both clocks change alike nothing changes between the two. A day on which a clock changes
    counts with those after it. Empty where either told no hours, no zone, or one nobody knows.
    """
    if not (mentee and mentor and mentee_zone and mentor_zone):
        return ()
    near, far = offset_on(mentee_zone, starts), offset_on(mentor_zone, starts)
    if near is None or far is None:
        return ()
    periods = [Period(starts, ends, _slots(mentee, near, mentor, far))]
    for change in clock_changes((mentee_zone, mentor_zone), starts + dt.timedelta(days=1), ends):
        shifts = []
        if mentee_zone in change.zones:
            near += change.minutes
            shifts.append(Shift(False, change.minutes))
        if mentor_zone in change.zones:
            far += change.minutes
            shifts.append(Shift(True, change.minutes))
        slots, before = _slots(mentee, near, mentor, far), periods[-1]
        if before.first == change.day:  # both clocks change that day, but not alike
            periods[-1] = Period(change.day, ends, slots, (*before.shifts, *shifts))
        elif slots != before.slots:
            day = change.day - dt.timedelta(days=1)
            periods[-1] = Period(before.first, day, before.slots, before.shifts)
            periods.append(Period(change.day, ends, slots, tuple(shifts)))
    return tuple(periods)


def _slots(
    mentee: Collection[Slot], near: int, mentor: Collection[Slot], far: int
) -> tuple[Common, ...]:
    """The common stretches of a week while the clocks stand so far ahead of UTC, in minutes."""
    found = []
    theirs = _stretches(mentor, far)
    for start, end in _stretches(mentee, near):
        for other_start, other_end in theirs:
            for turn in (-WEEK, 0, WEEK):
                begin, stop = max(start, other_start + turn), min(end, other_end + turn)
                if begin < stop:
                    local = _local(begin + near, stop + near), _local(begin + far, stop + far)
                    found.append(Common(*local, stop - begin))
    return tuple(sorted(found, key=lambda common: (common.mentee.weekday, common.mentee.start)))


def _stretches(slots: Iterable[Slot], ahead: int) -> list[tuple[int, int]]:
    """The hours as stretches of UTC, in minutes from a Monday's midnight; none overlaps another."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted((day * DAY + start, day * DAY + end) for day, start, end in slots):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif begin < end:
            joined.append((begin, end))
    return [(begin - ahead, end - ahead) for begin, end in joined]


def _local(begin: int, end: int) -> LocalTime:
    return LocalTime(begin // DAY % 7, begin % DAY, end % DAY or DAY)
