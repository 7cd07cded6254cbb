"""Where the blocks of a sheet stand: rows, columns, widths, and what stays in sight."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from mentordesk.documents.sheets import BarChart, Kind, Sheet, Table

_ROW_CM = 0.53
"""The height of a row of the standard font."""
_CHARACTER_CM = 0.195
_GAP = 3.0
"""The width of the empty column between two blocks, in characters."""
_PAGE_WIDTH = 230.0
"""Characters that still read well across one landscape page of a working list."""
_LINE_POINTS, _HIGHEST = 15.0, 400.0
_FIRST = 4
"""The row of the first band under a heading."""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table with the cell its header begins in; rows and columns count from 1."""

    table: Table
    row: int
    column: int

    @property
    def first(self) -> int:
        """The row of its first line."""
        return self.row + 1

    @property
    def last(self) -> int:
        """The row of its last line."""
        return self.row + max(1, len(self.table.rows))

    @property
    def total_row(self) -> int | None:
        """The row of its sums, or None."""
        has_total = self.table.total_label is not None and self.table.rows
        return self.last + 1 if has_total else None

    def letter(self, header: str) -> str:
        """The letter of the column of this header."""
        headers = [column.header for column in self.table.columns]
        return str(get_column_letter(self.column + headers.index(header)))


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart with the cell of its upper left corner."""

    chart: BarChart
    row: int
    column: int


@dataclass
class Placing:
    """A sheet's blocks in their places."""

    tables: list[PlacedTable] = field(default_factory=list)
    charts: list[PlacedChart] = field(default_factory=list)
    widths: dict[str, float] = field(default_factory=dict)
    header_row: int | None = None
    """The header repeated on each printed page, on sheets that are one table."""
    freeze: str = "A2"
    heights: dict[int, float] = field(default_factory=dict)
    """Rows higher than a line, in points: programs that read the file do not work it out."""
    pages_wide: int = 1
    height: int = 0

    def table(self, name: str) -> PlacedTable:
        """The table of this name."""
        return next(placed for placed in self.tables if placed.table.name == name)


def place(sheet: Sheet) -> Placing:
    """Puts the bands of a sheet below one another, the blocks of a band side by side."""
    placing = Placing()
    row = 1 if sheet.heading is None else _FIRST
    for band in sheet.bands:
        captioned = any(isinstance(b, Table) and b.caption for b in band)
        column, height = 1, 0
        for block in band:
            if isinstance(block, Table):
                placed = PlacedTable(block, row + captioned, column)
                placing.tables.append(placed)
                height = max(height, (placed.total_row or placed.last) - row + 1)
                _widen(placing, block, column)
                _heighten(placing, placed)
                column += len(block.columns) + 1
            else:
                placing.charts.append(PlacedChart(block, row, column))
                height = max(height, math.ceil(block.height_cm / _ROW_CM))
                column += math.ceil(block.width_cm / (9 * _CHARACTER_CM)) + 1
        placing.height = row + height - 1
        row += height + 2
    _keep_in_sight(placing, sheet)
    if sheet.heading is None:
        placing.pages_wide = math.ceil(sum(placing.widths.values()) / _PAGE_WIDTH)
    return placing


def _heighten(placing: Placing, placed: PlacedTable) -> None:
    """Room for headers and wrapped texts that need more than one line."""
    columns = placed.table.columns
    lines = max(_lines(c.header, c.width - 2, bold=True) for c in columns)
    _at_least(placing, placed.row, lines)
    wrapped = [i for i, c in enumerate(columns) if c.kind is Kind.WRAPPED]
    for number, values in enumerate(placed.table.rows if wrapped else ()):
        texts = ((str(values[i] or ""), columns[i].width) for i in wrapped)
        lines = max(_lines(text, width) for text, width in texts)
        _at_least(placing, placed.first + number, lines)


def _lines(text: str, width: float, *, bold: bool = False) -> int:
    """How many lines a text takes at most; letters are a little wider than figures when bold."""
    room = max(1, int(width / 1.1 if bold else width * 1.05))
    return sum(
        max(1, len(textwrap.wrap(part, room, break_long_words=True)))
        for part in text.splitlines() or [""]
    )


def _at_least(placing: Placing, row: int, lines: int) -> None:
    if lines > 1:
        height = min(_HIGHEST, _LINE_POINTS * lines + 2)
        placing.heights[row] = max(placing.heights.get(row, 0.0), height)


def _widen(placing: Placing, table: Table, column: int) -> None:
    for offset, one in enumerate(table.columns):
        letter = get_column_letter(column + offset)
        placing.widths[letter] = max(placing.widths.get(letter, 0.0), one.width)
    gap = get_column_letter(column + len(table.columns))
    placing.widths.setdefault(gap, _GAP)


def _keep_in_sight(placing: Placing, sheet: Sheet) -> None:
    blocks = [block for band in sheet.bands for block in band]
    if len(blocks) == 1 and placing.tables:
        placing.header_row = placing.tables[0].row
        # On working lists the first column holds the name: it stays too.
        column = "B" if sheet.heading is None else "A"
        placing.freeze = f"{column}{placing.tables[0].first}"
    else:
        placing.freeze = f"A{_FIRST - 1}"
