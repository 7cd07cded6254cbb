"""The one table view: calm rows, whole-row hover and focus, and a place kept by id over resets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.focus import BY_KEY
from mentordesk.ui.paint import draw_focus, draw_text
from mentordesk.ui.rows import Sleep, TableModel
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import CONTROL, Step


class Table(QTableView):
    """A table of whole rows. Its model is given once; selection and scroll survive its resets."""

    opened = Signal(str)
    picked = Signal()

    def __init__(
        self, model: TableModel[Any, Any], theme: Theme, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows = model
        self.empty_text = ""
        self._percent = theme.text_percent
        self._place: QWidget | None = None
        self._kept: tuple[list[str], str | None, str | None] = ([], None, None)
        self.setObjectName(name.lower().replace(" ", "_"))
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(theme, self))
        self._build()
        self.setModel(model)
        model.sleep(Sleep.HIDDEN)  # a page is built before it is first looked at
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.viewport().update())
        theme.changed.connect(self._fit_rows)
        self._fit_rows()

    def live_in(self, place: QWidget) -> None:
        """Be awake while `place` is seen, even where a word for the empty list stands instead."""
        if self._place is not None:
            self._place.removeEventFilter(self)
        self._place = place
        place.installEventFilter(self)

    def selected_ids(self) -> list[str]:
        """The ids of the selected rows, top to bottom."""
        numbers: set[int] = set()
        for part in self.selectionModel().selection():  # type: ignore[attr-defined]
            numbers.update(range(part.top(), part.bottom() + 1))
        return [self.rows.id_at(number) for number in sorted(numbers)]

    def current_id(self) -> str | None:
        """The id of the row with the focus."""
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    def select_ids(self, ids: list[str], current: str | None = None) -> None:
        """Select these rows, those that are still there; the current one is scrolled to."""
        chosen = QItemSelection()
        last = len(self.rows.columns) - 1
        for row_id in ids:
            number = self.rows.number_of(row_id)
            if number is not None:
                chosen.select(self.rows.index(number, 0), self.rows.index(number, last))
        flag = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        number = self.rows.number_of(current) if current else None
        if number is not None:
            model.setCurrentIndex(self.rows.index(number, 0), flag.NoUpdate)
        model.select(chosen, flag.ClearAndSelect)

    def copy_cells(self) -> None:
        """Put the selected rows on the clipboard, shown columns, as a spreadsheet takes them."""
        header = self.horizontalHeader()
        columns = [header.logicalIndex(v) for v in range(header.count())]
        shown = [c for c in columns if not header.isSectionHidden(c)]
        lines = []
        for row_id in self.selected_ids():
            number = self.rows.number_of(row_id)
            cells = [str(self.rows.index(number or 0, c).data() or "") for c in shown]
            lines.append("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells))
        QApplication.clipboard().setText("\n".join(lines))

    def row_px(self) -> int:
        """The height of every row, in px."""
        return self.theme.scaled(CONTROL)

    def set_widths(self, widths: Iterable[int]) -> None:
        """How wide the columns begin, in px at 100 %; a hand changes them, larger text keeps up."""
        for number, width in enumerate(widths):
            self.setColumnWidth(number, self.theme.scaled(width))

    def use_header(self, header: QHeaderView) -> None:
        """Take another header, dressed as ours are."""
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(self.theme.scaled(48))
        if self.model() is self.rows:
            # a header forgets the selection with every reset, so it must hear of it before us
            self.rows.modelReset.disconnect(self._restore_place)
            self.rows.modelReset.connect(self._restore_place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row, the copy key copies rows; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            current = self.current_id()
            if current is not None:
                self.opened.emit(current)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_cells()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the row."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self.rows.id_at(index.row()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The whole row under the pointer is lifted, not the cell alone."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard never comes to a row that cannot be seen."""
        super().focusInEvent(event)
        if event.reason() in BY_KEY and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The place it lives in wakes it and lets it sleep."""
        if watched is self._place and event.type() is QEvent.Type.Show:
            self.rows.wake(Sleep.HIDDEN)
        elif watched is self._place and event.type() is QEvent.Type.Hide:
            self.rows.sleep(Sleep.HIDDEN)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Do what was owed while hidden."""
        super().showEvent(event)
        self.rows.wake(Sleep.HIDDEN)

    def hideEvent(self, event: QHideEvent) -> None:
        """Owe refreshes from now on."""
        super().hideEvent(event)
        if self._place is None or not self._place.isVisible():
            self.rows.sleep(Sleep.HIDDEN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the focus ring around the current one."""
        super().paintEvent(event)
        if self.empty_text and self.rows.rowCount() == 0:
            self._say_empty()
        index = self.currentIndex()
        if not (self.hasFocus() and index.isValid()):
            return
        rect = self.viewport().rect()
        rect.setTop(self.rowViewportPosition(index.row()))
        rect.setHeight(self.rowHeight(index.row()))
        painter = QPainter(self.viewport())
        draw_focus(painter, rect, self.theme)
        painter.end()

    def _say_empty(self) -> None:
        painter = QPainter(self.viewport())
        rect = self.viewport().rect()
        rect.setHeight(min(rect.height(), self.theme.scaled(160)))
        font, muted = self.theme.font(Step.BODY), self.theme.colours.muted
        draw_text(painter, rect, self.empty_text, font, muted, Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def _build(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.use_header(self.horizontalHeader())

    def _fit_rows(self) -> None:
        percent, header = self.theme.text_percent, self.horizontalHeader()
        for number in range(header.count() if percent != self._percent else 0):
            width = header.sectionSize(number)
            if width and header.sectionResizeMode(number) is QHeaderView.ResizeMode.Interactive:
                header.resizeSection(number, width * percent // self._percent)
        self._percent = percent
        self.verticalHeader().setMinimumSectionSize(self.row_px())
        self.verticalHeader().setDefaultSectionSize(self.row_px())

    def _hover(self, number: int) -> None:
        before = self.property("hover_row")
        if before == number:
            return
        self.setProperty("hover_row", number)
        width, height = self.viewport().width(), self.row_px()
        for row in (before, number):
            if row is not None and row >= 0:
                self.viewport().update(0, self.rowViewportPosition(row), width, height)

    def _keep_place(self) -> None:
        top = self.rowAt(0)
        top_id = self.rows.id_at(top) if top >= 0 else None
        self._kept = (self.selected_ids(), self.current_id(), top_id)

    def _restore_place(self) -> None:
        selected, current, top_id = self._kept
        top = self.rows.number_of(top_id) if top_id else None
        if top is not None:
            self.scrollTo(self.rows.index(top, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        if selected or current:
            bar = self.verticalScrollBar().value()
            self.select_ids(selected, current)
            self.verticalScrollBar().setValue(bar)
