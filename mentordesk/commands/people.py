"""Changes to a person's own record: one field of one or of many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.domain import names
from mentordesk.domain.person import ContactStatus, PersonStatus
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Person

EDITABLE = frozenset(
    {
        "display_name", "sort_name", "given_name", "family_name", "original_name", "greeting",
        "pronunciation", "pronouns", "status", "contact_status", "city", "country", "time_zone",
        "hours_text", "employer", "job_title", "sector", "years_experience", "linkedin",
        "messaging", "internet", "line_manager", "external_id", "access_needs", "notes",
        "understood_on",
    }
)  # fmt: skip
"""Columns of a person that may be typed over."""
_BATCH = 400
"""Ids asked for at once."""


@dataclass(frozen=True)
class EditPerson:
    """Types over one field of a person; an empty text clears it, but never the name."""

    person_id: str
    field: str
    value: Any

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Changes the field; a new name brings a new sort name unless one was set by hand."""
        person = get_person(session, self.person_id)
        set_field(person, self.field, self.value)
        return {"person_id": person.id, "name": person.display_name, "field": self.field}


@dataclass(frozen=True)
class EditPeople:
    """Sets one field of several people to the same value, as turning students into alumni."""

    person_ids: tuple[str, ...]
    field: str
    value: Any

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Changes the field of each of them."""
        people = get_people(session, self.person_ids)
        for person in people:
            set_field(person, self.field, self.value)
        return {"count": len(people), "field": self.field}


def get_person(session: WriteSession, person_id: str) -> Person:
    """The person's record. Raises `Refused` NOT_FOUND."""
    person = session.get(Person, person_id)
    if person is None:
        raise Refused(Reason.NOT_FOUND, what="person", id=person_id)
    return person


def get_people(session: WriteSession, person_ids: Iterable[str]) -> list[Person]:
    """The records of these people, each once, in order. Raises `Refused` NOT_FOUND."""
    ids = list(dict.fromkeys(person_ids))
    found: dict[str, Person] = {}
    for start in range(0, len(ids), _BATCH):
        query = select(Person).where(Person.id.in_(ids[start : start + _BATCH]))
        found.update((person.id, person) for person in session.scalars(query))
    for missing in (each for each in ids if each not in found):
        raise Refused(Reason.NOT_FOUND, what="person", id=missing)
    return [found[each] for each in ids]


def set_field(person: Person, field: str, value: Any) -> None:
    """Types over one column. Raises `Refused` when the field or its value cannot be."""
    if field not in EDITABLE:
        raise Refused(Reason.VALUE_WRONG, field=field, value=value)
    value = _clean(field, value)
    if field == "display_name":
        if not value:
            raise Refused(Reason.NAME_MISSING)
        automatic = names.sort_name(person.display_name, person.family_name) == person.sort_name
        person.display_name = value
        if automatic:
            person.sort_name = names.sort_name(value, person.family_name)
        return
    if field == "sort_name" and not value:
        value = names.sort_name(person.display_name, person.family_name)
    setattr(person, field, value)


def _clean(field: str, value: Any) -> Any:
    if isinstance(value, str):
        value = value.strip() if field in ("notes", "hours_text") else " ".join(value.split())
        value = value or None
    try:
        if field == "status" and value is not None:
            return PersonStatus(value)
        if field == "contact_status":
            return ContactStatus(value or ContactStatus.ACTIVE)
        if field == "years_experience" and value is not None:
            return _years(value)
        if field == "understood_on" and isinstance(value, str):
            return dt.date.fromisoformat(value)
    except ValueError as error:
        raise Refused(Reason.VALUE_WRONG, field=field, value=value) from error
    return value


def _years(value: Any) -> int:
    years = int(value)
    if not 0 <= years <= 80:
        raise ValueError(years)
    return years
