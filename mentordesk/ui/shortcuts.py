"""The list of keys: every command that has some, with its keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row

NUMBERED = 9
"""So many pages have a key of their own, Ctrl with their number."""


class ShortcutList(QDialog):
    """Reads the keys off the actions themselves, so the list is never wrong."""

    def __init__(self, parent: QWidget, actions: Iterable[QAction]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setObjectName("keys")
        lines = [(a.text().replace("&", "").split(":")[0], keys_of(a)) for a in actions]
        lines = [line for line in dict.fromkeys(lines) if line[1]]
        table = QTableWidget(len(lines), 2)
        table.setAccessibleName("Commands and their keys")
        table.setHorizontalHeaderLabels(["Command", "Keys"])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for number, pair in enumerate(lines):
            for place, text in enumerate(pair):
                table.setItem(number, place, QTableWidgetItem(text))
        close = button("Close", self.accept, kind="primary")
        box = column(label("Keys", "heading"), table, row(0, close), space=Space.M, margin=Space.XL)
        self.setLayout(box)
        self.resize(480, 520)
        close.setFocus(Qt.FocusReason.OtherFocusReason)


def keys_of(action: QAction) -> str:
    """The keys of an action as this system writes them."""
    form = QKeySequence.SequenceFormat.NativeText
    written = [keys.toString(form) for keys in action.shortcuts()]
    typed = [keys for keys in written if not keys.isalpha()]  # not the keys named Open, Find, …
    return ", ".join(typed[:2])
