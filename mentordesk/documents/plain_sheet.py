"""Writes a plain sheet, as a form export would be: rows of text to xlsx or delimited text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from mentordesk.documents.swap import write_beside

Cell = str | int | float | None


def write_xlsx(sheets: Sequence[tuple[str, Sequence[Sequence[Cell]]]], path: Path) -> None:
    """Writes sheets of (title, rows); text stays text, whatever it begins with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title[:31])
        for row in rows:
            cells = []
            for value in row:
                text = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
                cell = WriteOnlyCell(sheet, value=text)
                if isinstance(text, str):
                    cell.data_type = "s"
                cells.append(cell)
            sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    write_beside(path, out.getvalue())


def write_text(
    rows: Sequence[Sequence[Cell]], path: Path, *, delimiter: str = ",", encoding: str = "utf-8"
) -> None:
    """Writes delimited text; what the encoding cannot hold is written as a question mark."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(
        [["" if value is None else value for value in row] for row in rows]
    )
    write_beside(path, out.getvalue().encode(encoding, errors="replace"))
