"""Reads the tables of a web page, which many databases save under the name of a workbook."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from mentordesk.importing.encoding import decode
from mentordesk.importing.sheet import Book, Cell, Row, Sheet, SheetTrouble, Trouble, is_blank

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)|encoding=[\"']([\w-]+)", re.IGNORECASE)


def read_html(data: bytes, file: str, encoding: str | None = None) -> Book:
    """Each table of the page as a sheet. Raises `SheetTrouble` EMPTY when no table has a cell."""
    named = _CHARSET.search(data[:4000])
    told = encoding or (next(g for g in named.groups() if g).decode() if named else None)
    try:
        decoded = decode(data, told)
    except SheetTrouble:
        if encoding:
            raise
        decoded = decode(data)
    reader = _Tables()
    reader.feed(decoded.text)
    reader.close()
    sheets = []
    for index, table in enumerate(reader.tables, start=1):
        rows = tuple(
            Row(number, tuple(cell or None for cell in cells))
            for number, cells in enumerate(table, start=1)
            if not all(is_blank(cell) for cell in cells)
        )
        name = f"{index}" if len(reader.tables) > 1 else ""
        if rows:
            sheets.append(Sheet(file, name, rows, decoded.encoding))
    if not sheets:
        raise SheetTrouble(Trouble.EMPTY, file=file)
    return Book(file, tuple(sheets))


class _Tables(HTMLParser):
    """Gathers the text of every table cell; the XML of spreadsheets serves as well."""

    _TABLES = ("table", "ss:table", "table:table")
    _ROWS = ("tr", "row", "ss:row", "table:table-row")
    _CELLS = ("td", "th", "cell", "ss:cell", "table:table-cell")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[Cell]]] = []
        self._text: list[str] | None = None
        self._repeated = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, row or cell."""
        if tag in self._TABLES:
            self.tables.append([])
        elif not self.tables:
            return
        elif tag in self._ROWS:
            self.tables[-1].append([])
        elif tag in self._CELLS and self.tables[-1]:
            self._close_cell()
            skipped = dict(attrs).get("ss:index") or ""
            if skipped.isdigit() and int(skipped) < 2000:
                row = self.tables[-1][-1]
                row.extend([None] * (int(skipped) - 1 - len(row)))
            self._text = []
            repeated = dict(attrs).get("table:number-columns-repeated") or ""
            self._repeated = int(repeated) if repeated.isdigit() and int(repeated) < 100 else 1
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a cell; a row's end closes a cell left open."""
        if tag in self._CELLS or tag in self._ROWS:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        """Keep the text of the open cell."""
        if self._text is not None:
            self._text.append(data)

    def _close_cell(self) -> None:
        if self._text is not None and self.tables and self.tables[-1]:
            lines = [" ".join(line.split()) for line in "".join(self._text).split("\n")]
            self.tables[-1][-1] += ["\n".join(lines).strip()] * self._repeated
        self._text = None
