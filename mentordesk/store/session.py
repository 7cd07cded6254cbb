"""The session a command works in: it records every touched row and refuses what would escape it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, NoReturn, TypeVar

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.base import NO_VALUE

from mentordesk.progress import Progress
from mentordesk.store import rows
from mentordesk.store.base import Record
from mentordesk.store.journal import Change

R = TypeVar("R", bound=Record)
_PAUSE = 5000
"""Rows gone through between two chances to stop, where none is written."""


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
        self._touched: dict[tuple[str, str], Change] = {}
        self._fresh: dict[type[Record], dict[str, Record]] = defaultdict(dict)

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
        self._fresh[kind][row.id] = row
        return row

    def delete(self, instance: object) -> None:
        """Removes a record; a fresh row is simply not written."""
        if not isinstance(instance, rows.Fresh):
            super().delete(instance)
            return
        for waiting in self._fresh.values():
            waiting.pop(vars(instance)["id"], None)

    def write_fresh(self) -> None:
        """Inserts what `fresh` made, in chunks; every chunk reports `rows` and may be the last."""
        self.flush()  # a unique value must be free before a fresh row takes it
        kinds, self._fresh = self._fresh, defaultdict(dict)
        total, done = sum(map(len, kinds.values())), 0
        for kind, waiting in kinds.items():
            shape = rows.shape_of(kind)
            for some in rows.chunks(list(waiting.values())):
                made = [Change(shape.table, row.id, None, rows.seal(row, shape)) for row in some]
                self.progress.report(done, total, "rows")
                self._write(made)
                done += len(some)

    def write_rows(self, changes: Sequence[Change]) -> None:
        """Brings whole rows from before to after: removes, then alters, then inserts.

        In this order a unique value is free before another row takes it. Records of these rows
        that the session holds are not told. Reports `rows`; raises `Cancelled`.
        """
        done = 0
        removed = [change for change in changes if change.after is None]
        altered = [c for c in changes if c.before is not None and c.after is not None]
        made = [change for change in changes if change.before is None]
        for alike in (removed, altered, made):
            for some in rows.chunks(sorted(alike, key=_table)):
                self.progress.report(done, len(changes), "rows")
                self._write(some)
                done += len(some)

    def _write(self, alike: Sequence[Change]) -> None:
        """Writes and notes changes that all remove, all alter or all insert."""
        for table, some in groupby(alike, key=_table):
            rows.write(self.connection(), table, list(some))
        for change in alike:
            self._note(change)

    def changes(self) -> tuple[Change, ...]:
        """Every row touched so far, first state against last, in the order first touched."""
        self.flush()
        if self._fresh:
            self.write_fresh()
        found = []
        for number, change in enumerate(self._touched.values()):
            if number % _PAUSE == _PAUSE - 1:
                self.progress.report(number, len(self._touched), "history")
            if change.before != change.after:
                found.append(change)
        return tuple(found)

    def record(self) -> None:
        """Note what is being flushed; the session itself calls this."""
        for record in self.new:
            self._note(Change(*_key(record), None, raw_row(record)))
        for record in sorted(self.dirty, key=_key):  # a set: the journal has one order
            if self.is_modified(record):
                self._note(Change(*_key(record), _row_before(record), raw_row(record)))
        for record in self.deleted:
            self._note(Change(*_key(record), _row_before(record), None))

    def _note(self, change: Change) -> None:
        key = (change.table, change.id)
        earlier = self._touched.setdefault(key, change)
        if earlier is not change:
            self._touched[key] = replace(earlier, after=change.after)


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


def _table(change: Change) -> str:
    return change.table


@event.listens_for(WriteSession, "after_flush")
def _record(session: WriteSession, context: UOWTransaction) -> None:
    session.record()


@event.listens_for(WriteSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise EscapedJournal("bulk statements bypass the journal: change records one by one")
