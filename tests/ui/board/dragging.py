"""Drags for tests: the events a drag sends to a viewport, and true drags with the mouse."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

ACTIONS = Qt.DropAction.LinkAction | Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def over(target: QWidget, point: QPoint, data: QMimeData) -> bool:
    """Enter and move over a widget with something held; whether it would be welcome there."""
    enter = QDragEnterEvent(point, ACTIONS, data, LEFT, NONE)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(point, ACTIONS, data, LEFT, NONE)
    QApplication.sendEvent(target, move)
    return move.isAccepted()


@dataclass(frozen=True)
class Dropped:
    """How a drop was answered."""

    accepted: bool
    action: Qt.DropAction


def drop(target: QWidget, point: QPoint, data: QMimeData) -> Dropped:
    """Enter, move and let it fall there; whether it was accepted, and as what.

    Where it is not welcome the system delivers no drop, and neither does this.
    """
    if not over(target, point, data):
        leave(target)
        return Dropped(False, Qt.DropAction.IgnoreAction)
    event = QDropEvent(QPointF(point), ACTIONS, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(target, event)
    return Dropped(event.isAccepted(), event.dropAction())


def leave(target: QWidget) -> None:
    """Go away with it."""
    QApplication.sendEvent(target, QDragLeaveEvent())


def middle_of(view: QAbstractItemView, row: int) -> QPoint:
    """The middle of a card in the viewport, brought into sight first."""
    index = view.model().index(row, 0)
    view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
    return view.visualRect(index).center()


def drag(
    source: QWidget, start: QPoint, goal: QWidget, end: QPoint, steps: int = 8, guard_ms: int = 3000
) -> bool:
    """A true drag with the left button, through QDrag's own loop; whether it ended by itself.

    The move that starts the drag blocks inside `QDrag.exec`, so each next step is scheduled before
    the present one is sent. The platform must be able to drag: `minimal` or `xcb`.
    """
    window = source.window()
    handle = window.windowHandle()
    first, last = source.mapTo(window, start), goal.mapTo(window, end)
    points = [first + (last - first) * i / steps for i in range(1, steps + 1)]
    points.append(last + QPoint(1, 1))
    done: list[str] = []

    def step() -> None:
        if points:
            QTimer.singleShot(2, step)
            QTest.mouseMove(handle, points.pop(0))
        else:
            QTest.mouseRelease(handle, LEFT, NONE, last + QPoint(1, 1))
            done.append("released")

    def give_up() -> None:
        done.append("guard")
        QDrag.cancel()

    guard = QTimer(singleShot=True)
    guard.timeout.connect(give_up)
    guard.start(guard_ms)
    QTest.mousePress(handle, LEFT, NONE, first)
    QTimer.singleShot(0, step)
    while not done:
        QTest.qWait(1)
    guard.stop()
    QTest.qWait(5)
    return done[0] == "released"
