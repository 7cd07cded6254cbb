"""More fields to edit in place: a choice, a tick, and several lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QSizePolicy

from mentordesk.ui.fields import Field, is_escape
from mentordesk.ui.tokens import Space


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


class AreaField(Field):
    """Several lines of text, as high as they need; leaving commits."""

    def __init__(self, caption: str, hint: str = "", most_lines: int = 12) -> None:
        self.area = QPlainTextEdit()
        super().__init__(caption, self.area, above=True)
        self._most = most_lines
        self.area.setPlaceholderText(hint)
        self.area.setTabChangesFocus(True)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.installEventFilter(self)
        layout = self.area.document().documentLayout()
        layout.documentSizeChanged.connect(lambda _size: self._fit())
        QTimer.singleShot(0, self, self._fit)

    def is_typing(self) -> bool:
        """Whether the text was changed and still has the focus."""
        return self.area.hasFocus() and self.area.document().isModified()

    def show_value(self, value: Any) -> None:
        """The text from its beginning."""
        self.area.setPlainText(value or "")
        self.area.document().setModified(False)
        self._fit()

    def typed(self) -> Any:
        """The text without blanks around it; None for none."""
        return self.area.toPlainText().strip() or None

    def set_read_only(self) -> None:
        """Let it be read and copied, but not typed in."""
        self.area.setReadOnly(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving commits; Esc puts back what is on file."""
        if event.type() is QEvent.Type.FocusOut and self.area.document().isModified():
            self.area.document().setModified(False)
            self.finish()
        elif is_escape(event) and self.area.document().isModified():
            self.show_value(self._value)
            return True
        return False

    def _fit(self) -> None:
        lines = max(1, min(self._most, int(self.area.document().size().height())))
        height = QFontMetrics(self.area.font()).lineSpacing() * lines
        self.area.setFixedHeight(height + 2 * Space.S + 2)
