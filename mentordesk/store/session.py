"""The session a command works in: it records every touched row and refuses what would escape it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NoReturn

from sqlalchemy import Connection, event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.attributes import get_history

from mentordesk.store.base import Record
from mentordesk.store.journal import Change
from mentordesk.store.types import to_raw


class EscapedJournal(RuntimeError):  # noqa: N818
    """A command tried to change records in a way the journal would not see."""


class WriteSession(Session):
    """One command's session. It never commits: the workspace does, with the journal entry."""

    def __init__(
        self,
        connection: Connection,
        new_id: Callable[[], str],
        now: Callable[[], dt.datetime],
        today: Callable[[], dt.date],
    ) -> None:
        super().__init__(bind=connection, expire_on_commit=False, autoflush=True)
        self._new_id = new_id
        self._now = now
        self._today = today
        self._day: dt.date | None = None
        self._touched: dict[tuple[str, str], list[dict[str, Any] | None]] = {}
        event.listen(self, "after_flush", self._record)
        event.listen(self, "do_orm_execute", _refuse_bulk)

    def commit(self) -> NoReturn:
        """Refused: half an edit would become an edit without history."""
        raise EscapedJournal("commands do not commit")

    def new_id(self) -> str:
        """A new UUID for a row."""
        return self._new_id()

    def now(self) -> dt.datetime:
        """The present moment, in UTC."""
        return self._now()

    def today(self) -> dt.date:
        """The present day by the office's clock; one day for the whole command."""
        if self._day is None:
            self._day = self._today()
        return self._day

    def changes(self) -> tuple[Change, ...]:
        """Every row touched so far, first state against last, in the order first touched."""
        self.flush()
        return tuple(
            Change(table, row_id, before, after)
            for (table, row_id), (before, after) in self._touched.items()
            if before != after
        )

    def _record(self, session: Session, context: UOWTransaction) -> None:
        for record in session.new:
            self._note(record, None, raw_row(record))
        for record in session.dirty:
            if session.is_modified(record):
                self._note(record, _row_before(record), raw_row(record))
        for record in session.deleted:
            self._note(record, _row_before(record), None)

    def _note(
        self, record: Any, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        key = (record.__tablename__, record.id)
        if key in self._touched:
            self._touched[key][1] = after
        else:
            self._touched[key] = [before, after]


def raw_row(record: Record) -> dict[str, Any]:
    """A record's columns as the file stores them."""
    return {c.name: to_raw(c, getattr(record, c.name)) for c in record.__table__.columns}


def _row_before(record: Any) -> dict[str, Any]:
    row = {}
    for column in record.__table__.columns:
        history = get_history(record, column.name)
        value = history.deleted[0] if history.deleted else getattr(record, column.name)
        row[column.name] = to_raw(column, value)
    return row


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise EscapedJournal("bulk statements bypass the journal: change records one by one")
