"""Keeps one folded line a person, so that any part of any name is found in any script."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import (
    Column,
    Connection,
    Select,
    String,
    Table,
    Text,
    false,
    func,
    select,
)

from mentordesk.domain import names
from mentordesk.progress import Progress
from mentordesk.store.journal import Change, metadata

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
_PHONE = 4
"""The kind of text that is found by its digits alone, too."""


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
            found.update((change.id,) if owner == "id" else change.values_of(owner))
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
        texts = _texts(connection, (json.dumps(batch),))
        if gone := [person_id for person_id in batch if person_id not in texts]:
            connection.exec_driver_sql(_REMOVE_LINES, (json.dumps(gone),))
        if texts:
            rows = [
                (sort_name, person_id, names.fold(*parts))
                for person_id, (sort_name, *parts) in texts.items()
            ]
            connection.exec_driver_sql(_PUT_LINE, rows)


# Said in SQL itself: every edit of a name comes here, and putting a statement together anew
# costs more than running it. The people asked about are one value, a list in JSON.
_NONE = ", ".join(["NULL"] * 7)
_AMONG = "IN (SELECT value FROM json_each(?1))"
_REMOVE_LINES = f"DELETE FROM person_search WHERE person_id {_AMONG}"
_PUT_LINE = "REPLACE INTO person_search (sort_name, person_id, line) VALUES (?, ?, ?)"
"""A person has one line, so the old one goes, whatever name it was listed by."""
_TEXTS = f"""
SELECT id, 0 AS kind, sort_name AS text, display_name, given_name, family_name, original_name,
       greeting, employer, external_id
FROM person WHERE id {_AMONG}
UNION ALL SELECT person_id, 1, address, {_NONE} FROM person_email WHERE person_id {_AMONG}
UNION ALL SELECT person_id, 2, code, {_NONE} FROM alumni_identity WHERE person_id {_AMONG}
UNION ALL SELECT person_id, 3, number, {_NONE} FROM person_number WHERE person_id {_AMONG}
UNION ALL SELECT person_id, {_PHONE}, number, {_NONE} FROM person_phone WHERE person_id {_AMONG}
ORDER BY kind, text
"""
"""In an order of its own: lines read the same however the rows came to be, and undo restores them
to the letter. Of everybody first the name they are listed by, with the others beside it."""


def _texts(connection: Connection, asked: tuple[str]) -> dict[str, list[str | None]]:
    """By person the name they are listed by, then every text they are found by."""
    texts: dict[str, list[str | None]] = {}
    for person_id, kind, text, *more in connection.exec_driver_sql(_TEXTS, asked).all():
        if kind == 0:
            texts[person_id] = [text, *more]
            continue
        texts[person_id].append(text)
        if kind == _PHONE:
            texts[person_id].append("".join(c for c in text if c.isdigit()))
    return texts


def matching(text: str) -> Select[str]:
    """The ids of everybody in whose line every typed word stands, anywhere in a word."""
    query = select(lines.c.person_id)
    words = names.search_words(text)
    for word in words:
        query = query.where(func.instr(lines.c.line, word) > 0)
    # marks that no line keeps, such as a lone apostrophe, stand in nobody's
    return query if words or not text.strip() else query.where(false())


def in_order(text: str, descending: bool = False) -> Select[str]:
    """The same people in the order they are listed in, found in one pass without sorting."""
    name = lines.c.sort_name.desc() if descending else lines.c.sort_name
    return matching(text).order_by(name, lines.c.person_id)
