"""Common hours in words: from when on, whose clocks change, and on which days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from mentordesk.wording.dates import WEEKDAYS, hours, short_day
from mentordesk.wording.words import listed


class HasShift(Protocol):
    """Whose clocks change, and by how much."""

    @property
    def is_mentor(self) -> bool:
        """Whether they are the mentor's."""

    @property
    def minutes(self) -> int:
        """How many minutes later they then stand."""


class HasPeriod(Protocol):
    """Days on which every week is the same."""

    @property
    def first(self) -> dt.date:
        """The first of them."""

    @property
    def last(self) -> dt.date:
        """The last of them."""

    @property
    def shifts(self) -> Sequence[HasShift]:
        """What changes on the first day."""


def period_heading(
    period: HasPeriod, mentee: str, mentor: str, ends: dt.date, is_parted: bool
) -> str:
    """From when on a week looks as below, and why; the only one of a round needs no day."""
    if not is_parted:
        return "Every week of the round"
    if not period.shifts:
        return f"Until {short_day(period.last)}"
    told = [_shift(mentor if shift.is_mentor else mentee, shift) for shift in period.shifts]
    until = f" until {short_day(period.last)}" if period.last < ends else ""
    return f"From {short_day(period.first)}{until}: {listed(told)}"


def a_week(minutes: int, is_counted: bool) -> str:
    """How much of a week that is, and whether the score counts it: the fewest of the round."""
    much = hours(minutes) if minutes else "no hours"
    return f"{much} a week, which the score counts" if is_counted else f"{much} a week"


def fewest_week(minutes: int) -> str:
    """What the score counts where no whole week has so few: the week of a clock change."""
    much = hours(minutes) if minutes else "no hours"
    return f"the score counts {much}, those of the week in which clocks change"


def stretch_days(days: Sequence[int]) -> str:
    """Weekdays as they are said together: Mon–Wed, Fri."""
    if len(days) == len(WEEKDAYS):
        return "Every day"
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts = []
    for run in runs:
        if len(run) > 2:
            parts.append(f"{_day(run[0])}–{_day(run[-1])}")
        else:
            parts += map(_day, run)
    return ", ".join(parts)


def day_step(mentee_day: int, mentor_day: int) -> str:
    """What day it is for the mentor, seen from the mentee's; "" for the same."""
    step = (mentor_day - mentee_day) % 7
    return {0: "", 1: "next day", 6: "day before"}.get(step, _day(mentor_day))


def _shift(name: str, shift: HasShift) -> str:
    way = "forward" if shift.minutes > 0 else "back"
    return f"{name}’s clocks go {way} {hours(abs(shift.minutes))}"


def _day(day: int) -> str:
    return WEEKDAYS[day][:3]
