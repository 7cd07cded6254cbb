"""Reads what stands behind the figures of engagement, outcomes and coming back."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import Connection, func, or_, select

from mentordesk.domain.application import Source
from mentordesk.domain.figures import APPLIED, median
from mentordesk.domain.goal import GoalState
from mentordesk.domain.group import BEGUN, OPEN_GROUP, PRESENT, MemberState
from mentordesk.domain.health import HealthRule
from mentordesk.domain.life_figures import Answered, LifeFacts, is_decided, met_in_time
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE
from mentordesk.domain.meeting import Held
from mentordesk.domain.names import bare
from mentordesk.domain.person import Role
from mentordesk.domain.question import OfferState, Outcome
from mentordesk.domain.round import Scheme
from mentordesk.domain.survey import SCALES, Question, Scale, gain_of
from mentordesk.store.queries.gains import present_gains
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


def life_facts(
    connection: Connection, round_ids: Sequence[str], today: dt.date
) -> Mapping[str, LifeFacts]:
    """What stands behind the figures of each of the rounds on a day.

    The same number of statements, however many rounds there are.
    """
    of_pair, of_group = _owners(connection, round_ids)
    found = {round_id: _Gathered() for round_id in round_ids}
    for pair in relationships(connection, today, tuple(of_pair)) if of_pair else ():
        _add_pair(found[of_pair[pair.id]], pair, today)
    for round_id in of_group.values():
        found[round_id].groups += 1
    owners = {**of_pair, **of_group}
    _add_sessions(connection, found, of_pair, of_group)
    for owner, state in _rows_of(connection, Goal, owners, Goal.state):
        found[owners[owner]].goals[state] += 1
    _add_surveys(connection, found, owners)
    _add_sources(connection, found)
    _add_mentors(connection, found)
    return {round_id: one.as_facts() for round_id, one in found.items()}


@dataclass
class _Gathered:
    """The facts of a round while they are read."""

    sessions: dict[str, int] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    met: dict[str, bool] = field(default_factory=dict)
    quiet: dict[str, bool] = field(default_factory=dict)
    group_sessions: int = 0
    groups: int = 0
    came: int = 0
    expected: int = 0
    goals: Counter[GoalState] = field(default_factory=Counter)
    surveys: list[Answered] = field(default_factory=list)
    sources: dict[Source, int] = field(default_factory=dict)
    mentors: dict[str, bool] = field(default_factory=dict)

    def as_facts(self) -> LifeFacts:
        """As they are kept."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        lists = {"lengths": tuple(self.lengths), "surveys": tuple(self.surveys)}
        return LifeFacts(**{**values, **lists, "goals": dict(self.goals)})


