"""Reads the cells of one column; what comes again and again, as countries do, is read once."""

from __future__ import annotations

from collections.abc import Sequence

from mentordesk.domain.fields import SIDES, WORD_FIELDS, Field
from mentordesk.importing.cells import read_cell
from mentordesk.importing.dates import order_in
from mentordesk.importing.found import Column, Found
from mentordesk.importing.mapping import ColumnMapping
from mentordesk.importing.sheet import Cell, Row, text_of
from mentordesk.importing.tidy import is_nothing, tidy

NAMES = frozenset({Field.DISPLAY_NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.ORIGINAL_NAME})
_DATES = frozenset(
    {
        Field.SUBMITTED, Field.TRAINING_DATE, Field.START_YEAR, Field.END_YEAR,
        Field.CODE_ACCEPTED, Field.UNDERSTOOD,
    }
)  # fmt: skip
_LISTS = frozenset(
    {
        Field.TOPICS, Field.TOPICS_OFFERED, Field.TOPICS_WANTED, Field.TOPICS_REFUSED,
        Field.SECTOR_WANTED, Field.PREFERRED_MENTOR, Field.NOT_WITH, Field.TAGS,
        *WORD_FIELDS, *SIDES,
    }
)  # fmt: skip
_MOST_KEPT = 2000
"""Different texts a column remembers; one that holds more hardly ever repeats itself."""


class ColumnReader:
    """One column with what reading a cell needs to know of the others in it."""

    def __init__(self, column: ColumnMapping, rows: Sequence[Row]) -> None:
        self.index = column.index
        self.field = column.field
        self.name = column.name
        self._about = _about(column, rows)
        self._is_name = column.field in NAMES
        self._read: dict[str, Found | None] = {}

    def found(self, cell: Cell) -> Found | None:
        """What a cell came to, None for one that says nothing. Never raises for odd values."""
        if not isinstance(cell, str):  # 1, 1.0 and TRUE are one key and three answers
            return self._found(cell)
        read = self._read
        if cell in read:
            return read[cell]
        found = self._found(cell)
        if len(read) < _MOST_KEPT:
            read[cell] = found
        return found

    def _found(self, cell: Cell) -> Found | None:
        text = tidy(cell)
        if not text or (not self._is_name and is_nothing(text)):
            return None
        return read_cell(cell, text, self._about)


def _about(column: ColumnMapping, rows: Sequence[Row]) -> Column:
    """How dates and lists are written is told by all cells of the column."""
    if column.field in _DATES:
        return Column(column.field, column.heading, order=order_in(_cells(column, rows)))
    if column.field in _LISTS:
        parted = any(";" in text_of(cell) for cell in _cells(column, rows))
        return Column(column.field, column.heading, is_semicolon=parted)
    return Column(column.field, column.heading)


def _cells(column: ColumnMapping, rows: Sequence[Row]) -> list[Cell]:
    return [row.cells[column.index] for row in rows if column.index < len(row.cells)]
