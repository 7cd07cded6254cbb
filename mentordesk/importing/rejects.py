"""Writes the rejected rows to a workbook, with the reason of each in a column of its own."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
from collections.abc import Mapping as Table
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from mentordesk.importing.sheet import Cell, Sheet, SheetTrouble, Trouble, column_letter
from mentordesk.importing.tidy import tidy_text

_LONGEST = 32_767


class HeadedColumn(Protocol):
    """A column by its place, from 0, and what is written over it."""

    @property
    def index(self) -> int:
        """The place."""

    @property
    def heading(self) -> str:
        """The heading, blank where there is none."""


class Headed(Protocol):
    """How a sheet is read, as far as its headings go."""

    @property
    def columns(self) -> Sequence[HeadedColumn]:
        """The columns."""


def write_rejects(
    path: Path,
    sheets: Sequence[tuple[Sheet, Headed]],
    reasons: Table[tuple[str, str, int], str],
    reason_heading: str,
) -> int:
    """Writes the rows that have a reason, by file, sheet and row; returns how many.

    Text stays text: nothing that begins with "=" becomes a formula. The file is written beside
    `path` and swapped in. Raises `SheetTrouble` NOT_WRITTEN when the disk takes no file.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    count = 0
    for number, (sheet, mapping) in enumerate(sheets, start=1):
        rejected = [r for r in sheet.rows if (sheet.file, sheet.name, r.number) in reasons]
        if not rejected:
            continue
        page = book.create_sheet(_title(sheet, number))
        width = max(len(mapping.columns), sheet.width)
        headings = {c.index: c.heading for c in mapping.columns}
        _write(page, 1, [headings.get(i) or column_letter(i) for i in range(width)])
        _put(page, 1, width + 1, reason_heading)
        for line, row in enumerate(rejected, start=2):
            _write(page, line, row.cells)
            _put(page, line, width + 1, reasons[(sheet.file, sheet.name, row.number)])
            count += 1
        page.freeze_panes = "A2"
        page.column_dimensions[column_letter(width)].width = 60
    if not book.worksheets:
        book.create_sheet("1")
    _swap_in(book, path)
    return count


def _title(sheet: Sheet, number: int) -> str:
    name = "".join(c for c in (sheet.name or Path(sheet.file).stem) if c not in r"[]:*?/\'")
    return f"{number} {name}"[:31].strip()


def _write(page: Any, line: int, cells: Sequence[Cell]) -> None:
    for column, cell in enumerate(cells, start=1):
        if cell is not None:
            _put(page, line, column, cell)


def _put(page: Any, line: int, column: int, value: Cell) -> None:
    if isinstance(value, str):
        place = page.cell(line, column)
        place.value = tidy_text(value)[:_LONGEST]
        place.data_type = "s"
        if place.value and place.value[0] in "=+-@":
            place.quotePrefix = True
        return
    if isinstance(value, (dt.date, dt.datetime)) and value.year < 1900:
        value = value.isoformat()
    page.cell(line, column).value = value


def _swap_in(book: Any, path: Path) -> None:
    content = io.BytesIO()  # a workbook that fails half way would complain a second time when freed
    book.save(content)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        unfinished.write_bytes(content.getvalue())
        unfinished.replace(path)
    except OSError as error:
        detail = error.strerror or str(error)
        raise SheetTrouble(Trouble.NOT_WRITTEN, file=path.name, detail=detail) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
