"""Long tables written as the text of their cells: openpyxl would build a tree for every cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.compat import safe_string
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.functions import fromstring

from mentordesk.documents.sheet_text import cell_text, is_plain, looks_like_formula
from mentordesk.documents.sheets import Kind, Value
from mentordesk.documents.workbook_styles import Style

Maker = Callable[[Value, str], str]
"""The text of one cell from its value and the number of its row; blank for no cell."""


class Line(tuple[str, ...]):
    """A row whose cells are written out already."""

    __slots__ = ()


class Page(WriteOnlyWorksheet):  # type: ignore[misc]
    """A sheet to write row by row that takes a `Line` as it is, and any other row as always."""

    _writer: Any = None

    def _values_to_row(self, values: Any, row_idx: int) -> Any:
        return values if isinstance(values, Line) else super()._values_to_row(values, row_idx)

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _Writer(self)
            self._writer.write_top()


def new_page(work: Workbook, title: str) -> Any:
    """A new sheet at the end of a workbook, as `create_sheet` would make it."""
    page = Page(parent=work, title=title)
    work._add_sheet(page)  # noqa: SLF001  create_sheet knows no other kind of sheet
    return page


class _Writer(WorksheetWriter):  # type: ignore[misc]
    """Puts the text of a `Line` where openpyxl would put the tree of a row."""

    def write_row(self, xf: Any, row: Any, row_idx: int) -> None:
        if not isinstance(row, Line):
            super().write_row(xf, row, row_idx)
            return
        about = dict(self.ws.row_dimensions.get(row_idx, {}))
        attributes = "".join([f" {name}={quoteattr(value)}" for name, value in about.items()])
        text = f'<row r="{row_idx}"{attributes}>{"".join(row)}</row>'
        plain = getattr(xf, "_file", None)
        if plain is None:  # where lxml is installed, openpyxl writes with it, and it takes trees
            xf.write(fromstring(text))
        else:
            plain(text)


def text_maker(column: int, kind: Kind, cut_mark: str, style_id: Callable[[Style], int]) -> Maker:
    """Makes the cells of texts in a column (from 1); `style_id` is asked for looks it needs."""
    letter = get_column_letter(column)

    def make(value: Any, row: str) -> str:
        if kind is Kind.TEXT and is_plain(value):
            return f'<c r="{letter}{row}" t="inlineStr">{_inline(value)}</c>'
        text = cell_text(value, cut_mark)
        if not text:
            return ""
        style = ""
        if looks_like_formula(text):
            style = f' s="{style_id(Style.GUARDED)}"'
        elif kind is Kind.WRAPPED:
            style = f' s="{style_id(Style.WRAPPED)}"'
        return f'<c r="{letter}{row}"{style} t="inlineStr">{_inline(text)}</c>'

    return make


def _inline(text: str) -> str:
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f"<is><t{space}>{escape(text)}</t></is>"


def number_cell(column: str, row: str, style_id: int, value: Any) -> str:
    """A cell that holds a number or a day; columns are letters."""
    number = value if isinstance(value, int | float) else to_excel(value)
    kind = "b" if isinstance(value, bool) else "n"
    style = f' s="{style_id}"' if style_id else ""
    return f'<c r="{column}{row}"{style} t="{kind}"><v>{safe_string(number)}</v></c>'


def line(makers: Sequence[Maker], values: Sequence[Value], row: int) -> Line:
    """The cells of one row."""
    number = str(row)
    return Line(
        [
            make(value, number)
            for make, value in zip(makers, values, strict=True)
            if value is not None
        ]
    )
