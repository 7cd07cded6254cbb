"""The words for a round: schemes, states, and the dates that follow from its start."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Scheme(Enum):
    """The three ways of mentoring the programme runs."""

    ASK = "ask"
    MATCHED = "matched"
    GROUP = "group"


class RoundState(Enum):
    """The life of a round, in order (domain dossier 3.5)."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED_TO_APPLICANTS = "closed_to_applicants"
    MATCHING = "matching"
    INTRODUCED = "introduced"
    RUNNING = "running"
    MIDPOINT = "midpoint"
    ENDING = "ending"
    REPORTED = "reported"
    ARCHIVED = "archived"


FINISHED_ROUND = frozenset({RoundState.REPORTED, RoundState.ARCHIVED})
"""A finished round takes no more people and no more pairs.

Reported, the pairs it made may still live on and end; archived, its figures never change.
"""


def may_step(now: RoundState, then: RoundState) -> bool:
    """Whether a round may go from the one state to the other without being asked why.

    Forward by any number of steps; back is reopening, which asks why (domain dossier 3.5).
    """
    order = list(RoundState)
    return order.index(then) > order.index(now)


@dataclass(frozen=True)
class RoundDates:
    """The dates of a round; every one may be edited after it was worked out."""

    call_opens: dt.date
    call_closes: dt.date
    matching: dt.date
    introductions: dt.date
    starts: dt.date
    midpoint: dt.date
    ends: dt.date
    follow_up: dt.date


class HasDates(Protocol):
    """Anything with the dates of a round."""

    @property
    def call_opens(self) -> dt.date:
        """The first day of the call."""

    @property
    def call_closes(self) -> dt.date:
        """The last day of the call."""

    @property
    def matching(self) -> dt.date:
        """The day matching begins."""

    @property
    def starts(self) -> dt.date:
        """The first day of the round."""

    @property
    def midpoint(self) -> dt.date:
        """The day of the midpoint review."""

    @property
    def ends(self) -> dt.date:
        """The last day of the round."""


def due_state(
    now: RoundState, dates: HasDates, today: dt.date
) -> tuple[RoundState, dt.date] | None:
    """The furthest state that the dates of a round ask for, and since when; None when in step.

    Introduced is left to the introductions themselves, reported to the coordinator.
    """
    asked = [
        (RoundState.OPEN, dates.call_opens),
        (RoundState.CLOSED_TO_APPLICANTS, dates.call_closes + dt.timedelta(days=1)),
        (RoundState.MATCHING, dates.matching),
        (RoundState.RUNNING, dates.starts),
        (RoundState.MIDPOINT, dates.midpoint),
        (RoundState.ENDING, dates.ends - dt.timedelta(days=14)),
    ]
    due = [(state, day) for state, day in asked if day <= today and may_step(now, state)]
    return max(due, key=lambda found: list(RoundState).index(found[0]), default=None)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day `months` later (or earlier); the last of the month where that day is missing."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def dates_from_start(starts: dt.date, months: int = 6) -> RoundDates:
    """The usual dates around a start: midpoint halfway, follow-up six months after the end.

    Source: domain dossier 1.3 and 2.5 (reviews at months 3 and 6, follow-up 6 months on). Raises
    `ValueError` unless `months` is 1 to 24.
    """
    if not 1 <= months <= 24:
        raise ValueError(f"a round lasts 1 to 24 months, not {months}")
    ends = add_months(starts, months)
    return RoundDates(
        call_opens=starts - dt.timedelta(weeks=10),
        call_closes=starts - dt.timedelta(weeks=5),
        matching=starts - dt.timedelta(weeks=4),
        introductions=starts - dt.timedelta(weeks=1),
        starts=starts,
        midpoint=add_months(starts, months // 2) if months > 1 else starts + dt.timedelta(days=15),
        ends=ends,
        follow_up=add_months(ends, 6),
    )


def moved(day: dt.date, old_start: dt.date, new_start: dt.date) -> dt.date:
    """A date of a round, carried along when its start moves: by whole months, then by days.

    So a round of 1 April to 1 October, begun half a year later, ends on 1 April. The order of
    two dates never changes.
    """
    months = (new_start.year - old_start.year) * 12 + new_start.month - old_start.month
    return add_months(day, months) + (new_start - add_months(old_start, months))


def weeks_of(starts: dt.date, ends: dt.date) -> tuple[dt.date, ...]:
    """The Mondays of every week the round touches, first to last; at least one."""
    monday = starts - dt.timedelta(days=starts.weekday())
    weeks = [monday]
    while weeks[-1] + dt.timedelta(days=7) < ends:
        weeks.append(weeks[-1] + dt.timedelta(days=7))
    return tuple(weeks)
