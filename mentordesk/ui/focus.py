"""The focus ring: 2 px wide, 2 px off, around whatever control the keyboard has reached."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QMenu,
    QMenuBar,
    QScrollArea,
    QTabBar,
    QWidget,
)

from mentordesk.ui.paint import draw_focus
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import RING, Radius

_Reason = Qt.FocusReason
BY_KEY = (_Reason.TabFocusReason, _Reason.BacktabFocusReason, _Reason.ShortcutFocusReason)
"""How the keyboard comes somewhere by a key, and must be seen to have come."""


class WayBack:
    """Who had the focus before something asked for it, so that it can be given back."""

    def __init__(self) -> None:
        self._widget: QWidget | None = None

    def remember(self, asking: QWidget) -> None:
        """Whoever has it now, unless that is what asks, or something inside it."""
        focus = QApplication.focusWidget()
        if focus is not None and focus is not asking and not asking.isAncestorOf(focus):
            self._widget = focus

    def go(self) -> bool:
        """Give it back; whether there was anybody left to give it to."""
        widget, self._widget = self._widget, None
        if widget is None or not shiboken6.isValid(widget) or not widget.isVisible():
            return False
        widget.setFocus(_Reason.OtherFocusReason)
        return True


class FocusRing(QObject):
    """Follows the focus among buttons, tabs and scroll areas; fields and lists show their own."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._on: QWidget | None = None
        self._frame: _Frame | None = None
        self._within: QWidget | None = None
        app.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the control as it moves, and go when it goes."""
        kinds = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show)
        if event.type() in kinds:
            self._place()
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.DeferredDelete):
            self._clear()
        return False

    def _moved(self, old: QWidget | None, now: QWidget | None) -> None:
        self._clear()
        by_mouse = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
        if now is None or by_mouse or not isinstance(now, QAbstractButton | QTabBar | QScrollArea):
            return
        # What scrolls has its ring inside: it fills its place, and a splitter takes any child.
        parent = now if isinstance(now, QScrollArea) else now.parentWidget()
        if parent is None or isinstance(parent, QMenu | QMenuBar | QAbstractItemView):
            return
        self._on = now
        self._within = parent
        self._frame = _Frame(parent, self._theme)
        now.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        if self._on is None or self._frame is None or self._within is None:
            return
        off = 2 * RING
        around = self._on.geometry().adjusted(-off, -off, off, off)
        self._frame.setGeometry(self._on.rect() if self._within is self._on else around)
        self._frame.raise_()
        self._frame.setVisible(self._on.isVisible())

    def _clear(self) -> None:
        """Let go; a control that went with its whole window has taken the ring along."""
        if self._on is not None and shiboken6.isValid(self._on):
            self._on.removeEventFilter(self)
        if self._frame is not None and shiboken6.isValid(self._frame):
            self._frame.hide()
            self._frame.deleteLater()
        self._on = self._frame = None


class _Frame(QWidget):
    """The ring itself; the mouse goes through it and no reader sees it."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring along the edge."""
        painter = QPainter(self)
        rect = QRect(0, 0, self.width(), self.height())
        draw_focus(painter, rect, self._theme, Radius.FIELD + 2 * RING)
        painter.end()
