"""Which people a table shows and in which order: its columns, their filters and sort keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import (
    Connection,
    String,
    case,
    exists,
    false,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.sql.elements import ColumnElement

from mentordesk.domain import names, places
from mentordesk.domain.match import LIVE
from mentordesk.domain.person import ContactStatus, PersonStatus, Role
from mentordesk.store import search
from mentordesk.store.tables import (
    AlumniIdentity,
    Application,
    Match,
    MentorProfile,
    Person,
    PersonEmail,
    PersonTag,
    Tag,
)


class PeopleColumn(Enum):
    """The columns of the people table, which are also its sort orders."""

    NAME = "name"
    COHORT = "cohort"
    ROLES = "roles"
    STATUS = "status"
    JOB = "job"
    EMPLOYER = "employer"
    CITY = "city"
    COUNTRY = "country"
    EMAIL = "email"
    TAGS = "tags"
    PAIRS = "pairs"


@dataclass(frozen=True)
class PeopleFilter:
    """Which people: every part that is set must hold; `columns` are the texts under headers."""

    text: str = ""
    columns: tuple[tuple[PeopleColumn, str], ...] = ()
    status: PersonStatus | None = None
    contact_status: ContactStatus | None = None
    role: Role | None = None
    round_id: str | None = None
    tag: str | None = None


EVERYBODY = PeopleFilter()
"""The filter that lets everybody pass."""


def conditions(connection: Connection, wanted: PeopleFilter) -> Iterable[ColumnElement[bool]]:
    """What must hold of a person for the filter to let them pass."""
    if wanted.text.strip():
        yield Person.id.in_(search.matching(wanted.text))
    if wanted.status is not None:
        yield Person.status == wanted.status
    if wanted.contact_status is not None:
        yield Person.contact_status == wanted.contact_status
    if wanted.role is not None:
        yield _has_role(wanted.role)
    if wanted.round_id is not None:
        yield exists().where(
            Application.person_id == Person.id, Application.round_id == wanted.round_id
        )
    if wanted.tag is not None:
        yield exists().where(
            PersonTag.person_id == Person.id, PersonTag.tag_id == Tag.id, Tag.name == wanted.tag
        )
    for column, text in wanted.columns:
        if text.strip():
            yield _column_filter(connection, column, text.strip())


def _column_filter(connection: Connection, column: PeopleColumn, text: str) -> ColumnElement[bool]:
    if column in _FOLDED and not names.bare(text):
        return false()  # marks that no folded text keeps, such as a lone apostrophe
    if column is PeopleColumn.COUNTRY:
        return _of_country(connection, text)
    if column in _FREE_TEXT:
        return _text_holds(connection, _plain(column), names.bare(text))
    return _column_holds(column, text)


_FREE_TEXT = frozenset({PeopleColumn.JOB, PeopleColumn.EMPLOYER, PeopleColumn.CITY})
_FOLDED = _FREE_TEXT | {PeopleColumn.COUNTRY, PeopleColumn.ROLES}
"""Columns looked through with accents and case ignored, as all search is."""


def _text_holds(connection: Connection, column: Any, wanted: str) -> ColumnElement[bool]:
    """Accents and case ignored: SQLite folds plain letters alone, the few other texts we fold."""
    odd = select(column).where(column.op("GLOB")("*[^ -~]*")).distinct()
    alike = [text for text in connection.execute(odd).scalars() if wanted in names.bare(text)]
    plain = func.replace(func.replace(func.lower(column), "'", ""), "`", "")
    return or_(func.instr(plain, wanted) > 0, column.in_(alike))


def _has_role(role: Role) -> ColumnElement[bool]:
    if role is Role.MENTOR:
        return exists().where(MentorProfile.person_id == Person.id)
    return exists().where(Application.person_id == Person.id, Application.role == Role.MENTEE)


def _column_holds(column: PeopleColumn, text: str) -> ColumnElement[bool]:
    """The filter under a header: the typed text anywhere in that column, case ignored."""
    if column is PeopleColumn.NAME:
        return Person.id.in_(search.matching(text))
    if column is PeopleColumn.COHORT:
        return exists().where(
            AlumniIdentity.person_id == Person.id,
            AlumniIdentity.code.icontains(text, autoescape=True),
        )
    if column is PeopleColumn.EMAIL:
        return exists().where(
            PersonEmail.person_id == Person.id, PersonEmail.address.icontains(text, autoescape=True)
        )
    if column is PeopleColumn.TAGS:
        return exists().where(
            PersonTag.person_id == Person.id,
            PersonTag.tag_id == Tag.id,
            Tag.name.icontains(text, autoescape=True),
        )
    if column is PeopleColumn.ROLES:
        roles = [r for r in Role if names.bare(text) in r.value]
        return or_(*[_has_role(r) for r in roles]) if roles else Person.id.is_(None)
    held: ColumnElement[bool] = (
        _live_pairs() == (int(text) if text.isdecimal() else -1)
        if column is PeopleColumn.PAIRS
        else _plain(column).icontains(text, autoescape=True)
    )
    return held


def _plain(column: PeopleColumn) -> Any:
    return {
        PeopleColumn.STATUS: type_coerce(Person.status, String),
        PeopleColumn.JOB: Person.job_title,
        PeopleColumn.EMPLOYER: Person.employer,
        PeopleColumn.CITY: Person.city,
        PeopleColumn.COUNTRY: Person.country,
    }[column]


def _live_pairs() -> Any:
    return (
        select(func.count())
        .where(
            Match.state.in_(LIVE),
            or_(Match.mentor_id == Person.id, Match.mentee_id == Person.id),
        )
        .correlate(Person)
        .scalar_subquery()
    )


def sort_key(column: PeopleColumn) -> Any:
    """What people are sorted by for a column; the names of countries are asked for apart."""
    if column is PeopleColumn.NAME:
        return Person.sort_name
    if column is PeopleColumn.COHORT:
        return _first(AlumniIdentity, AlumniIdentity.prefix)
    if column is PeopleColumn.EMAIL:
        return _first(PersonEmail, func.lower(PersonEmail.address))
    if column is PeopleColumn.TAGS:
        return (
            select(func.min(func.lower(Tag.name)))
            .where(PersonTag.person_id == Person.id, PersonTag.tag_id == Tag.id)
            .correlate(Person)
            .scalar_subquery()
        )
    if column is PeopleColumn.ROLES:
        mentee = case((_has_role(Role.MENTEE), 1), else_=0)
        return case((_has_role(Role.MENTOR), 2), else_=0) + mentee
    if column is PeopleColumn.PAIRS:
        return _live_pairs()
    return func.lower(_plain(column))


def _countries(connection: Connection) -> dict[str, str]:
    """The countries on file, by code, with the name that is shown, in bare letters."""
    codes = connection.execute(select(Person.country).distinct()).scalars()
    return {code: names.bare(places.country_name(code)) for code in codes if code}


def country_key(connection: Connection) -> Any:
    """Countries sort by the name that is shown, not by their code."""
    found = _countries(connection)
    return case(found, value=Person.country, else_=Person.country) if found else Person.country


def _of_country(connection: Connection, text: str) -> ColumnElement[bool]:
    wanted = names.bare(text)
    return Person.country.in_([c for c, name in _countries(connection).items() if wanted in name])


def _first(table: Any, value: Any) -> Any:
    return (
        select(func.min(value)).where(table.person_id == Person.id).correlate(Person)
    ).scalar_subquery()
