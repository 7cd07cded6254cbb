"""Fields to edit in place: a caption, the value, and under it what was wrong with the typing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QWidget,
)

from mentordesk.domain.refusal import Refused
from mentordesk.ui.days import read_day
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import label, restyle
from mentordesk.wording.dates import short_day
from mentordesk.wording.refusals import refusal

CAPTION = 120
"""Width of the captions in px at 100 %."""


class Field(QWidget):
    """The base: shows a value, and says `committed` when somebody typed another one.

    A value that arrives while the field is being typed in waits until the typing is over.
    """

    committed = Signal(object)

    def __init__(self, caption: str, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        self._value: Any = None
        self.caption = label(caption, "small", "muted")
        self.caption.setBuddy(editor)
        self.caption.setFixedWidth(CAPTION)
        self.caption.setWordWrap(True)
        self.caption.setContentsMargins(0, 6, 0, 4)  # on the line of the text beside it
        editor.setAccessibleName(caption)
        editor.setProperty("frameless", True)
        self._wrong = label("", "small", "urgent", wraps=True)
        self._wrong.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XS)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.caption, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(editor, 0, 1)
        grid.addWidget(self._wrong, 1, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(editor)

    @property
    def value(self) -> Any:
        """The value on file."""
        return self._value

    @property
    def wrong(self) -> str:
        """What was wrong with what was typed; empty when nothing was."""
        return self._wrong.text() if not self._wrong.isHidden() else ""

    def set_value(self, value: Any) -> None:
        """Show the value on file, unless another is being typed."""
        if self.is_typing():
            self._value = value
            return
        if self._shows(value):
            return
        self._value = value
        self._say("")
        self.show_value(value)

    def _shows(self, value: Any) -> bool:
        """Whether the value stands there already, so that nothing need be laid out and painted."""
        try:
            return not self.wrong and value == self._value and bool(self.typed() == value)
        except ValueError:
            return False

    def refuse(self, refused: Refused | str) -> None:
        """Say under the field why what was typed cannot be; the typed text stays."""
        self._say(refused if isinstance(refused, str) else str(refusal(refused)))

    def finish(self) -> None:
        """Commit what was typed, when it differs from what is on file."""
        try:
            typed = self.typed()
        except ValueError as error:
            self.refuse(str(error))
            return
        if typed != self._value:
            self._say("")
            self.committed.emit(typed)
        else:
            self._say("")
            self.show_value(self._value)

    def is_typing(self) -> bool:
        """Whether something typed has not been committed yet."""
        return False

    def show_value(self, value: Any) -> None:
        """Put the value into the editor."""
        raise NotImplementedError

    def typed(self) -> Any:
        """What the editor holds, as a value. Raises `ValueError` with a sentence."""
        raise NotImplementedError

    def set_read_only(self) -> None:
        """Let it be read and copied, but not typed in."""
        self.editor.setEnabled(False)

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))
        restyle(self.editor, "wrong", bool(text))


class LineField(Field):
    """One line of text; Enter and leaving commit, Esc puts back what is on file."""

    def __init__(self, caption: str, hint: str = "") -> None:
        self.line = QLineEdit()
        super().__init__(caption, self.line)
        self.line.setPlaceholderText(hint)
        self.line.editingFinished.connect(self._finished)
        self.line.installEventFilter(self)

    def is_typing(self) -> bool:
        """Whether the text differs from what is on file and has the focus."""
        return self.line.hasFocus() and self.line.isModified()

    def show_value(self, value: Any) -> None:
        """The value as text, from its beginning."""
        self.line.setText(self.to_text(value))
        self.line.setCursorPosition(0)
        self.line.setToolTip(self.line.text())

    def typed(self) -> Any:
        """The text without blanks around it; None for none."""
        return self.from_text(self.line.text().strip())

    def to_text(self, value: Any) -> str:
        """A value as it is shown."""
        return "" if value is None else str(value)

    def from_text(self, text: str) -> Any:
        """A typed text as a value. Raises `ValueError` with a sentence."""
        return text or None

    def set_read_only(self) -> None:
        """Let it be read and copied, but not typed in."""
        self.line.setReadOnly(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc puts back what is on file."""
        if is_escape(event) and self.line.isModified():
            self.show_value(self._value)
            self._say("")
            return True
        return False

    def _finished(self) -> None:
        if self.line.isModified() and not self.line.isReadOnly():
            self.line.setModified(False)
            self.finish()


class NumberField(LineField):
    """A whole number between two ends, or nothing."""

    def __init__(self, caption: str, least: int, most: int, *, may_be_empty: bool = True) -> None:
        super().__init__(caption)
        self._ends = (least, most)
        self._may_be_empty = may_be_empty

    def from_text(self, text: str) -> int | None:
        """The number. Raises `ValueError` with a sentence."""
        if not text and self._may_be_empty:
            return None
        least, most = self._ends
        if not text.isdigit() or not least <= int(text) <= most:
            raise ValueError(f"Type a whole number from {least} to {most}.")
        return int(text)


class DayField(LineField):
    """A day, shown as 3 Mar 2026 and read as the office types it."""

    def __init__(self, caption: str, today: Callable[[], dt.date]) -> None:
        super().__init__(caption, "")
        self._today = today

    def to_text(self, value: Any) -> str:
        """As 3 Mar 2026."""
        return short_day(value)

    def from_text(self, text: str) -> dt.date | None:
        """The day meant. Raises `ValueError` with a sentence."""
        try:
            return read_day(text, self._today())
        except ValueError:
            raise ValueError("Type a day such as 3 Mar 2026 or 3/3/2026.") from None


def is_escape(event: QEvent) -> bool:
    """Whether an event is the press of Esc."""
    pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
    return pressed and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape
