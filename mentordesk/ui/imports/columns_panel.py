"""The second step: what each column of each sheet means, and whose sign-ups a sheet holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from mentordesk.domain.fields import Field
from mentordesk.importing.mapping import SheetRole
from mentordesk.ui.delegates import StateDelegate
from mentordesk.ui.imports.columns_model import ColumnsModel, MeansColumn, needs_a_look
from mentordesk.ui.imports.means_delegate import LinesDelegate, MeansDelegate
from mentordesk.ui.imports.sources import SheetChoice
from mentordesk.ui.imports.steps import Steps
from mentordesk.ui.imports.words import ROLE_WORDS, counted_rows
from mentordesk.ui.notice import Notice
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label, row
from mentordesk.wording.words import many

WIDTHS = {
    MeansColumn.LETTER: 44,
    MeansColumn.HEADING: 330,
    MeansColumn.EXAMPLES: 360,
    MeansColumn.MEANS: 250,
    MeansColumn.SURE: 150,
}
AS_LEADS = "No round: mentees come in as leads"


class ColumnsPanel(QWidget):
    """One sheet at a time: its role over a table of its columns."""

    field_set = Signal(str, int, object)
    role_set = Signal(str, object)
    round_set = Signal(object)

    def __init__(self, steps: Steps, theme: Theme) -> None:
        super().__init__()
        self.steps = steps
        self.setObjectName("import_columns")
        self.model = ColumnsModel(self)
        self.table = ColumnsTable(self.model, theme)
        self.sheet, self.role, self.round = QComboBox(), QComboBox(), QComboBox()
        for combo, name, words in (
            (self.sheet, "sheet", "Sheet"),
            (self.role, "role", "Whose sign-ups"),
            (self.round, "for_round", "For which round"),
        ):
            combo.setObjectName(name)
            combo.setAccessibleName(words)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.sheet.setMinimumContentsLength(22)
        self.role.setMinimumContentsLength(22)
        self.round.setMinimumContentsLength(24)
        self.round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for role, words in ROLE_WORDS.items():
            self.role.addItem(words, role.value)
        self._sheet_label = label("Sheet")
        bar = row(
            self._sheet_label,
            self.sheet,
            Space.S,
            label("Sign-ups of"),
            self.role,
            Space.S,
            label("For round"),
            self.round,
            0,
        )
        bar.setContentsMargins(Space.L, 0, Space.L, Space.S)
        self.count = label("", tone="muted")
        line = row(self.count, 0)
        line.setContentsMargins(Space.L, 0, Space.L, Space.S)
        self.notice = Notice(theme)
        self.setLayout(column(bar, line, self.notice, self.table, space=0))
        self.setFocusProxy(self.table)
        self.sheet.activated.connect(lambda _i: self._show(self.sheet.currentData()))
        self.role.activated.connect(self._send_role)
        self.round.activated.connect(lambda _i: self.round_set.emit(self.round.currentData()))
        self.table.meanings.chosen.connect(self._send_field)

    def offer_rounds(self, rounds: Sequence[tuple[str, str]]) -> None:
        """The rounds as id and name; the last choice is none."""
        self.round.clear()
        for round_id, name in rounds:
            self.round.addItem(name, round_id)
        self.round.addItem(AS_LEADS, None)
        found = self.round.findData(self.steps.round_id)
        self.round.setCurrentIndex(found if found >= 0 else self.round.count() - 1)

    def renew(self) -> None:
        """Show what `Steps` now holds; stays with the sheet shown while it is still used."""
        used = self.steps.used
        keys = [choice.key for choice in used]
        if keys != [self.sheet.itemData(i) for i in range(self.sheet.count())]:
            before = self.sheet.currentData()
            self.sheet.clear()
            for choice in used:
                self.sheet.addItem(sheet_name(choice), choice.key)
            self.sheet.setCurrentIndex(max(0, self.sheet.findData(before)))
        several = len(used) > 1
        self.sheet.setVisible(several)
        self._sheet_label.setVisible(several)
        self._show(self.sheet.currentData())

    def _show(self, key: str | None) -> None:
        choice = self.steps.choice(key) if key else None
        self.model.show_choice(choice)
        if choice is None:
            self.count.clear()
            return
        self.role.setCurrentIndex(self.role.findData(choice.mapping.role.value))
        self.count.setText(_summary(choice, self.model))
        nameless = [sheet_name(c) for c in self.steps.nameless()]
        self.notice.setVisible(bool(nameless))
        if nameless:
            self.notice.say(
                f"No column of {nameless[0]} says who the people are. "
                "Choose the column that holds their name or mail address."
            )

    def _send_field(self, index: int, field: Field) -> None:
        if self.model.choice is not None:
            self.field_set.emit(self.model.choice.key, index, field)

    def _send_role(self) -> None:
        if self.model.choice is not None:
            self.role_set.emit(self.model.choice.key, SheetRole(self.role.currentData()))


class ColumnsTable(Table):
    """The table of columns; Enter, Space and a click on the meaning open its list."""

    def __init__(self, model: ColumnsModel, theme: Theme) -> None:
        super().__init__(model, theme, "Columns and what they mean")
        self.meanings = MeansDelegate(theme, self)
        numbers = {each: n for n, each in enumerate(MeansColumn)}
        self._means = numbers[MeansColumn.MEANS]
        muted = LinesDelegate(theme, self, is_muted=True)
        self.setItemDelegateForColumn(numbers[MeansColumn.LETTER], muted)
        self.setItemDelegateForColumn(numbers[MeansColumn.HEADING], LinesDelegate(theme, self))
        self.setItemDelegateForColumn(numbers[MeansColumn.EXAMPLES], muted)
        self.setItemDelegateForColumn(self._means, self.meanings)
        self.setItemDelegateForColumn(numbers[MeansColumn.SURE], StateDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for each, width in WIDTHS.items():
            self.setColumnWidth(numbers[each], theme.scaled(width))
        self.viewport().installEventFilter(self)

    def row_px(self) -> int:
        """Two lines of text and some air."""
        return self.theme.scaled(48)

    def open_meanings(self) -> None:
        """Open the list of the current row."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(self.model().index(index.row(), self._means))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.open_meanings()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the list too."""
        self.open_meanings()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One click on the meaning opens its list."""
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            index = self.indexAt(event.position().toPoint())
            if index.isValid() and index.column() == self._means:
                self.setCurrentIndex(index)
                self.open_meanings()
        return super().eventFilter(watched, event)


def sheet_name(choice: SheetChoice) -> str:
    """Sheet and file, as one name; the sheet first, since several may be of one file."""
    return ", ".join(part for part in (choice.sheet.name, choice.sheet.file) if part)


def _summary(choice: SheetChoice, model: ColumnsModel) -> str:
    columns = choice.mapping.columns
    ignored = sum(c.field is Field.IGNORE for c in columns)
    unsure = sum(needs_a_look(r.column, bool(r.examples)) for r in model.rows)
    parts = [counted_rows(choice.rows), many(len(columns), "column")]
    if ignored:
        parts.append(f"{ignored} not brought in")
    if unsure:
        parts.append(f"{unsure} to check")
    if choice.is_remembered:
        parts.append("read as you put it last time")
    return " · ".join(parts)
