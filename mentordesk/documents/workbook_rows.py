"""The cells of a sheet, row by row, with the look and the guard that each kind of value needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import Any

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from mentordesk.documents.sheet_text import cell_text, is_plain, looks_like_formula
from mentordesk.documents.sheets import Book, Column, Kind, Sheet, Value
from mentordesk.documents.workbook_layout import PlacedTable, Placing

FONT = "Calibri"
"""Named everywhere: a font without a name turns into a serif face in LibreOffice."""
ACCENT, INK, MUTED, LINE = "0A665E", "1E2126", "595E65", "807C75"
_NUMBER, _DECIMAL, _RATE, _DAY = "#,##0", "#,##0.0", "0%", "d mmm yyyy"


class Style(Enum):
    """How a cell looks."""

    HEADING = "heading"
    NOTE = "note"
    CAPTION = "caption"
    HEADER = "header"
    HEADER_RIGHT = "header_right"
    TEXT = "text"
    GUARDED = "guarded"
    WRAPPED = "wrapped"
    NUMBER = "number"
    NUMBER_BEFORE_TEXT = "number_before_text"
    DECIMAL = "decimal"
    DATE = "date"
    RATE = "rate"
    EMPTY = "empty"
    TOTAL_TEXT = "total_text"
    TOTAL_NUMBER = "total_number"
    TOTAL_RATE = "total_rate"


_TOP = Alignment(vertical="top")
_RIGHT = Alignment(horizontal="right")
_HEADER_FILL = PatternFill("solid", fgColor=ACCENT)
_RULE = Border(top=Side("thin", color=LINE))
_BOLD = Font(name=FONT, size=11, bold=True, color=INK)
_LOOKS: dict[Style, dict[str, Any]] = {
    Style.HEADING: {"font": Font(name=FONT, size=18, bold=True, color=INK)},
    Style.NOTE: {"font": Font(name=FONT, size=11, color=MUTED)},
    Style.CAPTION: {"font": Font(name=FONT, size=13, bold=True, color=INK)},
    Style.HEADER: {
        "font": Font(name=FONT, size=11, bold=True, color="FFFFFF"),
        "fill": _HEADER_FILL,
        "alignment": Alignment(vertical="center", wrap_text=True),
    },
    Style.HEADER_RIGHT: {
        "font": Font(name=FONT, size=11, bold=True, color="FFFFFF"),
        "fill": _HEADER_FILL,
        "alignment": Alignment(horizontal="right", vertical="center", wrap_text=True),
    },
    Style.TEXT: {},
    Style.GUARDED: {"quotePrefix": True},
    Style.WRAPPED: {"alignment": Alignment(vertical="top", wrap_text=True)},
    Style.NUMBER: {"number_format": _NUMBER},
    # _) leaves room as wide as a bracket: a number must not run into the text beside it
    Style.NUMBER_BEFORE_TEXT: {"number_format": f"{_NUMBER}_)_)"},
    Style.DECIMAL: {"number_format": _DECIMAL},
    Style.DATE: {"number_format": _DAY, "alignment": Alignment(horizontal="left")},
    Style.RATE: {"number_format": _RATE, "alignment": _RIGHT},
    Style.EMPTY: {"font": Font(name=FONT, size=11, color=MUTED)},
    Style.TOTAL_TEXT: {"font": _BOLD, "border": _RULE},
    Style.TOTAL_NUMBER: {"font": _BOLD, "border": _RULE, "number_format": _NUMBER},
    Style.TOTAL_RATE: {
        "font": _BOLD, "border": _RULE, "number_format": _RATE, "alignment": _RIGHT,
    },
}  # fmt: skip

_STYLE_OF = {
    Kind.TEXT: Style.TEXT,
    Kind.WRAPPED: Style.WRAPPED,
    Kind.NUMBER: Style.NUMBER,
    Kind.DECIMAL: Style.DECIMAL,
    Kind.DATE: Style.DATE,
    Kind.RATE: Style.RATE,
}
_RIGHT_KINDS = frozenset({Kind.NUMBER, Kind.DECIMAL, Kind.RATE})

Line = list[Any]


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

    def lines(self, sheet: Sheet, placing: Placing) -> Iterator[Line]:
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

    def _body(self, placed: PlacedTable, begin: int) -> Iterator[Line]:
        """The rows from `begin` on of a table that has nothing beside it: the quick way."""
        before = [None] * (placed.column - 1)
        columns = placed.table.columns
        if any(column.kind is Kind.RATE for column in columns):
            for row in range(begin, placed.last + 1):
                yield before + self._values(placed, placed.table.rows[row - placed.first], row)
            return
        makers = [self._maker(placed, offset) for offset in range(len(columns))]
        for row in range(begin, placed.last + 1):
            values = placed.table.rows[row - placed.first]
            yield before + [
                None if value is None else make(value)
                for make, value in zip(makers, values, strict=True)
            ]

    def _maker(self, placed: PlacedTable, offset: int) -> Callable[[Any], Any]:
        """What makes the cells of one column; the choices that hold for all rows are made once."""
        columns, at = placed.table.columns, placed.column + offset
        kind = columns[offset].kind

        def make(value: Any) -> Any:
            if isinstance(value, str):
                return (
                    value if kind is Kind.TEXT and is_plain(value) else self._text(at, kind, value)
                )
            return self._set(at, _style(columns, offset, value), value)

        return make

    def _mixed(self, here: list[PlacedTable], row: int) -> Line:
        line: Line = []
        for placed in here:
            line += [None] * (placed.column - 1 - len(line))
            line += self._part(placed, row)
        return line

    def _part(self, placed: PlacedTable, row: int) -> Line:
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

    def _values(self, placed: PlacedTable, values: Sequence[Value], row: int) -> Line:
        columns = placed.table.columns
        line: Line = []
        for offset, (value, column) in enumerate(zip(values, columns, strict=True)):
            if value is None:
                line.append(None)
            elif isinstance(value, str):
                line.append(self._text(placed.column + offset, column.kind, value))
            elif column.kind is Kind.RATE:
                line.append(self._rate(placed, offset, row, values))
            else:
                line.append(
                    self._set(placed.column + offset, _style(columns, offset, value), value)
                )
        return line

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

    def _totals(self, placed: PlacedTable, row: int) -> Line:
        sums: dict[str, float] = {}
        line: Line = []
        for offset, column in enumerate(placed.table.columns):
            at = placed.column + offset
            if offset == 0:
                line.append(self._styled(at, Style.TOTAL_TEXT, placed.table.total_label or ""))
            elif column.total and column.kind is Kind.RATE:
                over, under = sums[column.over or ""], sums[column.under or ""]
                line.append(self._quotient(placed, offset, row, over, under, Style.TOTAL_RATE))
            elif column.total:
                letter = placed.letter(column.header)
                total = sum(_number(values[offset]) for values in placed.table.rows)
                sums[column.header] = self.known[f"{letter}{row}"] = total
                formula = f"=SUM({letter}{placed.first}:{letter}{placed.last})"
                line.append(self._set(at, Style.TOTAL_NUMBER, formula))
            else:
                line.append(self._styled(at, Style.TOTAL_TEXT, ""))
        return line

    def _styled(self, column: int, style: Style, text: str) -> Any:
        """A cell that holds text, whatever the text begins with."""
        cell = self._set(column, style, cell_text(text, self._book.cut_mark))
        cell.data_type = "s"
        return cell

    def _set(self, column: int, style: Style, value: Any) -> Any:
        """The one cell of this column and style, with another value: styling anew is slow."""
        cell = self._cells.get((column, style))
        if cell is None:
            cell = self._cells[(column, style)] = _Cell(self._page, row=1, column=column)
            for name, look in _LOOKS[style].items():
                setattr(cell, name, look)
        cell.value = value
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
