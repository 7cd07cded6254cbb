"""People as tables, searches and the detail pane read them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    exists,
    func,
    select,
)
from sqlalchemy.orm import aliased

from mentordesk.domain.match import LIVE
from mentordesk.domain.person import ContactStatus, PersonStatus, Role
from mentordesk.store import search
from mentordesk.store.queries.people_filter import (
    EVERYBODY,
    PeopleColumn,
    PeopleFilter,
    conditions,
    country_key,
    sort_key,
)
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

BATCH = 500
"""Ids asked for at once; SQLite takes a limited number of values in one statement."""


@dataclass(frozen=True)
class PersonRow:
    """One line of the people table."""

    id: str
    name: str
    original_name: str | None
    cohorts: tuple[str, ...]
    status: PersonStatus | None
    contact_status: ContactStatus
    is_mentor: bool
    is_mentee: bool
    job: str | None
    employer: str | None
    city: str | None
    country: str | None
    time_zone: str | None
    email: str | None
    email_bounced: bool
    tags: tuple[str, ...]
    live_pairs: int


@dataclass(frozen=True)
class Found:
    """Somebody a search found."""

    id: str
    name: str


def find(connection: Connection, text: str = "", limit: int | None = None) -> tuple[Found, ...]:
    """Everybody found by any part of any name, or by mail, phone, employer or code; by name."""
    query = select(Person.id, Person.display_name).order_by(Person.sort_name, Person.id)
    if text.strip():
        query = query.where(Person.id.in_(search.matching(text)))
    if limit is not None:
        query = query.limit(limit)
    return tuple(Found(*row) for row in connection.execute(query).all())


def find_ids(
    connection: Connection,
    wanted: PeopleFilter = EVERYBODY,
    sort: PeopleColumn = PeopleColumn.NAME,
    descending: bool = False,
    among: Collection[str] | None = None,
) -> tuple[str, ...]:
    """The ids of the people wanted, in the order asked for; equal ones by name, then id.

    With `among`, a handful of ids, only those of them who are wanted.
    """
    if sort is PeopleColumn.NAME and (text := _only_text(wanted)) and among is None:
        return _listed(connection, search.in_order(text, descending))
    query = select(Person.id).where(*conditions(connection, wanted))
    if among is not None:
        query = query.where(Person.id.in_(_GIVEN))
    key: Any = country_key(connection) if sort is PeopleColumn.COUNTRY else sort_key(sort)
    # said so, a key is worked out once a row; as a sort of its own (IS NULL) it would be twice
    order = [(key.desc() if descending else key.asc()).nulls_last()]
    if sort is PeopleColumn.NAME:
        order = []
    name = Person.sort_name.desc() if descending and not order else Person.sort_name
    query = query.order_by(*order, name, Person.id)
    if among is not None:
        given = {"ids": json.dumps(list(among))}
        return tuple(connection.execute(query, given).scalars())
    return _listed(connection, query)


def _listed(connection: Connection, query: Select[str]) -> tuple[str, ...]:
    """The ids that a query gives, in its order, brought as one text.

    Rows by the hundred thousand cost the driver more than finding them. The limit, which is none,
    keeps SQLite from dropping the order of a query within another.
    """
    ordered = query.limit(-1).subquery()
    text = connection.execute(select(func.group_concat(ordered.c[0], "\n"))).scalar_one()
    return tuple(text.split("\n")) if text else ()


def _only_text(wanted: PeopleFilter) -> str:
    """What is looked for in the names, when that is all that is asked; else nothing."""
    texts = [wanted.text, *(text for _, text in wanted.columns)]
    by_name = all(column is PeopleColumn.NAME for column, _ in wanted.columns)
    only = by_name and replace(wanted, text="", columns=()) == EVERYBODY
    return " ".join(texts).strip() if only else ""


def rows_by_ids(connection: Connection, ids: Sequence[str]) -> tuple[PersonRow, ...]:
    """The rows of these people, in the order of `ids`; unknown ids are left out."""
    rows = connection.execute(_ROWS, {"ids": json.dumps(list(ids))}).all()
    found = {row[0]: _person_row(*row) for row in rows}
    return tuple(found[i] for i in ids if i in found)


def count(connection: Connection) -> int:
    """How many people are on file."""
    return connection.execute(_COUNT).scalar_one()


_COUNT = select(func.count()).select_from(Person)


def all_tags(connection: Connection) -> tuple[str, ...]:
    """Every tag, by name."""
    return tuple(connection.execute(select(Tag.name).order_by(func.lower(Tag.name))).scalars())


def tags_of(connection: Connection, ids: Sequence[str]) -> tuple[str, ...]:
    """Every tag that any of these people has, by name."""
    query = (
        select(Tag.name)
        .where(exists().where(PersonTag.tag_id == Tag.id, PersonTag.person_id.in_(_GIVEN)))
        .order_by(func.lower(Tag.name))
    )
    return tuple(connection.execute(query, {"ids": json.dumps(list(ids))}).scalars())


_GIVEN = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
"""The ids of a page as one JSON value: one question serves pages of any length."""


def _all_of(value: Any, order: Any, *conditions: Any) -> Any:
    """Everything of one kind that hangs on a person, as a JSON list."""
    return select(func.json_group_array(value).aggregate_order_by(order)).where(*conditions)


_COHORTS = _all_of(
    AlumniIdentity.code,
    AlumniIdentity.code,
    AlumniIdentity.person_id == Person.id,
    AlumniIdentity.code.is_not(None),
)
_other = aliased(PersonEmail)
_FIRST_EMAIL = (
    select(_other.id)
    .where(_other.person_id == Person.id)
    .order_by(_other.is_primary.desc(), _other.address)
    .limit(1)
)
_TAGS = _all_of(
    Tag.name, func.lower(Tag.name), Tag.id == PersonTag.tag_id, PersonTag.person_id == Person.id
)
_PAIRS = [
    select(func.count()).where(side == Person.id, Match.state.in_(LIVE)).scalar_subquery()
    for side in (Match.mentor_id, Match.mentee_id)
]
_ROWS: Any = (
    select(
        Person.id, Person.display_name, Person.original_name, Person.status,
        Person.contact_status, Person.job_title, Person.employer, Person.city, Person.country,
        Person.time_zone, PersonEmail.address, PersonEmail.bounced,
        _COHORTS.scalar_subquery(), _TAGS.scalar_subquery(), _PAIRS[0] + _PAIRS[1],
        exists().where(MentorProfile.person_id == Person.id),
        exists().where(Application.person_id == Person.id, Application.role == Role.MENTEE),
    )
    .outerjoin(PersonEmail, PersonEmail.id == _FIRST_EMAIL.scalar_subquery())
    .where(Person.id.in_(_GIVEN))
)  # fmt: skip
"""One statement for all that a page shows: what hangs on a person is looked up person by person."""


def _person_row(
    person_id: str,
    name: str,
    original_name: str | None,
    status: PersonStatus | None,
    contact_status: ContactStatus,
    job: str | None,
    employer: str | None,
    city: str | None,
    country: str | None,
    time_zone: str | None,
    email: str | None,
    bounced: bool | None,
    cohorts: str,
    tags: str,
    live_pairs: int,
    is_mentor: bool,
    is_mentee: bool,
) -> PersonRow:
    return PersonRow(
        id=person_id,
        name=name,
        original_name=original_name,
        cohorts=_tuple(cohorts),
        status=status,
        contact_status=contact_status,
        is_mentor=is_mentor,
        is_mentee=is_mentee,
        job=job,
        employer=employer,
        city=city,
        country=country,
        time_zone=time_zone,
        email=email,
        email_bounced=bool(bounced),
        tags=_tuple(tags),
        live_pairs=live_pairs,
    )


def _tuple(texts: str) -> tuple[str, ...]:
    return () if texts == "[]" else tuple(json.loads(texts))
