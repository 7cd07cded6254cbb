"""The rows of the import as they would fare: fate, what to know, and the cells themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from mentordesk.importing.plan import Action, ImportPlan, PlannedRow
from mentordesk.importing.sheet import text_of
from mentordesk.jobs.import_choices import Place, place_of
from mentordesk.ui.imports.preview_rows import (
    FieldColumn,
    PreviewRow,
    Rows,
    fate_pill,
    what_to_know,
)
from mentordesk.ui.imports.sources import SheetChoice
from mentordesk.ui.imports.words import FATE_WORDS, FIELD_WORDS
from mentordesk.ui.imports.work import sentence_of
from mentordesk.ui.rows import Index, TableModel


class Fixed(Enum):
    """The columns that stand before the fields."""

    ROW = "row"
    FATE = "fate"
    WHY = "why"


Column = Fixed | FieldColumn
FIXED_TITLES = {Fixed.ROW: "Row", Fixed.FATE: "What happens", Fixed.WHY: "What to know"}


class Mark(Enum):
    """What a cell asks of the reader."""

    NONE = "none"
    PROBLEM = "problem"
    CHANGED = "changed"


@dataclass(frozen=True)
class Shown:
    """Which rows: of one fate, or those with a remark; None shows all."""

    action: Action | None = None
    is_remarked: bool = False


class PreviewModel(TableModel[PreviewRow, Any]):
    """Reads plan and sheets as they are; ten thousand rows cost a list of numbers."""

    typed = Signal(str, int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(list(Fixed), parent)
        self._found = Rows()
        self.shown = Shown()
        self._numbers: list[int] = []
        self._kept: set[Place] = set()

    @property
    def plan(self) -> ImportPlan | None:
        """The plan that is shown."""
        return self._found.plan

    # what is shown --------------------------------------------------------------------------

    def show_plan(self, plan: ImportPlan, choices: Sequence[SheetChoice]) -> None:
        """Show a plan and the sheets it is about."""
        self._found.take(plan, choices)
        columns, numbers = [*Fixed, *self._found.columns()], self._filtered()
        if columns == self.columns and numbers == self._numbers:
            if numbers:
                self.dataChanged.emit(
                    self.index(0, 0), self.index(len(numbers) - 1, len(columns) - 1)
                )
            return
        self.beginResetModel()
        self.columns, self._numbers = columns, numbers
        self.endResetModel()

    def show_only(self, shown: Shown) -> None:
        """Filter; rows kept after an edit go now if they no longer belong."""
        self.shown = shown
        self._kept.clear()
        self.load()

    def keep(self, place: Place) -> None:
        """Let a row stay in the list though its fate changes, so that nothing jumps away."""
        self._kept.add(place)

    def remarked(self) -> int:
        """How many rows come in although something about them is odd."""
        return sum(
            1 for row in (self.plan.rows if self.plan else ()) if self._found.is_remarked(row)
        )

    def load(self) -> None:
        """Filter anew, in one reset."""
        self.beginResetModel()
        self._numbers = self._filtered()
        self.endResetModel()

    # rows -----------------------------------------------------------------------------------

    def row_at(self, number: int) -> PreviewRow | None:
        """The row standing there."""
        if self.plan is None or not 0 <= number < len(self._numbers):
            return None
        return self._found.row(self._numbers[number])

    def row_of(self, row_id: str) -> PreviewRow | None:
        """The row with that id, shown or not."""
        number = int(row_id)
        if self.plan is None or number >= len(self.plan.rows):
            return None
        return self._found.row(number)

    def id_at(self, number: int) -> str:
        """The row's number in the plan."""
        return str(self._numbers[number])

    def number_of(self, row_id: str) -> int | None:
        """Where the row stands among those shown, or None."""
        wanted = int(row_id)
        at = bisect_left(self._numbers, wanted)
        return at if at < len(self._numbers) and self._numbers[at] == wanted else None

    def waiting(self) -> list[str]:
        """The ids of the rows that may be somebody on file, in order."""
        rows = self.plan.rows if self.plan else ()
        return [str(n) for n, row in enumerate(rows) if row.action is Action.WAIT]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows; none below a cell."""
        return 0 if parent.isValid() else len(self._numbers)

    def refresh(self, ids: Iterable[str]) -> None:
        """Nothing in the file changes this list; it is shown anew by `show_plan`."""

    # cells ----------------------------------------------------------------------------------

    def title(self, column: Column) -> str:
        """The heading of a column."""
        if isinstance(column, Fixed):
            return FIXED_TITLES[column]
        words = FIELD_WORDS[column.field].split(":")[0]
        return words if column.nth == 0 else f"{words} {column.nth + 1}"

    def text(self, row: PreviewRow, column: Column) -> str:
        """A cell in words."""
        if column is Fixed.ROW:
            return str(row.planned.row)
        if column is Fixed.FATE:
            return FATE_WORDS[row.planned.action][0]
        if column is Fixed.WHY:
            return what_to_know(row)
        at = self._found.column_of(row, column)
        if at is None or at >= len(row.cells.cells):
            return ""
        return text_of(row.cells.cells[at])

    def value(self, row: PreviewRow, column: Column) -> object:
        """The fate as a pill, a cell's mark, else the text."""
        if column is Fixed.FATE:
            return fate_pill(row.planned.action)
        if isinstance(column, FieldColumn):
            return self.mark(row, column)
        return self.text(row, column)

    def tip(self, row: PreviewRow, column: Column) -> str:
        """The whole text, and what is odd about the cell."""
        text = self.text(row, column)
        if column is Fixed.ROW:
            return " · ".join(p for p in (row.planned.file, row.planned.sheet, text) if p)
        if isinstance(column, FieldColumn):
            said = [sentence_of(p) for p in self._found.problems_at(row, column)]
            return "\n".join([text, *said]) if said else text
        if column is Fixed.WHY:
            return "\n".join([*map(sentence_of, row.problems)] or [text])
        return text

    def mark(self, row: PreviewRow, column: FieldColumn) -> Mark:
        """Whether something is odd about a cell, or it changes what is on file."""
        if row.problems and self._found.problems_at(row, column):
            return Mark.PROBLEM
        if row.planned.action is Action.CHANGE and column.field in row.planned.changed:
            return Mark.CHANGED
        return Mark.NONE

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of the file can be typed in, where the sheet has such a column."""
        flags = super().flags(index)
        if not index.isValid() or index.column() >= len(self.columns):
            return flags
        column, row = self.columns[index.column()], self.row_at(index.row())
        if (
            isinstance(column, FieldColumn)
            and row
            and self._found.column_of(row, column) is not None
        ):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As every table of ours, and the text to begin typing with."""
        if role == Qt.ItemDataRole.EditRole:
            role = Qt.ItemDataRole.DisplayRole
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Type a cell anew; the sheet takes it at once, the fate follows."""
        column, row = self.columns[index.column()], self.row_at(index.row())
        if row is None or not isinstance(column, FieldColumn):
            return False
        at = self._found.column_of(row, column)
        if at is None or str(value) == self.text(row, column):
            return False
        self.keep(place_of(row.planned))
        self.typed.emit(row.choice.key, row.planned.row, at, str(value))
        return True

    # ------------------------------------------------------------------------------------------

    def _filtered(self) -> list[int]:
        rows = self.plan.rows if self.plan else ()
        if self.shown == Shown():
            return list(range(len(rows)))
        return [n for n, row in enumerate(rows) if self._belongs(row)]

    def _belongs(self, row: PlannedRow) -> bool:
        if place_of(row) in self._kept:
            return True
        if self.shown.is_remarked:
            return self._found.is_remarked(row)
        return row.action is self.shown.action
