"""The one list of changes: its tables, how an entry is written, and what undo makes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    select,
)

from mentordesk.progress import Progress

DEPTH = 100
"""Steps that can be taken back."""
_CHUNK = 500
"""Changes written at once; between two chunks a wish to stop is heard."""

metadata = MetaData()
"""Written by the store alone, never by commands, and so apart from the records."""

entries = Table(
    "journal_entry",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("copy_id", String(36), nullable=False),
    Column("counter", Integer, nullable=False),
    Column("seen", Text, nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("at", String(27), nullable=False),
    Column("who", String(200), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("name", String(60), nullable=False),
    Column("values", Text, nullable=False),
    Column("undoes", String(36), index=True),
    UniqueConstraint("copy_id", "counter"),
    sqlite_autoincrement=True,
)

change_rows = Table(
    "journal_change",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("entry_seq", Integer, nullable=False, index=True),
    Column("table_name", String(40), nullable=False),
    Column("row_id", String(36), nullable=False, index=True),
    Column("before", Text),
    Column("after", Text),
    sqlite_autoincrement=True,
)


class EntryKind(Enum):
    """What an entry is to undo."""

    STEP = "step"
    UNDO = "undo"
    REDO = "redo"
    LOG = "log"
    WALL = "wall"


@dataclass(frozen=True)
class Change:
    """One row before and after, in raw column values; None where there was or is no row."""

    table: str
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    def columns(self) -> frozenset[str]:
        """The columns whose value differs; all of them for a new or removed row."""
        if self.before is None or self.after is None:
            return frozenset((self.after or self.before or {}).keys())
        return frozenset(k for k, v in self.after.items() if self.before.get(k) != v)

    def values_of(self, column: str) -> frozenset[Any]:
        """Every value the column had or has, so that both owners of a moved row are told."""
        rows = (self.before, self.after)
        return frozenset(r[column] for r in rows if r is not None and r.get(column) is not None)


@dataclass(frozen=True)
class Step:
    """A step as the menu names it: the command's name and the values of its sentence."""

    entry_id: str
    name: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """What is written of one edit beside its changes."""

    id: str
    copy_id: str
    counter: int
    seen: Mapping[str, int]
    schema_version: int
    at: str
    who: str
    kind: EntryKind
    name: str
    values: Mapping[str, Any]
    undoes: str | None = None


@dataclass
class Stacks:
    """What undo and redo would take next, oldest first; each is (entry to undo, step it shows)."""

    undo: list[Step] = field(default_factory=list)
    redo: list[Step] = field(default_factory=list)
    wall: Step | None = None

    def add(self, step: Step, kind: EntryKind, undoes: str | None) -> None:
        """Take the next entry of the list; a line of history that is no step changes nothing.

        An undo points at the entry it undid; undoing that undo is the redo. A wall empties both.
        """
        if kind is EntryKind.WALL:
            self.undo, self.redo, self.wall = [], [], step
        elif kind is EntryKind.STEP:
            self.undo, self.redo = [*self.undo[-2 * DEPTH :], step], []
        elif kind is EntryKind.UNDO:
            self.undo = [s for s in self.undo if s.entry_id != undoes]
            self.redo.append(step)
        elif kind is EntryKind.REDO:
            self.redo = [s for s in self.redo if s.entry_id != undoes]
            self.undo.append(step)


def write_entry(
    connection: Connection, entry: Entry, changes: Sequence[Change], progress: Progress
) -> None:
    """Adds an entry with its changes to the list, inside the caller's transaction.

    Reports `history`, so that thousands of changes can be stopped here too: raises `Cancelled`.
    """
    told = (
        entry.id, entry.copy_id, entry.counter, _dump(entry.seen), entry.schema_version, entry.at,
        entry.who, entry.kind.value, entry.name, _dump(entry.values), entry.undoes,
    )  # fmt: skip
    seq = connection.exec_driver_sql(_ADD_ENTRY, told).lastrowid
    for start in range(0, len(changes), _CHUNK):
        if start:  # the small edit of every day has nothing to report
            progress.report(start, len(changes), "history")
        some = changes[start : start + _CHUNK]
        connection.exec_driver_sql(_ADD_CHANGE, [_as_row(seq, c) for c in some])


