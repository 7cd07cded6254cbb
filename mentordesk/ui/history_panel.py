"""The history beside the page: who did what when, filtered, and any step undone from here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QLineEdit, QStyleOptionViewItem, QWidget

from mentordesk.domain.names import bare
from mentordesk.store.journal import EntryKind
from mentordesk.store.queries.history import HistoryRow, entries_newest_first
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.desk import Desk
from mentordesk.ui.icons import Icon
from mentordesk.ui.paint import draw_lines, draw_text
from mentordesk.ui.rows import ChangedRow, Index, Roles, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import button, column, icon_button, label, panel, row
from mentordesk.wording.dates import short_day
from mentordesk.wording.history import entry

SHOWN = 500
"""How many lines of history are shown, newest first."""


class HistoryColumn(Enum):
    """The history has one column: the sentence over who and when."""

    WHAT = "what"


@dataclass(frozen=True)
class Line:
    """One line of history in words."""

    id: str
    seq: int
    text: str
    who_when: str
    is_undone: bool
    is_step: bool


class HistoryModel(RowsModel[Line, HistoryColumn]):
    """The newest lines that hold the filter's words; loaded anew after every edit, when shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(list(HistoryColumn))
        self._desk = desk
        self._filter = ""

    def set_filter(self, text: str) -> None:
        """Show only lines that hold every word of `text`, accents and case ignored."""
        self._filter = bare(text)
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[Line]:
        """The newest lines as sentences."""
        zone = self._desk.workspace.zone()
        for found in self._desk.ask(entries_newest_first, SHOWN):
            moment = found.at.astimezone(zone)
            line = Line(
                found.id,
                found.seq,
                entry(found.kind.value, found.name, found.values),
                f"{found.who} · {short_day(moment.date())}, {moment:%H:%M}",
                found.undone,
                _is_step(found),
            )
            held = bare(f"{line.text} {line.who_when}")
            if all(word in held for word in self._filter.split()):
                yield line

    def order(self, row: Line) -> int:
        """Newest first."""
        return -row.seq

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """History is loaded anew, not followed change by change."""
        return ()

    def title(self, column: HistoryColumn) -> str:
        """The heading, for the screen reader."""
        return "What was done"

    def text(self, row: Line, column: HistoryColumn) -> str:
        """The sentence with who and when."""
        undone = " (undone)" if row.is_undone else ""
        return f"{row.text}{undone}, {row.who_when}"


class HistoryPanel(QWidget):
    """Opens beside the page from Edit, History."""

    closed = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("history")
        self.setAccessibleName("History")
        self.model = HistoryModel(desk)
        self.model.setParent(self)
        self.table = Table(self.model, theme, "History lines", self)
        self.table.setItemDelegate(_LineDelegate(theme, self.table))
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self._theme = theme
        self._filter = QLineEdit()
        self._filter.setPlaceholderText("Filter by words, person or day")
        self._filter.setAccessibleName("Filter history")
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self.model.set_filter)
        self._undo = button("Undo this step", self.undo_chosen, name="undo_step")
        self._note = label("", "small", "muted", wraps=True)
        close = icon_button(theme, Icon.X, "Close history", self.closed.emit)
        head = row(label("History", "heading"), 0, close)
        foot = row(self._note, 0, self._undo)
        box = column(head, self._filter, self.table, foot, space=Space.S, margin=Space.M)
        box.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        outer = column(panel(box), space=0)
        self.setLayout(outer)
        self.setMinimumWidth(theme.scaled(280))
        self.table.picked.connect(self._say)
        desk.did.connect(lambda _done: self.refresh())
        theme.changed.connect(self._fit)
        self._fit()

    def refresh(self) -> None:
        """Load the lines anew when they are to be seen."""
        if self.isVisible():
            self.model.load()
            self._say()

    def undo_chosen(self) -> None:
        """Take the chosen step back, if what it changed has not been changed again."""
        chosen = self._chosen()
        if chosen is not None:
            self._desk.undo_entry(chosen.id)

    def showEvent(self, event: object) -> None:
        """Load when opened."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def _chosen(self) -> Line | None:
        ids = self.table.selected_ids()
        return self.model.row_of(ids[0]) if ids else None

    def _say(self) -> None:
        line = self._chosen()
        may = line is not None and line.is_step and not line.is_undone
        self._undo.setEnabled(may and not self._desk.is_read_only)
        if line is None:
            self._note.setText("Choose a line to undo it from here.")
        elif line.is_undone:
            self._note.setText("This step is undone already.")
        elif not line.is_step:
            self._note.setText("This line is no step: there is nothing to undo.")
        else:
            self._note.setText("")

    def _fit(self) -> None:
        height = 2 * self._theme.line(Step.BODY) + self._theme.line(Step.SMALL) + Space.M
        self.table.verticalHeader().setDefaultSectionSize(height)


class _LineDelegate(CellDelegate):
    """The sentence on at most two lines, over who and when."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """What is undone is muted and says so."""
        line, theme = index.data(Roles.ROW), self.theme
        colours = theme.colours
        box = rect.adjusted(0, Space.XS, 0, -Space.XS)
        ink = colours.muted if line.is_undone else colours.ink
        height = theme.line(Step.BODY)
        used = draw_lines(painter, box, line.text, theme.font(Step.BODY), ink, 2, height)
        under = QRect(box.left(), box.top() + used, box.width(), theme.line(Step.SMALL))
        words = f"Undone · {line.who_when}" if line.is_undone else line.who_when
        draw_text(painter, under, words, theme.font(Step.SMALL), colours.muted)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Three lines."""
        return QSize(200, 2 * self.theme.line(Step.BODY) + self.theme.line(Step.SMALL) + Space.M)


def _is_step(found: HistoryRow) -> bool:
    return found.kind in (EntryKind.STEP, EntryKind.REDO)
