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
    Person,
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
    rows = connection.exec_driver_sql(_ROWS, (json.dumps(list(ids)),)).all()
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


# Said in SQL itself: every edit and every page comes here, and putting so large a statement
# together anew costs more than running it. The people asked about are one value, a list in JSON.
_LIVE = ", ".join(f"'{state.value}'" for state in LIVE)
_ROWS = f"""
SELECT p.id, p.display_name, p.original_name, p.status, p.contact_status, p.job_title, p.employer,
       p.city, p.country, p.time_zone, mail.address, mail.bounced,
       (SELECT json_group_array(code ORDER BY code) FROM alumni_identity
        WHERE person_id = p.id AND code IS NOT NULL),
       (SELECT json_group_array(name ORDER BY lower(name)) FROM person_tag
        JOIN tag ON tag.id = tag_id WHERE person_id = p.id),
       (SELECT count(*) FROM match WHERE mentor_id = p.id AND state IN ({_LIVE}))
       + (SELECT count(*) FROM match WHERE mentee_id = p.id AND state IN ({_LIVE})),
       EXISTS (SELECT 1 FROM mentor_profile WHERE person_id = p.id),
       EXISTS (SELECT 1 FROM application
               WHERE person_id = p.id AND role = '{Role.MENTEE.value}')
FROM person p
LEFT JOIN person_email mail ON mail.id =
     (SELECT id FROM person_email WHERE person_id = p.id ORDER BY is_primary DESC, address LIMIT 1)
WHERE p.id IN (SELECT value FROM json_each(?))
"""


def _person_row(
    person_id: str,
    name: str,
    original_name: str | None,
    status: str | None,
    contact_status: str,
    job: str | None,
    employer: str | None,
    city: str | None,
    country: str | None,
    time_zone: str | None,
    email: str | None,
    bounced: int | None,
    cohorts: str,
    tags: str,
    live_pairs: int,
    is_mentor: int,
    is_mentee: int,
) -> PersonRow:
    return PersonRow(
        id=person_id,
        name=name,
        original_name=original_name,
        cohorts=_tuple(cohorts),
        status=PersonStatus(status) if status else None,
        contact_status=ContactStatus(contact_status),
        is_mentor=bool(is_mentor),
        is_mentee=bool(is_mentee),
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
