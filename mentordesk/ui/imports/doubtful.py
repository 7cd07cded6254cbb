"""Rows of a text file that hang on a guess: as read now, and as they would be otherwise."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from mentordesk.importing.problems import Problem
from mentordesk.jobs.import_choices import OtherReading
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.imports.sources import Source
from mentordesk.ui.imports.words import encoding_words
from mentordesk.ui.rows import Index
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, clear, column, label, row
from mentordesk.wording.words import many

MOST = 50
"""So many rows are shown; who is unsure after fifty needs the office that made the file."""


class Doubtful(QFrame):
    """Hidden unless letters were guessed; then the rows in question and the other guesses."""

    wanted = Signal(object, object)
    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._asked: tuple[str, str | None] | None = None
        self.encodings: tuple[str, ...] = ()
        self.setObjectName("doubtful")
        self.setProperty("ground", "notice")
        self._text = label("", wraps=True)
        self.model = _Model(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setObjectName("other_readings")
        self.table.setAccessibleName("Rows that would read differently")
        self.table.setItemDelegate(CellDelegate(theme, self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._buttons = row(space=Space.S)
        box = column(self._text, self.table, self._buttons, space=Space.S)
        box.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self.setLayout(box)
        theme.changed.connect(self._fit)
        self.hide()

    def show_problem(self, source: Source, problem: Problem | None) -> None:
        """Show the doubtful rows of a file, or nothing; asks for the other readings once."""
        if problem is None or source.path is None:
            self._asked = None
            self.hide()
            return
        rows = cast("tuple[int, ...]", problem.values.get("rows", ()))
        rivals = cast("tuple[str, ...]", problem.values.get("rivals", ()))
        now, count = str(problem.values.get("encoding", "")), len(rows)
        self.encodings = (now, *rivals)
        self._text.setText(
            f"Nothing in the file says how its letters are written. It is read as "
            f"{encoding_words(now)}; {many(count, 'row')} would read differently otherwise."
        )
        asked = (source.key, source.delimiter)
        if asked != self._asked:
            self._asked = asked
            self.model.show_readings(self.encodings, [])
            self._offer(())
            self.wanted.emit(source, rows[:MOST])
        self.show()

    def show_readings(self, source_key: str, readings: list[OtherReading]) -> None:
        """The answer to `wanted`."""
        if self._asked is None or self._asked[0] != source_key:
            return
        telling = [n for n in range(1, len(self.encodings)) if _tells(readings, n)]
        kept = (0, *telling)
        shown = [OtherReading(r.row, tuple(r.texts[n] for n in kept)) for r in readings]
        self.model.show_readings(tuple(self.encodings[n] for n in kept), shown)
        self._offer(tuple(self.encodings[n] for n in telling))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, self._theme.scaled(56))
        self._fit()

    def _offer(self, rivals: tuple[str, ...]) -> None:
        clear(self._buttons)
        for rival in rivals:
            words = f"Read as {encoding_words(rival)}"
            self._buttons.addWidget(button(words, partial(self.chosen.emit, rival)))
        self._buttons.addStretch(1)

    def _fit(self) -> None:
        height = self._theme.scaled(26)
        self.table.verticalHeader().setMinimumSectionSize(height)
        self.table.verticalHeader().setDefaultSectionSize(height)
        shown = min(3, self.model.rowCount())
        self.table.setFixedHeight(height * shown + self._theme.scaled(36))


def _tells(readings: list[OtherReading], number: int) -> bool:
    """Whether an encoding reads any of the rows otherwise; one that does not is no choice."""
    return any(reading.texts[number] != reading.texts[0] for reading in readings)


class _Model(QAbstractTableModel):
    """A column for the row's number, then one for each encoding."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._encodings: tuple[str, ...] = ()
        self._readings: list[OtherReading] = []

    def show_readings(self, encodings: tuple[str, ...], readings: list[OtherReading]) -> None:
        """Show these."""
        self.beginResetModel()
        self._encodings, self._readings = encodings, readings
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._readings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The number and the encodings."""
        return 0 if parent.isValid() else 1 + len(self._encodings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's number, or its text in an encoding."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        reading = self._readings[index.row()]
        return str(reading.row) if index.column() == 0 else reading.texts[index.column() - 1]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The encodings' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return "Row" if section == 0 else encoding_words(self._encodings[section - 1])
        return None