# Said in SQL itself: every edit comes here, and putting a statement together costs more than it.
_ADD_ENTRY = """
INSERT INTO journal_entry (id, copy_id, counter, seen, schema_version, at, who, kind, name,
                           "values", undoes)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_CHANGE = """
INSERT INTO journal_change (entry_seq, table_name, row_id, "before", "after") VALUES (?, ?, ?, ?, ?)
"""


def _as_row(entry_seq: int, change: Change) -> tuple[int, str, str, str | None, str | None]:
    """An altered row keeps the columns that differ; a new or removed one those that are not empty.

    The id stands beside them already. Both keep the list small: it grows with every day of use.
    """
    before, after = change.before, change.after
    if before is not None and after is not None:
        names = change.columns()
        before = {k: before[k] for k in names}
        after = {k: after[k] for k in names}
    else:
        before = before and {k: v for k, v in before.items() if v is not None and k != "id"}
        after = after and {k: v for k, v in after.items() if v is not None and k != "id"}
    return (
        entry_seq,
        change.table,
        change.id,
        None if before is None else _dump(before),
        None if after is None else _dump(after),
    )


def step_of(connection: Connection, entry_id: str) -> Step | None:
    """The step that an entry is, or None when there is no such entry."""
    query = select(entries.c.id, entries.c.name, entries.c["values"])
    row = connection.execute(query.where(entries.c.id == entry_id)).first()
    return None if row is None else Step(row.id, row.name, json.loads(row[2]))


def size_of(connection: Connection, entry_id: str) -> int:
    """How many rows an entry changed."""
    query = (
        select(func.count())
        .select_from(change_rows)
        .join(entries, entries.c.seq == change_rows.c.entry_seq)
        .where(entries.c.id == entry_id)
    )
    return connection.execute(query).scalar_one()


def changes_of(
    connection: Connection, entry_id: str, progress: Progress | None = None
) -> tuple[Change, ...]:
    """The changes of an entry in the order they were made. Reports `read`; raises `Cancelled`."""
    rows = connection.execute(
        select(change_rows)
        .join(entries, entries.c.seq == change_rows.c.entry_seq)
        .where(entries.c.id == entry_id)
        .order_by(change_rows.c.seq)
    )
    found: list[Change] = []
    for some in rows.partitions(_CHUNK):
        if progress is not None and found:
            progress.report(len(found), 0, "read")
        found += [
            Change(
                r.table_name,
                r.row_id,
                None if r.before is None else json.loads(r.before),
                None if r.after is None else json.loads(r.after),
            )
            for r in some
        ]
    return tuple(found)


def heads(connection: Connection) -> dict[str, int]:
    """What this file has seen, told by its newest entry: the vector follows back from there.

    An entry's own `seen` names the entry before it, so the whole vector need not be repeated.
    """
    row = connection.execute(
        select(entries.c.copy_id, entries.c.counter).order_by(entries.c.seq.desc()).limit(1)
    ).first()
    return {} if row is None else {row.copy_id: row.counter}


def stacks(connection: Connection) -> Stacks:
    """What can be undone and redone now: a fold over the newest entries of the list."""
    newest = connection.execute(
        select(entries.c.id, entries.c.kind, entries.c.name, entries.c["values"], entries.c.undoes)
        .where(entries.c.kind != EntryKind.LOG.value)
        .order_by(entries.c.seq.desc())
        .limit(DEPTH * 3)
    ).all()
    found = Stacks()
    for row in reversed(newest):
        step = Step(row.id, row.name, json.loads(row[3]))
        found.add(step, EntryKind(row.kind), row.undoes)
    found.undo = found.undo[-DEPTH:]
    return found


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _dump(value: Any) -> str:
    return _ENCODER.encode(value)
