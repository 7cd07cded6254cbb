"""The cells of a sheet, row by row, with the look and the guard that each kind of value needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

from mentordesk.documents.sheet_text import cell_text, looks_like_formula
from mentordesk.documents.sheets import Book, Column, Kind, Sheet, Value
from mentordesk.documents.workbook_layout import PlacedTable, Placing
from mentordesk.documents.workbook_lines import Maker, line, number_cell, text_maker
from mentordesk.documents.workbook_styles import LOOKS, Style

_STYLE_OF = {
    Kind.TEXT: Style.TEXT,
    Kind.WRAPPED: Style.WRAPPED,
    Kind.NUMBER: Style.NUMBER,
    Kind.DECIMAL: Style.DECIMAL,
    Kind.DATE: Style.DATE,
    Kind.RATE: Style.RATE,
}
_RIGHT_KINDS = frozenset({Kind.NUMBER, Kind.DECIMAL, Kind.RATE})

Row = Sequence[Any]


class _Cell(Cell):  # type: ignore[misc]
    """A cell whose name costs nothing: openpyxl spells it out for every row and throws it away."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "cell"


class Rows:
    """Makes the rows of one sheet. `known` gathers what each formula comes to, by cell."""

    def __init__(self, page: Any, book: Book) -> None:
        self._page = page
        self._book = book
        self._cells: dict[tuple[int, Style], Any] = {}
        self.known: dict[str, str | float] = {}

    def lines(self, sheet: Sheet, placing: Placing) -> Iterator[Row]:
        """Every row of the sheet from the first, each valid until the next is asked for."""
        if sheet.heading is not None:
            yield [self._styled(1, Style.HEADING, sheet.heading)]
            yield [self._styled(1, Style.NOTE, sheet.note or "")]
            yield []
            row = 4
        else:
            row = 1
        while row <= placing.height:
            here = [t for t in placing.tables if _reaches(t, row)]
            if len(here) == 1 and here[0].first <= row <= here[0].last and here[0].table.rows:
                only = here[0]
                yield from self._body(only, row)
                row = only.last + 1
                continue
            yield self._mixed(here, row)
            row += 1

    def _body(self, placed: PlacedTable, begin: int) -> Iterator[Row]:
        """The rows from `begin` on of a table that has nothing beside it: the quick way."""
        columns = placed.table.columns
        if any(column.kind is Kind.RATE for column in columns):
            before = [None] * (placed.column - 1)
            for row in range(begin, placed.last + 1):
                yield before + self._values(placed, placed.table.rows[row - placed.first], row)
            return
        makers = [self._maker(placed, offset) for offset in range(len(columns))]
        for row in range(begin, placed.last + 1):
            yield line(makers, placed.table.rows[row - placed.first], row)

    def _maker(self, placed: PlacedTable, offset: int) -> Maker:
        """What makes the cells of one column; the choices that hold for all rows are made once."""
        columns, at = placed.table.columns, placed.column + offset
        letter = get_column_letter(at)

        def style_id(style: Style) -> int:
            return int(self._look(at, style).style_id)

        text = text_maker(at, columns[offset].kind, self._book.cut_mark, style_id)

        def make(value: Value, row: str) -> str:
            if isinstance(value, str):
                return text(value, row)
            return number_cell(letter, row, style_id(_style(columns, offset, value)), value)

        return make

    def _mixed(self, here: list[PlacedTable], row: int) -> list[Any]:
        cells: list[Any] = []
        for placed in here:
            cells += [None] * (placed.column - 1 - len(cells))
            cells += self._part(placed, row)
        return cells

    def _part(self, placed: PlacedTable, row: int) -> list[Any]:
        """What one table has in this row."""
        table = placed.table
        if row == placed.row - 1:
            return [self._styled(placed.column, Style.CAPTION, table.caption or "")]
        if row == placed.row:
            return [self._header(placed.column + i, c) for i, c in enumerate(table.columns)]
        if row == placed.total_row:
            return self._totals(placed, row)
        if not table.rows:
            return [self._styled(placed.column, Style.EMPTY, table.empty)]
        return self._values(placed, table.rows[row - placed.first], row)

    def _header(self, column: int, of: Column) -> Any:
        style = Style.HEADER_RIGHT if of.kind in _RIGHT_KINDS else Style.HEADER
        return self._styled(column, style, of.header)

    def _values(self, placed: PlacedTable, values: Sequence[Value], row: int) -> list[Any]:
        columns = placed.table.columns
        cells: list[Any] = []
        for offset, (value, column) in enumerate(zip(values, columns, strict=True)):
            if value is None:
                cells.append(None)
            elif isinstance(value, str):
                cells.append(self._text(placed.column + offset, column.kind, value))
            elif column.kind is Kind.RATE:
                cells.append(self._rate(placed, offset, row, values))
            else:
                cells.append(
                    self._set(placed.column + offset, _style(columns, offset, value), value)
                )
        return cells

    def _text(self, column: int, kind: Kind, value: str) -> Any:
        text = cell_text(value, self._book.cut_mark)
        if not text:
            return None
        if looks_like_formula(text):
            return self._styled(column, Style.GUARDED, text)
        if kind is Kind.WRAPPED:
            return self._styled(column, Style.WRAPPED, text)
        return text

    def _rate(self, placed: PlacedTable, offset: int, row: int, values: Sequence[Value]) -> Any:
        column = placed.table.columns[offset]
        headers = [c.header for c in placed.table.columns]
        over, under = (values[headers.index(h)] for h in (column.over or "", column.under or ""))
        return self._quotient(placed, offset, row, over, under, Style.RATE)

    def _quotient(
        self, placed: PlacedTable, offset: int, row: int, over: Any, under: Any, style: Style
    ) -> Any:
        column = placed.table.columns[offset]
        top = f"{placed.letter(column.over or '')}{row}"
        bottom = f"{placed.letter(column.under or '')}{row}"
        none = self._book.no_rate.replace('"', '""')
        cell = self._set(
            placed.column + offset, style, f'=IF(N({bottom})=0,"{none}",{top}/{bottom})'
        )
        self.known[f"{placed.letter(column.header)}{row}"] = (
            over / under if under else self._book.no_rate
        )
        return cell

    def _totals(self, placed: PlacedTable, row: int) -> list[Any]:
        sums: dict[str, float] = {}
        cells: list[Any] = []
        for offset, column in enumerate(placed.table.columns):
            at = placed.column + offset
            if offset == 0:
                cells.append(self._styled(at, Style.TOTAL_TEXT, placed.table.total_label or ""))
            elif column.total and column.kind is Kind.RATE:
                over, under = sums[column.over or ""], sums[column.under or ""]
                cells.append(self._quotient(placed, offset, row, over, under, Style.TOTAL_RATE))
            elif column.total:
                letter = placed.letter(column.header)
                total = sum(_number(values[offset]) for values in placed.table.rows)
                sums[column.header] = self.known[f"{letter}{row}"] = total
                formula = f"=SUM({letter}{placed.first}:{letter}{placed.last})"
                cells.append(self._set(at, Style.TOTAL_NUMBER, formula))
            else:
                cells.append(self._styled(at, Style.TOTAL_TEXT, ""))
        return cells

    def _styled(self, column: int, style: Style, text: str) -> Any:
        """A cell that holds text, whatever the text begins with."""
        cell = self._set(column, style, cell_text(text, self._book.cut_mark))
        cell.data_type = "s"
        return cell

    def _set(self, column: int, style: Style, value: Any) -> Any:
        """The one cell of this column and style, with another value."""
        cell = self._look(column, style)
        cell.value = value
        return cell

    def _look(self, column: int, style: Style) -> Any:
        """The one cell of this column and style: styling anew is slow."""
        cell = self._cells.get((column, style))
        if cell is None:
            cell = self._cells[(column, style)] = _Cell(self._page, row=1, column=column)
            for name, look in LOOKS[style].items():
                setattr(cell, name, look)
        return cell


def _style(columns: Sequence[Column], offset: int, value: Value) -> Style:
    """How a number or a day looks in this column; half a day needs its decimal."""
    style = _STYLE_OF[columns[offset].kind]
    if style is Style.NUMBER and isinstance(value, float):
        return Style.DECIMAL
    followed = offset + 1 < len(columns) and columns[offset + 1].kind is Kind.TEXT
    return Style.NUMBER_BEFORE_TEXT if style is Style.NUMBER and followed else style


def _reaches(placed: PlacedTable, row: int) -> bool:
    top = placed.row - 1 if placed.table.caption else placed.row
    return top <= row <= (placed.total_row or placed.last)


def _number(value: Value) -> float:
    """What a cell adds to a sum: nothing, where it holds no number."""
    return value if isinstance(value, int | float) else 0
