"""Imported rows that may be somebody on file: side by side, to be decided one by one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHeaderView, QScrollArea, QWidget

from mentordesk.commands.imports import SettleWaitingRow
from mentordesk.importing.draft_json import draft_from_json
from mentordesk.store.queries.imports import WaitingView, present_values, waiting_rows
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.desk import Desk
from mentordesk.ui.icons import Icon
from mentordesk.ui.imports.pairs_table import PairsModel, PairsTable
from mentordesk.ui.imports.values import pairs_of
from mentordesk.ui.paint import draw_text
from mentordesk.ui.rows import ChangedRow, Index, Roles, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import button, column, label, panel, put_icon, row


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


class Duplicates(QWidget):
    """Stands in the place of the table while duplicates are looked at."""

    closed = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("duplicates")
        self.setAccessibleName("Possible duplicates")
        self.model = WaitingModel(desk)
        self.model.setParent(self)
        self.list = WaitingList(self.model, theme)
        self._pairs = PairsModel(self)
        self._build(theme)
        self.list.picked.connect(self._show)
        self.model.load()
        self.model.rowsRemoved.connect(lambda *_: self._close_when_done())
        self.model.modelReset.connect(self._close_when_done)

    @property
    def count(self) -> int:
        """How many rows wait."""
        return self.model.rowCount()

    def settle(self, is_same: bool) -> None:
        """Decide about the chosen row; the next one is shown."""
        chosen = self._chosen()
        if chosen is not None:
            number = self.model.number_of(chosen.id) or 0
            if self._desk.do(SettleWaitingRow(chosen.id, is_same)) is not None and self.count:
                self.choose(min(number, self.count - 1))

    def choose(self, number: int) -> None:
        """Show the row of that place."""
        if self.count:
            row_id = self.model.id_at(number)
            self.list.select_ids([row_id], row_id)

    def _build(self, theme: Theme) -> None:
        back = button("Back to everybody", self.closed.emit, name="back_to_everybody")
        put_icon(theme, back, Icon.ARROW_LEFT)
        head = row(label("Possible duplicates", "heading"), 0, back)
        text = (
            "These rows of a sheet may be people you have already. Nothing was written for them "
            "yet. Every decision can be undone."
        )
        left = column(label(text, "small", "muted", wraps=True), self.list, space=Space.S)
        self._heading = label("", "name", wraps=True)
        table = PairsTable(self._pairs, theme)
        same = button("Same person", lambda: self.settle(True), kind="primary")
        other = button("Somebody else", lambda: self.settle(False))
        self._buttons = (same, other)
        hint = "With Same person, what differs is taken from the sheet."
        inside = panel(column(table, 0, space=0))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        holder = QWidget()
        holder.setLayout(left)
        holder.setFixedWidth(theme.scaled(280))
        names = column(self._heading, label(hint, "small", "muted", wraps=True), space=0)
        deeds = row(names, other, same, space=Space.S)
        deeds.setStretch(0, 1)
        both = row(holder, column(deeds, area, space=Space.S), space=Space.L)
        both.setStretch(1, 1)
        box = column(head, both, space=Space.M)
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        box.setStretch(1, 1)
        self.setLayout(column(panel(box), space=0))

    def _chosen(self) -> Waiting | None:
        ids = self.list.selected_ids()
        return self.model.row_of(ids[0]) if ids else None

    def _close_when_done(self) -> None:
        if not self.count:
            self.closed.emit()

    def _show(self) -> None:
        chosen = self._chosen()
        for each in self._buttons:
            each.setEnabled(chosen is not None and not self._desk.is_read_only)
        if chosen is None:
            self._heading.setText("")
            self._pairs.show_pairs([], "", "")
            return
        draft = draft_from_json(chosen.draft)
        held = self._desk.ask(present_values, (chosen.person_id,), None)
        self._heading.setText(f"Is {chosen.name} the {chosen.other} on file?")
        pairs = pairs_of(draft, held.get(chosen.person_id, {}))
        self._pairs.show_pairs(pairs, "In the sheet", "On file")


class WaitingList(Table):
    """The waiting rows, one below the other."""

    def __init__(self, model: WaitingModel, theme: Theme) -> None:
        super().__init__(model, theme, "Rows that wait")
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
