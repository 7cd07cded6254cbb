"""The keyboard's way to the columns of a table: shown or hidden, and in which order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from mentordesk.ui.people.people_table import PeopleTable
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row


class ColumnsDialog(QDialog):
    """A list of the columns as they stand; what is done here shows in the table at once."""

    def __init__(self, parent: QWidget, table: PeopleTable) -> None:
        super().__init__(parent)
        self._table = table
        self.setWindowTitle("Columns")
        self.setObjectName("columns")
        self.list = _List(self)
        self.list.setObjectName("columns_list")
        self.list.setAccessibleName("Columns in their order")
        self.list.setMinimumSize(table.theme.scaled(300), table.theme.scaled(330))
        self.list.itemChanged.connect(self._shown)
        self.up = button("Move up", lambda: self.move_current(-1))
        self.down = button("Move down", lambda: self.move_current(1))
        self.sort = button("Sort by it", self.sort_by_current)
        again = button("As at first", self._reset, kind="quiet")
        close = button("Close", self.accept, kind="primary")
        close.setDefault(True)
        hint = "Space shows or hides a column, Alt with ↑ and ↓ moves it. The name stays in sight."
        side = column(self.up, self.down, self.sort, 0, space=Space.S)
        box = column(
            label("Columns", "heading"),
            label(hint, "small", "muted", wraps=True),
            row(self.list, side, space=Space.M),
            row(again, 0, close),
            space=Space.M,
            margin=Space.XL,
        )
        self.setLayout(box)
        self._fill()

    def move_current(self, by: int) -> None:
        """Move the column with the focus one place."""
        place = self.list.currentRow()
        if place < 0 or not 0 <= place + by < self.list.count():
            return
        self._table.header.moveSection(place, place + by)
        self._fill(place + by)

    def sort_by_current(self) -> None:
        """Sort by the column with the focus; once more turns the order round."""
        item = self.list.currentItem()
        header, number = self._table.header, int(item.data(Qt.ItemDataRole.UserRole))
        is_up = header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        turns = header.sortIndicatorSection() == number and is_up
        order = Qt.SortOrder.DescendingOrder if turns else Qt.SortOrder.AscendingOrder
        self._table.sortByColumn(number, order)

    def _fill(self, current: int = 0) -> None:
        header = self._table.header
        self.list.blockSignals(True)
        self.list.clear()
        for place in range(header.count()):
            number = header.logicalIndex(place)
            title = self._table.rows.title(self._table.rows.columns[number])
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, number)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if number else flags)
            hidden = header.isSectionHidden(number)
            item.setCheckState(Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(current)
        self.list.blockSignals(False)

    def _shown(self, item: QListWidgetItem) -> None:
        number = int(item.data(Qt.ItemDataRole.UserRole))
        self._table.header.show_column(number, item.checkState() is Qt.CheckState.Checked)

    def _reset(self) -> None:
        self._table.fit_columns()
        self._fill()


class _List(QListWidget):
    """The list; Alt with an arrow moves a column."""

    def __init__(self, dialog: ColumnsDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow; the rest is Qt's."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._dialog.move_current(by)
        else:
            super().keyPressEvent(event)
