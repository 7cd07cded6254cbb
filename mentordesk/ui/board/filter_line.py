"""The filter line of a column: typed words and chips, and how many of how many are shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from mentordesk.domain.names import search_words
from mentordesk.ui.announcing import announce
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, clear, label, row, widgets_in


class FilterField(QLineEdit):
    """A line of text in which Enter makes a chip, Esc clears, and Down goes to the cards."""

    entered = Signal()
    cleared = Signal()
    left_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The three keys; everything else is typing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class FilterLine(QWidget):
    """Names, topics, languages and places, in any script and order. `changed` has the words."""

    changed = Signal(tuple)
    done = Signal()

    def __init__(self, theme: Theme, hint: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.chips: list[str] = []
        self._counted: tuple[str, ...] = ()
        self.field = FilterField()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.setObjectName(f"{name}_filter")
        self.field.setProperty("place", "filter")
        self.field.setClearButtonEnabled(True)
        self._sign = self.field.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        theme.put_icon(self._sign, Icon.FILTER, "muted")
        self._chip_row = row(space=Space.XS)
        self._shown = label("", "small", "muted")
        self._shown.setObjectName(f"{name}_shown")
        self._shown.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        box.addWidget(self.field)
        box.addLayout(self._chip_row)
        box.addWidget(self._shown)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.field.textChanged.connect(self._tell)
        self.field.entered.connect(self._make_chip)
        self.field.cleared.connect(self._escape)
        self.field.left_down.connect(self.done)

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words that a card must hold."""
        return search_words(" ".join([*self.chips, self.field.text()]))

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops: the field, then the chips."""
        return [self.field, *widgets_in(self._chip_row)]

    def clear(self) -> None:
        """Filter nothing."""
        self.chips = []
        self.field.clear()
        self._draw_chips()
        self._tell()

    def show_count(self, shown: int, total: int) -> None:
        """Say how many are shown while anything is filtered."""
        is_new, self._counted = self.words != self._counted, self.words
        self._shown.setText(f"showing {shown:,} of {total:,}")
        self._shown.setVisible(bool(self.words))
        if self.words and is_new and self.field.hasFocus():
            announce(self.field, self._shown.text(), at_once=True)

    def _make_chip(self) -> None:
        text = " ".join(self.field.text().split())
        if not text:
            self.done.emit()
            return
        if text not in self.chips:
            self.chips.append(text)
        self.field.clear()
        self._draw_chips()
        self._tell()

    def _escape(self) -> None:
        if self.words:
            self.clear()
        else:
            self.done.emit()

    def _drop(self, text: str) -> None:
        self.chips.remove(text)
        self._draw_chips()
        self._tell()
        self.field.setFocus()

    def _draw_chips(self) -> None:
        clear(self._chip_row)
        for text in self.chips:
            chip = button(text, partial(self._drop, text), name="filter_chip")
            chip.setAccessibleName(f"Filter {text}. Remove")
            chip.setToolTip("Remove from the filter")
            chip.setIcon(self._theme.icon(Icon.X, "muted"))
            chip.setIconSize(QSize(12, 12))
            height = self._theme.scaled(22)
            chip.setStyleSheet(
                f"min-height: {height}px; max-height: {height}px; padding: 0 {Space.S}px;"
            )
            chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._chip_row.addWidget(chip)
        if self.chips:
            self._chip_row.addStretch(1)

    def _tell(self) -> None:
        self.changed.emit(self.words)
