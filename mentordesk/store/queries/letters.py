"""What a letter needs to know: its words, the two people, their pair or question."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, literal_column, select

from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.domain.round import Scheme
from mentordesk.domain.topic import TopicKind
from mentordesk.store.queries.people_addresses import addresses_of
from mentordesk.store.tables import (
    Application,
    ApplicationTopic,
    Consent,
    LetterTemplate,
    Match,
    MentorProfile,
    MentorTopic,
    Person,
    Round,
    Topic,
)

ByKind = Mapping[TopicKind, Sequence[str]]
"""What somebody picked, by list."""


@dataclass(frozen=True)
class Words:
    """A template in the office's own words; version 0 are the shipped ones."""

    subject: str
    body: str
    version: int


@dataclass(frozen=True)
class Correspondent:
    """Somebody a letter is written to or about; `address` None where none may be used."""

    id: str
    name: str
    greeting: str
    job: str | None
    employer: str | None
    city: str | None
    country: str | None
    about: str | None
    address: str | None
    may_contact: bool
    shares_contact: bool


@dataclass(frozen=True)
class Picked:
    """What one side picked from the lists: help offered or wanted, hoped-for gains, and more.

    `brings` is what a mentor came through, or what a mentee offers in return.
    """

    help: tuple[str, ...] = ()
    hopes: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()


@dataclass(frozen=True)
class PairLetter:
    """A pair as letters speak of it; `goals` are the mentee's, most wanted first."""

    match_id: str
    round_id: str | None
    round: str | None
    mentor_id: str
    mentee_id: str
    goals: tuple[str, ...]
    starts: dt.date | None
    midpoint: dt.date | None
    ends: dt.date | None
    reply_by: dt.date | None
    introduced_on: dt.date | None
    scheme: Scheme | None
    of_mentor: Picked = Picked()
    of_mentee: Picked = Picked()


def own_words(connection: Connection) -> Mapping[Occasion, Words]:
    """The letters the office has changed."""
    t = LetterTemplate
    query = select(t.occasion, t.subject, t.body, t.version)
    rows = connection.execute(query).all()
    return {row.occasion: Words(row.subject, row.body, row.version) for row in rows}


def correspondents(connection: Connection, ids: Collection[str]) -> Mapping[str, Correspondent]:
    """These people by id; who is not to be contacted has no address."""
    p, m = Person, MentorProfile
    query = (
        select(
            p.id, p.display_name, p.greeting, p.given_name, p.job_title, p.employer, p.city,
            p.country, m.bio, p.contact_status,
        )
        .outerjoin(m, m.person_id == p.id)
        .where(p.id.in_(sorted(ids)))
    )  # fmt: skip
    sharing = _sharing(connection, ids)
    found = {}
    for row in connection.execute(query).all():
        addresses = addresses_of(connection, (row.id,)).addresses
        found[row.id] = Correspondent(
            row.id, row.display_name, row.greeting or row.given_name or row.display_name,
            row.job_title, row.employer, row.city, row.country, row.bio,
            addresses[0] if addresses else None,
            row.contact_status is not ContactStatus.DO_NOT_CONTACT, row.id in sharing,
        )  # fmt: skip
    return found


def pair_letters(connection: Connection, match_ids: Collection[str]) -> tuple[PairLetter, ...]:
    """These pairs, by id."""
    m, a = Match, Application
    applied = and_(a.person_id == m.mentee_id, a.round_id == m.round_id, a.role == Role.MENTEE)
    query = (
        select(
            m.id, m.round_id, Round.name, m.mentor_id, m.mentee_id, a.goal_1, a.goal_2, a.goal_3,
            Round.starts, Round.midpoint, m.planned_end_on, Round.ends, m.reply_by,
            m.introduced_on, Round.scheme, a.id.label("application_id"), a.offers_in_return,
        )
        .outerjoin(Round, Round.id == m.round_id)
        .outerjoin(a, applied)
        .where(m.id.in_(sorted(match_ids)))
        .order_by(m.id)
    )  # fmt: skip
    rows = connection.execute(query).all()
    offered = _offered(connection, {row.mentor_id for row in rows})
    wanted = _wanted(connection, {row.application_id for row in rows})
    return tuple(
        PairLetter(
            row.id, row.round_id, row.name, row.mentor_id, row.mentee_id,
            tuple(goal for goal in (row.goal_1, row.goal_2, row.goal_3) if goal),
            row.starts, row.midpoint, row.planned_end_on or row.ends, row.reply_by,
            row.introduced_on, row.scheme,
            _picked(offered[row.mentor_id], TopicKind.MENTOR_GAIN),
            _picked(wanted[row.application_id], TopicKind.MENTEE_GAIN, row.offers_in_return),
        )
        for row in rows
    )  # fmt: skip


def decline_reasons(connection: Connection, match_ids: Collection[str]) -> Mapping[str, str]:
    """Why each of these pairs was declined, by the names of the reasons; others are left out."""
    query = select(Match.id, Match.decline_reason).where(
        Match.id.in_(sorted(match_ids)), Match.state == MatchState.DECLINED
    )
    return {match_id: reason or "" for match_id, reason in connection.execute(query).all()}


def _picked(words: ByKind, gain: TopicKind, in_return: str | None = None) -> Picked:
    brings = tuple(words[TopicKind.CHALLENGE]) or ((in_return,) if in_return else ())
    return Picked(tuple(words[TopicKind.HELP]), tuple(words[gain]), brings)


def _offered(connection: Connection, mentor_ids: Collection[str]) -> Mapping[str, ByKind]:
    m, t = MentorProfile, MentorTopic
    query = (
        select(m.person_id, Topic.kind, Topic.name)
        .join(t, t.profile_id == m.id)
        .join(Topic, Topic.id == t.topic_id)
        .where(m.person_id.in_(mentor_ids), t.refused.is_(False))
        .order_by(Topic.name)
    )
    return _by_kind(connection.execute(query).all())


def _wanted(connection: Connection, application_ids: Collection[str]) -> Mapping[str, ByKind]:
    t = ApplicationTopic
    query = (
        select(t.application_id, Topic.kind, Topic.name)
        .join(Topic, Topic.id == t.topic_id)
        .where(t.application_id.in_(application_ids))
        .order_by(t.rank, Topic.name)
    )
    return _by_kind(connection.execute(query).all())


def _by_kind(rows: Iterable[Any]) -> Mapping[str, ByKind]:
    found: dict[str, dict[TopicKind, list[str]]] = defaultdict(lambda: defaultdict(list))
    for owner, kind, name in rows:
        found[owner][kind].append(name)
    return found


def _sharing(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Who lets contact details be given to a partner: who has not said no counts as yes."""
    c = Consent
    query = (
        select(c.person_id, c.answer)
        .where(c.purpose == Purpose.SHARE_CONTACT, c.person_id.in_(sorted(ids)))
        .order_by(c.given_on, literal_column("consent.rowid"))
    )
    newest = {person_id: answer for person_id, answer in connection.execute(query).all()}
    refused = {person for person, answer in newest.items() if answer is not Answer.GIVEN}
    return frozenset(ids) - refused
