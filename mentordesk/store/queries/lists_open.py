"""The working lists of who is still free: mentors with their places, and everybody who waits."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.figures import Figure
from mentordesk.domain.match import LIVE, MatchState
from mentordesk.domain.person import ContactStatus, Level, PersonStatus, Role
from mentordesk.domain.topic import TopicKind
from mentordesk.store.queries.circle import is_current_draft
from mentordesk.store.queries.figure_members import members
from mentordesk.store.queries.lists import listed, newest_codes
from mentordesk.store.queries.places import leaders
from mentordesk.store.tables import (
    Application,
    Match,
    MentoringGroup,
    MentorProfile,
    MentorTopic,
    Person,
    PersonEmail,
    PersonLanguage,
    PersonPhone,
    Round,
    Topic,
)


@dataclass(frozen=True)
class MentorLine:
    """A mentor offered to one of the rounds, with the places of all schemes."""

    id: str
    name: str
    original_name: str | None
    code: str | None
    status: PersonStatus | None
    job_title: str | None
    employer: str | None
    sector: str | None
    years_experience: int | None
    city: str | None
    country: str | None
    time_zone: str | None
    languages: tuple[tuple[str, Level], ...]
    topics: tuple[str, ...]
    places: int
    live_pairs: int
    drafts: int
    groups: int
    trained_on: dt.date | None
    code_version: str | None

    @property
    def free(self) -> int:
        """Places left: an open group takes one, however many members it has."""
        return max(0, self.places - self.live_pairs - self.drafts - self.groups)


@dataclass(frozen=True)
class WaitingLine:
    """A mentee who waits, or a mentor whom no pair of the round has used, with contacts.

    `emails` that came back are left out, and so are all contacts of who is not to be contacted.
    """

    role: Role
    id: str
    name: str
    original_name: str | None
    code: str | None
    round_name: str
    state: ApplicationState | None
    since: dt.date | None
    contact_status: ContactStatus
    emails: tuple[str, ...]
    phones: tuple[str, ...]


def mentor_lines(connection: Connection, round_ids: Sequence[str]) -> tuple[MentorLine, ...]:
    """The mentors offered to the rounds, each once, by name."""
    p, m = Person, MentorProfile
    offered = members(Figure.MENTORS_OFFERED, round_ids).subquery()
    query = (
        select(
            p.id, p.display_name, p.original_name, p.status, p.job_title, p.employer, p.sector,
            p.years_experience, p.city, p.country, p.time_zone, m.places, m.trained_on,
            m.code_version,
        )
        .outerjoin(m, m.person_id == p.id)
        .where(p.id.in_(select(offered.c.id)))
        .order_by(p.sort_name, p.id)
    )  # fmt: skip
    told = _Told.read(connection)
    offers = listed(
        connection,
        select(MentorProfile.person_id, Topic.name)
        .join(MentorTopic, MentorTopic.profile_id == MentorProfile.id)
        .join(Topic, Topic.id == MentorTopic.topic_id)
        .where(MentorTopic.refused.is_(False), Topic.kind == TopicKind.TOPIC)
        .order_by(Topic.name),
    )
    live = _pairs_of(connection, Match.state.in_(LIVE))
    drafts = _pairs_of(connection, and_(is_current_draft(), Match.round_id.in_(round_ids)))
    led = Counter(row.person_id for row in connection.execute(leaders()).all())
    return tuple(
        MentorLine(
            r.id, r.display_name, r.original_name, told.codes.get(r.id), r.status, r.job_title,
            r.employer, r.sector, r.years_experience, r.city, r.country, r.time_zone,
            told.languages.get(r.id, ()), offers.get(r.id, ()), r.places or 0, live[r.id],
            drafts[r.id], led[r.id], r.trained_on, r.code_version,
        )
        for r in connection.execute(query).all()
    )  # fmt: skip


def waiting_lines(connection: Connection, round_ids: Sequence[str]) -> tuple[WaitingLine, ...]:
    """Mentees in the pool without pair or draft, then mentors of the rounds without a pair."""
    told = _Told.read(connection)
    lines = []
    for role, rows in (
        (Role.MENTEE, _waiting_mentees(connection, round_ids)),
        (Role.MENTOR, mentors_without(connection, round_ids)),
    ):
        for r in rows:
            reached = r.contact_status is not ContactStatus.DO_NOT_CONTACT
            lines.append(
                WaitingLine(
                    role, r.id, r.display_name, r.original_name, told.codes.get(r.id), r.name,
                    r.state, r.submitted_on, r.contact_status,
                    told.emails.get(r.id, ()) if reached else (),
                    told.phones.get(r.id, ()) if reached else (),
                )
            )  # fmt: skip
    return tuple(lines)


def _waiting_mentees(connection: Connection, round_ids: Sequence[str]) -> Any:
    return _people_of(connection, members(Figure.WAITING, round_ids), Role.MENTEE)


def mentors_without(connection: Connection, round_ids: Sequence[str]) -> Any:
    """Mentors offered to a round of whom no pair stands or stood in it, and who lead no group.

    A draft of its current plan counts as a pair.
    """
    offered = members(Figure.MENTORS_OFFERED, round_ids).subquery()
    paired = select(Match.id).where(
        Match.round_id == offered.c.round_id,
        Match.mentor_id == offered.c.id,
        Match.state != MatchState.DECLINED,
        or_(Match.state != MatchState.DRAFT, is_current_draft()),
    )
    g = MentoringGroup
    led = select(g.id).where(
        g.round_id == offered.c.round_id,
        or_(g.mentor_id == offered.c.id, g.co_mentor_id == offered.c.id),
    )
    free = select(offered.c.round_id, offered.c.id).where(~paired.exists(), ~led.exists())
    return _people_of(connection, free, Role.MENTOR)


def _people_of(connection: Connection, chosen: Any, role: Role) -> Any:
    """These people (round_id, id) with their application in `role`, by round and name."""
    some = chosen.subquery()
    p, a = Person, Application
    query = (
        select(
            p.id, p.display_name, p.original_name, p.contact_status, Round.name, a.state,
            a.submitted_on,
        )
        .join(some, some.c.id == p.id)
        .join(Round, Round.id == some.c.round_id)
        .outerjoin(
            a, and_(a.person_id == p.id, a.round_id == Round.id, a.role == role)
        )
        .order_by(Round.starts, Round.name, p.sort_name, p.id)
    )  # fmt: skip
    return connection.execute(query).all()


@dataclass(frozen=True)
class _Told:
    """What people told in rows of their own, by person."""

    codes: Mapping[str, str]
    languages: Mapping[str, tuple[tuple[str, Level], ...]]
    emails: Mapping[str, tuple[str, ...]]
    phones: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, connection: Connection) -> _Told:
        """Reads it for everybody, in one statement each."""
        language, email, phone = PersonLanguage, PersonEmail, PersonPhone
        spoken: dict[str, list[tuple[str, Level]]] = defaultdict(list)
        query = select(language.person_id, language.language, language.level).order_by(
            language.level.desc(), language.language
        )
        for person_id, name, level in connection.execute(query).all():
            spoken[person_id].append((name, Level(level)))
        return cls(
            codes=newest_codes(connection),
            languages={i: tuple(found) for i, found in spoken.items()},
            emails=listed(
                connection,
                select(email.person_id, email.address)
                .where(email.bounced.is_(False))
                .order_by(email.is_primary.desc(), email.address),
            ),
            phones=listed(connection, select(phone.person_id, phone.number).order_by(phone.number)),
        )


def _pairs_of(connection: Connection, condition: Any) -> Counter[str]:
    query = select(Match.mentor_id, func.count()).where(condition).group_by(Match.mentor_id)
    return Counter({mentor_id: n for mentor_id, n in connection.execute(query).all()})
