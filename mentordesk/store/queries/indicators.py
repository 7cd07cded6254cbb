"""The five figures of today: how the programme is doing now, each with its denominator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from sqlalchemy import Connection, func, select

from mentordesk.domain.figures import Figure
from mentordesk.domain.health import HealthRule
from mentordesk.domain.life_figures import IN_TIME, is_decided, met_in_time
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE
from mentordesk.domain.round import FINISHED_ROUND, Scheme
from mentordesk.store.queries.figures import members
from mentordesk.store.queries.lists_open import mentors_without
from mentordesk.store.queries.relationships import RelationshipRow, relationships
from mentordesk.store.queries.rounds import all_rounds
from mentordesk.store.tables import CheckIn

T = TypeVar("T")

WEEKS = 12
"""How many weeks a trend looks back."""


class Indicator(Enum):
    """The five, in order (product: Today)."""

    PAIRED = "paired"
    FIRST_MEETING = "first_meeting"
    NO_NEWS = "no_news"
    SURVEYS_BACK = "surveys_back"
    FREE_PLACES = "free_places"


@dataclass(frozen=True)
class Value:
    """A figure: `count` of `of`, and its trend by week, oldest first, as shares 0 to 1."""

    indicator: Indicator
    count: int
    of: int
    trend: tuple[float, ...] = ()


def indicators(connection: Connection, today: dt.date) -> tuple[Value, ...]:
    """The five figures of all rounds that are not finished."""
    open_rounds = [
        found.id
        for found in all_rounds(connection)
        if found.state not in FINISHED_ROUND and found.scheme is not Scheme.ASK
    ]
    pairs = [p for p in relationships(connection, today) if p.round_id in open_rounds]
    waits = connection.execute(members(Figure.WAITING, tuple(open_rounds))).all()
    waiting, still = [(row[0], row[1]) for row in waits], len(waits)
    placed = len({p.mentee_id for p in pairs if p.state in LIVE})
    met = [p for p in pairs if p.introduced_on and p.state in INTRODUCED_ONCE]
    going = [p for p in pairs if p.state in LIVE & INTRODUCED_ONCE]
    quiet = [p for p in going if p.judgement.rule in (HealthRule.NO_NEWS, HealthRule.NO_NEWS_LONG)]
    in_time = [p for p in met if _met_in_time(p)]
    due = [p for p in met if _is_decided(p, today)]
    back, asked = _surveys(connection)
    in_weeks = _shares(met, today, _was_decided, _was_in_time)
    free = len(mentors_without(connection, tuple(open_rounds))) if open_rounds else 0
    return (
        Value(Indicator.PAIRED, placed, placed + still, _paired_weekly(pairs, waiting, today)),
        Value(Indicator.FIRST_MEETING, len(in_time), len(due), in_weeks),
        Value(Indicator.NO_NEWS, len(quiet), len(going)),
        Value(Indicator.SURVEYS_BACK, back, asked, _surveys_weekly(connection, today)),
        Value(Indicator.FREE_PLACES, free, free + len({p.mentor_id for p in going})),
    )


def _met_in_time(pair: RelationshipRow) -> bool:
    return met_in_time(pair.introduced_on, pair.first_meeting_on)


def _is_decided(pair: RelationshipRow, today: dt.date) -> bool:
    return is_decided(pair.introduced_on, pair.first_meeting_on, today)


def _was_decided(pair: RelationshipRow, day: dt.date) -> bool:
    introduced, first = pair.introduced_on, pair.first_meeting_on
    if introduced is None or introduced > day:
        return False
    return day - introduced > IN_TIME or (first is not None and first <= day)


def _was_in_time(pair: RelationshipRow, day: dt.date) -> bool:
    first = pair.first_meeting_on
    return first is not None and first <= day and _met_in_time(pair)


def _surveys_weekly(connection: Connection, today: dt.date) -> tuple[float, ...]:
    query = select(CheckIn.sent_on, CheckIn.returned_on).where(CheckIn.sent_on.is_not(None))
    rows: list[tuple[dt.date, dt.date]] = [
        (sent, back or dt.date.max) for sent, back in connection.execute(query).all() if sent
    ]
    return _shares(rows, today, lambda row, day: row[0] <= day, lambda row, day: row[1] <= day)


def _surveys(connection: Connection) -> tuple[int, int]:
    query = select(func.count(CheckIn.returned_on), func.count(CheckIn.sent_on)).where(
        CheckIn.sent_on.is_not(None)
    )
    back, asked = connection.execute(query).one()
    return back, asked


def _paired_weekly(
    pairs: Sequence[RelationshipRow], waiting: Sequence[tuple[str, str]], today: dt.date
) -> tuple[float, ...]:
    """Of those who wait or are paired today, the share that had a mentor by each week.

    A pair counts from its proposal on, as it does in the figure; one whose days are not known
    counts today only.
    """
    placed = {pair.mentee_id for pair in pairs if pair.state in LIVE}
    people = [tuple(p for p in pairs if p.mentee_id == person) for person in placed]
    people += [
        tuple(p for p in pairs if (p.round_id, p.mentee_id) == one and p.state not in LIVE)
        for one in waiting
    ]

    def was_paired(pair: RelationshipRow, day: dt.date) -> bool:
        begun = min(filter(None, (pair.proposed_on, pair.introduced_on)), default=today)
        if pair.state in LIVE:
            return begun <= day
        return pair.ended_on is not None and begun <= day < pair.ended_on

    return _shares(
        people, today, lambda _one, _day: True,
        lambda one, day: any(was_paired(pair, day) for pair in one),
    )  # fmt: skip


def _shares(
    rows: Sequence[T],
    today: dt.date,
    is_there: Callable[[T, dt.date], bool],
    counts: Callable[[T, dt.date], bool],
) -> tuple[float, ...]:
    """The share by week of what was there by then; a week when nothing was is left out."""
    found = []
    for day in _weeks(today):
        there = [row for row in rows if is_there(row, day)]
        if there:
            found.append(sum(counts(row, day) for row in there) / len(there))
    return tuple(found)


def _weeks(today: dt.date) -> Iterable[dt.date]:
    """The last day of each of the last weeks, oldest first; the last one is today."""
    return (today - dt.timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1))
