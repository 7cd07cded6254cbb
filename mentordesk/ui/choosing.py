"""Two records side by side and what will be on file: the value to keep is chosen field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from mentordesk.domain.merging import Side
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.paint import draw_lines, line_count, mirrored
from mentordesk.ui.rows import Index, Roles, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step

LINES = 6
"""A longer text is cut here; the tooltip has all of it."""
CAPTION = 150
"""Width of the fields' names in px at 100 %."""
MARK = 14
"""The ring before a value that can be chosen, in px at 100 %."""


@dataclass(frozen=True)
class Choice:
    """One field of two records; `side` is None where there is nothing to choose.

    `results` says what would be on file, by side.
    """

    id: str
    caption: str
    kept: str
    other: str
    side: Side | None
    results: Mapping[Side, str]

    @property
    def result(self) -> str:
        """What will be on file."""
        return self.results[self.side or Side.BOTH]

    @property
    def sides(self) -> tuple[Side, ...]:
        """What can be chosen."""
        return tuple(self.results) if self.side is not None else ()


class ChoiceColumn(Enum):
    """The columns of the comparison."""

    FIELD = "field"
    KEPT = "kept"
    OTHER = "other"
    RESULT = "result"


_SIDE = {ChoiceColumn.KEPT: Side.KEPT, ChoiceColumn.OTHER: Side.OTHER}


class ChoicesModel(RowsModel[Choice, ChoiceColumn]):
    """The fields of one comparison with what is chosen of each."""

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(list(ChoiceColumn), parent)
        self._choices: list[Choice] = []
        self._places: dict[str, int] = {}
        self._titles = dict.fromkeys(ChoiceColumn, "")

    @property
    def choices(self) -> Sequence[Choice]:
        """All fields as they now are."""
        return self._choices

    def show_choices(self, choices: Sequence[Choice], kept: str, other: str) -> None:
        """Show these under these headings."""
        self._choices = list(choices)
        self._places = {choice.id: number for number, choice in enumerate(choices)}
        self._titles = {
            ChoiceColumn.FIELD: "",
            ChoiceColumn.KEPT: kept,
            ChoiceColumn.OTHER: other,
            ChoiceColumn.RESULT: "Will be on file",
        }
        self.load()

    def choose(self, row_id: str, side: Side) -> bool:
        """Take this side of a field, where it can be chosen; whether anything changed."""
        place = self._places.get(row_id)
        if place is None:
            return False
        choice = self._choices[place]
        if side not in choice.sides or side is choice.side:
            return False
        self._choices[place] = replace(choice, side=side)
        self.refresh([row_id])
        self.chosen.emit()
        return True

    def fetch(self, ids: Sequence[str] | None) -> Iterable[Choice]:
        """All of them, or those of these ids."""
        return [one for one in self._choices if ids is None or one.id in ids]

    def order(self, row: Choice) -> int:
        """As given."""
        return self._places[row.id]

    def title(self, column: ChoiceColumn) -> str:
        """The heading of a column."""
        return self._titles[column]

    def text(self, row: Choice, column: ChoiceColumn) -> str:
        """A cell in words."""
        if column is ChoiceColumn.FIELD:
            return row.caption
        if column is ChoiceColumn.RESULT:
            return row.result
        return row.kept if column is ChoiceColumn.KEPT else row.other

    def value(self, row: Choice, column: ChoiceColumn) -> object:
        """Whether a value is the chosen one; None where nothing can be chosen."""
        side = _SIDE.get(column)
        if side is None or side not in row.sides:
            return None
        return row.side in (side, Side.BOTH)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As every table of ours; readers hear whether a value is the chosen one."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return str(super().data(index, Qt.ItemDataRole.ToolTipRole) or "").replace("\n", ", ")
        return super().data(index, role)

    def tip(self, row: Choice, column: ChoiceColumn) -> str:
        """The whole text, and for readers whether it is chosen."""
        text, is_chosen = self.text(row, column), self.value(row, column)
        if is_chosen is None:
            return text
        return f"{text or 'Empty'}\n{'Chosen' if is_chosen else 'Not chosen'}"


