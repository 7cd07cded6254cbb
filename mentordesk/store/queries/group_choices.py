"""Whom a mentoring group may choose from: who waits, who asks for it, who may lead one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from mentordesk.domain.application import OUT, TO_BE_PLACED
from mentordesk.domain.group import MemberState
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.store.tables import (
    Application,
    GroupMember,
    MentorProfile,
    Person,
)


@dataclass(frozen=True)
class Choosable:
    """Somebody who may be chosen, with a word that tells them from others."""

    id: str
    name: str
    detail: str | None


def may_join(connection: Connection, round_id: str) -> tuple[Choosable, ...]:
    """Mentees of a round who wait for a place, by name, each with the first goal."""
    a = Application
    query = (
        select(Person.id, Person.display_name, a.goal_1)
        .join(a, a.person_id == Person.id)
        .where(a.round_id == round_id, a.role == Role.MENTEE, a.state.in_(TO_BE_PLACED))
        .order_by(Person.sort_name, Person.id)
    )
    return tuple(Choosable(*row) for row in connection.execute(query).all())


def who_asks(connection: Connection, group_id: str, round_id: str) -> tuple[Choosable, ...]:
    """Who asks for a group and takes part in its round, by name, each with the first goal."""
    a, m = Application, GroupMember
    query = (
        select(Person.id, Person.display_name, a.goal_1)
        .join(m, m.person_id == Person.id)
        .join(a, a.person_id == Person.id)
        .where(m.group_id == group_id, m.state == MemberState.APPLIED)
        .where(a.round_id == round_id, a.role == Role.MENTEE, a.state.not_in(OUT))
        .order_by(Person.sort_name, Person.id)
    )
    return tuple(Choosable(*row) for row in connection.execute(query).all())


def may_lead(connection: Connection) -> tuple[Choosable, ...]:
    """Mentors who offer Group Mentoring, by name, each with the job."""
    query = (
        select(Person.id, Person.display_name, Person.job_title)
        .join(MentorProfile, MentorProfile.person_id == Person.id)
        .where(MentorProfile.offers_group)
        .where(Person.contact_status != ContactStatus.DO_NOT_CONTACT)
        .order_by(Person.sort_name, Person.id)
    )
    return tuple(Choosable(*row) for row in connection.execute(query).all())
