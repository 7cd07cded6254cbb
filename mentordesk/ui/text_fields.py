"""Fields for text that may be long: as high as the text needs, so that nothing is ever cut."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QCompleter, QFrame, QPlainTextEdit

from mentordesk.ui.fields import Field, is_escape
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import completer, leading

_MARGIN = 4


class TextField(Field):
    """Text that wraps. Enter and leaving commit, Esc puts back what is on file.

    With `paragraphs`, Enter begins a new line, and only leaving commits.
    """

    def __init__(self, caption: str, hint: str = "", *, paragraphs: bool = False) -> None:
        self.area = GrowingEdit(paragraphs)
        self._as_put = True  # empty, as nothing is shown
        super().__init__(caption, self.area)
        self.area.setPlaceholderText(hint)
        self.area.textChanged.connect(self._touched)
        self.area.left.connect(self._left)
        self.area.given_up.connect(self._give_up)

    def set_value(self, value: Any) -> None:
        """Show the value on file, unless another is being typed; the same one costs nothing."""
        if not (self._as_put and value == self.value):
            super().set_value(value)

    def is_typing(self) -> bool:
        """Whether the text was changed and still has the focus."""
        return self.area.hasFocus() and self.area.document().isModified()

    def show_value(self, value: Any) -> None:
        """The value as text, from its beginning."""
        text = self.to_text(value)
        if text != self.area.toPlainText():
            self.area.setPlainText(text)
        self.area.document().setModified(False)
        self.area.document().clearUndoRedoStacks()
        self.area.fit()
        self._as_put = True

    def typed(self) -> Any:
        """The text without blanks around it, as a value."""
        return self.from_text(self.area.toPlainText().strip())

    def to_text(self, value: Any) -> str:
        """A value as it is shown."""
        return "" if value is None else str(value)

    def from_text(self, text: str) -> Any:
        """A typed text as a value. Raises `ValueError` with a sentence."""
        return text or None

    def set_read_only(self) -> None:
        """Let it be read and copied, but not typed in."""
        self.area.setReadOnly(True)

    def _touched(self) -> None:
        """The text may no longer be what was put there."""
        self._as_put = False

    def _left(self) -> None:
        if self.area.document().isModified() and not self.area.isReadOnly():
            self.area.document().setModified(False)
            self.finish()

    def _give_up(self) -> None:
        self.show_value(self.value)
        self._say("")


class WordsField(TextField):
    """Several short texts parted by commas; the first one counts most."""

    def offer_words(self, words: Sequence[str]) -> None:
        """Complete the text after the last comma with one of these words."""
        self.area.offer_words(words)

    def to_text(self, value: Any) -> str:
        """Parted by commas."""
        return ", ".join(value or ())

    def from_text(self, text: str) -> Any:
        """The parts without blanks around them, each once."""
        parts = (part.strip() for part in re.split(r"[,;\n]", text))
        return tuple(dict.fromkeys(part for part in parts if part))


class GrowingEdit(QPlainTextEdit):
    """A plain editor as high as its text, that says when it was entered, left or given up."""

    entered = Signal()
    left = Signal()
    given_up = Signal()

    def __init__(self, paragraphs: bool) -> None:
        super().__init__()
        self._paragraphs = paragraphs
        self._completer: QCompleter | None = None
        self.lines = 1
        """The least height, in lines of text."""
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        option = QTextOption(leading())  # beside the caption, whatever way the text runs
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self.fit)

    def offer_words(self, words: Sequence[str]) -> None:
        """Complete what is typed after the last comma."""
        if self._completer is None:
            self._completer = completer(words, self)
            self._completer.setWidget(self)
            self._completer.activated.connect(self._complete)
        else:
            self._completer.setModel(QStringListModel(list(words), self._completer))

    def fit(self) -> None:
        """Be as high as the text, and at least as high as so many lines."""
        last = self.blockBoundingGeometry(self.document().lastBlock())
        inside = math.ceil(last.bottom()) + _MARGIN
        least = self.lines * self.fontMetrics().lineSpacing() + 2 * _MARGIN
        self.setFixedHeight(max(inside, least) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits a line, Esc gives up; words are offered while typing."""
        popup = self._completer.popup() if self._completer else None
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if popup is not None and popup.isVisible() and (enters or is_escape(event)):
            if is_escape(event) or popup.currentIndex().isValid():
                event.ignore()  # the list of words takes it
                return
            popup.hide()
        if is_escape(event) and self.document().isModified():
            self.given_up.emit()
        elif enters and not self._paragraphs:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            if event.text().strip():
                self._offer()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody is about to type here."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits, except into the list of words."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _offer(self) -> None:
        popup = self._completer.popup() if self._completer is not None else None
        if self._completer is None or popup is None:
            return
        part = self.toPlainText()[: self.textCursor().position()].rsplit(",", 1)[-1].strip()
        self._completer.setCompletionPrefix(part)
        if len(part) < 2 or not self._completer.completionCount():
            popup.hide()
            return
        rect = self.cursorRect()
        bar = popup.verticalScrollBar().sizeHint().width()
        rect.setWidth(popup.sizeHintForColumn(0) + bar + 2 * Space.S)
        self._completer.complete(rect)

    def _complete(self, word: str) -> None:
        cursor = self.textCursor()
        before = self.toPlainText()[: cursor.position()]
        start = before.rfind(",") + 1
        start += len(before[start:]) - len(before[start:].lstrip())
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(word)
