"""What each column of the sheet means: its heading, examples, and a list of meanings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from mentordesk.domain.survey import Gain
from mentordesk.importing.sheet import is_blank, text_of
from mentordesk.jobs.together import RelationSheet
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.together.words import meanings_of
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import clear, label

_EXAMPLES = 3
_LONGEST = 60


class ColumnsForm(Scroll):
    """A line for each column that has a heading or holds anything."""

    chosen = Signal(int, object)

    def __init__(self) -> None:
        super().__init__("Columns and what they mean")
        self._about: object = None

    def show_sheet(self, held: RelationSheet | None) -> None:
        """Show the columns of a sheet; the keyboard stays where it was."""
        key = None if held is None else (held.sheet.file, held.sheet.name, held.mapping)
        if key == self._about:
            return
        self._about = key
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None else ""
        clear(self.box)
        if held is not None:
            self._fill(held)
        self.box.addStretch(1)
        self.fit()
        again = self.findChild(QComboBox, name) if name else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, held: RelationSheet) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        for place, words in enumerate(("Column", "For example", "Means")):
            grid.addWidget(label(words, "small", "muted"), 0, place)
        mapping = held.mapping
        known = (c.meaning for c in mapping.columns if isinstance(c.meaning, Gain))
        meanings = meanings_of(mapping.about, (*map(Gain, mapping.gains), *known))
        for line, column in enumerate(held.mapping.columns, start=1):
            examples = _examples(held, column.index)
            if not column.heading and not examples:
                continue
            combo = QComboBox()
            combo.setObjectName(f"column_{column.index}")
            combo.setAccessibleName(f"What “{column.name}” means")
            for words, meaning in meanings:
                combo.addItem(words, meaning)
            place = [meaning for _, meaning in meanings].index(column.meaning)
            combo.setCurrentIndex(place)
            combo.setMinimumContentsLength(24)
            combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            combo.activated.connect(partial(self._send, column.index, combo))
            heading = label(column.name, wraps=True)
            heading.setBuddy(combo)
            grid.addWidget(heading, line, 0)
            grid.addWidget(label(examples, tone="muted", wraps=True), line, 1)
            grid.addWidget(combo, line, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self.box.addWidget(body)

    def _send(self, index: int, combo: QComboBox, _place: int) -> None:
        self.chosen.emit(index, combo.currentData())


def _examples(held: RelationSheet, index: int) -> str:
    """The first different values of a column."""
    found: dict[str, None] = {}
    for row in held.sheet.rows:
        filled = index < len(row.cells) and not is_blank(row.cells[index])
        if row.number > held.mapping.header_row and filled:
            found[" ".join(text_of(row.cells[index]).split())[:_LONGEST]] = None
            if len(found) == _EXAMPLES:
                break
    return " · ".join(found)
