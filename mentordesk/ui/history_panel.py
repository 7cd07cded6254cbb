"""The history beside the page: who did what when, filtered, and any step undone from here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.store.queries.history import HistoryRow, entries_newest_first
from mentordesk.ui.desk import Desk
from mentordesk.ui.history_list import HistoryList
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, icon_button, label, panel, row

SHOWN = 500
"""How many lines of history are shown, newest first."""


class HistoryPanel(QWidget):
    """Opens beside the page from Edit, History."""

    closed = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("history")
        self.setAccessibleName("History")
        self.list = HistoryList(desk, theme, "History lines", self._fetch)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by words, person or day")
        self.filter.setAccessibleName("Filter history")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.list.lines.set_filter)
        self.undo = button("Undo this step", self.undo_chosen, name="undo_step")
        self._note = label("", "small", "muted", wraps=True)
        close = icon_button(theme, Icon.X, "Close history", self.closed.emit)
        head = row(label("History", "heading"), 0, close)
        foot = row(self._note, 0, self.undo)
        box = column(head, self.filter, self.list, foot, space=Space.S, margin=Space.M)
        self.setLayout(column(panel(box), space=0))
        self.setMinimumWidth(theme.scaled(280))
        self.list.picked.connect(self._say)
        self.list.lines.modelReset.connect(self._say)
        self._say()

    def undo_chosen(self) -> None:
        """Take the chosen step back, if what it changed has not been changed again."""
        chosen = self.list.chosen()
        if chosen is not None:
            self._desk.undo_entry(chosen.id)

    def showEvent(self, event: QShowEvent) -> None:
        """Load when opened."""
        super().showEvent(event)
        self.list.refresh()

    def _fetch(self) -> tuple[HistoryRow, ...]:
        return self._desk.ask(entries_newest_first, SHOWN)

    def _say(self) -> None:
        line = self.list.chosen()
        may = line is not None and line.is_step and not line.is_undone
        self.undo.setEnabled(may and not self._desk.is_read_only)
        if line is None:
            self._note.setText("Choose a line to undo it from here.")
        elif line.is_undone:
            self._note.setText("This step is undone already.")
        elif not line.is_step:
            self._note.setText("This line is no step: there is nothing to undo.")
        else:
            self._note.setText("")
