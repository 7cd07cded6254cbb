"""Changes to how somebody is reached and known elsewhere: mail, telephone, further numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.people import get_person
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Person, PersonEmail, PersonNumber, PersonPhone


@dataclass(frozen=True)
class SetEmails:
    """Replaces the mail addresses of a person; the first one is the one that is written to."""

    person_id: str
    addresses: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps known addresses with their marks, adds new ones, removes the rest."""
        person = get_person(session, self.person_id)
        wanted = list(dict.fromkeys(a.strip() for a in self.addresses if a.strip()))
        for bad in (a for a in wanted if "@" not in a):
            raise Refused(Reason.VALUE_WRONG, field="email", value=bad)
        known = {e.address: e for e in emails_of(session, person.id)}
        for address, email in known.items():
            if address not in wanted:
                session.delete(email)
        for place, address in enumerate(wanted):
            email = known.get(address) or add_email(session, person.id, address)
            email.is_primary = place == 0
        return {"person_id": person.id, "name": person.display_name}


@dataclass(frozen=True)
class SetPhones:
    """Replaces the telephone numbers of a person, kept as typed."""

    person_id: str
    numbers: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps known numbers, adds new ones, removes the rest."""
        person = get_person(session, self.person_id)
        wanted = list(dict.fromkeys(n.strip() for n in self.numbers if n.strip()))
        query = select(PersonPhone).where(PersonPhone.person_id == person.id)
        known = {p.number: p for p in session.scalars(query)}
        for number, phone in known.items():
            if number not in wanted:
                session.delete(phone)
        for number in wanted:
            if number not in known:
                session.add(PersonPhone(id=session.new_id(), person_id=person.id, number=number))
        return {"person_id": person.id, "name": person.display_name}


@dataclass(frozen=True)
class MarkBounced:
    """Notes that mail to an address came back, or that it works again."""

    email_id: str
    bounced: bool = True

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the mark."""
        email = session.get(PersonEmail, self.email_id)
        if email is None:
            raise Refused(Reason.NOT_FOUND, what="email")
        email.bounced = self.bounced
        return {"address": email.address, "bounced": self.bounced}


def add_email(session: WriteSession, person_id: str, address: str) -> PersonEmail:
    """Adds an address; the first one of a person is the one that is written to."""
    address = address.strip()
    if "@" not in address:
        raise Refused(Reason.VALUE_WRONG, field="email", value=address)
    email = PersonEmail(
        id=session.new_id(),
        person_id=person_id,
        address=address,
        is_primary=not emails_of(session, person_id),
        bounced=False,
    )
    session.add(email)
    return email


def emails_of(session: WriteSession, person_id: str) -> list[PersonEmail]:
    """The addresses of a person, the one that is written to first."""
    query = select(PersonEmail).where(PersonEmail.person_id == person_id)
    return sorted(session.scalars(query), key=lambda e: (not e.is_primary, e.address))


def add_number(session: WriteSession, person: Person, number: str) -> None:
    """Notes a further number of the alumni database, unless it is on file already."""
    query = select(PersonNumber).where(PersonNumber.person_id == person.id)
    held = {row.number.casefold() for row in session.scalars(query)}
    number = " ".join(number.split())
    if number.casefold() not in held | {(person.external_id or "").casefold()}:
        session.add(PersonNumber(id=session.new_id(), person_id=person.id, number=number))
