"""The working lists behind a report: pairs, and the applications of mentees."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.application import ApplicationState, Source
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import PersonStatus, Role
from mentordesk.domain.round import Scheme
from mentordesk.domain.topic import TopicKind
from mentordesk.store.queries.circle import Mentee, Mentor, is_current_draft
from mentordesk.store.tables import (
    Agreement,
    AlumniIdentity,
    Application,
    ApplicationTopic,
    Match,
    Person,
    Round,
    Topic,
)


@dataclass(frozen=True)
class PairLine:
    """A pair of the rounds: every pair but the drafts of plans that were not taken."""

    id: str
    round_name: str
    scheme: Scheme
    mentor: str
    mentor_original: str | None
    mentor_code: str | None
    mentee: str
    mentee_original: str | None
    mentee_code: str | None
    state: MatchState
    score: int | None
    locked: bool
    override_reason: str | None
    drafted_on: dt.date | None
    proposed_on: dt.date | None
    introduced_on: dt.date | None
    first_meeting_on: dt.date | None
    planned_end_on: dt.date | None
    ended_on: dt.date | None
    closing_reason: str | None
    agreement_state: AgreementState
    agreement_version: int | None


@dataclass(frozen=True)
class MenteeLine:
    """A mentee's application to one of the rounds, and with whom it was paired."""

    id: str
    name: str
    original_name: str | None
    code: str | None
    status: PersonStatus | None
    round_name: str
    state: ApplicationState
    submitted_on: dt.date | None
    source: Source
    job_title: str | None
    city: str | None
    country: str | None
    time_zone: str | None
    topics: tuple[str, ...]
    goals: tuple[str, ...]
    sector_wanted: str | None
    country_wanted: str | None
    paired_with: tuple[str, ...]


def pair_lines(connection: Connection, round_ids: Sequence[str]) -> tuple[PairLine, ...]:
    """The pairs of the rounds, by round, mentor and mentee."""
    m = Match
    newest = (
        select(Agreement.match_id, func.max(Agreement.version).label("version"))
        .group_by(Agreement.match_id)
        .subquery()
    )
    query = (
        select(
            m.id, Round.name, Round.scheme, m.mentor_id, m.mentee_id, m.state, m.score, m.locked,
            m.override_reason, m.drafted_on, m.proposed_on, m.introduced_on, m.first_meeting_on,
            m.planned_end_on, m.ended_on, m.closing_reason,
            Mentor.display_name.label("mentor"), Mentor.original_name.label("mentor_original"),
            Mentee.display_name.label("mentee"), Mentee.original_name.label("mentee_original"),
            Agreement.state.label("agreement_state"), newest.c.version,
        )
        .join(Round, Round.id == m.round_id)
        .join(Mentor, Mentor.id == m.mentor_id)
        .join(Mentee, Mentee.id == m.mentee_id)
        .outerjoin(newest, newest.c.match_id == m.id)
        .outerjoin(
            Agreement, and_(Agreement.match_id == m.id, Agreement.version == newest.c.version)
        )
        .where(m.round_id.in_(round_ids))
        .where(or_(m.state != MatchState.DRAFT, is_current_draft()))
        .order_by(Round.starts, Round.name, Mentor.sort_name, Mentee.sort_name, m.id)
    )  # fmt: skip
    codes = newest_codes(connection)
    return tuple(
        PairLine(
            r.id, r.name, r.scheme, r.mentor, r.mentor_original, codes.get(r.mentor_id), r.mentee,
            r.mentee_original, codes.get(r.mentee_id), r.state, r.score, r.locked,
            r.override_reason, r.drafted_on, r.proposed_on, r.introduced_on, r.first_meeting_on,
            r.planned_end_on, r.ended_on, r.closing_reason,
            r.agreement_state or AgreementState.NOT_STARTED, r.version,
        )
        for r in connection.execute(query).all()
    )  # fmt: skip


def mentee_lines(connection: Connection, round_ids: Sequence[str]) -> tuple[MenteeLine, ...]:
    """The applications of mentees to the rounds, by round and name."""
    p, a = Person, Application
    query = (
        select(
            p.id, p.display_name, p.original_name, p.status, Round.name, a.id.label("application"),
            a.round_id, a.state, a.submitted_on, a.source, p.job_title, p.city, p.country,
            p.time_zone, a.goal_1, a.goal_2, a.goal_3, a.sector_wanted, a.country_wanted,
        )
        .join(a, a.person_id == p.id)
        .join(Round, Round.id == a.round_id)
        .where(a.round_id.in_(round_ids), a.role == Role.MENTEE)
        .order_by(Round.starts, Round.name, p.sort_name, p.id)
    )  # fmt: skip
    codes = newest_codes(connection)
    topics = listed(
        connection,
        select(ApplicationTopic.application_id, Topic.name)
        .join(Topic, Topic.id == ApplicationTopic.topic_id)
        .where(Topic.kind == TopicKind.TOPIC)
        .order_by(ApplicationTopic.rank, Topic.name),
    )
    paired: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    pairs = (
        select(Match.round_id, Match.mentee_id, Mentor.display_name)
        .join(Mentor, Mentor.id == Match.mentor_id)
        .where(Match.round_id.in_(round_ids))
        .where(Match.state.not_in({MatchState.DRAFT, MatchState.DECLINED}))
        .order_by(Mentor.sort_name, Match.id)
    )
    for round_id, mentee_id, name in connection.execute(pairs).all():
        paired[(round_id, mentee_id)].append(name)
    return tuple(
        MenteeLine(
            r.id, r.display_name, r.original_name, codes.get(r.id), r.status, r.name, r.state,
            r.submitted_on, r.source, r.job_title, r.city, r.country, r.time_zone,
            topics.get(r.application, ()),
            tuple(goal for goal in (r.goal_1, r.goal_2, r.goal_3) if goal),
            r.sector_wanted, r.country_wanted, tuple(paired.get((r.round_id, r.id), ())),
        )
        for r in connection.execute(query).all()
    )  # fmt: skip


def newest_codes(connection: Connection, among: Collection[str] | None = None) -> Mapping[str, str]:
    """Everybody's cohort code as printed, that of the newest course first; others beside it.

    With `among` only theirs.
    """
    a = AlumniIdentity
    query = (
        select(a.person_id, a.code)
        .where(a.code.is_not(None))
        .order_by(a.end_year.desc().nulls_last(), a.start_year.desc().nulls_last(), a.code, a.id)
    )
    if among is not None:
        query = query.where(a.person_id.in_(among))
    return {i: ", ".join(dict.fromkeys(found)) for i, found in listed(connection, query).items()}


def listed(connection: Connection, query: Any) -> dict[str, tuple[str, ...]]:
    """The values of a question of (key, value), gathered by key in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in connection.execute(query).all():
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
