"""The sheet as it stands: its first rows with their numbers, the headings marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mentordesk.importing.sheet import Row, Sheet, column_letter, text_of
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.paint import draw_focus, draw_text
from mentordesk.ui.rows import Index, Roles
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step

SHOWN_ROWS = 60
"""So many rows are enough to see whether headings and letters are read right."""


class RawModel(QAbstractTableModel):
    """The first rows of a sheet; VALUE says how a row stands to the headings (-1, 0, 1)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._width = 0
        self._header = 0

    def show_sheet(self, sheet: Sheet | None, header_row: int) -> None:
        """Show this sheet, or nothing."""
        self.beginResetModel()
        self._rows = sheet.rows[:SHOWN_ROWS] if sheet else ()
        self._width = max((len(row.cells) for row in self._rows), default=0)
        self._header = header_row
        self.endResetModel()

    def row_number(self, index: int) -> int:
        """The row's number as the spreadsheet shows it."""
        return self._rows[index].number

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """As many columns as the widest row shown has."""
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell as a person would read it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            cells = row.cells
            return text_of(cells[index.column()])[:2000] if index.column() < len(cells) else ""
        if role == Roles.VALUE:
            return (row.number > self._header) - (row.number < self._header)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Letters over the columns, the spreadsheet's own numbers beside the rows."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation is Qt.Orientation.Horizontal:
                return column_letter(section)
            return str(self._rows[section].number)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None


class RawGrid(QTableView):
    """The grid; Enter or a double click on a row makes it the headings."""

    header_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.raw = RawModel(self)
        self.setModel(self.raw)
        self.setObjectName("raw_grid")
        self.setAccessibleName("The sheet as it stands")
        self.setItemDelegate(_RawDelegate(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def show_sheet(self, sheet: Sheet | None, header_row: int) -> None:
        """Show this sheet with its headings marked."""
        self.raw.show_sheet(sheet, header_row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by key stands on a row at once."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.raw.rowCount():
            self.selectionModel().setCurrentIndex(
                self.raw.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the focus ring around the current one."""
        super().paintEvent(event)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            rect = self.viewport().rect()
            rect.setTop(self.rowViewportPosition(index.row()))
            rect.setHeight(self.rowHeight(index.row()))
            painter = QPainter(self.viewport())
            draw_focus(painter, rect, self._theme)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes the current row the headings."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.header_wanted.emit(self.raw.row_number(index.row()))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click makes the row the headings."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.header_wanted.emit(self.raw.row_number(index.row()))

    def _fit(self) -> None:
        height = self._theme.scaled(26)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setDefaultSectionSize(self._theme.scaled(132))


class _RawDelegate(CellDelegate):
    """Headings bold on the accent's soft ground, what stands above them muted."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """One cell."""
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        side, colours = index.data(Roles.VALUE), self.theme.colours
        font = self.theme.font(Step.NAME if side == 0 else Step.BODY)
        if side == 0:
            painter.fillRect(rect.adjusted(-Space.S, 0, Space.S, 0), colours.accent_soft)
        draw_text(painter, rect, text, font, colours.muted if side == -1 else colours.ink)
