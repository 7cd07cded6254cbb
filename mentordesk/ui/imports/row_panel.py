"""Beside the preview: one row, what is odd about it, what it changes, or whom it is like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QLabel, QVBoxLayout, QWidget

from mentordesk.importing.plan import Action
from mentordesk.jobs.import_choices import Decision
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.imports.preview_model import PreviewRow, fate_pill
from mentordesk.ui.imports.values import Pair, reasons_text
from mentordesk.ui.imports.words import FIELD_WORDS
from mentordesk.ui.imports.work import sentence_of
from mentordesk.ui.paint import draw_lines, draw_text
from mentordesk.ui.rows import ChangedRow, Index, Roles, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import button, clear, column, label, row

MOST_SENTENCES = 12


class RowPanel(QWidget):
    """The row with the focus in the table."""

    decided = Signal(object)
    next_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("row_panel")
        self.title = label("", "heading", wraps=True)
        self.place = label("", "small", "muted", wraps=True)
        self._said = QVBoxLayout()
        self._said.setSpacing(Space.S)
        self.reasons = label("", wraps=True)
        self.pairs = PairsModel(self)
        self.table = PairsTable(self.pairs, theme)
        self.buttons = {
            Decision.SAME: button("&Same person", lambda: self.decided.emit(Decision.SAME)),
            Decision.DIFFERENT: button(
                "&Different person", lambda: self.decided.emit(Decision.DIFFERENT)
            ),
            Decision.LATER: button("Decide &later", lambda: self.decided.emit(Decision.LATER)),
        }
        for each in self.buttons.values():
            each.setCheckable(True)
        self._decide = QWidget()
        self.left = label("", "small", "muted")
        self.next = button("Next one", self.next_wanted.emit, kind="quiet", name="next_waiting")
        self._decide.setLayout(
            column(
                row(*self.buttons.values(), space=Space.XS),
                row(self.left, 0, self.next),
                space=Space.XS,
            )
        )
        words = QWidget()
        words.setLayout(column(self._said, self.reasons, 0, space=Space.S))
        self._words = words
        box = column(self.title, self.place, self._words, self._decide, self.table, space=Space.S)
        box.setStretch(4, 1)
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self.setLayout(box)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_nothing(self) -> None:
        """No row has the focus."""
        self.title.setText("Choose a row")
        self.place.setText("What is odd about it, and what it changes, stands here.")
        for part in (self._words, self._decide, self.table):
            part.hide()

    def show_row(
        self, found: PreviewRow, name: str, other: str, pairs: Sequence[Pair], waiting: int
    ) -> None:
        """Show a row; `other` is the name of the person it changes or is like."""
        planned = found.planned
        self.title.setText(name)
        self.place.setText(_place_text(found))
        self._say(found)
        is_like = planned.action is Action.WAIT or found.planned.likeness > 0
        self.reasons.setText(_reasons(found, other))
        self.reasons.setVisible(bool(self.reasons.text()))
        self._words.setVisible(bool(found.problems) or bool(self.reasons.text()))
        self._decide.setVisible(is_like)
        decision = _decision(planned.action) if is_like else None
        for each, made in self.buttons.items():
            made.setChecked(each is decision)
        self.left.setText(f"{waiting} to decide" if waiting else "All decided")
        self.next.setEnabled(waiting > 0)
        right = "On file" if is_like else "Now"
        self.pairs.show_pairs(pairs, ("In the file" if is_like else "After"), right)
        self.table.setVisible(bool(pairs))

    def _say(self, found: PreviewRow) -> None:
        clear(self._said)
        for problem in found.problems[:MOST_SENTENCES]:
            sign = QLabel()
            picture = self._theme.icon(Icon.ALERT, "attention").pixmap(16, 16)
            sign.setPixmap(picture)
            sign.setAlignment(Qt.AlignmentFlag.AlignTop)
            head = f"{problem.column}: " if problem.column else ""
            text = label(head + sentence_of(problem), wraps=True)
            line = row(sign, text, space=Space.S)
            line.setStretch(1, 1)
            self._said.addLayout(line)


class PairColumn(Enum):
    """The columns of the comparison."""

    FIELD = "field"
    MINE = "mine"
    THEIRS = "theirs"


class PairsModel(RowsModel[Pair, PairColumn]):
    """The fields of one comparison."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(list(PairColumn), parent)
        self._pairs: list[Pair] = []
        self._titles = {PairColumn.FIELD: "", PairColumn.MINE: "", PairColumn.THEIRS: ""}

    def show_pairs(self, pairs: Sequence[Pair], mine: str, theirs: str) -> None:
        """Show these pairs under these headings."""
        self._pairs = list(pairs)
        self._titles = {PairColumn.FIELD: "", PairColumn.MINE: mine, PairColumn.THEIRS: theirs}
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[Pair]:
        """All of them."""
        return [pair for pair in self._pairs if ids is None or pair.id in ids]

    def order(self, row: Pair) -> int:
        """As given."""
        return self._pairs.index(row)

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """Nothing in the file changes this list."""
        return ()

    def title(self, column: PairColumn) -> str:
        """The heading of a column."""
        return self._titles[column]

    def text(self, row: Pair, column: PairColumn) -> str:
        """A cell in words."""
        if column is PairColumn.FIELD:
            return FIELD_WORDS[row.field].split(":")[0]
        return row.in_file if column is PairColumn.MINE else row.on_file


class PairsTable(Table):
    """The comparison; a field that differs has a pencil and ink, an equal one is muted."""

    def __init__(self, model: PairsModel, theme: Theme) -> None:
        super().__init__(model, theme, "Side by side")
        self.setItemDelegate(_PairDelegate(theme, self))
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def row_px(self) -> int:
        """Two lines."""
        return self.theme.scaled(46)


class _PairDelegate(CellDelegate):
    """Two lines of text, and the sign of a difference."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """One cell."""
        theme, colours = self.theme, self.theme.colours
        pair, text = index.data(Roles.ROW), index.data(Qt.ItemDataRole.DisplayRole) or ""
        differs = isinstance(pair, Pair) and pair.differs
        if index.column() == 1 and differs:
            side = theme.scaled(14)
            sign = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
            paint_icon(painter, Icon.EDIT, sign.toRectF(), colours.attention)
            rect = rect.adjusted(side + Space.XS, 0, 0, 0)
        ink = colours.ink if differs and index.column() else colours.muted
        font, line = theme.font(Step.SMALL if index.column() == 0 else Step.BODY), 20
        painter.setFont(font)
        if painter.fontMetrics().horizontalAdvance(text) <= rect.width():
            draw_text(painter, rect, text, font, ink)
            return
        line = theme.line(Step.BODY)
        top = rect.top() + max(0, (rect.height() - 2 * line) // 2)
        box = QRect(rect.left(), top, rect.width(), 2 * line)
        draw_lines(painter, box, text, font, ink, 2, line)


def _place_text(found: PreviewRow) -> str:
    planned = found.planned
    parts = [planned.file, planned.sheet, f"row {planned.row}", fate_pill(planned.action).text]
    return " · ".join(part for part in parts if part)


def _reasons(found: PreviewRow, other: str) -> str:
    planned = found.planned
    if planned.likeness:
        why = reasons_text(planned.reasons)
        said = f"May be {other}. " if planned.action is Action.WAIT else f"Was like {other}. "
        return f"{said}{why}." if why else said
    return ""


def _decision(action: Action) -> Decision:
    if action is Action.WAIT:
        return Decision.LATER
    return Decision.DIFFERENT if action is Action.ADD else Decision.SAME
