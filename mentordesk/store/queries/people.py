"""People as tables, searches and the detail pane read them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    exists,
    func,
    or_,
    select,
)

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


@dataclass
class _Extras:
    cohorts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    emails: dict[str, tuple[str, bool]] = field(default_factory=dict)
    tags: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    pairs: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    mentors: set[str] = field(default_factory=set)
    mentees: set[str] = field(default_factory=set)


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
        return tuple(connection.execute(search.in_order(text, descending)).scalars().all())
    query = select(Person.id).where(*conditions(connection, wanted))
    if among is not None:
        query = query.where(Person.id.in_(sorted(among)))
    key: Any = country_key(connection) if sort is PeopleColumn.COUNTRY else sort_key(sort)
    # said so, a key is worked out once a row; as a sort of its own (IS NULL) it would be twice
    order = [(key.desc() if descending else key.asc()).nulls_last()]
    if sort is PeopleColumn.NAME:
        order = []
    name = Person.sort_name.desc() if descending and not order else Person.sort_name
    return tuple(connection.execute(query.order_by(*order, name, Person.id)).scalars().all())


def _only_text(wanted: PeopleFilter) -> str:
    """What is looked for in the names, when that is all that is asked; else nothing."""
    texts = [wanted.text, *(text for _, text in wanted.columns)]
    by_name = all(column is PeopleColumn.NAME for column, _ in wanted.columns)
    only = by_name and replace(wanted, text="", columns=()) == EVERYBODY
    return " ".join(texts).strip() if only else ""


def rows_by_ids(connection: Connection, ids: Sequence[str]) -> tuple[PersonRow, ...]:
    """The rows of these people, in the order of `ids`; unknown ids are left out."""
    given = {"ids": json.dumps(list(ids))}
    extras = _extras(connection, given)
    rows = connection.execute(_ROWS, given).all()
    found = {row[0]: _person_row(tuple(row), extras) for row in rows}
    return tuple(found[i] for i in ids if i in found)


def count(connection: Connection) -> int:
    """How many people are on file."""
    return connection.execute(select(func.count()).select_from(Person)).scalar_one()


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
_ROWS = select(
    Person.id, Person.display_name, Person.original_name, Person.status, Person.contact_status,
    Person.job_title, Person.employer, Person.city, Person.country, Person.time_zone,
).where(Person.id.in_(_GIVEN))  # fmt: skip
_COHORTS = (
    select(AlumniIdentity.person_id, AlumniIdentity.code)
    .where(AlumniIdentity.person_id.in_(_GIVEN), AlumniIdentity.code.is_not(None))
    .order_by(AlumniIdentity.code)
)
_EMAILS = (
    select(PersonEmail.person_id, PersonEmail.address, PersonEmail.bounced)
    .where(PersonEmail.person_id.in_(_GIVEN))
    .order_by(PersonEmail.is_primary.desc(), PersonEmail.address)
)
_TAGS = (
    select(PersonTag.person_id, Tag.name)
    .join(Tag, Tag.id == PersonTag.tag_id)
    .where(PersonTag.person_id.in_(_GIVEN))
    .order_by(func.lower(Tag.name))
)
_PAIRS = select(Match.mentor_id, Match.mentee_id).where(
    Match.state.in_(LIVE), or_(Match.mentor_id.in_(_GIVEN), Match.mentee_id.in_(_GIVEN))
)
_MENTORS = select(MentorProfile.person_id).where(MentorProfile.person_id.in_(_GIVEN))
_MENTEES = select(Application.person_id).where(
    Application.person_id.in_(_GIVEN), Application.role == Role.MENTEE
)


def _person_row(row: tuple[Any, ...], extras: _Extras) -> PersonRow:
    person_id, name, original_name, status, contact, job, employer, city, country, zone = row
    email, bounced = extras.emails.get(person_id, (None, False))
    return PersonRow(
        id=person_id,
        name=name,
        original_name=original_name,
        cohorts=tuple(extras.cohorts.get(person_id, ())),
        status=status,
        contact_status=contact,
        is_mentor=person_id in extras.mentors,
        is_mentee=person_id in extras.mentees,
        job=job,
        employer=employer,
        city=city,
        country=country,
        time_zone=zone,
        email=email,
        email_bounced=bounced,
        tags=tuple(extras.tags.get(person_id, ())),
        live_pairs=extras.pairs.get(person_id, 0),
    )


def _extras(connection: Connection, given: Mapping[str, str]) -> _Extras:
    """What hangs on these people in other tables: six short queries, however many people."""

    def rows(query: Select[*tuple[Any, ...]]) -> Sequence[Any]:
        return connection.execute(query, given).all()

    extras = _Extras()
    for person_id, code in rows(_COHORTS):
        extras.cohorts[person_id].append(code or "")
    for person_id, address, bounced in rows(_EMAILS):
        extras.emails.setdefault(person_id, (address, bounced))
    for person_id, name in rows(_TAGS):
        extras.tags[person_id].append(name)
    for mentor_id, mentee_id in rows(_PAIRS):
        extras.pairs[mentor_id] += 1
        extras.pairs[mentee_id] += 1
    extras.mentors = {person_id for (person_id,) in rows(_MENTORS)}
    extras.mentees = {person_id for (person_id,) in rows(_MENTEES)}
    return extras
