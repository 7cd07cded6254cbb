"""The imported rows that wait for a decision, one below the other, the likeliest first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from mentordesk.store.queries.waiting import WaitingView, waiting_rows
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.desk import Desk
from mentordesk.ui.paint import draw_text
from mentordesk.ui.rows import ChangedRow, Index, Roles, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step


class WaitingColumn(Enum):
    """One column: the name over where the row stood."""

    WHO = "who"


@dataclass(frozen=True)
class Waiting:
    """A row that waits, in words."""

    id: str
    person_id: str
    name: str
    other: str
    address: str
    draft: str
    likeness: int


class WaitingModel(RowsModel[Waiting, WaitingColumn]):
    """The rows that wait, the likeliest first."""

    tables = frozenset({"waiting_row", "person"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(list(WaitingColumn))
        self._desk = desk
        desk.changed.connect(self.changed)

    def fetch(self, ids: Sequence[str] | None) -> Iterable[Waiting]:
        """All of them, or those of these ids."""
        found = (_waiting(view) for view in self._desk.ask(waiting_rows))
        return [one for one in found if ids is None or one.id in ids]

    def order(self, row: Waiting) -> tuple[int, str]:
        """The likeliest first."""
        return (-row.likeness, row.address)

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """The waiting row itself, or all that name the person."""
        if change.table == "waiting_row":
            return (change.id,)
        return [one.id for one in self.rows if one.person_id == change.id]

    def title(self, column: WaitingColumn) -> str:
        """The heading, for the screen reader."""
        return "Possible duplicates"

    def text(self, row: Waiting, column: WaitingColumn) -> str:
        """Both names and where the row stood."""
        return f"{row.name}, perhaps {row.other}; {row.address}"


class WaitingList(Table):
    """The waiting rows, one below the other."""

    def __init__(
        self, model: RowsModel[Any, WaitingColumn], theme: Theme, name: str = "Rows that wait"
    ) -> None:
        super().__init__(model, theme, name)
        self.setItemDelegate(_WaitingDelegate(theme, self))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSelectionMode(Table.SelectionMode.SingleSelection)

    def row_px(self) -> int:
        """Two lines."""
        return self.theme.line(Step.BODY) + self.theme.line(Step.SMALL) + Space.M


class _WaitingDelegate(CellDelegate):
    """The name over the place of the row."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Two lines, each cut at its end."""
        waiting, theme = index.data(Roles.ROW), self.theme
        top = rect.top() + Space.M // 2
        line, small = theme.line(Step.BODY), theme.line(Step.SMALL)
        first = QRect(rect.left(), top, rect.width(), line)
        draw_text(painter, first, waiting.name, theme.font(Step.BODY), theme.colours.ink)
        second = QRect(rect.left(), top + line, rect.width(), small)
        draw_text(painter, second, waiting.address, theme.font(Step.SMALL), theme.colours.muted)


def _waiting(view: WaitingView) -> Waiting:
    name = str(json.loads(view.draft).get("values", {}).get("display_name", "")) or view.address
    return Waiting(
        view.id, view.person_id, name, view.person, view.address, view.draft, view.likeness
    )
