"""The words for a concern: its kind, how grave it is, and the steps between its states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from enum import Enum

from mentordesk.domain.round import add_months


class ConcernKind(Enum):
    """What a concern is about (domain dossier 2.15)."""

    WELLBEING = "wellbeing"
    CONDUCT = "conduct"
    BOUNDARY = "boundary"
    DATA = "data"
    SAFETY = "safety"


class Severity(Enum):
    """How grave a concern is."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class ConcernState(Enum):
    """Where a concern stands (domain dossier 3.6)."""

    RAISED = "raised"
    READ = "read"
    ACTING = "acting"
    REFERRED = "referred"
    MONITORED = "monitored"
    CLOSED = "closed"


OPEN = frozenset(ConcernState) - {ConcernState.CLOSED}
"""A concern in one of these still asks for somebody's care."""

_S = ConcernState
STEPS: dict[ConcernState, frozenset[ConcernState]] = {
    _S.RAISED: frozenset({_S.READ}),
    _S.READ: frozenset({_S.ACTING, _S.REFERRED, _S.MONITORED, _S.CLOSED}),
    _S.ACTING: frozenset({_S.REFERRED, _S.MONITORED, _S.CLOSED}),
    _S.REFERRED: frozenset({_S.ACTING, _S.MONITORED, _S.CLOSED}),
    _S.MONITORED: frozenset({_S.ACTING, _S.REFERRED, _S.CLOSED}),
    _S.CLOSED: frozenset({_S.ACTING}),
}
"""What may follow what. Nothing is done about a concern nobody has read; a closed one is opened
again with the reason."""

KEEP_YEARS = 3
"""Years a closed concern is kept; each one may be given another day (a peer's choice, B25)."""

MOST_FACTS = 1000
"""Letters of what was told and of what was done: the facts in short, no opinions."""

_WEEKEND = 5


def may_step(now: ConcernState, then: ConcernState) -> bool:
    """Whether a concern may go from the one state to the other."""
    return then in STEPS[now]


def unread_from(raised_on: dt.date, days: int, closed: Collection[dt.date] = ()) -> dt.date:
    """The first day on which a concern has lain unread for `days` working days.

    Weekends do not count, nor the days in `closed`, on which the office is shut (dossier 3.6).
    """
    day, counted = raised_on, 0
    while counted < days:
        day += dt.timedelta(days=1)
        counted += day.weekday() < _WEEKEND and day not in closed
    return day


def keep_until(closed_on: dt.date) -> dt.date:
    """The day to which a concern closed on `closed_on` is kept unless another one is set."""
    return add_months(closed_on, 12 * KEEP_YEARS)
