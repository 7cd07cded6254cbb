"""Quiet toasts: one line about what was just done, with Undo, gone after eight seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from mentordesk.ui.announcing import announce
from mentordesk.ui.focus import WayBack
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, icon_button, label, row

LASTS_MS = 8000


class Toasts(QFrame):
    """The place of the toast, at the foot of the window; only the newest is shown.

    It stays while the pointer or the focus is on it. F6 leads to it (the window's shortcut); Esc
    closes it, and the focus goes back to where it was.
    """

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("toast")
        self.setAccessibleName("Message")
        self.setProperty("ground", "card")
        self._window = window
        self._text: QLabel = label("")
        self._undo: QPushButton = button("Undo", self._undone, kind="quiet", name="toast_undo")
        self._close = icon_button(theme, Icon.X, "Close message", self.close_message)
        line = row(self._text, self._undo, self._close, space=Space.S)
        self.setLayout(line)
        line.setContentsMargins(Space.L, Space.XS, Space.XS, Space.XS)
        self._deed: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=LASTS_MS)
        self._timer.timeout.connect(self._leave)
        self._way_back = WayBack()
        # Said when the deed is over and the focus has come to rest; of several only the newest.
        self._saying = QTimer(self, singleShot=True, interval=0)
        self._saying.timeout.connect(lambda: announce(self, self.text))
        for part in (self._undo, self._close):
            part.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown; empty when nothing is."""
        return self._text.text() if self.isVisible() else ""

    def show_text(
        self, text: str, undo: Callable[[], object] | None = None, word: str = "Undo"
    ) -> None:
        """Show a line, with a deed on a button when there is one."""
        self._deed = undo
        self._text.setText(text)
        self._text.setToolTip(text)
        self.setAccessibleDescription(text)
        self._undo.setText(word)
        self._undo.setAccessibleName(word)
        self._undo.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        self._saying.start()

    def take_focus(self) -> bool:
        """Lead the keyboard here; whether there was anything to lead to."""
        if not self.isVisible():
            return False
        self._way_back.remember(self)
        (self._undo if self._undo.isVisible() else self._close).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )
        return True

    def close_message(self) -> None:
        """Be gone; a focus that was here goes back to where it came from."""
        if self._has_focus:
            self._way_back.go()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the window; count anew when the focus leaves."""
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self._place()
        elif event.type() is QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return False

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew when the pointer leaves."""
        super().leaveEvent(event)
        self._timer.start()

    @property
    def _has_focus(self) -> bool:
        return self._undo.hasFocus() or self._close.hasFocus()

    def _leave(self) -> None:
        if self.underMouse() or self._has_focus:
            self._timer.start()
            return
        self.hide()

    def _undone(self) -> None:
        deed, self._deed = self._deed, None
        self.close_message()
        if deed is not None:
            deed()

    def _place(self) -> None:
        window = self._window
        room = window.width() - 2 * Space.XL
        self._text.setMinimumWidth(0)
        self.setMaximumWidth(room)
        self.adjustSize()
        width = min(self.sizeHint().width(), room)
        height = self.sizeHint().height()
        left = (window.width() - width) // 2
        self.setGeometry(left, window.height() - height - Space.XL, width, height)
