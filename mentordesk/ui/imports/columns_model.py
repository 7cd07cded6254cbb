"""The columns of one sheet as rows of a table: heading, examples, meaning, and how sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Qt

from mentordesk.domain.fields import Field
from mentordesk.importing.mapping import ColumnMapping
from mentordesk.importing.sheet import Sheet, column_letter, is_blank, text_of
from mentordesk.ui.imports.sources import SheetChoice
from mentordesk.ui.imports.words import FIELD_WORDS, how_sure
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.rows import Index, RowsModel

EXAMPLES = 3
_LOOK_AT = 400
_LONGEST = 60


class MeansColumn(Enum):
    """The columns of the table of columns."""

    LETTER = "letter"
    HEADING = "heading"
    EXAMPLES = "examples"
    MEANS = "means"
    SURE = "sure"


TITLES = {
    MeansColumn.LETTER: "",
    MeansColumn.HEADING: "Heading",
    MeansColumn.EXAMPLES: "For example",
    MeansColumn.MEANS: "Means",
    MeansColumn.SURE: "How sure",
}


@dataclass(frozen=True)
class MeansRow:
    """One column of the sheet."""

    id: str
    column: ColumnMapping
    letter: str
    examples: tuple[str, ...]


class ColumnsModel(RowsModel[MeansRow, MeansColumn]):
    """The columns of the sheet now shown, from left to right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(list(MeansColumn), parent)
        self.choice: SheetChoice | None = None
        self._examples: dict[int, tuple[str, ...]] = {}
        self._of: tuple[Sheet, int] | None = None

    def show_choice(self, choice: SheetChoice | None) -> None:
        """Show this sheet's columns; while it is the same, only what differs is drawn anew."""
        before, self.choice = self.choice, choice
        of = (choice.sheet, choice.mapping.header_row) if choice else None
        if choice is not None and (self._of is None or of != self._of):
            self._examples = examples_of(choice.sheet, choice.mapping.header_row)
        self._of = of
        same = before is not None and choice is not None and before.key == choice.key
        if same and len(self.rows) == len(choice.mapping.columns):  # type: ignore[union-attr]
            self.refresh([row.id for row in self.rows])
        else:
            self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[MeansRow]:
        """All columns, or those with these ids."""
        columns = self.choice.mapping.columns if self.choice else ()
        rows = (
            MeansRow(str(c.index), c, column_letter(c.index), self._examples.get(c.index, ()))
            for c in columns
        )
        return rows if ids is None else [row for row in rows if row.id in set(ids)]

    def order(self, row: MeansRow) -> int:
        """From left to right."""
        return row.column.index

    def title(self, column: MeansColumn) -> str:
        """The heading of a column."""
        return TITLES[column]

    def text(self, row: MeansRow, column: MeansColumn) -> str:
        """A cell in words."""
        if column is MeansColumn.LETTER:
            return row.letter
        if column is MeansColumn.HEADING:
            return row.column.heading or "No heading"
        if column is MeansColumn.EXAMPLES:
            return "  ·  ".join(row.examples)
        if column is MeansColumn.MEANS:
            return FIELD_WORDS[row.column.field]
        return how_sure(row.column)

    def value(self, row: MeansRow, column: MeansColumn) -> object:
        """A pill where a person should look."""
        if column is MeansColumn.SURE and needs_a_look(row.column, bool(row.examples)):
            return Pill("Please check", Tone.ATTENTION)
        return self.text(row, column)

    def tip(self, row: MeansRow, column: MeansColumn) -> str:
        """The whole of what may be cut."""
        if column is MeansColumn.EXAMPLES:
            return "\n".join(row.examples)
        return self.text(row, column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What a column means can be edited."""
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()] is MeansColumn.MEANS:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


def needs_a_look(column: ColumnMapping, is_filled: bool) -> bool:
    """Whether the guess is weak; an ignored column only when there is something in it."""
    if column.field is Field.IGNORE:
        return False
    return is_filled and column.sure < SURE_ENOUGH


SURE_ENOUGH = 85


def examples_of(sheet: Sheet, header_row: int) -> dict[int, tuple[str, ...]]:
    """Up to three different texts of each column (from 0), from the first rows below the header."""
    found: dict[int, list[str]] = {}
    looked = 0
    for row in sheet.rows:
        if row.number <= header_row:
            continue
        looked += 1
        if looked > _LOOK_AT:
            break
        for index, cell in enumerate(row.cells):
            held = found.setdefault(index, [])
            if len(held) < EXAMPLES and not is_blank(cell):
                text = " ".join(text_of(cell).split())[:_LONGEST]
                if text not in held:
                    held.append(text)
    return {index: tuple(texts) for index, texts in found.items()}
