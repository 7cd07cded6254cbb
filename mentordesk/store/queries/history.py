"""What was done, newest first, as history shows it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, select

from mentordesk.store.journal import EntryKind, change_rows, entries
from mentordesk.store.tables import Concern

CONFIDENTIAL = frozenset({Concern.__tablename__})
"""Tables whose values no history shows; undo alone reads them."""

STEPS_OF_CONCERNS = frozenset(
    {
        "RaiseConcern",
        "ReadConcern",
        "EditConcern",
        "StepConcern",
        "CloseConcern",
        "ReopenConcern",
    }
)
"""The steps that are about a concern and nothing else; an export leaves them out (tested)."""


@dataclass(frozen=True)
class HistoryRow:
    """One line of history; `at` is in UTC, `undone` tells that a later entry took it back."""

    seq: int
    id: str
    at: dt.datetime
    who: str
    kind: EntryKind
    name: str
    values: Mapping[str, Any]
    undone: bool


@dataclass(frozen=True)
class ChangeRow:
    """One changed row of an entry: columns before and after."""

    table: str
    row_id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def entries_newest_first(
    connection: Connection, limit: int = 200, before_seq: int | None = None
) -> tuple[HistoryRow, ...]:
    """The newest `limit` lines, or those older than `before_seq`."""
    query = _entries().order_by(entries.c.seq.desc()).limit(limit)
    if before_seq is not None:
        query = query.where(entries.c.seq < before_seq)
    return tuple(_row(r) for r in connection.execute(query).all())


def of_row(connection: Connection, row_id: str, limit: int = 200) -> tuple[HistoryRow, ...]:
    """The lines that changed a row itself or a row that names it, such as a person's addresses.

    A concern about somebody is not among them.
    """
    touched = exists().where(
        change_rows.c.entry_seq == entries.c.seq,
        change_rows.c.table_name.not_in(CONFIDENTIAL),
        (change_rows.c.row_id == row_id)
        | change_rows.c.after.contains(f'"{row_id}"')
        | change_rows.c.before.contains(f'"{row_id}"'),
    )
    query = _entries().where(touched).order_by(entries.c.seq.desc()).limit(limit)
    return tuple(_row(r) for r in connection.execute(query).all())


def changes(
    connection: Connection, entry_id: str, limit: int | None = None
) -> tuple[ChangeRow, ...]:
    """What an entry changed, or the first `limit` rows of it; never the values of a concern."""
    query = (
        select(
            change_rows.c.table_name,
            change_rows.c.row_id,
            change_rows.c.before,
            change_rows.c.after,
        )
        .join(entries, entries.c.seq == change_rows.c.entry_seq)
        .where(entries.c.id == entry_id, change_rows.c.table_name.not_in(CONFIDENTIAL))
        .order_by(change_rows.c.seq)
        .limit(limit)
    )
    return tuple(
        ChangeRow(t, i, b and json.loads(b), a and json.loads(a))
        for t, i, b, a in connection.execute(query).all()
    )


def changed_again(connection: Connection, entry_id: str) -> HistoryRow | None:
    """The newest later step, not undone, that changed the same columns of the same rows.

    It is what must be undone first. None where nothing of the kind stands in the way.
    """
    own = connection.execute(
        select(entries.c.seq, change_rows.c.row_id, change_rows.c.before, change_rows.c.after)
        .join(change_rows, change_rows.c.entry_seq == entries.c.seq)
        .where(entries.c.id == entry_id)
    ).all()
    if not own:
        return None
    columns = {row.row_id: _columns(row.before, row.after) for row in own}
    later = entries.alias("later")
    taken_back = exists().where(later.c.undoes == entries.c.id)
    for start in range(0, len(own), _BATCH):
        ids = [row.row_id for row in own[start : start + _BATCH]]
        query = (
            _entries()
            .add_columns(change_rows.c.row_id, change_rows.c.before, change_rows.c.after)
            .join(change_rows, change_rows.c.entry_seq == entries.c.seq)
            .where(change_rows.c.row_id.in_(ids), entries.c.seq > own[0].seq, ~taken_back)
            .where(entries.c.kind.in_((EntryKind.STEP.value, EntryKind.REDO.value)))
            .order_by(entries.c.seq.desc())
        )
        for row in connection.execute(query):
            if _meet(columns[row.row_id], _columns(row.before, row.after)):
                return _row(row)
    return None


_BATCH = 500


def _columns(before: str | None, after: str | None) -> frozenset[str] | None:
    """What a change wrote; None for a row made or removed, whose every column counts."""
    old, new = json.loads(before or "null"), json.loads(after or "null")
    if old is None or new is None:
        return None
    return frozenset(name for name, value in new.items() if old.get(name) != value)


def _meet(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    return one is None or other is None or bool(one & other)


def _entries() -> Any:
    later = entries.alias()
    undone = exists().where(later.c.undoes == entries.c.id)
    return select(
        entries.c.seq, entries.c.id, entries.c.at, entries.c.who, entries.c.kind, entries.c.name,
        entries.c["values"], undone.label("undone"),
    )  # fmt: skip


def _row(row: Any) -> HistoryRow:
    seq, entry_id, at, who, kind, name, values, undone = row[:8]
    moment = dt.datetime.fromisoformat(at)
    return HistoryRow(
        seq, entry_id, moment, who, EntryKind(kind), name, json.loads(values), bool(undone)
    )
