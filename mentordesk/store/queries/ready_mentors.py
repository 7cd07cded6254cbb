"""Which mentors lack the training or the current code of conduct, be it required or not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, or_, select

from mentordesk.store.queries.code_of_conduct import lacks_code, without_code
from mentordesk.store.queries.rounds import programme
from mentordesk.store.tables import MentorProfile, Person


@dataclass(frozen=True)
class Unready:
    """Names of those who have yet to be trained, and of those who have yet to accept the code."""

    training: tuple[str, ...]
    code: tuple[str, ...]


def unready(connection: Connection, person_ids: Collection[str]) -> Unready:
    """Who of these people lacks what, by name; three statements."""
    if not person_ids:
        return Unready((), ())
    return Unready(without_training(connection, person_ids), without_code(connection, person_ids))


def without_training(connection: Connection, person_ids: Collection[str]) -> tuple[str, ...]:
    """Names of those among these people of whom no training is noted."""
    query = (
        select(Person.display_name)
        .outerjoin(MentorProfile, MentorProfile.person_id == Person.id)
        .where(Person.id.in_(sorted(person_ids)), lacks_training())
        .order_by(Person.sort_name, Person.id)
    )
    return tuple(connection.execute(query).scalars())


def lacks_training() -> ColumnElement[bool]:
    """Whether no training is noted of a mentor profile, or of a person without one."""
    return MentorProfile.trained_on.is_(None)


def barred(connection: Connection) -> frozenset[str]:
    """Ids of the mentors who lack what the programme requires; nobody where it requires nothing."""
    house = programme(connection)
    lacking = []
    if house.require_training:
        lacking.append(lacks_training())
    if house.require_code:
        lacking.append(lacks_code(house.code_of_conduct_version))
    if not lacking:
        return frozenset()
    return frozenset(connection.scalars(select(MentorProfile.person_id).where(or_(*lacking))))


def anybody_trained(connection: Connection) -> bool:
    """Whether the programme trains its mentors at all: else there is nothing to warn of."""
    query = select(MentorProfile.id).where(MentorProfile.trained_on.is_not(None)).limit(1)
    return connection.execute(query).first() is not None
