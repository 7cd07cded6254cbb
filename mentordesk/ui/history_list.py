"""A list of history lines in words, for the history panel and for the pane about one person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize, QTimer
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from mentordesk.domain.names import bare
from mentordesk.progress import Progress
from mentordesk.store.journal import EntryKind
from mentordesk.store.queries.history import HistoryRow
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.desk import Desk
from mentordesk.ui.paint import draw_lines, draw_text, line_count
from mentordesk.ui.rows import Index, Roles, RowsModel
from mentordesk.ui.runner import Job
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.wording.dates import short_day, time_of_day
from mentordesk.wording.history import entry

MOST = 500
"""How many lines are shown; the filter looks through all there are."""
_PAUSE = 200
"""Lines looked at between two chances to stop."""


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
    """Lines that hold the filter's words, newest first; loaded anew, not followed step by step."""

    def __init__(self, desk: Desk, source: Callable[[], Iterable[HistoryRow]]) -> None:
        super().__init__(list(HistoryColumn))
        self._desk, self._source = desk, source
        self._filter = ""
        self._found: Sequence[Line] = ()
        self._known: dict[tuple[str, bool], tuple[Line, str]] = {}
        self._job: Job[Sequence[Line]] | None = None

    @property
    def is_looking(self) -> bool:
        """Whether lines are still to come."""
        return self._job is not None

    def set_filter(self, text: str) -> None:
        """Show only lines that hold every word of `text`, accents and case ignored."""
        self._filter = _folded(text)
        self.look()

    def look(self) -> None:
        """Read the lines anew: with a filter beside the window, since it may read all there are.

        What is shown stays until then; an answer to a question asked before is dropped.
        """
        if self._job is not None:
            self._job.cancel()
            self._job = None
        wanted, runner = self._filter.split(), self._desk.runner
        if not wanted or runner is None:
            self._show(self._looked_up(wanted, Progress()))
            return

        def done(found: Sequence[Line]) -> None:
            if self._job is job:
                self._job = None
                self._show(found)

        job = self._job = runner.start(
            "Looking through the history",
            lambda progress: self._looked_up(wanted, progress),
            done=done,
            cancelled=lambda: None,
            quiet=True,
        )

    def fetch(self, ids: Sequence[str] | None) -> Iterable[Line]:
        """What was found last."""
        return self._found

    def _show(self, found: Sequence[Line]) -> None:
        self._found = found
        self.load()

    def _looked_up(self, wanted: Sequence[str], progress: Progress) -> Sequence[Line]:
        """The lines as sentences, at most `MOST` of them. Raises `Cancelled`."""
        zone, lines = self._desk.workspace.zone(), list[Line]()
        for number, found in enumerate(self._source()):
            if number % _PAUSE == 0:
                progress.report(number, 0, "history")
            line, held = self._line(found, zone)
            if all(word in held for word in wanted):
                lines.append(line)
                if len(lines) == MOST:
                    break
        return lines

    def _line(self, found: HistoryRow, zone: dt.tzinfo) -> tuple[Line, str]:
        """A line and what the filter looks at; put into words once, as history never changes."""
        key = (found.id, found.undone)
        if key not in self._known:
            moment = found.at.astimezone(zone)
            line = Line(
                found.id,
                found.seq,
                entry(found.kind.value, found.name, found.values),
                f"{found.who} · {short_day(moment)}, {time_of_day(moment)}",
                found.undone,
                found.kind in (EntryKind.STEP, EntryKind.REDO),
            )
            self._known[key] = (line, _folded(f"{line.text} {line.who_when}"))
        return self._known[key]

    def order(self, row: Line) -> int:
        """Newest first."""
        return -row.seq

    def title(self, column: HistoryColumn) -> str:
        """The heading, for the screen reader."""
        return "What was done"

    def text(self, row: Line, column: HistoryColumn) -> str:
        """The sentence with who and when."""
        undone = " (undone)" if row.is_undone else ""
        return f"{row.text}{undone}, {row.who_when}"


def _folded(text: str) -> str:
    """Text as the filter sees it; without our own marks most lines are plain letters."""
    for mark in "“”·":
        text = text.replace(mark, " ")
    return bare(text)


class HistoryList(Table):
    """The lines, one below the other, each as high as two lines of text and who and when."""

    def __init__(
        self, desk: Desk, theme: Theme, name: str, source: Callable[[], Iterable[HistoryRow]]
    ) -> None:
        self.lines = HistoryModel(desk, source)
        super().__init__(self.lines, theme, name)
        self.lines.setParent(self)
        self.setItemDelegate(_LineDelegate(theme, self))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.lines.modelReset.connect(self.resizeRowsToContents)
        desk.did.connect(lambda _done: self.refresh())

    def refresh(self) -> None:
        """Load the lines anew when they are to be seen."""
        if self.isVisible():
            self.lines.look()

    def chosen(self) -> Line | None:
        """The line selected."""
        ids = self.selected_ids()
        return self.lines.row_of(ids[0]) if ids else None

    def row_px(self) -> int:
        """A line of text, and who and when; rows that need a second line are higher."""
        return self.theme.line(Step.BODY) + self.theme.line(Step.SMALL) + Space.M

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps elsewhere."""
        super().resizeEvent(event)
        # later: the heights may bring a scroll bar, which narrows the lines once more
        if event.oldSize().width() != event.size().width():
            QTimer.singleShot(0, self, self._fit_heights)

    def _fit_heights(self) -> None:
        self.resizeRowsToContents()


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
        """One or two lines of text, and who and when."""
        table = self.parent()
        room = (table.viewport().width() if isinstance(table, Table) else 0) - 2 * Space.S
        lines = line_count(index.data(Roles.ROW).text, self.theme.font(Step.BODY), room, 2)
        height = lines * self.theme.line(Step.BODY) + self.theme.line(Step.SMALL)
        return QSize(200, height + Space.M)
