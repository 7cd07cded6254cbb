"""True mouse drags through the whole loop of Qt, and drop events as a view gets them."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

BUTTON, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag(
    source: QAbstractItemView,
    start: QPoint,
    target: QAbstractItemView,
    end: QPoint,
    steps: int = 8,
    guard_ms: int = 5000,
) -> bool:
    """Press, move in steps and release, as a hand does; whether it came to its end.

    Needs a platform that can drag (minimal, or a real screen). The move that starts the drag does
    not return before the drop, so each step arranges for the next before it is sent, and events go
    to the window rather than to the widget.
    """
    window = source.window()
    handle = window.windowHandle()
    first = source.viewport().mapTo(window, start)
    last = target.viewport().mapTo(window, end)
    points = [first + (last - first) * step / steps for step in range(1, steps + 1)]
    points.append(last + QPoint(1, 1))
    ended: list[bool] = []

    def step() -> None:
        if points:
            QTimer.singleShot(2, step)
            QTest.mouseMove(handle, points.pop(0))
        else:
            QTest.mouseRelease(handle, BUTTON, NO_KEYS, last + QPoint(1, 1))
            ended.append(True)

    def give_up() -> None:
        ended.append(False)
        QDrag.cancel()

    guard = QTimer(singleShot=True, interval=guard_ms)
    guard.timeout.connect(give_up)
    guard.start()
    QTest.mousePress(handle, BUTTON, NO_KEYS, first)
    QTimer.singleShot(0, step)
    while not ended:
        QTest.qWait(1)
    guard.stop()
    QTest.qWait(5)
    return ended[0]


def drop(
    target: QAbstractItemView,
    mime: QMimeData,
    at: QPoint,
    action: Qt.DropAction = Qt.DropAction.CopyAction,
) -> bool:
    """Enter, move and drop on a view, as Qt would send them; whether the drop was taken."""
    viewport = target.viewport()
    enter = QDragEnterEvent(at, action, mime, BUTTON, NO_KEYS)
    QApplication.sendEvent(viewport, enter)
    move = QDragMoveEvent(at, action, mime, BUTTON, NO_KEYS)
    QApplication.sendEvent(viewport, move)
    if not (enter.isAccepted() and move.isAccepted()):
        end_drag()
        return False
    event = QDropEvent(at.toPointF(), action, mime, BUTTON, NO_KEYS)
    QApplication.sendEvent(viewport, event)
    return event.isAccepted()


def end_drag() -> None:
    """Let Qt forget what was dragged over last, while that widget still lives.

    An enter that was welcome is remembered by Qt as a bare pointer until a leave or a drop: the
    next leave of any test would be sent to a widget long gone, and the process dies.
    """
    nowhere = QWidget()
    QApplication.sendEvent(nowhere, QDragLeaveEvent())
    nowhere.deleteLater()
