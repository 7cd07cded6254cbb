"""Keeps Python's cycle collector on the UI thread.

A collection on a worker thread may delete a widget there, which Qt does not survive; so the
automatic collector is switched off and run by a timer of the UI thread instead. It stays off when
the window goes: a collection in the middle of a destructor of Qt's waits for ever for a lock that
the destructor holds. Who goes on after the window switches it on again, when all is quiet.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Collector(QObject):
    """Collects once a second whatever Python's own thresholds say is due."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [number for number in (2, 1, 0) if counts[number] > limits[number]]
        if due:
            gc.collect(due[0])
