"""The model of the list of today: one row for each item, the most urgent rule first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.domain.today import URGENT, Item, Needs
from mentordesk.store.queries.today import today_items
from mentordesk.ui.desk import Desk
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.rows import RowsModel
from mentordesk.wording import today as said
from mentordesk.wording.dates import ago, short_day


class TodayColumn(Enum):
    """The columns; the value is the heading."""

    WHY = "What"
    WHO = "Who"
    SINCE = "Since"
    DEED = "Enter does"


_RANK = {needs: number for number, needs in enumerate(Needs)}


@dataclass(frozen=True)
class Row:
    """An item with the id the table knows it by."""

    item: Item

    @property
    def id(self) -> str:
        """The item's key."""
        return self.item.key


class TodayModel(RowsModel[Row, TodayColumn]):
    """Read whole after every change: an answer may end one silence and begin another wait."""

    tables = frozenset(
        {
            "agreement", "application", "ask", "ask_offer", "attendance", "calendar_span",
            "check_in", "concern", "consent", "group_member", "guidance", "letter", "match",
            "mentor_profile", "mentoring_group", "person", "programme", "put_off", "round",
            "session_log", "staff_note",
        }
    )  # fmt: skip
    reads_whole = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(list(TodayColumn), parent)
        self._desk = desk
        self._today: dt.date
        desk.changed.connect(self.changed)

    def fetch(self, ids: Sequence[str] | None) -> Iterable[Row]:
        """Every item, or those of these keys that still stand."""
        self._today = self._desk.today()  # once: a cell is asked for at every painting
        rows = map(Row, self._desk.ask(today_items, self._today))
        return [row for row in rows if ids is None or row.id in set(ids)]

    def order(self, row: Row) -> tuple[int, str, tuple[str, ...]]:
        """By rule, the longest waiting first."""
        return (_RANK[row.item.needs], row.item.since.isoformat(), row.item.names)

    def text(self, row: Row, column: TodayColumn) -> str:
        """A cell in words."""
        if column is TodayColumn.WHY:
            return said.why(row.item)
        if column is TodayColumn.WHO:
            return said.who(row.item)
        if column is TodayColumn.SINCE:
            return ago(row.item.since, self._today)
        return said.deed(row.item)

    def value(self, row: Row, column: TodayColumn) -> object:
        """What is urgent has its sign."""
        if column is TodayColumn.WHY and row.item.needs in URGENT:
            return Pill(said.why(row.item), Tone.URGENT)
        return self.text(row, column)

    def tip(self, row: Row, column: TodayColumn) -> str:
        """Since which day."""
        if column is TodayColumn.SINCE:
            return short_day(row.item.since)
        return self.text(row, column)
