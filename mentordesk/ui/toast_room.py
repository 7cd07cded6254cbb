"""Room for the toast: the page ends above it where it would cover what cannot be scrolled free."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QLabel,
    QLayout,
    QScrollArea,
    QSplitterHandle,
    QStackedWidget,
    QWidget,
)

from mentordesk.ui.toasts import Toasts
from mentordesk.ui.tokens import Space


class ToastRoom(QObject):
    """Keeps the foot of a layout free while a toast lies over the end of the page in `stack`.

    A page that ends above the toast stays as it is: nothing moves without need.
    """

    def __init__(self, toasts: Toasts, stack: QStackedWidget, layout: QLayout) -> None:
        super().__init__(toasts)
        self._toasts, self._stack, self._layout = toasts, stack, layout
        toasts.installEventFilter(self)
        stack.currentChanged.connect(lambda _number: self._look())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A toast that comes or is placed anew asks for room; gone, it gives it back."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize):
            self._look()
        elif event.type() is QEvent.Type.Hide:
            self._set(0)
        return False

    def _look(self) -> None:
        page, toasts = self._stack.currentWidget(), self._toasts
        place = toasts.parentWidget()
        if place is None or page is None or not toasts.isVisible():
            return
        if self._layout.contentsMargins().bottom():
            return
        top = toasts.mapTo(toasts.window(), QPoint(0, 0))
        if covers(page, QRect(top, toasts.size())):
            self._set(place.height() - toasts.y() + Space.XS)

    def _set(self, px: int) -> None:
        margins = self._layout.contentsMargins()
        if margins.bottom() != px:
            margins.setBottom(px)
            self._layout.setContentsMargins(margins)


def covers(widget: QWidget, place: QRect) -> bool:
    """Whether a place of the window (px) lies over something of the widget that is to be read.

    What can be scrolled is covered as soon as it is longer than what is seen of it.
    """
    found = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return any(_is_under(child, place) for child in found if child.isVisible())


def _is_under(child: QWidget, place: QRect) -> bool:
    corner = child.mapTo(child.window(), QPoint(0, 0))
    if isinstance(child, QSplitterHandle) or not QRect(corner, child.size()).intersects(place):
        return False
    if isinstance(child, QAbstractItemView):
        return _reaches(child, place)
    if isinstance(child, QAbstractScrollArea) and child.verticalScrollBar().maximum() > 0:
        return True
    if isinstance(child, QScrollArea):
        return covers(child.viewport(), place)
    if isinstance(child, QLabel):
        return bool(child.text()) or not child.pixmap().isNull()
    if child.findChild(QWidget) is not None:
        return covers(child, place)
    return type(child) not in (QWidget, QFrame)


def _reaches(view: QAbstractItemView, place: QRect) -> bool:
    """Whether the rows of a list come down to the place, or go on below what is seen."""
    model = view.model()
    if model is None or model.rowCount() == 0:
        return False
    if view.verticalScrollBar().maximum() > 0:
        return True
    last = view.visualRect(model.index(model.rowCount() - 1, 0))
    return view.viewport().mapTo(view.window(), last.bottomLeft()).y() >= place.top()
