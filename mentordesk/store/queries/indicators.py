"""The five figures of today: how the programme is doing now, each with its denominator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from sqlalchemy import Connection, func, select

from mentordesk.domain.figures import Figure
from mentordesk.domain.group import OPEN_GROUP, PRESENT, MemberState
from mentordesk.domain.health import HealthRule
from mentordesk.domain.life_figures import IN_TIME, is_decided, met_in_time
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE
from mentordesk.domain.round import FINISHED_ROUND, Scheme
from mentordesk.store.queries.figure_members import members
from mentordesk.store.queries.groups import GroupRow, groups
from mentordesk.store.queries.lists_open import mentors_without
from mentordesk.store.queries.relationships import RelationshipRow, relationships
from mentordesk.store.queries.rounds import all_rounds
from mentordesk.store.tables import CheckIn, GroupMember, MentoringGroup

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
    """The five figures of all rounds that are not finished.

    A pair and a group count once each where it is about meeting and news; where it is about being
    placed, each person does.
    """
    open_rounds = [
        found.id
        for found in all_rounds(connection)
        if found.state not in FINISHED_ROUND and found.scheme is not Scheme.ASK
    ]
    pairs = [p for p in relationships(connection, today) if p.round_id in open_rounds]
    circles = [g for g in groups(connection, today) if g.round_id in open_rounds]
    waits = connection.execute(members(Figure.WAITING, tuple(open_rounds))).all()
    waiting, still = [(row[0], row[1]) for row in waits], len(waits)
    spells = _spells(connection, pairs, open_rounds, today)
    placed = len({one.person_id for one in spells if one.until is None})
    met = _begun(pairs, circles)
    going = [p for p in pairs if p.state in LIVE & INTRODUCED_ONCE]
    meeting = [g for g in circles if g.state in OPEN_GROUP and g.began_on is not None]
    judged = [p.judgement.rule for p in going] + [g.judgement.rule for g in meeting]
    quiet = [rule for rule in judged if rule in (HealthRule.NO_NEWS, HealthRule.NO_NEWS_LONG)]
    in_time = [one for one in met if met_in_time(*one)]
    due = [one for one in met if is_decided(*one, today)]
    back, asked = _surveys(connection)
    in_weeks = _shares(met, today, _was_decided, _was_in_time)
    at_work = {p.mentor_id for p in going}
    at_work |= {who for g in meeting for who in (g.mentor_id, g.co_mentor_id) if who is not None}
    unused = mentors_without(connection, tuple(open_rounds)) if open_rounds else ()
    free = {row.id for row in unused}
    return (
        Value(Indicator.PAIRED, placed, placed + still, _paired_weekly(spells, waiting, today)),
        Value(Indicator.FIRST_MEETING, len(in_time), len(due), in_weeks),
        Value(Indicator.NO_NEWS, len(quiet), len(judged)),
        Value(Indicator.SURVEYS_BACK, back, asked, _surveys_weekly(connection, today)),
        Value(Indicator.FREE_PLACES, len(free), len(free | at_work)),
    )


Begun = tuple[dt.date, dt.date | None]
"""When a pair was introduced or a group could meet, and its first meeting, if there was one."""


def _begun(pairs: Sequence[RelationshipRow], circles: Sequence[GroupRow]) -> list[Begun]:
    """Every pair that was introduced and every group that came to form, each once."""
    two = [
        (p.introduced_on, p.first_meeting_on)
        for p in pairs
        if p.introduced_on and p.state in INTRODUCED_ONCE
    ]
    return two + [(g.began_on, g.first_session_on) for g in circles if g.began_on]


def _was_decided(one: Begun, day: dt.date) -> bool:
    begun, first = one
    if begun > day:
        return False
    return day - begun > IN_TIME or (first is not None and first <= day)


def _was_in_time(one: Begun, day: dt.date) -> bool:
    _, first = one
    return first is not None and first <= day and met_in_time(*one)


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


@dataclass(frozen=True)
class _Spell:
    """Somebody's time with a mentor, in a pair or a group of a round; `until` None: to this day."""

    person_id: str
    round_id: str | None
    since: dt.date
    until: dt.date | None


def _spells(
    connection: Connection, pairs: Sequence[RelationshipRow], rounds: Sequence[str], today: dt.date
) -> list[_Spell]:
    """A pair counts from its proposal on, a member from joining; of unknown days today only."""
    found = []
    for pair in pairs:
        is_live = pair.state in LIVE
        if is_live or pair.ended_on is not None:
            since = min(filter(None, (pair.proposed_on, pair.introduced_on)), default=today)
            until = None if is_live else pair.ended_on
            found.append(_Spell(pair.mentee_id, pair.round_id, since, until))
    m, g = GroupMember, MentoringGroup
    query = (
        select(m.person_id, g.round_id, m.state, m.joined_on, m.left_on)
        .join(g, g.id == m.group_id)
        .where(g.round_id.in_(rounds), m.state != MemberState.APPLIED)
    )
    for person_id, round_id, state, joined, left in connection.execute(query).all():
        if state in PRESENT or left is not None:
            until = None if state in PRESENT else left
            found.append(_Spell(person_id, round_id, joined or today, until))
    return found


def _paired_weekly(
    spells: Sequence[_Spell], waiting: Sequence[tuple[str, str]], today: dt.date
) -> tuple[float, ...]:
    """Of those who wait or have a mentor today, the share that had one by each week."""
    placed = {one.person_id for one in spells if one.until is None}
    people = [tuple(s for s in spells if s.person_id == person) for person in placed]
    people += [
        tuple(s for s in spells if (s.round_id, s.person_id) == one and s.until is not None)
        for one in waiting
    ]

    def had_mentor(spell: _Spell, day: dt.date) -> bool:
        return spell.since <= day and (spell.until is None or day < spell.until)

    return _shares(
        people, today, lambda _one, _day: True,
        lambda one, day: any(had_mentor(spell, day) for spell in one),
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
