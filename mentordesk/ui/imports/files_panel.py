"""The first step: which files, which of their sheets, and how each is read."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QWidget

from mentordesk.ui.delegates import CellDelegate, StateDelegate
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.imports.how_read import HowRead
from mentordesk.ui.imports.sheets_model import SheetColumn, SheetsModel
from mentordesk.ui.imports.steps import Steps
from mentordesk.ui.paint import mirrored
from mentordesk.ui.rows import Index, Roles
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Radius, Space
from mentordesk.ui.widgets import button, column, row, side_by_side

WIDTHS = {
    SheetColumn.USED: 44,
    SheetColumn.FILE: 170,
    SheetColumn.SHEET: 110,
    SheetColumn.ROWS: 56,
    SheetColumn.HOW: 200,
}


class FilesPanel(QWidget):
    """A table of sheets beside the sheet chosen in it; with no file yet, the first step."""

    files_wanted = Signal()
    paste_wanted = Signal()
    removed = Signal(str)
    used_set = Signal(str, bool)

    def __init__(self, steps: Steps, theme: Theme) -> None:
        super().__init__()
        self.steps = steps
        self.setObjectName("import_files")
        self.model = SheetsModel(steps, self)
        self.table = SheetsTable(self.model, theme)
        for number, each in enumerate(SheetColumn):
            self.table.setColumnWidth(number, theme.scaled(WIDTHS[each]))
        self.how = HowRead(theme)
        self.empty = Empty(theme)
        self.empty.say(
            Icon.SHEET,
            "Drop sign-up sheets here",
            "Any form export as it is: Excel, OpenDocument, csv or pasted cells, with several "
            "sheets, title rows, any language. Nothing is written before you have seen it.",
            ("Choose files…", self.files_wanted.emit),
            ("Paste rows", self.paste_wanted.emit),
        )
        self.take_off = button("Take off the list", self._take_off, kind="quiet")
        buttons = row(
            button("Add files…", self.files_wanted.emit),
            button("Paste rows", self.paste_wanted.emit),
            self.take_off,
            0,
        )
        buttons.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        left = QWidget()
        left.setLayout(column(self.table, buttons, space=0))
        widths = (theme.scaled(620), theme.scaled(600))
        self._both = side_by_side(left, self.how, widths=widths, grows=())
        self._either = QStackedWidget()
        self._either.addWidget(self.empty)
        self._either.addWidget(self._both)
        self.setLayout(column(self._either))
        self.setFocusProxy(self.table)
        self.table.picked.connect(self._show_picked)
        self.table.toggled.connect(self._toggle)

    def renew(self) -> None:
        """Show what `Steps` now holds."""
        self._either.setCurrentWidget(self._both if self.steps.sources else self.empty)
        self.model.load()
        if self.steps.sources and not self.table.selected_ids():
            first = next((r.id for r in self.model.rows if r.is_used), self.model.rows[0].id)
            self.table.select_ids([first], first)
        self._show_picked()

    def select(self, key: str) -> None:
        """Show one sheet."""
        self.table.select_ids([key], key)

    def _show_picked(self) -> None:
        chosen = self.table.selected_ids()
        self.take_off.setEnabled(bool(chosen))
        if not chosen:
            self.how.show_nothing()
            return
        found = self.model.row_of(chosen[0])
        if found is None:
            return
        source = self.steps.sources[found.source]
        read = self.steps.reads.get(source.key)
        self.how.show_sheet(source, read, self.steps.choice(found.id))

    def _toggle(self, key: str) -> None:
        found = self.model.row_of(key)
        if found is not None and self.steps.choice(key) is not None:
            self.used_set.emit(key, not found.is_used)

    def _take_off(self) -> None:
        chosen = self.table.selected_ids()
        found = self.model.row_of(chosen[0]) if chosen else None
        if found is not None:
            self.removed.emit(found.source)


class SheetsTable(Table):
    """The table; a click on the tick or the space bar uses a sheet or leaves it out."""

    toggled = Signal(str)

    def __init__(self, model: SheetsModel, theme: Theme) -> None:
        super().__init__(model, theme, "Files and sheets")
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        ticks = _TickDelegate(theme, self)
        self.setItemDelegateForColumn(list(SheetColumn).index(SheetColumn.USED), ticks)
        states = StateDelegate(theme, self)
        self.setItemDelegateForColumn(list(SheetColumn).index(SheetColumn.HOW), states)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        current = self.current_id()
        if event.key() == Qt.Key.Key_Space and current is not None:
            self.toggled.emit(current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the tick."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and event.button() is Qt.MouseButton.LeftButton:
            self.toggled.emit(self.rows.id_at(index.row()))


class _TickDelegate(CellDelegate):
    """A box with or without a tick; nothing where there is nothing to choose."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The cell's value must be a yes or no."""
        used = index.data(Roles.VALUE)
        if not isinstance(used, bool):
            return
        side, colours = self.theme.scaled(16), self.theme.colours
        box = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
        box = mirrored(box, rect, painter.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent if used else colours.edge, 1))
        painter.setBrush(colours.accent if used else colours.surface)
        inner = box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, Radius.FIELD - 1, Radius.FIELD - 1)
        if used:
            paint_icon(painter, Icon.CHECK, inner.adjusted(1.5, 1.5, -1.5, -1.5), colours.accent_on)
