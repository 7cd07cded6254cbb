"""Whom mentees wish for by name: of an application, of a round, and what a plan meets of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from mentordesk.domain.person import Role
from mentordesk.store.tables import (
    AlumniIdentity,
    Application,
    MentorProfile,
    MentorWish,
    Person,
)


@dataclass(frozen=True)
class Wished:
    """A mentor somebody wishes for; `is_mentor` False where there is no mentor profile."""

    mentor_id: str
    name: str
    is_mentor: bool


@dataclass(frozen=True)
class MentorName:
    """A mentor as one is told from another: by name and cohort codes."""

    id: str
    name: str
    code: str


def wished(
    connection: Connection, application_ids: Collection[str]
) -> Mapping[str, tuple[Wished, ...]]:
    """The mentors wished for by application, first wish first."""
    w = MentorWish
    query = (
        select(w.application_id, w.mentor_id, Person.display_name, MentorProfile.id)
        .join(Person, Person.id == w.mentor_id)
        .outerjoin(MentorProfile, MentorProfile.person_id == w.mentor_id)
        .where(w.application_id.in_(sorted(application_ids)))
        .order_by(w.rank, w.id)
    )
    found: dict[str, list[Wished]] = defaultdict(list)
    for application_id, mentor_id, name, profile in connection.execute(query).all():
        found[application_id].append(Wished(mentor_id, name, profile is not None))
    return {key: tuple(value) for key, value in found.items()}


def mentor_names(connection: Connection) -> tuple[MentorName, ...]:
    """Everybody with a mentor profile, by name."""
    i = AlumniIdentity
    codes: dict[str, list[str]] = defaultdict(list)
    for person_id, code in connection.execute(
        select(i.person_id, i.code)
        .join(MentorProfile, MentorProfile.person_id == i.person_id)
        .where(i.code.is_not(None))
        .order_by(i.start_year, i.code)
    ).all():
        codes[person_id].append(code or "")
    query = (
        select(Person.id, Person.display_name)
        .join(MentorProfile, MentorProfile.person_id == Person.id)
        .order_by(Person.sort_name, Person.id)
    )
    return tuple(
        MentorName(person_id, name, ", ".join(codes.get(person_id, ())))
        for person_id, name in connection.execute(query).all()
    )


def round_wishes(connection: Connection, round_id: str) -> Mapping[str, tuple[str, ...]]:
    """The mentors (ids) that each mentee of a round wishes for, first wish first, by person."""
    w, a = MentorWish, Application
    query = (
        select(a.person_id, w.mentor_id)
        .join(w, w.application_id == a.id)
        .where(a.round_id == round_id, a.role == Role.MENTEE)
        .order_by(w.rank, w.id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for person_id, mentor_id in connection.execute(query).all():
        found[person_id].append(mentor_id)
    return {key: tuple(value) for key, value in found.items()}