class ChoosingTable(Table):
    """The comparison. Click a value to keep it, or press ← or →; B keeps both where that can be.

    One that `is_narrow` stands in a column that scrolls: it is as high as its rows, and the rings
    alone say what will be on file.
    """

    def __init__(self, model: ChoicesModel, theme: Theme, *, is_narrow: bool = False) -> None:
        super().__init__(model, theme, "Side by side")
        self._model = model
        self._is_narrow = is_narrow
        if is_narrow:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setColumnHidden(list(ChoiceColumn).index(ChoiceColumn.RESULT), True)
        self.setItemDelegate(_ChoiceDelegate(theme, self))
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        theme.changed.connect(self.fit)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(lambda *_: self.fit())

    def choose(self, side: Side) -> None:
        """Keep this side of the field with the focus."""
        current = self.current_id()
        if current is not None:
            self._model.choose(current, side)

    def fit(self) -> None:
        """Give every row the lines its longest text needs."""
        theme, header = self.theme, self.horizontalHeader()
        caption = min(theme.scaled(CAPTION), self.viewport().width() // 4)
        header.resizeSection(0, caption)
        heights = [self._height(number) for number in range(self.rows.rowCount())]
        for number, height in enumerate(heights):
            self.setRowHeight(number, height)
        if self._is_narrow:
            self.setFixedHeight(sum(heights) + header.sizeHint().height() + 2)

    def _height(self, number: int) -> int:
        theme, header = self.theme, self.horizontalHeader()
        needed = 1
        for place in range(len(ChoiceColumn)):
            if self.isColumnHidden(place):
                continue
            mark = theme.scaled(MARK) + Space.S if place in (1, 2) else 0
            room = max(40, header.sectionSize(place) - 2 * Space.S - mark)
            text = str(self.rows.index(number, place).data() or "")
            needed = max(needed, line_count(text, theme.font(Step.BODY), room, LINES))
        return needed * theme.line(Step.BODY) + Space.M

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose the side they point to, B both, Space the next one."""
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        before, after = (Side.OTHER, Side.KEPT) if is_rtl else (Side.KEPT, Side.OTHER)
        sides = {Qt.Key.Key_Left: before, Qt.Key.Key_Right: after, Qt.Key.Key_B: Side.BOTH}
        key = Qt.Key(event.key())
        if key in sides:
            self.choose(sides[key])
        elif key is Qt.Key.Key_Space:
            self._next_side()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a value keeps it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            side = _SIDE.get(list(ChoiceColumn)[index.column()])
            if side is not None:
                self._model.choose(self.rows.id_at(index.row()), side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider table needs fewer lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _next_side(self) -> None:
        row = self._model.row_of(self.current_id() or "")
        if row is not None and row.side is not None:
            sides = row.sides
            self.choose(sides[(sides.index(row.side) + 1) % len(sides)])


class _ChoiceDelegate(CellDelegate):
    """A ring before each value that can be chosen, filled where it is; the result is in ink."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """One cell: its ring, and its text in as many lines as it needs."""
        theme, colours = self.theme, self.theme.colours
        chosen, text = index.data(Roles.VALUE), str(index.data() or "")
        line, direction = theme.line(Step.BODY), painter.layoutDirection()
        top = rect.top() + Space.M // 2
        if chosen is not None:
            side = theme.scaled(MARK)
            ring = QRect(rect.left(), top + (line - side) // 2, side, side)
            self._ring(painter, mirrored(ring, rect, direction), bool(chosen))
            rect = mirrored(rect.adjusted(side + Space.S, 0, 0, 0), rect, direction)
        is_result = index.column() == list(ChoiceColumn).index(ChoiceColumn.RESULT)
        is_quiet = not is_result and not chosen
        if not text and chosen is not None:
            text, is_quiet = "Empty", True
        ink = colours.muted if is_quiet else colours.ink
        box = QRect(rect.left(), top, rect.width(), line)
        draw_lines(painter, box, text, theme.font(Step.BODY), ink, LINES, line)

    def _ring(self, painter: QPainter, rect: QRect, chosen: bool) -> None:
        colours = self.theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = QRectF(rect).adjusted(1, 1, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.accent if chosen else colours.edge, 1.5))
        painter.drawEllipse(outer)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent)
            painter.drawEllipse(outer.adjusted(3, 3, -3, -3))
