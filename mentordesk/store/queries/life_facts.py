"""Reads what stands behind the figures of engagement, outcomes and coming back."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from mentordesk.domain.application import Source
from mentordesk.domain.figures import APPLIED, median
from mentordesk.domain.goal import GoalState
from mentordesk.domain.group import OPEN_GROUP, PRESENT, GroupState
from mentordesk.domain.health import HealthRule
from mentordesk.domain.life_figures import Answered, LifeFacts, is_decided, met_in_time
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE
from mentordesk.domain.meeting import Held
from mentordesk.domain.person import Role
from mentordesk.domain.question import OfferState, Outcome
from mentordesk.domain.round import Scheme
from mentordesk.domain.survey import SCALES, Question, Scale
from mentordesk.store.queries.relationships import RelationshipRow, relationships
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.tables import (
    Application,
    Ask,
    AskOffer,
    Attendance,
    CheckIn,
    Goal,
    GroupMember,
    Match,
    MentoringGroup,
    Round,
    SessionLog,
)

_ANSWERED = (Outcome.ANSWERED, Outcome.PARTLY, Outcome.BECAME_APPLICATION, Outcome.INFORMAL)
_NO_NEWS = (HealthRule.NO_NEWS, HealthRule.NO_NEWS_LONG)
_BEGUN = frozenset(GroupState) - {GroupState.PLANNED, GroupState.RECRUITING}


@dataclass(frozen=True)
class GroupCounts:
    """The groups of a report, those planned only aside: their members, and their places."""

    groups: int = 0
    members: int = 0
    present: int = 0
    places: int = 0


@dataclass(frozen=True)
class AskCounts:
    """Questions asked, what came of them, and the middle of the days to the first yes."""

    asked: int = 0
    answered: int = 0
    expired: int = 0
    days_to_answer: float | None = None


def life_facts(connection: Connection, round_id: str, today: dt.date) -> LifeFacts:
    """What stands behind the figures of one round on a day."""
    ids = select(Match.id).where(Match.round_id == round_id, Match.state.in_(INTRODUCED_ONCE))
    pair_ids = tuple(connection.execute(ids.order_by(Match.id)).scalars())
    pairs = relationships(connection, today, pair_ids) if pair_ids else ()
    of_groups = select(MentoringGroup.id).where(
        MentoringGroup.round_id == round_id, MentoringGroup.state.in_(_BEGUN)
    )
    groups = tuple(connection.execute(of_groups.order_by(MentoringGroup.id)).scalars())
    came, expected = _attendance(connection, groups)
    return LifeFacts(
        sessions={pair.id: pair.sessions for pair in pairs},
        lengths=_lengths(connection, pair_ids, groups),
        met=_met(pairs, today),
        quiet={p.id: p.judgement.rule in _NO_NEWS for p in pairs if p.state in LIVE},
        group_sessions=_held(connection, groups),
        groups=len(groups),
        came=came,
        expected=expected,
        goals=_goals(connection, pair_ids, groups),
        surveys=_surveys(connection, pair_ids, groups),
        sources=_sources(connection, round_id),
        mentors=_mentors(connection, round_id),
    )


def _met(pairs: Sequence[RelationshipRow], today: dt.date) -> Mapping[str, bool]:
    days = ((p.id, p.introduced_on, p.first_meeting_on) for p in pairs)
    return {i: met_in_time(a, b) for i, a, b in days if is_decided(a, b, today)}


def _of(table: Any, pairs: Sequence[str], groups: Sequence[str]) -> Any:
    return or_(table.match_id.in_(pairs), table.group_id.in_(groups))


def _lengths(
    connection: Connection, pairs: Sequence[str], groups: Sequence[str]
) -> tuple[int, ...]:
    s = SessionLog
    query = (
        select(s.minutes)
        .where(_of(s, pairs, groups), s.held == Held.TOOK_PLACE, s.minutes.is_not(None))
        .order_by(s.on, s.id)
    )
    return tuple(minutes or 0 for minutes in connection.execute(query).scalars())


def _held(connection: Connection, groups: Sequence[str]) -> int:
    s = SessionLog
    query = select(func.count()).where(s.group_id.in_(groups), s.held == Held.TOOK_PLACE)
    return int(connection.execute(query).scalar_one())


def _attendance(connection: Connection, groups: Sequence[str]) -> tuple[int, int]:
    s, a = SessionLog, Attendance
    query = (
        select(func.coalesce(func.sum(a.came), 0), func.count())
        .join(s, s.id == a.session_id)
        .where(s.group_id.in_(groups), s.held == Held.TOOK_PLACE)
    )
    came, expected = connection.execute(query).one()
    return int(came), int(expected)


def _goals(
    connection: Connection, pairs: Sequence[str], groups: Sequence[str]
) -> Mapping[GoalState, int]:
    query = select(Goal.state, func.count()).where(_of(Goal, pairs, groups)).group_by(Goal.state)
    return {state: number for state, number in connection.execute(query).all()}


def _surveys(
    connection: Connection, pairs: Sequence[str], groups: Sequence[str]
) -> tuple[Answered, ...]:
    c = CheckIn
    query = (
        select(
            c.survey, c.role, c.person_id, func.coalesce(c.match_id, c.group_id).label("about"),
            c.returned_on, c.answers,
        )
        .where(_of(c, pairs, groups), or_(c.sent_on.is_not(None), c.returned_on.is_not(None)))
        .order_by(c.survey, c.id)
    )  # fmt: skip
    return tuple(
        Answered(
            row.survey, row.role, row.person_id, row.about, row.returned_on is not None,
            _scores(row.answers),
        )
        for row in connection.execute(query).all()
    )  # fmt: skip


def _scores(text: str) -> Mapping[Question, int]:
    answers = json.loads(text)
    return {q: int(answers[q.value]) for q in Question if q.value in answers and _is_score(q)}


def _is_score(question: Question) -> bool:
    return SCALES[question] is not Scale.TEXT


def _sources(connection: Connection, round_id: str) -> Mapping[Source, int]:
    a = Application
    query = (
        select(a.source, func.count())
        .where(a.round_id == round_id, a.role == Role.MENTEE, a.state.in_(APPLIED))
        .group_by(a.source)
    )
    return {source: number for source, number in connection.execute(query).all()}


def _mentors(connection: Connection, round_id: str) -> Mapping[str, bool]:
    """Mentors with an introduced pair or a group here; True who had one in an earlier round."""
    starts = select(Round.starts).where(Round.id == round_id).scalar_subquery()
    of_pairs = (
        select(Match.mentor_id, Match.round_id)
        .where(Match.state.in_(INTRODUCED_ONCE))
        .union(
            select(MentoringGroup.mentor_id, MentoringGroup.round_id).where(
                MentoringGroup.state.in_(_BEGUN)
            )
        )
        .subquery()
    )
    earlier = (
        select(of_pairs.c.mentor_id)
        .join(Round, Round.id == of_pairs.c.round_id)
        .where(Round.starts < starts)
    )
    before = set(connection.execute(earlier).scalars())
    here = select(of_pairs.c.mentor_id).where(of_pairs.c.round_id == round_id).distinct()
    return {i: i in before for i in sorted(connection.execute(here).scalars())}


def group_counts(connection: Connection, round_ids: Sequence[str]) -> GroupCounts:
    """The groups of the rounds that came to form, their members ever and now, their places."""
    g, m = MentoringGroup, GroupMember
    query = select(g.id, g.most, g.state).where(g.round_id.in_(round_ids), g.state.in_(_BEGUN))
    rows = connection.execute(query).all()
    is_open = [row.id for row in rows if row.state in OPEN_GROUP]
    ever = select(m.group_id, m.person_id).where(m.group_id.in_([row.id for row in rows]))
    now = select(func.count()).where(m.group_id.in_(is_open), m.state.in_(PRESENT))
    return GroupCounts(
        groups=len(rows),
        members=len(set(map(tuple, connection.execute(ever).all()))),
        present=int(connection.execute(now).scalar_one()),
        places=sum(row.most for row in rows if row.id in is_open),
    )


def ask_counts(
    connection: Connection, rounds: Sequence[RoundRow], year: int | None, is_one_round: bool
) -> AskCounts:
    """Questions asked while an Ask An Alum round ran, in a year, or ever.

    A question belongs to no round; a report on one round has those of its days, if it is one of
    Ask An Alum.
    """
    query = select(Ask.id, Ask.asked_on, Ask.outcome)
    rows = [row for row in connection.execute(query).all()]
    if is_one_round:
        spans = [(r.starts, r.ends) for r in rounds if r.scheme is Scheme.ASK]
        rows = [row for row in rows if any(a <= row.asked_on <= b for a, b in spans)]
    elif year is not None:
        rows = [row for row in rows if row.asked_on.year == year]
    ids = [row.id for row in rows]
    offers = select(AskOffer.ask_id, AskOffer.state, AskOffer.answered_on).where(
        AskOffer.ask_id.in_(ids)
    )
    expired, first = set(), dict[str, dt.date]()
    for ask_id, state, day in connection.execute(offers.order_by(AskOffer.number)).all():
        if state is OfferState.EXPIRED:
            expired.add(ask_id)
        if state is OfferState.ACCEPTED and day is not None:
            first.setdefault(ask_id, day)
    outcomes = Counter(row.outcome for row in rows)
    asked = {row.id: row.asked_on for row in rows}
    return AskCounts(
        asked=len(rows),
        answered=sum(outcomes[each] for each in _ANSWERED),
        expired=len(expired),
        days_to_answer=median((day - asked[i]).days for i, day in first.items()),
    )
