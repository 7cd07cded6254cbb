"""Changes to the courses somebody took: cohort codes as printed, never read as years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.columns import set_column
from mentordesk.commands.people import get_person
from mentordesk.domain.cohort import read_code
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import AlumniIdentity

COURSE_FIELDS = frozenset(
    {"code", "programme_name", "award", "start_year", "end_year", "scholarship", "verified"}
)
YEARS = range(1945, 2101)
"""A year outside is a typing slip: nobody alive studied before, and nobody has begun after."""


@dataclass(frozen=True)
class SetIdentities:
    """Replaces the cohort codes of a person, kept as typed; no year is ever worked out of them."""

    person_id: str
    codes: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps known codes with what is known of them, adds and removes the rest.

        A course without a code is none of these and stays.
        """
        person = get_person(session, self.person_id)
        query = select(AlumniIdentity).where(AlumniIdentity.person_id == person.id)
        known = {i.code: i for i in session.scalars(query) if i.code}
        wanted = list(dict.fromkeys(c.strip() for c in self.codes if c.strip()))
        for code, identity in known.items():
            if code not in wanted:
                session.delete(identity)
        for code in wanted:
            if code not in known:
                add_identity(session, person.id, code)
        return {"person_id": person.id, "name": person.display_name}


@dataclass(frozen=True)
class AddCourse:
    """Adds a course of which no code is known."""

    person_id: str
    programme_name: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the course under its name. Raises `Refused` NAME_MISSING."""
        person = get_person(session, self.person_id)
        name = " ".join(self.programme_name.split())
        if not name:
            raise Refused(Reason.NAME_MISSING)
        row = AlumniIdentity(
            id=session.new_id(), person_id=person.id, programme_name=name, verified=False
        )
        session.add(row)
        return {"person_id": person.id, "name": person.display_name, "course": name}


@dataclass(frozen=True)
class EditCourse:
    """Types over one field of a course; a code typed anew is read anew, but never as a year."""

    identity_id: str
    field: str
    value: Any

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Changes the field. Raises `Refused` for a field or value that cannot be."""
        course = _course(session, self.identity_id)
        if self.field not in COURSE_FIELDS:
            raise Refused(Reason.VALUE_WRONG, field=self.field, value=self.value)
        if self.field in ("start_year", "end_year") and self.value is not None:
            _check_year(self.field, self.value)
        if self.field == "code" and self.value:
            for column, value in identity_columns(str(self.value)).items():
                if column != "verified":
                    setattr(course, column, value)
        elif self.field == "code":
            course.code = course.prefix = course.ordinal = None
        else:
            set_column(course, self.field, self.value)
        person = get_person(session, course.person_id)
        return {"person_id": person.id, "name": person.display_name, "field": self.field}


@dataclass(frozen=True)
class RemoveCourse:
    """Takes a course off a person."""

    identity_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes the course."""
        course = _course(session, self.identity_id)
        person = get_person(session, course.person_id)
        session.delete(course)
        told = course.code or course.programme_name or ""
        return {"person_id": person.id, "name": person.display_name, "course": told}


def _course(session: WriteSession, identity_id: str) -> AlumniIdentity:
    found = session.get(AlumniIdentity, identity_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND, what="course", id=identity_id)
    return found


def _check_year(field: str, value: Any) -> None:
    if not isinstance(value, int) or value not in YEARS:
        least, most = YEARS[0], YEARS[-1]
        raise Refused(Reason.VALUE_WRONG, field=field, value=value, least=least, most=most)


def add_identity(session: WriteSession, person_id: str, code: str, **known: Any) -> AlumniIdentity:
    """Adds a cohort code as typed, with the reading of its letters and number."""
    columns = identity_columns(code) | known
    identity = AlumniIdentity(id=session.new_id(), person_id=person_id, **columns)
    session.add(identity)
    return identity


def identity_columns(code: str) -> dict[str, Any]:
    """What is kept of a cohort code: as typed, with the reading of its letters and number."""
    reading = read_code(code)
    return {
        "code": code.strip(),
        "prefix": reading.prefix or None,
        "ordinal": reading.ordinal,
        "verified": False,
    }
