"""Everything the detail pane shows of one person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, select

from mentordesk.domain.person import ContactStatus, PersonStatus, WeeklySlot
from mentordesk.store.queries.people_mentor import Mentor, mentor_of
from mentordesk.store.queries.people_past import (
    Applied,
    Consented,
    Link,
    Pair,
    applications_of,
    consents_of,
    links_of,
    pairs_of,
)
from mentordesk.store.tables import (
    AlumniIdentity,
    CohortCode,
    Person,
    PersonEmail,
    PersonLanguage,
    PersonNumber,
    PersonPhone,
    PersonTag,
    Tag,
    WeeklyHours,
)


@dataclass(frozen=True)
class Email:
    """A mail address; the primary one is written to."""

    id: str
    address: str
    is_primary: bool
    bounced: bool


@dataclass(frozen=True)
class Reading:
    """What a cohort code is known to mean; nothing of it is worked out."""

    programme_name: str | None = None
    start_year: int | None = None
    end_year: int | None = None


@dataclass(frozen=True)
class Identity:
    """A course as typed; `reading` is what the coordinator's own table knows of its code."""

    id: str
    code: str
    programme_name: str | None
    award: str | None
    start_year: int | None
    end_year: int | None
    scholarship: str | None
    verified: bool
    reading: Reading


@dataclass(frozen=True)
class PersonDetail:
    """One person with all that hangs on them, in the order it is shown."""

    id: str
    display_name: str
    sort_name: str
    given_name: str | None
    family_name: str | None
    original_name: str | None
    greeting: str | None
    pronunciation: str | None
    pronouns: str | None
    status: PersonStatus | None
    contact_status: ContactStatus
    city: str | None
    country: str | None
    time_zone: str | None
    hours_text: str | None
    employer: str | None
    job_title: str | None
    sector: str | None
    years_experience: int | None
    linkedin: str | None
    messaging: str | None
    internet: str | None
    line_manager: str | None
    understood_on: dt.date | None
    external_id: str | None
    access_needs: str | None
    notes: str | None
    source: str | None
    emails: tuple[Email, ...]
    phones: tuple[str, ...]
    numbers: tuple[str, ...]
    tags: tuple[str, ...]
    identities: tuple[Identity, ...]
    languages: tuple[tuple[str, int], ...]
    hours: tuple[WeeklySlot, ...]
    mentor: Mentor | None
    applications: tuple[Applied, ...]
    pairs: tuple[Pair, ...]
    consents: tuple[Consented, ...]
    links: tuple[Link, ...]


_OWN = tuple(name for name in PersonDetail.__dataclass_fields__ if hasattr(Person, name))
_OWN_ROW = select(*[Person.__table__.c[name] for name in _OWN]).where(Person.id == bindparam("who"))


def detail(connection: Connection, person_id: str) -> PersonDetail | None:
    """The person with everything on file, or None."""
    own = _own(connection, person_id)
    if own is None:
        return None
    parts = {name: read(connection, person_id) for name, (_, read) in _PARTS.items()}
    return PersonDetail(**own, **parts)


def renewed(
    connection: Connection, known: PersonDetail, changed: Collection[tuple[str, str]]
) -> PersonDetail | None:
    """The person as they are after these rows (table and id) changed; None when they are gone.

    Only what those rows can have touched is read, which after most edits is one row.
    """
    own = _own(connection, known.id) if ("person", known.id) in changed else {}
    if own is None:
        return None
    tables = {table for table, row_id in changed if row_id != known.id}
    parts = {
        name: read(connection, known.id)
        for name, (concerned, read) in _PARTS.items()
        if not tables.isdisjoint(concerned)
    }
    return replace(known, **own, **parts)


def _own(connection: Connection, person_id: str) -> Mapping[str, Any] | None:
    return connection.execute(_OWN_ROW, {"who": person_id}).mappings().first()  # type: ignore[return-value]


