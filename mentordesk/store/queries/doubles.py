"""What is known of people who look alike: who was told apart, and who is still on file."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, func, select

from mentordesk.domain.person import LinkKind
from mentordesk.store.tables import Person, PersonLink


def told_apart(connection: Connection) -> frozenset[frozenset[str]]:
    """The pairs of people of whom somebody said that they are two."""
    query = select(PersonLink.person_id, PersonLink.other_id).where(
        PersonLink.kind == LinkKind.TWO_PEOPLE
    )
    return frozenset(frozenset((one, other)) for one, other in connection.execute(query).all())


def still_there(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of these people who are on file."""
    given = func.json_each(bindparam("ids")).table_valued("value").c.value
    query = select(Person.id).where(Person.id.in_(select(given)))
    return frozenset(connection.execute(query, {"ids": json.dumps(list(ids))}).scalars())
