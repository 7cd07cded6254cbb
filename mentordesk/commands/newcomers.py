"""A new person, typed in: only the name is required."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands.addresses import add_email
from mentordesk.commands.people import set_field
from mentordesk.domain import names
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Person, PersonPhone


@dataclass(frozen=True)
class NewPerson:
    """Adds a person; only the name is required. `details` are columns of EDITABLE."""

    display_name: str
    email: str | None = None
    phone: str | None = None
    details: tuple[tuple[str, Any], ...] = ()

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the person with address and number."""
        person = new_person(session, self.display_name, dict(self.details))
        if self.email:
            add_email(session, person.id, self.email)
        if self.phone:
            session.add(
                PersonPhone(id=session.new_id(), person_id=person.id, number=self.phone.strip())
            )
        return {"person_id": person.id, "name": person.display_name}


def new_person(session: WriteSession, display_name: str, details: Mapping[str, Any]) -> Person:
    """Adds a person with these columns. Raises `Refused` NAME_MISSING or VALUE_WRONG."""
    person = Person(id=session.new_id(), display_name="", sort_name="")
    set_field(person, "display_name", display_name)
    for field, value in details.items():
        set_field(person, field, value)
    if "sort_name" not in details:
        person.sort_name = names.sort_name(person.display_name, person.family_name)
    session.add(person)
    return person
