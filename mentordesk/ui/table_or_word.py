"""A table, or a word in its place where it has no rows; while it has rows, one is chosen."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.ui.empty import Empty
from mentordesk.ui.ordered import HasId
from mentordesk.ui.rows import RowsModel
from mentordesk.ui.table import Table

R = TypeVar("R", bound=HasId)


class TableOrWord(QStackedWidget, Generic[R]):
    """Stands where a page has its table. `stirred` is told when rows or the choice changed.

    Whoever hears it calls `settle`, and says in `empty` what belongs there when nothing does.
    """

    stirred = Signal()

    def __init__(
        self, table: Table, model: RowsModel[R, Any], around: QWidget | None = None
    ) -> None:
        """`around` is what holds the table where it does not stand alone."""
        super().__init__()
        self.table, self.empty = table, Empty(table.theme)
        self._model, self._full = model, around or table
        self.addWidget(self._full)
        self.addWidget(self.empty)
        table.live_in(self)
        for signal in (
            model.modelReset, model.rowsInserted, model.rowsRemoved, model.rowsMoved,
            model.dataChanged, table.picked,
        ):  # fmt: skip
            signal.connect(self.stirred)

    def settle(self) -> bool:
        """Show the rows with at least one chosen, or the word; whether there are rows."""
        has_rows = self._model.rowCount() > 0
        self.setCurrentWidget(self._full if has_rows else self.empty)
        if has_rows and not self.table.selected_ids():
            one = self.table.current_id() or self._model.id_at(0)
            self.table.select_ids([one], one)
        return has_rows

    def chosen(self) -> list[R]:
        """The selected rows, top to bottom."""
        rows = map(self._model.row_of, self.table.selected_ids())
        return [found for found in rows if found is not None]