def _phones(connection: Connection, person_id: str) -> tuple[str, ...]:
    query = select(PersonPhone.number).where(PersonPhone.person_id == person_id)
    return tuple(connection.execute(query).scalars())


def _numbers(connection: Connection, person_id: str) -> tuple[str, ...]:
    n = PersonNumber
    query = select(n.number).where(n.person_id == person_id).order_by(n.number)
    return tuple(connection.execute(query).scalars())


def _tags(connection: Connection, person_id: str) -> tuple[str, ...]:
    query = (
        select(Tag.name)
        .join(PersonTag, PersonTag.tag_id == Tag.id)
        .where(PersonTag.person_id == person_id)
        .order_by(Tag.name)
    )
    return tuple(connection.execute(query).scalars())


def _languages(connection: Connection, person_id: str) -> tuple[tuple[str, int], ...]:
    spoken = PersonLanguage
    query = (
        select(spoken.language, spoken.level)
        .where(spoken.person_id == person_id)
        .order_by(spoken.level.desc(), spoken.language)
    )
    return tuple((language, level) for language, level in connection.execute(query).all())


def _hours(connection: Connection, person_id: str) -> tuple[WeeklySlot, ...]:
    w = WeeklyHours
    query = select(w.weekday, w.start, w.end).where(w.person_id == person_id)
    return tuple(sorted(WeeklySlot(*row) for row in connection.execute(query).all()))


def _emails(connection: Connection, person_id: str) -> tuple[Email, ...]:
    query = (
        select(PersonEmail.id, PersonEmail.address, PersonEmail.is_primary, PersonEmail.bounced)
        .where(PersonEmail.person_id == person_id)
        .order_by(PersonEmail.is_primary.desc(), PersonEmail.address)
    )
    return tuple(Email(*row) for row in connection.execute(query).all())


def _identities(connection: Connection, person_id: str) -> tuple[Identity, ...]:
    """The courses of a person, each with what the table of codes knows of it."""
    i, c = AlumniIdentity, CohortCode
    known = {
        (row.prefix, row.ordinal): row
        for row in connection.execute(
            select(c.prefix, c.ordinal, c.programme_name, c.start_year, c.end_year)
        ).all()
    }
    query = (
        select(
            i.id, i.code, i.prefix, i.ordinal, i.programme_name, i.award, i.start_year,
            i.end_year, i.scholarship, i.verified,
        )
        .where(i.person_id == person_id)
        .order_by(i.prefix, i.ordinal, i.code, i.id)
    )  # fmt: skip
    found = []
    for row in connection.execute(query).all():
        exact = known.get((row.prefix, row.ordinal))
        of_prefix = known.get((row.prefix, None))
        reading = Reading(
            _of(exact, "programme_name") or _of(of_prefix, "programme_name"),
            _of(exact, "start_year"),
            _of(exact, "end_year"),
        )
        found.append(
            Identity(
                row.id, row.code or "", row.programme_name, row.award, row.start_year,
                row.end_year, row.scholarship, row.verified, reading,
            )
        )  # fmt: skip
    return tuple(found)


def _of(row: Any, name: str) -> Any:
    return None if row is None else getattr(row, name)


_PARTS: Mapping[str, tuple[tuple[str, ...], Callable[[Connection, str], Any]]] = {
    "emails": (("person_email",), _emails),
    "phones": (("person_phone",), _phones),
    "numbers": (("person_number",), _numbers),
    "tags": (("tag", "person_tag"), _tags),
    "identities": (("alumni_identity", "cohort_code"), _identities),
    "languages": (("person_language",), _languages),
    "hours": (("weekly_hours",), _hours),
    "mentor": (("mentor_profile", "mentor_topic", "topic"), mentor_of),
    "applications": (("application", "application_topic", "topic", "round"), applications_of),
    "pairs": (("match", "round", "person"), pairs_of),
    "consents": (("consent",), consents_of),
    "links": (("person_link", "person"), links_of),
}
"""What hangs on a person: the tables it is read from, the person's own row aside, and how."""
