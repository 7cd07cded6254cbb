"""Moves from one plan to another as rows of a list: which are ticked, and what ails any."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from mentordesk.ui.rows import Index, Roles


@dataclass(frozen=True)
class MoveLine:
    """One mentee: where they go, why, and the fit before and after (None: no pair, or unknown).

    `must`: not a choice.
    """

    id: str
    name: str
    goes: str
    why: str
    before: int | None
    after: int | None
    must: bool = False


@dataclass(frozen=True)
class MovesHeading:
    """A heading over the moves that follow, up to the next one."""

    text: str
    of: tuple[str, ...] = ()
    """The ids of the moves below it."""


Row = MoveLine | MovesHeading


class MovesModel(QAbstractListModel):
    """The rows, which of them are ticked (`taken`), and what ails any (`troubles`)."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()
        self.taken: frozenset[str] = frozenset()
        self.troubles: Mapping[str, str] = {}
        self.tickable = False

    def load(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def set_taken(self, taken: Collection[str], troubles: Mapping[str, str]) -> None:
        """Tick these, and say this of those in trouble."""
        self.taken, self.troubles = frozenset(taken), dict(troubles)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: QModelIndex | Any = QModelIndex()) -> int:
        """Headings and moves."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, ticks, and the row itself."""
        row = self.rows[index.row()]
        if role == Roles.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.spoken(row)
        if role == Qt.ItemDataRole.CheckStateRole and self.tickable:
            return self.ticked(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be reached; those that may be left can be ticked."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def ticked(self, row: Row) -> Qt.CheckState:
        """Whether a move is ticked; of a heading whether all, some or none below it are."""
        ids = row.of if isinstance(row, MovesHeading) else (row.id,)
        number = len(self.taken.intersection(ids))
        if not number:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if number == len(ids) else Qt.CheckState.PartiallyChecked

    def spoken(self, row: Row) -> str:
        """A row as it is read out."""
        if isinstance(row, MovesHeading):
            return row.text
        parts = [row.name, row.goes, fits_words(row.before, row.after), row.why]
        if self.tickable:
            trouble = self.troubles.get(row.id, "")
            parts.insert(1, "taken" if row.id in self.taken else "left as it is")
            parts.append(trouble)
        return ", ".join(part for part in parts if part)


def fits_words(before: int | None, after: int | None) -> str:
    """The fits before and after, as they are read out."""
    if before is None or after is None:
        known = before if after is None else after
        return "" if known is None else f"fit {known}"
    return f"fit {before}, then {after}"
