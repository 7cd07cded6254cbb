"""A bar chart that is a table: painted bars for the eye, rows and numbers for other readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy

from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.rows import Roles, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.wording.reports import FEWER
from mentordesk.wording.shares import share_text

ROW = 28
"""Height of a bar's row in px at 100 %."""


@dataclass(frozen=True)
class Bar:
    """One bar: its name, how many, and what of; `value` None is a number too small to show."""

    id: str
    label: str
    value: int | None
    of: int | None = None

    @property
    def number(self) -> str:
        """The number beside the bar, with its share where it has one."""
        if self.value is None:
            return FEWER
        share = f" · {share_text(self.value, self.of)}" if self.of else ""
        return f"{self.value:,}{share}"


class BarColumn(Enum):
    """The two columns of every chart; headings for those who hear them."""

    LABEL = "What"
    BAR = "How many"


class BarsModel(RowsModel[Bar, BarColumn]):
    """The bars of one chart, in the order given; they change only together."""

    def __init__(self) -> None:
        super().__init__(list(BarColumn))
        self._bars: Sequence[Bar] = ()
        self._numbers: dict[str, int] = {}

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        self._bars = bars
        self._numbers = {bar.id: number for number, bar in enumerate(bars)}
        self.load()

    @property
    def longest(self) -> int:
        """The largest number: its bar takes all the room there is."""
        return max((bar.value or 0 for bar in self._bars), default=0)

    def fetch(self, ids: Sequence[str] | None) -> Iterable[Bar]:
        """All of them: nothing here is read from the file."""
        return self._bars

    def order(self, row: Bar) -> int:
        """As given."""
        return self._numbers[row.id]

    def text(self, row: Bar, column: BarColumn) -> str:
        """The name or the number in words."""
        if column is BarColumn.LABEL:
            return row.label
        return f"{row.number} of {row.of:,}" if row.of and row.value is not None else row.number


class BarDelegate(CellDelegate):
    """A bar with an edge, as long as its number, and the number beside it in ink."""

    def draw(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:  # type: ignore[override]
        """The row must be a `Bar`."""
        bar, model = index.data(Roles.ROW), index.model()
        if not isinstance(bar, Bar) or not isinstance(model, BarsModel):
            super().draw(painter, rect, index)
            return
        theme, direction = self.theme, painter.layoutDirection()
        font = theme.font(Step.SMALL)
        room = rect.width() - self._widest(model) - Space.S
        length = 0
        if bar.value and model.longest and room > 0:
            length = max(2, round(room * bar.value / model.longest))
        height = theme.scaled(14)
        box = QRect(rect.left(), rect.center().y() - height // 2 + 1, length, height)
        if length:
            painter.fillRect(mirrored(box, rect, direction), theme.colours.fit_good)
            painter.setPen(QPen(theme.colours.edge, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(mirrored(box, rect, direction).adjusted(0, 0, -1, -1))
        gap = Space.S if length else 0
        words = QRect(box.left() + length + gap, rect.top(), 0, rect.height())
        words.setRight(rect.right())
        draw_text(painter, mirrored(words, rect, direction), bar.number, font, theme.colours.ink)

    def _widest(self, model: BarsModel) -> int:
        metrics = QFontMetrics(self.theme.font(Step.SMALL))
        return max((metrics.horizontalAdvance(bar.number) for bar in model.rows), default=0)


class BarChart(Table):
    """The chart. It is as high as its bars, so that only the page around it scrolls."""

    def __init__(self, theme: Theme, name: str, label_width: int) -> None:
        self.bars = BarsModel()
        super().__init__(self.bars, theme, name)
        self.bars.setParent(self)
        self._label_width = label_width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegateForColumn(1, BarDelegate(theme, self))
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.bars.modelReset.connect(self._fit_height)
        theme.changed.connect(self._fit_height)
        self._fit_height()

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        self.bars.show_bars(bars)

    def row_px(self) -> int:
        """Lower than a control: nothing in it is pressed for sure."""
        return self.theme.scaled(ROW)

    def sizeHint(self) -> QSize:
        """As high as the bars."""
        return QSize(self.theme.scaled(320), self.row_px() * max(1, self.bars.rowCount()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the chart."""
        event.ignore()

    def _fit_height(self) -> None:
        self._fit_rows()
        self._fit_labels()
        self.setFixedHeight(self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Half of the room at most is for the names."""
        super().resizeEvent(event)
        self._fit_labels()

    def _fit_labels(self) -> None:
        wanted = self.theme.scaled(self._label_width)
        self.setColumnWidth(0, max(1, min(wanted, self.viewport().width() // 2)))
