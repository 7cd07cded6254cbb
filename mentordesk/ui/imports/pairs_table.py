"""Two people side by side, field by field: what the row says, and what is on file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.imports.values import Pair
from mentordesk.ui.imports.words import FIELD_WORDS
from mentordesk.ui.paint import draw_lines, draw_text, mirrored
from mentordesk.ui.rows import Index, Roles, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step

LINES = 3
CAPTION = 104
"""Width of the fields' names in px at 100 %."""


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
        self._titles = dict.fromkeys(PairColumn, "")

    def show_pairs(self, pairs: Sequence[Pair], mine: str, theirs: str) -> None:
        """Show these pairs under these headings."""
        self._pairs = list(pairs)
        self._titles = {PairColumn.FIELD: "", PairColumn.MINE: mine, PairColumn.THEIRS: theirs}
        self.load()

    def value(self, row: Pair, column: PairColumn) -> object:
        """Whether a cell differs from its neighbour; None where it has none to differ from."""
        return row.differs if self._titles[PairColumn.THEIRS] else None

    def fetch(self, ids: Sequence[str] | None) -> Iterable[Pair]:
        """All of them."""
        return [pair for pair in self._pairs if ids is None or pair.id in ids]

    def order(self, row: Pair) -> int:
        """As given."""
        return self._pairs.index(row)

    def title(self, column: PairColumn) -> str:
        """The heading of a column."""
        return self._titles[column]

    def text(self, row: Pair, column: PairColumn) -> str:
        """A cell in words."""
        if column is PairColumn.FIELD:
            return FIELD_WORDS[row.field].split(":")[0]
        return row.in_file if column is PairColumn.MINE else row.on_file


class PairsTable(Table):
    """The comparison, as high as it needs; what scrolls is the panel around it."""

    def __init__(self, model: PairsModel, theme: Theme) -> None:
        super().__init__(model, theme, "Side by side")
        self.setItemDelegate(_PairDelegate(theme, self))
        self.setSelectionMode(Table.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        theme.changed.connect(self.fit)
        model.modelReset.connect(self.fit)

    def row_px(self) -> int:
        """One line and some air; longer texts get more, up to three lines."""
        return self.theme.scaled(28)

    def fit(self) -> None:
        """Give every row the lines its longest text needs, and the table its whole height."""
        theme, header = self.theme, self.horizontalHeader()
        header.resizeSection(0, theme.scaled(CAPTION))
        metrics = QFontMetrics(theme.font(Step.BODY))
        total = 0
        for number in range(self.rows.rowCount()):
            needed = 1
            for place in (1, 2):
                if self.isColumnHidden(place):
                    continue
                room = max(40, header.sectionSize(place) - 2 * Space.S - theme.scaled(20))
                text = str(self.rows.index(number, place).data() or "")
                needed = max(needed, -(-metrics.horizontalAdvance(text) * 11 // (room * 10)))
            height = self.row_px() + (min(needed, LINES) - 1) * theme.line(Step.BODY)
            self.setRowHeight(number, height)
            total += height
        self.setFixedHeight(total + header.sizeHint().height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider table needs fewer lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class _PairDelegate(CellDelegate):
    """Up to three lines of text; a difference is in ink with a pencil, an equal field muted."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """One cell."""
        theme, colours = self.theme, self.theme.colours
        differs, text = index.data(Roles.VALUE), index.data(Qt.ItemDataRole.DisplayRole) or ""
        line = theme.line(Step.BODY)
        direction = painter.layoutDirection()
        if index.column() == 1 and differs:
            side = theme.scaled(14)
            sign = QRect(rect.left(), rect.top() + (_air(theme) + line - side) // 2, side, side)
            paint_icon(
                painter,
                Icon.EDIT,
                mirrored(sign, rect, direction).toRectF(),
                colours.attention,
            )
            words = rect.adjusted(side + Space.XS, 0, 0, 0)
            rect = mirrored(words, rect, direction)
        ink = colours.ink if differs is not False and index.column() else colours.muted
        font = theme.font(Step.SMALL if index.column() == 0 else Step.BODY)
        lines = max(1, (rect.height() - _air(theme)) // line)
        box = QRect(rect.left(), rect.top() + _air(theme) // 2, rect.width(), line)
        if lines == 1 or QFontMetrics(font).horizontalAdvance(text) <= rect.width():
            draw_text(painter, box, text, font, ink)
        else:
            draw_lines(painter, box, text, font, ink, lines, line)


def _air(theme: Theme) -> int:
    """The air above and below the lines of a row together, in px."""
    return theme.scaled(28) - theme.line(Step.BODY)
