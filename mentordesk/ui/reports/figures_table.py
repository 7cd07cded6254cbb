"""Every figure of the round summary as a table: value, denominator, rate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView

from mentordesk.domain.figures import AGAINST, Counted, Figure
from mentordesk.ui.reports.bars import ROW
from mentordesk.ui.reports.cards import number_text
from mentordesk.ui.rows import ChangedRow, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.wording import reports
from mentordesk.wording.shares import share_text


@dataclass(frozen=True)
class FigureRow:
    """A figure with its number; the id is the figure's value."""

    figure: Figure
    counted: Counted

    @property
    def id(self) -> str:
        """The figure's value."""
        return self.figure.value


class FigureColumn(Enum):
    """The columns; the value is the heading."""

    FIGURE = "Figure"
    VALUE = "Value"
    OF = "Of"
    RATE = "Rate"


class FiguresModel(RowsModel[FigureRow, FigureColumn]):
    """The figures in the order of the workbook; they change only together."""

    def __init__(self) -> None:
        super().__init__(list(FigureColumn))
        self._rows_now: Sequence[FigureRow] = ()

    def show_figures(self, figures: Mapping[Figure, Counted]) -> None:
        """Show these numbers."""
        self._rows_now = [FigureRow(figure, figures[figure]) for figure in Figure]
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[FigureRow]:
        """All of them."""
        return self._rows_now

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """No row of the file is a figure."""
        return ()

    def order(self, row: FigureRow) -> int:
        """As in the workbook."""
        return _ORDER[row.figure]

    def title(self, column: FigureColumn) -> str:
        """The heading."""
        return column.value

    def text(self, row: FigureRow, column: FigureColumn) -> str:
        """A cell in words."""
        counted = row.counted
        if column is FigureColumn.FIGURE:
            return reports.figure(row.figure)
        if column is FigureColumn.VALUE:
            return number_text(counted.value)
        if column is FigureColumn.OF:
            return "" if counted.of is None else f"{counted.of:,}"
        if row.figure is Figure.DAYS_TO_INTRODUCTION or counted.of is None:
            return ""
        return share_text(counted.value or 0, counted.of) or "–"

    def tip(self, row: FigureRow, column: FigureColumn) -> str:
        """How it is counted, and against what."""
        against = AGAINST.get(row.figure)
        basis = f"\nCounted against: {reports.figure(against)}" if against else ""
        return f"{reports.HOW_COUNTED[row.figure]}{basis}"


class FiguresTable(Table):
    """As high as its rows, so that only the page around it scrolls."""

    def __init__(self, theme: Theme) -> None:
        self.figures = FiguresModel()
        super().__init__(self.figures, theme, "All figures")
        self.figures.setParent(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.figures.modelReset.connect(self._fit_height)
        theme.changed.connect(self._fit_height)
        self._fit_height()

    def row_px(self) -> int:
        """As the charts beside it."""
        return self.theme.scaled(ROW)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the table."""
        event.ignore()

    def _fit_height(self) -> None:
        self._fit_rows()
        for number in (1, 2, 3):
            self.setColumnWidth(number, self.theme.scaled(56))
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + self.row_px() * max(1, self.figures.rowCount()) + 2)


_ORDER = {figure: number for number, figure in enumerate(Figure)}
