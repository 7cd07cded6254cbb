"""Writes a workbook: real tables, live totals and rates, native charts, pages that print well."""

from __future__ import annotations

import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.properties import PageSetupProperties

from mentordesk.documents.sheets import Book, Sheet, Table
from mentordesk.documents.workbook_charts import drawn
from mentordesk.documents.workbook_layout import Placing, place
from mentordesk.documents.workbook_package import save
from mentordesk.documents.workbook_rows import Rows
from mentordesk.documents.workbook_tables import excel_table
from mentordesk.progress import Progress

_STEP = 500
"""Rows between two reports of progress."""


def write_workbook(book: Book, path: Path, progress: Progress) -> None:
    """Write a workbook to a file, which appears whole or not at all.

    Reports rows as `workbook`. Raises `Cancelled` when told to stop and `OSError` where the
    folder does not take the file; in both cases what was there before is untouched.
    """
    part = path.with_name(f".{uuid.uuid4().hex}.part")
    part.touch(exist_ok=False)
    try:
        _write(book, part, progress)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write(book: Book, path: Path, progress: Progress) -> None:
    work = Workbook(write_only=True)
    work.properties.title = book.title
    work.properties.subject = book.subject
    work.properties.creator = book.author
    work.properties.keywords = book.keywords
    counter = _Counter(progress, sum(_length(sheet) for sheet in book.sheets))
    known: dict[str, dict[str, str | float]] = {}
    try:
        for sheet in book.sheets:
            known[sheet.title] = _write_sheet(work, book, sheet, counter)
        progress.report(counter.total, counter.total, "workbook")
        save(work, path, known)
    except BaseException:
        _discard(work)
        raise


def _write_sheet(
    work: Workbook, book: Book, sheet: Sheet, counter: _Counter
) -> dict[str, str | float]:
    """Writes a sheet and returns what its formulas come to, by cell."""
    page: Any = work.create_sheet(sheet.title)
    placing = place(sheet)
    _set_page(page, book, sheet, placing)
    rows = Rows(page, book)
    lines = iter(rows.lines(sheet, placing))
    for line in lines:
        page.append(line)
        counter.tick()
    for placed in placing.tables:
        if placed.table.rows:
            page.tables.add(excel_table(placed))  # add_table warns of what is done here
    for chart in placing.charts:
        page.add_chart(drawn(chart, placing, page))
    return rows.known


def _set_page(page: Any, book: Book, sheet: Sheet, placing: Placing) -> None:
    """Everything that stands in the file before the first row."""
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.sheet_properties.tabColor = sheet.tab_colour
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4 if hasattr(page, "PAPERSIZE_A4") else "9"
    page.page_setup.fitToWidth = placing.pages_wide
    page.page_setup.fitToHeight = 0
    page.page_margins.left = page.page_margins.right = 0.5
    page.sheet_view.showGridLines = sheet.heading is None
    page.freeze_panes = placing.freeze
    if placing.header_row:
        page.print_title_rows = f"{placing.header_row}:{placing.header_row}"
    if placing.pages_wide > 1:
        page.print_title_cols = "A:A"
    for row, height in placing.heights.items():
        page.row_dimensions[row].height = height
    foot: HeaderFooter = page.HeaderFooter
    foot.oddFooter.left.text = book.title.replace("&", "&&")
    foot.oddFooter.right.text = book.page_of
    for letter, width in placing.widths.items():
        page.column_dimensions[letter].width = width


class _Counter:
    """Counts rows over all sheets and reports now and then."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.total = total
        self._progress = progress
        self._done = 0

    def tick(self) -> None:
        """One more row. Raises `Cancelled`."""
        if self._done % _STEP == 0:
            self._progress.report(min(self._done, self.total), self.total, "workbook")
        self._done += 1


def _length(sheet: Sheet) -> int:
    tables = [b for band in sheet.bands for b in band if isinstance(b, Table)]
    return sum(len(table.rows) + 1 for table in tables)


def _discard(work: Workbook) -> None:
    """Drops half-written sheets and their temporary files; nothing public does it.

    What is still open is ended here, one by one: on a full disk each fails once more, and would
    say so on the error stream when it is collected.
    """
    for page in work.worksheets:
        writer = getattr(page, "_writer", None)
        if writer is None:
            continue
        for still_open in (getattr(page, "_rows", None), writer.xf):
            if still_open is not None:
                with suppress(OSError, ValueError):
                    still_open.close()
        Path(writer.out).unlink(missing_ok=True)
