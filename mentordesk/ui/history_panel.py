"""The history beside the page: who did what when, filtered, and any step undone from here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.store import journal
from mentordesk.store.queries.history import (
    HistoryRow,
    changed_again,
    changes,
    entries_newest_first,
)
from mentordesk.ui.desk import Desk
from mentordesk.ui.history_list import HistoryList, Line
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, icon_button, label, panel, row
from mentordesk.wording.history import entry
from mentordesk.wording.history_changes import change_lines

SHOWN = 500
"""How many lines of history are read while no filter looks for older ones."""
AT_ONCE = 1_000
"""How many lines are read at once while the filter looks for more."""
FEW = 50
"""Rows of one step looked into: an import has thousands, and its sentence says enough."""
REST_MS = 200
"""The filter looks when the typing rests for so long."""


class HistoryPanel(QWidget):
    """Opens beside the page from Edit, History."""

    closed = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("history")
        self.setAccessibleName("History")
        self._read: tuple[HistoryRow, ...] = ()
        self._edition = 0
        desk.did.connect(lambda _done: self._forget())  # before the list reads anew
        self.list = HistoryList(desk, theme, "History lines", self._fetch)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by words, person or day")
        self.filter.setAccessibleName("Filter history")
        self.filter.setClearButtonEnabled(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        self.filter.textChanged.connect(lambda _text: self._rest.start())
        self.filter.returnPressed.connect(self._look)
        self.undo = button("Undo this step", self.undo_chosen, name="undo_step")
        self._note = label("", "small", "muted", wraps=True)
        self._what = label("", "small", wraps=True)
        self._what.setObjectName("history_changes")
        self._what.hide()
        close = icon_button(theme, Icon.X, "Close history", self.closed.emit)
        head = row(label("History", "heading"), 0, close)
        foot = column(self._what, self._note, row(0, self.undo), space=Space.XS)
        box = column(head, self.filter, self.list, foot, space=Space.S, margin=Space.M)
        self.setLayout(column(panel(box), space=0))
        self.setMinimumWidth(theme.scaled(280))
        self.list.picked.connect(self._say)
        self.list.lines.modelReset.connect(self._say)
        self._say()

    def undo_chosen(self) -> None:
        """Take the chosen step back, if what it changed has not been changed again."""
        chosen = self.list.chosen()
        if chosen is not None and self.undo.isEnabled():
            self._desk.undo_entry(chosen.id)

    def showEvent(self, event: QShowEvent) -> None:
        """Load when opened."""
        super().showEvent(event)
        self.list.refresh()

    def _look(self) -> None:
        self._rest.stop()
        self.list.lines.set_filter(self.filter.text())

    def _fetch(self) -> Iterable[HistoryRow]:
        """The newest lines, or for the filter as many as it looks through, up to every one."""
        if not self.filter.text().strip():
            return self._desk.ask(entries_newest_first, SHOWN)
        return self._every()

    def _every(self) -> Iterator[HistoryRow]:
        """Every line, newest first, read bit by bit; read again when something was done.

        A worker asks, so what was read is kept as a whole, and only while it is still so.
        """
        edition, read = self._edition, self._read
        yield from read
        while more := self._desk.ask(entries_newest_first, AT_ONCE, read[-1].seq if read else None):
            read += more
            if edition == self._edition:
                self._read = read
            yield from more

    def _forget(self) -> None:
        self._edition += 1
        self._read = ()

    def _say(self) -> None:
        why_not = self._why_not(self.list.chosen())
        self.undo.setEnabled(not why_not)
        self._what.setText("\n".join(self._changes()))
        self._what.setVisible(bool(self._what.text()))
        self._note.setText(why_not or "Only this step is undone; what came later stays.")

    def _changes(self) -> tuple[str, ...]:
        """What the chosen line changed, field by field."""
        line = self.list.chosen()
        if line is None:
            return ()
        found = self._desk.ask(changes, line.id, FEW)
        return change_lines((row.before, row.after) for row in found)

    def _why_not(self, line: Line | None) -> str:
        """Why the chosen line cannot be undone, in a sentence; nothing where it can."""
        if line is None:
            return "Choose a line to undo it from here."
        if line.is_undone:
            return "This step is undone already."
        if not line.is_step:
            return "This line is no step: there is nothing to undo."
        if self._desk.is_read_only:
            return "The file is open for reading only."
        stacks = self._desk.ask(journal.stacks)
        if line.id not in {step.entry_id for step in stacks.undo}:
            if stacks.wall is not None and not stacks.undo:
                return "Something since cannot be taken back, and nothing before it either."
            return (
                "Too much was done since to undo this step by itself. A backup from before it "
                "lies under Settings, Backups."
            )
        again = self._desk.ask(changed_again, line.id)
        if again is not None:
            return (
                f"Changed again since by “{entry(again.kind.value, again.name, again.values)}”. "
                "Undo that first."
            )
        return ""
