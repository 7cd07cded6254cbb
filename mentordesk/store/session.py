"""The session a command works in: it records every touched row and refuses what would escape it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeVar, cast

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.base import NO_VALUE

from mentordesk.progress import Progress
from mentordesk.store import rows
from mentordesk.store.base import Record
from mentordesk.store.journal import Change

R = TypeVar("R", bound=Record)


class EscapedJournal(RuntimeError):  # noqa: N818
    """A command tried to change records in a way the journal would not see."""


@dataclass(frozen=True)
class Around:
    """What a session takes from outside: ids, the clock, and who hears how far it is."""

    new_id: Callable[[], str]
    now: Callable[[], dt.datetime]
    today: Callable[[], dt.date]
    progress: Progress = field(default_factory=Progress)


class WriteSession(Session):
    """One command's session. It never commits: the workspace does, with the journal entry."""

    def __init__(self, connection: Connection, around: Around) -> None:
        super().__init__(bind=connection, expire_on_commit=False, autoflush=True)
        self.progress = around.progress
        self._around = around
        self._day: dt.date | None = None
        self._touched: dict[tuple[str, str], list[dict[str, Any] | None]] = {}
        self._fresh: dict[type[Record], list[Record]] = defaultdict(list)
        event.listen(self, "after_flush", self._record)
        event.listen(self, "do_orm_execute", _refuse_bulk)

    def commit(self) -> NoReturn:
        """Refused: half an edit would become an edit without history."""
        raise EscapedJournal("commands do not commit")

    def new_id(self) -> str:
        """A new UUID for a row."""
        return self._around.new_id()

    def now(self) -> dt.datetime:
        """The present moment, in UTC."""
        return self._around.now()

    def today(self) -> dt.date:
        """The present day by the office's clock; one day for the whole command."""
        if self._day is None:
            self._day = self._around.today()
        return self._day

    def fresh(self, kind: type[R], **values: Any) -> R:
        """A new row with an id, for commands that make thousands; `add` is for the rest.

        It can be read and set like a record until `write_fresh`, but is not found by queries
        before that, nor tracked after it.
        """
        row = rows.fresh(kind, {"id": self._around.new_id(), **values})
        self._fresh[kind].append(row)
        return row

    def write_fresh(self) -> None:
        """Inserts what `fresh` made, in chunks; every chunk reports `rows` and may be the last."""
        made: list[Change] = []
        for kind, waiting in self._fresh.items():
            shape = rows.shape_of(kind)
            for row in waiting:
                if len(vars(row)) > len(shape.names):
                    raise EscapedJournal(f"{shape.table} has no such column: {vars(row).keys()}")
                raw = shape.raw(vars(row))
                made.append(Change(shape.table, raw["id"], None, raw))
                object.__setattr__(row, "__class__", rows.Written)
        self._fresh.clear()
        self.write_rows(made)

    def write_rows(self, changes: Iterable[Change]) -> None:
        """Brings whole rows from before to after: removes, then alters, then inserts.

        In this order a unique value is free before another row takes it. Records of these rows
        that the session holds are not told.
        """
        changes = list(changes)
        done = 0

        def told(count: int) -> None:
            nonlocal done
            done += count
            self.progress.report(done, len(changes), "rows")

        connection = self.connection()
        removed, altered, made = _parted(changes)
        for table, ids in removed.items():
            rows.remove_rows(connection, table, ids, told)
        for table, values in altered.items():
            rows.alter_rows(connection, table, values, told)
        for table, new in made.items():
            rows.insert_rows(connection, table, new, told)
        for change in changes:
            before, after = change.before, change.after
            self._note((change.table, change.id), cast(Any, before), cast(Any, after))

    def changes(self) -> tuple[Change, ...]:
        """Every row touched so far, first state against last, in the order first touched."""
        self.flush()
        if self._fresh:
            self.write_fresh()
        return tuple(
            Change(table, row_id, before, after)
            for (table, row_id), (before, after) in self._touched.items()
            if before != after
        )

    def _record(self, session: Session, context: UOWTransaction) -> None:
        for record in session.new:
            self._note(_key(record), None, raw_row(record))
        for record in session.dirty:
            if session.is_modified(record):
                self._note(_key(record), _row_before(record), raw_row(record))
        for record in session.deleted:
            self._note(_key(record), _row_before(record), None)

    def _note(
        self, key: tuple[str, str], before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        if key in self._touched:
            self._touched[key][1] = after
        else:
            self._touched[key] = [before, after]


def raw_row(record: Record) -> dict[str, Any]:
    """A record's columns as the file stores them."""
    shape = rows.shape_of(type(record))
    held = vars(record)
    if not held.keys() >= shape.blank.keys():
        held = {name: getattr(record, name) for name in shape.names}
    return shape.raw(held)


def _row_before(record: Record) -> dict[str, Any]:
    """The same before this flush: only columns that were set have a past."""
    shape = rows.shape_of(type(record))
    held = {name: getattr(record, name) for name in shape.names}
    past = inspect(record).committed_state
    held.update((k, v) for k, v in past.items() if k in held and v is not NO_VALUE)
    return shape.raw(held)


def _key(record: Any) -> tuple[str, str]:
    return record.__tablename__, record.id


def _parted(
    changes: Iterable[Change],
) -> tuple[dict[str, list[str]], dict[str, list[tuple[str, rows.Row]]], dict[str, list[rows.Row]]]:
    """The changes by what is done to a row, then by table."""
    removed: dict[str, list[str]] = defaultdict(list)
    altered: dict[str, list[tuple[str, rows.Row]]] = defaultdict(list)
    made: dict[str, list[rows.Row]] = defaultdict(list)
    for change in changes:
        if change.after is None:
            removed[change.table].append(change.id)
        elif change.before is None:
            made[change.table].append(change.after)
        else:
            after = change.after
            values = {name: after[name] for name in sorted(change.columns())}
            altered[change.table].append((change.id, values))
    return removed, altered, made


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise EscapedJournal("bulk statements bypass the journal: change records one by one")
