"""More fields to edit in place: a choice, of words or of what is not said, and a tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy

from mentordesk.ui.fields import Field
from mentordesk.wording.words import word

NOT_SAID: tuple[str, Any] = ("not said", None)
YES_OR_NO: tuple[tuple[str, Any], ...] = (NOT_SAID, ("yes", True), ("no", False))


class ChoiceField(Field):
    """One of a few values."""

    def __init__(self, caption: str, choices: Sequence[tuple[str, Any]]) -> None:
        self.combo = QComboBox()
        super().__init__(caption, self.combo)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values = [value for _, value in choices]
        for text, _ in choices:
            self.combo.addItem(text)
        self.combo.activated.connect(lambda _index: self.finish())
        self.combo.installEventFilter(self)

    def show_value(self, value: Any) -> None:
        """Stand on the value."""
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def typed(self) -> Any:
        """The value stood on."""
        index = self.combo.currentIndex()
        return self._values[index] if index >= 0 else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the pane and never changes a value in passing."""
        if event.type() is QEvent.Type.Wheel and not self.combo.hasFocus():
            event.ignore()
            return True
        return False


def word_choice(caption: str, values: Iterable[Enum], *first: tuple[str, Any]) -> ChoiceField:
    """A choice of values by their words, after those that stand `first`."""
    return ChoiceField(caption, [*first, *((word(one), one) for one in values)])


class CheckField(Field):
    """Yes or no."""

    def __init__(self, caption: str, words: str) -> None:
        self.box = QCheckBox(words)
        super().__init__(caption, self.box)
        self.box.setAccessibleName(words)
        self.box.clicked.connect(lambda _on: self.finish())

    def show_value(self, value: Any) -> None:
        """Ticked or not."""
        self.box.setChecked(bool(value))

    def typed(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()
