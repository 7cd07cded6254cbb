"""Every figure of the round summary as a table: value, denominator, rate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView

from mentordesk.domain.figures import AGAINST, Counted, Figure
from mentordesk.domain.life_figures import IS_SHARE, Engagement, Gained, LifeFigures, is_too_few
from mentordesk.ui.reports.bars import ROW
from mentordesk.ui.reports.cards import number_text
from mentordesk.ui.rows import RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.wording import life_figures as said
from mentordesk.wording import reports
from mentordesk.wording.shares import share_text

Line = Figure | Engagement | Gained


@dataclass(frozen=True)
class FigureRow:
    """A line with its number, its place, and how it is counted; the id is the line's value."""

    line: Line
    number: int
    label: str
    counted: Counted
    tip: str
    is_share: bool
    is_too_few: bool = False

    @property
    def id(self) -> str:
        """The line's value."""
        return str(self.line.value)


def summary_rows(figures: Mapping[Figure, Counted]) -> list[FigureRow]:
    """The figures of R1, in the order of the workbook."""
    rows = []
    for number, figure in enumerate(Figure):
        against = AGAINST.get(figure)
        basis = f"\nCounted against: {reports.figure(against)}" if against else ""
        counted, is_days = figures[figure], figure is Figure.DAYS_TO_INTRODUCTION
        tip = f"{reports.HOW_COUNTED[figure]}{basis}"
        share = not is_days and counted.of is not None
        rows.append(FigureRow(figure, number, reports.figure(figure), counted, tip, share))
    return rows


def life_rows(life: LifeFigures) -> list[FigureRow]:
    """The lines of engagement and of outcomes, as on R3 and R4."""
    found: dict[Line, tuple[tuple[str, str], Counted]] = {
        **{line: (said.ENGAGEMENT[line], n) for line, n in life.engagement.items()},
        **{line: (said.GAINED[line], n) for line, n in life.gained.items()},
    }
    return [
        FigureRow(
            line, number, called, counted,
            f"{said.HOW_COUNTED[line]}\nCounted against: {against}",  # type: ignore[index]
            line in IS_SHARE, is_too_few(line, counted),  # type: ignore[arg-type]
        )
        for number, (line, ((called, against), counted)) in enumerate(found.items())
    ]  # fmt: skip


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

    def show_rows(self, rows: Sequence[FigureRow]) -> None:
        """Show these lines."""
        self._rows_now = rows
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[FigureRow]:
        """All of them."""
        return self._rows_now

    def order(self, row: FigureRow) -> int:
        """As in the workbook."""
        return row.number

    def text(self, row: FigureRow, column: FigureColumn) -> str:
        """A cell in words."""
        counted = row.counted
        if column is FigureColumn.FIGURE:
            return row.label
        if row.is_too_few:
            few = reports.FEWER if counted.of else "–"
            return few if column is FigureColumn.VALUE else ""
        if column is FigureColumn.VALUE:
            return number_text(counted.value)
        if column is FigureColumn.OF:
            return "" if counted.of is None else f"{counted.of:,}"
        return (share_text(counted.value or 0, counted.of or 0) or "–") if row.is_share else ""

    def tip(self, row: FigureRow, column: FigureColumn) -> str:
        """How it is counted, and against what."""
        return row.tip


class FiguresTable(Table):
    """As high as its rows, so that only the page around it scrolls."""

    def __init__(self, theme: Theme, name: str = "All figures") -> None:
        self.figures = FiguresModel()
        super().__init__(self.figures, theme, name)
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
