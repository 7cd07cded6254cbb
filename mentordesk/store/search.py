"""Keeps one folded line a person, so that any part of any name is found in any script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Select,
    String,
    Table,
    Text,
    delete,
    func,
    select,
)

from mentordesk.domain import names
from mentordesk.progress import Progress
from mentordesk.store.journal import Change, metadata
from mentordesk.store.tables.people import (
    AlumniIdentity,
    Person,
    PersonEmail,
    PersonNumber,
    PersonPhone,
)

lines = Table(
    "person_search",
    metadata,
    Column("sort_name", String(400), primary_key=True),
    Column("person_id", String(36), primary_key=True, unique=True),
    Column("line", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Derived and outside the journal; rebuilt from the records by `refresh`.

It is stored in the order in which people are listed: looking through it gives them in order.
"""

_OWNER = {
    "person": "id",
    "person_email": "person_id",
    "person_phone": "person_id",
    "alumni_identity": "person_id",
    "person_number": "person_id",
}
_LOOKED_AT = {
    "person": frozenset(
        {"display_name", "sort_name", "given_name", "family_name", "original_name", "greeting",
         "employer", "external_id"}
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
        is_altered = change.before is not None and change.after is not None
        if looked_at is None or not is_altered or looked_at & change.columns():
            found |= {change.id} if owner == "id" else change.values_of(owner)
    return frozenset(found)


def refresh(connection: Connection, ids: Iterable[str], progress: Progress | None = None) -> None:
    """Writes the lines of these people anew; the line of somebody removed goes.

    Reports `search`, so that thousands of lines can be stopped here too: raises `Cancelled`.
    """
    wanted = sorted(ids)
    for start in range(0, len(wanted), _BATCH):
        if progress is not None and start:  # the small edit of every day has nothing to report
            progress.report(start, len(wanted), "search")
        batch = wanted[start : start + _BATCH]
        connection.execute(delete(lines).where(lines.c.person_id.in_(batch)))
        texts = _texts(connection, batch)
        if texts:
            rows = [
                (sort_name, person_id, names.fold(*parts))
                for person_id, (sort_name, *parts) in texts.items()
            ]
            connection.exec_driver_sql(_ADD_LINE, rows)


_ADD_LINE = "INSERT INTO person_search (sort_name, person_id, line) VALUES (?, ?, ?)"


def _texts(connection: Connection, ids: list[str]) -> dict[str, list[str | None]]:
    """By person the name they are listed by, then every text they are found by."""
    p = Person
    rows = connection.execute(
        select(
            p.id, p.sort_name, p.display_name, p.given_name, p.family_name, p.original_name,
            p.greeting, p.employer, p.external_id,
        ).where(p.id.in_(ids))
    )  # fmt: skip
    texts: dict[str, list[str | None]] = {row[0]: list(row[1:]) for row in rows.all()}
    for query in (
        select(PersonEmail.person_id, PersonEmail.address).where(PersonEmail.person_id.in_(ids)),
        select(AlumniIdentity.person_id, AlumniIdentity.code).where(
            AlumniIdentity.person_id.in_(ids)
        ),
        select(PersonNumber.person_id, PersonNumber.number).where(PersonNumber.person_id.in_(ids)),
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


def matching(text: str) -> Select[str]:
    """The ids of everybody in whose line every typed word stands, anywhere in a word."""
    query = select(lines.c.person_id)
    for word in names.search_words(text):
        query = query.where(func.instr(lines.c.line, word) > 0)
    return query


def in_order(text: str, descending: bool = False) -> Select[str]:
    """The same people in the order they are listed in, found in one pass without sorting."""
    name = lines.c.sort_name.desc() if descending else lines.c.sort_name
    return matching(text).order_by(name, lines.c.person_id)
