"""The people of agreements: names, where they live, what they applied with, and what they share."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.store.queries.lists import listed, newest_codes
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.tables import (
    Application,
    Consent,
    Person,
    PersonEmail,
    PersonPhone,
)


@dataclass(frozen=True)
class PaperPerson:
    """One side of an agreement. `contact` is empty where the person does not wish it shared."""

    id: str
    name: str
    original_name: str | None
    code: str | None
    contact: tuple[str, ...]
    zone: str | None
    city: str | None = None
    country: str | None = None
    goals: tuple[str, ...] = ()
    expectations: str | None = None


def paper_people(
    connection: Connection, found: RoundRow, people: Collection[str]
) -> Mapping[str, PaperPerson]:
    """These people as the papers of a round show them, by id; four statements."""
    ids = sorted(people)
    query = select(
        Person.id, Person.display_name, Person.original_name, Person.time_zone,
        Person.contact_status, Person.city, Person.country,
    ).where(Person.id.in_(ids))  # fmt: skip
    everybody = connection.execute(query).all()
    codes, contacts = newest_codes(connection, ids), _contacts(connection, ids)
    applied: Any = connection.execute(
        select(
            Application.person_id, Application.goal_1, Application.goal_2, Application.goal_3,
            Application.expectations,
        ).where(Application.round_id == found.id, Application.role == Role.MENTEE)
        .where(Application.person_id.in_(ids))
    ).all()  # fmt: skip
    wishes = {row.person_id: row for row in applied}
    return {
        row.id: PaperPerson(
            id=row.id,
            name=row.display_name,
            original_name=row.original_name,
            code=codes.get(row.id),
            contact=()
            if row.contact_status is ContactStatus.DO_NOT_CONTACT
            else contacts.get(row.id, ()),
            zone=row.time_zone,
            city=row.city,
            country=row.country,
            goals=_goals(wishes.get(row.id)),
            expectations=getattr(wishes.get(row.id), "expectations", None),
        )
        for row in everybody
    }


def _goals(row: Any) -> tuple[str, ...]:
    found = () if row is None else (row.goal_1, row.goal_2, row.goal_3)
    return tuple(goal for goal in found if goal)


def _contacts(connection: Connection, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The first working address and the first number of those who let them be shared."""
    emails = listed(
        connection,
        select(PersonEmail.person_id, PersonEmail.address)
        .where(PersonEmail.bounced.is_(False), PersonEmail.person_id.in_(ids))
        .order_by(PersonEmail.is_primary.desc(), PersonEmail.address),
    )
    phones = listed(
        connection,
        select(PersonPhone.person_id, PersonPhone.number)
        .where(PersonPhone.person_id.in_(ids))
        .order_by(PersonPhone.number),
    )
    said: Any = connection.execute(
        select(Consent.person_id, Consent.answer)
        .where(Consent.purpose == Purpose.SHARE_CONTACT, Consent.person_id.in_(ids))
        # of one day's answers the no counts
        .order_by(Consent.given_on, (Consent.answer == Answer.GIVEN).desc(), Consent.id)
    ).all()
    answers: dict[str, Answer] = {row.person_id: row.answer for row in said}
    return {
        i: (*emails.get(i, ())[:1], *phones.get(i, ())[:1])
        for i in emails.keys() | phones.keys()
        if answers.get(i, Answer.GIVEN) is Answer.GIVEN
    }
