"""What a person has done in the programme: applications, pairs, consents, and links to others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from mentordesk.domain.application import ApplicationState, Source
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import LinkKind, Role
from mentordesk.domain.round import Scheme
from mentordesk.domain.topic import OF_MENTEES, TopicKind
from mentordesk.store.queries.wishes import Wished, wished
from mentordesk.store.tables import (
    Application,
    ApplicationTopic,
    Consent,
    Match,
    Person,
    PersonLink,
    Round,
    Topic,
)


@dataclass(frozen=True)
class Applied:
    """One application; without a round it is a lead.

    `wishes` are mentors by name, first wish first; `words` were picked from the other lists.
    """

    id: str
    round_id: str | None
    round_name: str | None
    role: Role
    state: ApplicationState
    submitted_on: dt.date | None
    goals: tuple[str | None, str | None, str | None]
    sector_wanted: str | None
    country_wanted: str | None
    motivations: str | None
    expectations: str | None
    success: str | None
    requirements: str | None
    preferred_mode: str | None
    preferred_mentor: str | None
    offers_in_return: str | None
    not_with: str | None
    committed_on: dt.date | None
    office_score: int | None
    source: Source
    note: str | None
    topics: tuple[str, ...]
    wishes: tuple[Wished, ...]
    words: Mapping[TopicKind, tuple[str, ...]]


@dataclass(frozen=True)
class Pair:
    """One pair, past or present, seen from one of its two people."""

    id: str
    other_id: str
    other_name: str
    role: Role
    round_name: str
    scheme: Scheme
    state: MatchState
    score: int | None
    introduced_on: dt.date | None
    ended_on: dt.date | None
    drafted_on: dt.date | None


@dataclass(frozen=True)
class Consented:
    """One answer in the ledger of consents."""

    id: str
    purpose: Purpose
    answer: Answer
    given_on: dt.date
    how: str | None
    wording_version: str | None
    entered_by: str | None


@dataclass(frozen=True)
class Link:
    """What stands between this person and another."""

    id: str
    other_id: str
    other_name: str
    kind: LinkKind
    note: str | None


_LISTS = (TopicKind.TOPIC, *OF_MENTEES)
_PLAIN = [name for name in Applied.__dataclass_fields__ if hasattr(Application, name)]


def pairs_of(connection: Connection, person_id: str) -> tuple[Pair, ...]:
    """All pairs of a person, on either side, the latest round first."""
    query = (
        select(
            Match.id, Match.mentor_id, Match.mentee_id, Match.state, Match.score,
            Match.introduced_on, Match.ended_on, Match.drafted_on, Round.name, Round.scheme,
            Person.display_name,
        )
        .join(Round, Round.id == Match.round_id)
        .join(
            Person,
            or_(
                (Match.mentor_id == person_id) & (Person.id == Match.mentee_id),
                (Match.mentee_id == person_id) & (Person.id == Match.mentor_id),
            ),
        )
        .order_by(Round.starts.desc(), Person.sort_name)
    )  # fmt: skip
    found = []
    for row in connection.execute(query).all():
        mentors = row.mentor_id == person_id
        found.append(
            Pair(
                row.id,
                row.mentee_id if mentors else row.mentor_id,
                row.display_name,
                Role.MENTOR if mentors else Role.MENTEE,
                row.name,
                row.scheme,
                row.state,
                row.score,
                row.introduced_on,
                row.ended_on,
                row.drafted_on,
            )
        )
    return tuple(found)


def applications_of(connection: Connection, person_id: str) -> tuple[Applied, ...]:
    """All applications of a person, the latest round first."""
    a = Application
    rows = connection.execute(
        select(
            a.id, a.round_id, Round.name, a.goal_1, a.goal_2, a.goal_3,
            *[a.__table__.c[name] for name in _PLAIN if name not in ("id", "round_id")],
        )
        .join(Round, Round.id == a.round_id, isouter=True)
        .where(a.person_id == person_id)
        .order_by(Round.starts.desc(), a.role)
    ).all()  # fmt: skip
    wanted: dict[str, list[tuple[TopicKind, str]]] = {row.id: [] for row in rows}
    query = (
        select(ApplicationTopic.application_id, Topic.name, Topic.kind)
        .join(Topic, Topic.id == ApplicationTopic.topic_id)
        .where(ApplicationTopic.application_id.in_(list(wanted)))
        .order_by(ApplicationTopic.rank)
    )
    for application_id, name, kind in connection.execute(query).all():
        wanted[application_id].append((kind, name))
    wishes = wished(connection, list(wanted))
    found = []
    for row in rows:
        values = {name: getattr(row, name) for name in _PLAIN}
        goals = (row.goal_1, row.goal_2, row.goal_3)
        words = {k: tuple(n for kind, n in wanted[row.id] if kind is k) for k in _LISTS}
        topics = words.pop(TopicKind.TOPIC)
        found.append(
            Applied(
                **values,
                round_name=row.name,
                goals=goals,
                topics=topics,
                wishes=wishes.get(row.id, ()),
                words=words,
            )
        )
    return tuple(found)


def consents_of(connection: Connection, person_id: str) -> tuple[Consented, ...]:
    """The ledger of a person's answers, newest first."""
    query = (
        select(
            Consent.id,
            Consent.purpose,
            Consent.answer,
            Consent.given_on,
            Consent.how,
            Consent.wording_version,
            Consent.entered_by,
        )
        .where(Consent.person_id == person_id)
        .order_by(Consent.given_on.desc(), Consent.id)
    )
    return tuple(Consented(*row) for row in connection.execute(query).all())


def links_of(connection: Connection, person_id: str) -> tuple[Link, ...]:
    """What stands between a person and others, whichever way round it was noted."""
    found = []
    for own, other in (
        (PersonLink.person_id, PersonLink.other_id),
        (PersonLink.other_id, PersonLink.person_id),
    ):
        query = (
            select(PersonLink.id, other, Person.display_name, PersonLink.kind, PersonLink.note)
            .join(Person, Person.id == other)
            .where(own == person_id)
        )
        found += [Link(*row) for row in connection.execute(query).all()]
    return tuple(sorted(found, key=lambda link: link.other_name))
