"""The model of the call list: each pair once, the most urgent first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.domain.today import URGENT, Needs
from mentordesk.store.queries.calls import CallRow, calls
from mentordesk.ui.desk import Desk
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.rows import ChangedRow, RowsModel
from mentordesk.ui.today.model import TodayModel
from mentordesk.wording import today as said
from mentordesk.wording.dates import ago, short_day


class CallColumn(Enum):
    """The columns; the value is the heading."""

    WHO = "Who"
    WHY = "Why"
    SINCE = "Since"


_RANK = {needs: number for number, needs in enumerate(Needs)}


class CallsModel(RowsModel[CallRow, CallColumn]):
    """Read whole after every change, since a call may settle more than one thing."""

    tables = TodayModel.tables | {"person_phone"}
    reads_whole = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(list(CallColumn), parent)
        self._desk = desk
        self._today: dt.date
        self._is_read = False
        desk.changed.connect(self._changed_if_read)

    def fetch(self, ids: Sequence[str] | None) -> Iterable[CallRow]:
        """Everybody to be rung, or those of these pairs."""
        self._is_read = True
        self._today = self._desk.today()  # once: a cell is asked for at every painting
        rows = self._desk.ask(calls, self._today)
        return [row for row in rows if ids is None or row.id in set(ids)]

    def order(self, row: CallRow) -> tuple[int, str, tuple[str, ...]]:
        """By rule, the longest waiting first."""
        return (_RANK[row.item.needs], row.item.since.isoformat(), row.item.names)

    def text(self, row: CallRow, column: CallColumn) -> str:
        """A cell in words."""
        if column is CallColumn.WHO:
            return said.who(row.item)
        if column is CallColumn.WHY:
            return said.why(row.item)
        return ago(row.item.since, self._today)

    def value(self, row: CallRow, column: CallColumn) -> object:
        """What is urgent has its sign."""
        if column is CallColumn.WHY and row.item.needs in URGENT:
            return Pill(said.why(row.item), Tone.URGENT)
        return self.text(row, column)

    def tip(self, row: CallRow, column: CallColumn) -> str:
        """Since which day."""
        if column is CallColumn.SINCE:
            return short_day(row.item.since)
        return self.text(row, column)

    def _changed_if_read(self, changes: Iterable[ChangedRow]) -> None:
        """A list that was never opened is not kept fresh."""
        if self._is_read:
            self.changed(changes)
