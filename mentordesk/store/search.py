"""Keeps one folded line a person, so that any part of any name is found in any script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Select,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
)

from mentordesk.domain import names
from mentordesk.store.journal import Change, metadata
from mentordesk.store.tables.people import AlumniIdentity, Person, PersonEmail, PersonPhone

lines = Table(
    "person_search",
    metadata,
    Column("doc", Integer, primary_key=True),
    Column("person_id", String(36), nullable=False, unique=True),
    Column("line", Text, nullable=False),
)
"""Derived and outside the journal; rebuilt from the records by `refresh`."""

_OWNER = {
    "person": "id",
    "person_email": "person_id",
    "person_phone": "person_id",
    "alumni_identity": "person_id",
}
_LOOKED_AT = {
    "person": frozenset(
        {"display_name", "given_name", "family_name", "original_name", "greeting", "employer",
         "external_id"}
    ),
}  # fmt: skip
_BATCH = 400


def people_touched(changes: Iterable[Change]) -> frozenset[str]:
    """The people whose line may read differently after these changes."""
    found: set[str] = set()
    for change in changes:
        owner = _OWNER.get(change.table)
        if owner is None:
            continue
        looked_at = _LOOKED_AT.get(change.table)
        if looked_at is None or looked_at & change.columns():
            found |= {change.id} if owner == "id" else change.values_of(owner)
    return frozenset(found)


def refresh(connection: Connection, ids: Iterable[str]) -> None:
    """Writes the lines of these people anew; the line of somebody removed goes."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        connection.execute(delete(lines).where(lines.c.person_id.in_(batch)))
        texts = _texts(connection, batch)
        if texts:
            connection.execute(
                insert(lines),
                [{"person_id": i, "line": names.fold(*parts)} for i, parts in texts.items()],
            )


def _texts(connection: Connection, ids: list[str]) -> dict[str, list[str | None]]:
    p = Person
    rows = connection.execute(
        select(
            p.id, p.display_name, p.given_name, p.family_name, p.original_name, p.greeting,
            p.employer, p.external_id,
        ).where(p.id.in_(ids))
    )  # fmt: skip
    texts: dict[str, list[str | None]] = {row[0]: list(row[1:]) for row in rows.all()}
    for query in (
        select(PersonEmail.person_id, PersonEmail.address).where(PersonEmail.person_id.in_(ids)),
        select(AlumniIdentity.person_id, AlumniIdentity.code).where(
            AlumniIdentity.person_id.in_(ids)
        ),
    ):
        for person_id, text in sorted(connection.execute(query).all(), key=_by_text):
            texts[person_id].append(text)
    phones = select(PersonPhone.person_id, PersonPhone.number).where(PersonPhone.person_id.in_(ids))
    for person_id, number in sorted(connection.execute(phones).all(), key=_by_text):
        texts[person_id] += [number, "".join(c for c in number if c.isdigit())]
    return texts


def _by_text(row: Any) -> str:
    """Lines read the same however the rows came to be, so that undo restores them to the letter."""
    return str(row[1])


def matching(text: str) -> Select[tuple[str]]:
    """The ids of everybody in whose line every typed word stands, anywhere in a word."""
    query = select(lines.c.person_id)
    for word in names.search_words(text):
        query = query.where(func.instr(lines.c.line, word) > 0)
    return query
