"""Changes to a person's own record: new, edited, tagged, taken out of contact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.domain import names
from mentordesk.domain.person import ContactStatus, PersonStatus
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Person, PersonEmail, PersonPhone, PersonTag, Tag

EDITABLE = frozenset(
    {
        "display_name", "sort_name", "given_name", "family_name", "original_name", "greeting",
        "pronunciation", "pronouns", "status", "contact_status", "city", "country", "time_zone",
        "hours_text", "employer", "job_title", "sector", "years_experience", "linkedin",
        "line_manager", "external_id", "access_needs", "notes",
    }
)  # fmt: skip
"""Columns of a person that may be typed over."""


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
        for person_id in self.person_ids:
            set_field(get_person(session, person_id), self.field, self.value)
        return {"count": len(self.person_ids), "field": self.field}


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


@dataclass(frozen=True)
class TagPeople:
    """Puts a tag on people; the tag is made when it is new."""

    person_ids: tuple[str, ...]
    tag: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Tags those who do not have it yet."""
        tag = _tag(session, self.tag, make=True)
        query = select(PersonTag.person_id).where(PersonTag.tag_id == tag.id)
        have = set(session.scalars(query))
        for person_id in dict.fromkeys(self.person_ids):
            if person_id not in have:
                get_person(session, person_id)
                session.add(PersonTag(id=session.new_id(), person_id=person_id, tag_id=tag.id))
        return {"count": len(self.person_ids), "tag": tag.name}


@dataclass(frozen=True)
class UntagPeople:
    """Takes a tag off people; a tag nobody has is gone."""

    person_ids: tuple[str, ...]
    tag: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes the tag where it stands."""
        tag = _tag(session, self.tag, make=False)
        rows = list(session.scalars(select(PersonTag).where(PersonTag.tag_id == tag.id)))
        for row in rows:
            if row.person_id in self.person_ids:
                session.delete(row)
        session.flush()
        if all(row.person_id in self.person_ids for row in rows):
            session.delete(tag)
        return {"count": len(self.person_ids), "tag": tag.name}


def get_person(session: WriteSession, person_id: str) -> Person:
    """The person's record. Raises `Refused` NOT_FOUND."""
    person = session.get(Person, person_id)
    if person is None:
        raise Refused(Reason.NOT_FOUND, what="person", id=person_id)
    return person


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
    except ValueError as error:
        raise Refused(Reason.VALUE_WRONG, field=field, value=value) from error
    return value


def _years(value: Any) -> int:
    years = int(value)
    if not 0 <= years <= 80:
        raise ValueError(years)
    return years


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


def _tag(session: WriteSession, name: str, *, make: bool) -> Tag:
    name = " ".join(name.split())
    if not name:
        raise Refused(Reason.NAME_MISSING)
    tag = session.scalars(select(Tag).where(Tag.name == name)).first()
    if tag is None:
        if not make:
            raise Refused(Reason.NOT_FOUND, what="tag", id=name)
        tag = Tag(id=session.new_id(), name=name)
        session.add(tag)
    return tag
