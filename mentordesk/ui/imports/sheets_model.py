"""The table of files and their sheets on the first step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.ui.imports.sources import SheetChoice, Source
from mentordesk.ui.imports.steps import Steps
from mentordesk.ui.imports.words import delimiter_words, encoding_words
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.rows import RowsModel


class SheetColumn(Enum):
    """The columns of the table."""

    USED = "used"
    FILE = "file"
    SHEET = "sheet"
    ROWS = "rows"
    HOW = "how"


TITLES = {
    SheetColumn.USED: "Use",
    SheetColumn.FILE: "File",
    SheetColumn.SHEET: "Sheet",
    SheetColumn.ROWS: "Rows",
    SheetColumn.HOW: "How it is read",
}


class Standing(Enum):
    """How far a source has come."""

    READING = "reading"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True)
class SheetRow:
    """One line: a sheet, or a file that is still being read or cannot be."""

    id: str
    number: int
    source: str
    file: str
    sheet: str
    rows: int | None
    is_used: bool
    how: str
    standing: Standing = Standing.READ


class SheetsModel(RowsModel[SheetRow, SheetColumn]):
    """Shows what `Steps` holds; loaded anew whenever that changes."""

    def __init__(self, steps: Steps, parent: QObject | None = None) -> None:
        super().__init__(list(SheetColumn), parent)
        self.steps = steps

    def fetch(self, ids: Sequence[str] | None) -> Iterable[SheetRow]:
        """All lines, or those with these ids."""
        rows: list[SheetRow] = []
        for source in self.steps.sources.values():
            rows += self._of_source(source, len(rows))
        return rows if ids is None else [row for row in rows if row.id in ids]

    def order(self, row: SheetRow) -> int:
        """As they were added."""
        return row.number

    def title(self, column: SheetColumn) -> str:
        """The heading of a column."""
        return TITLES[column]

    def text(self, row: SheetRow, column: SheetColumn) -> str:
        """A cell in words."""
        if column is SheetColumn.USED:
            if row.standing is not Standing.READ:
                return ""
            return "used" if row.is_used else "left out"
        if column is SheetColumn.FILE:
            return row.file
        if column is SheetColumn.SHEET:
            return row.sheet
        if column is SheetColumn.ROWS:
            return "" if row.rows is None else f"{row.rows:,}"
        return row.how

    def value(self, row: SheetRow, column: SheetColumn) -> object:
        """A pill for a file that cannot be read, a yes or no for the tick."""
        if column is SheetColumn.USED:
            return row.is_used if row.standing is Standing.READ else None
        if column is SheetColumn.HOW and row.standing is Standing.FAILED:
            return Pill(row.how, Tone.ATTENTION)
        return self.text(row, column)

    def _of_source(self, source: Source, start: int) -> list[SheetRow]:
        read = self.steps.reads.get(source.key)
        blank = SheetRow(source.key, start, source.key, source.name, "", None, False, "Reading…")
        if read is None:
            return [_standing(blank, Standing.READING, "Reading…")]
        if read.trouble is not None:
            return [_standing(blank, Standing.FAILED, "Cannot be read")]
        if not read.sheets:
            return [_standing(blank, Standing.FAILED, "Empty")]
        return [_line(source, choice, start + n) for n, choice in enumerate(read.sheets)]


def _standing(row: SheetRow, standing: Standing, how: str) -> SheetRow:
    return SheetRow(row.id, row.number, row.source, row.file, row.sheet, None, False, how, standing)


def _line(source: Source, choice: SheetChoice, number: int) -> SheetRow:
    return SheetRow(
        choice.key,
        number,
        source.key,
        source.name,
        choice.sheet.name,
        choice.rows,
        choice.is_used,
        how_read(choice),
    )


def how_read(choice: SheetChoice) -> str:
    """The quiet line: where the headings stand, and how the text was read."""
    mapping, sheet = choice.mapping, choice.sheet
    if not sheet.rows:
        return "Empty"
    row = mapping.header_row
    parts = [f"Headings in row {row}" if row else "No headings"]
    if sheet.encoding:
        parts.append(encoding_words(sheet.encoding))
    if sheet.delimiter:
        parts.append(delimiter_words(sheet.delimiter))
    if not choice.is_used:
        parts.insert(0, "Left out")
    if choice.is_remembered:
        parts.append("as you put it last time")
    return " · ".join(parts)
