"""Undo belongs to the focused text field first, and to the programme second.

A field swallows the undo keys even when it has nothing to undo; this lets them through then.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class UndoFirst(QObject):
    """Watches the field with the focus, and no other."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._field: QWidget | None = None
        app.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the undo keys through to the window when the field has no use for them."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo, redo = event.matches(_UNDO), event.matches(_REDO)
        if (undo and not has_undo(watched)) or (redo and not has_redo(watched)):
            event.ignore()
            return True
        return False

    def _moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None and shiboken6.isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = None
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit):
            self._field = now
            now.installEventFilter(self)


def has_undo(field: QObject | None) -> bool:
    """Whether a text field has something of its own to undo."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isUndoAvailable()
    return False


def has_redo(field: QObject | None) -> bool:
    """Whether a text field has something of its own to redo."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isRedoAvailable()
    return False


def undo_field(field: QObject | None) -> bool:
    """Undo within the field; whether there was anything."""
    if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit) and has_undo(field):
        field.undo()
        return True
    return False


def redo_field(field: QObject | None) -> bool:
    """Redo within the field; whether there was anything."""
    if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit) and has_redo(field):
        field.redo()
        return True
    return False