def _owners(
    connection: Connection, round_ids: Sequence[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The introduced pairs and the groups that came to form, each with its round."""
    m, g = Match, MentoringGroup
    pairs = select(m.id, m.round_id).where(m.round_id.in_(round_ids), m.state.in_(INTRODUCED_ONCE))
    groups = select(g.id, g.round_id).where(g.round_id.in_(round_ids), g.state.in_(BEGUN))
    of_pair = {i: round_id or "" for i, round_id in connection.execute(pairs.order_by(m.id)).all()}
    of_group = {i: round_id for i, round_id in connection.execute(groups.order_by(g.id)).all()}
    return of_pair, of_group


def _rows_of(
    connection: Connection, table: Any, owners: Mapping[str, str], *columns: Any
) -> Sequence[Any]:
    """Columns of the rows of some pairs and groups, the id of the pair or group first."""
    ids = tuple(owners)
    query = (
        select(func.coalesce(table.match_id, table.group_id), *columns)
        .where(or_(table.match_id.in_(ids), table.group_id.in_(ids)))
        .order_by(table.id)
    )
    return connection.execute(query).all()


def _add_pair(found: _Gathered, pair: RelationshipRow, today: dt.date) -> None:
    found.sessions[pair.id] = pair.sessions
    days = pair.introduced_on, pair.first_meeting_on
    if is_decided(*days, today):
        found.met[pair.id] = met_in_time(*days)
    if pair.state in LIVE:
        found.quiet[pair.id] = pair.judgement.rule in _NO_NEWS


def _add_sessions(
    connection: Connection,
    found: Mapping[str, _Gathered],
    of_pair: Mapping[str, str],
    of_group: Mapping[str, str],
) -> None:
    s, a = SessionLog, Attendance
    held = {}
    for owner, session_id, minutes, state in _rows_of(
        connection, s, {**of_pair, **of_group}, s.id, s.minutes, s.held
    ):
        if state is not Held.TOOK_PLACE:
            continue
        one = found[of_pair.get(owner) or of_group[owner]]
        held[session_id] = one
        one.group_sessions += owner in of_group
        if minutes is not None:
            one.lengths.append(minutes)
    query = (
        select(a.session_id, func.count().filter(a.came), func.count())
        .join(s, s.id == a.session_id)
        .where(s.group_id.in_(tuple(of_group)))
        .group_by(a.session_id)
    )
    for session_id, came, expected in connection.execute(query).all():
        if session_id in held:
            held[session_id].came += came
            held[session_id].expected += expected


def _add_surveys(
    connection: Connection, found: Mapping[str, _Gathered], owners: Mapping[str, str]
) -> None:
    c, called = CheckIn, present_gains(connection)
    columns = c.survey, c.role, c.person_id, c.sent_on, c.returned_on, c.answers
    for owner, survey, role, person_id, sent, back, text in _rows_of(
        connection, c, owners, *columns
    ):
        if sent or back:
            answers = json.loads(text)
            scores, gains = _scores(answers), _gains(answers, called[role])
            answered = Answered(survey, role, person_id, owner, back is not None, scores, gains)
            found[owners[owner]].surveys.append(answered)


def _scores(answers: Mapping[str, Any]) -> Mapping[Question, int]:
    return {q: int(answers[q.value]) for q in Question if q.value in answers and _is_score(q)}


def _gains(answers: Mapping[str, Any], called: Mapping[str, str]) -> Mapping[str, int]:
    """The answers about gains, by what these are called now."""
    known = ((gain_of(key), value) for key, value in answers.items())
    return {
        called.get(bare(gain.word), gain.word): int(value)
        for gain, value in known
        if gain is not None
    }


def _is_score(question: Question) -> bool:
    return SCALES[question] is not Scale.TEXT


def _add_sources(connection: Connection, found: Mapping[str, _Gathered]) -> None:
    a = Application
    query = (
        select(a.round_id, a.source, func.count())
        .where(a.round_id.in_(tuple(found)), a.role == Role.MENTEE, a.state.in_(APPLIED))
        .group_by(a.round_id, a.source)
    )
    for round_id, source, number in connection.execute(query).all():
        found[round_id or ""].sources[source] = number


def _add_mentors(connection: Connection, found: Mapping[str, _Gathered]) -> None:
    """Mentors with an introduced pair or a group; True who had one in an earlier round too."""
    g = MentoringGroup
    used = (
        select(Match.mentor_id, Match.round_id)
        .where(Match.state.in_(INTRODUCED_ONCE))
        .union(select(g.mentor_id, g.round_id).where(g.state.in_(BEGUN)))
        .subquery()
    )
    query = (
        select(used.c.mentor_id, used.c.round_id, Round.starts)
        .join(Round, Round.id == used.c.round_id)
        .order_by(used.c.mentor_id)
    )
    rows = connection.execute(query).all()
    first: dict[str, dt.date] = {}
    for mentor, _, starts in rows:
        first[mentor] = min(starts, first.get(mentor, starts))
    for mentor, round_id, starts in rows:
        if round_id in found:
            found[round_id].mentors[mentor] = first[mentor] < starts


def group_counts(connection: Connection, round_ids: Sequence[str]) -> GroupCounts:
    """The groups of the rounds that came to form, their members ever and now, their places."""
    g, m = MentoringGroup, GroupMember
    query = select(g.id, g.most, g.state).where(g.round_id.in_(round_ids), g.state.in_(BEGUN))
    rows = connection.execute(query).all()
    is_open = [row.id for row in rows if row.state in OPEN_GROUP]
    ever = select(m.group_id, m.person_id).where(
        m.group_id.in_([row.id for row in rows]), m.state != MemberState.APPLIED
    )
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
