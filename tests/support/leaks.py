"""Names what a test leaves behind: windows, threads and running timers."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Alive:
    """What was there before the test."""

    windows: frozenset[int]
    threads: frozenset[int]
    timers: frozenset[int]


def look() -> Alive:
    """What is alive now."""
    return Alive(
        frozenset(map(id, _windows())),
        frozenset(thread.ident or 0 for thread in threading.enumerate()),
        frozenset(map(id, _timers())),
    )


def left_behind(before: Alive) -> list[str]:
    """In words, what is alive now and was not before."""
    found = [
        f"window {window.objectName() or type(window).__name__}"
        for window in _windows()
        if id(window) not in before.windows
    ]
    found += [
        f"thread {thread.name}"
        for thread in threading.enumerate()
        if thread.ident not in before.threads and thread.is_alive()
    ]
    found += [f"timer of {timer.parent()}" for timer in _timers() if id(timer) not in before.timers]
    return found


def _windows() -> list[Any]:
    """Top-level widgets that are shown or still own anything; popups of closed windows are not."""
    from PySide6.QtWidgets import QApplication

    return [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def _timers() -> list[Any]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if app is None:
        return []
    timers = list(app.findChildren(QTimer))
    for window in QApplication.topLevelWidgets():
        timers += window.findChildren(QTimer)
    return [timer for timer in timers if timer.isActive() and not timer.isSingleShot()]
