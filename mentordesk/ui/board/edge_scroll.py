"""Scrolls a column while something is held near its edge, faster the nearer to it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

ZONE = 48
"""Depth of the zone along an edge, in px."""
SLOWEST, FASTEST = 200, 1600
"""Speed at the rim of the zone and at the edge itself, in px a second."""
REST_MS = 150
"""How long something must be in the zone before the column moves, in ms."""
TICK_MS = 16


def speed_at(y: int, height: int) -> float:
    """The speed at a height in the column, in px a second; negative is upward, 0 outside."""
    zone = min(ZONE, height // 3)
    if zone <= 0:
        return 0.0
    above, below = zone - y, y - (height - 1 - zone)
    depth = min(1.0, max(above, below) / zone)
    if depth <= 0:
        return 0.0
    speed = SLOWEST + (FASTEST - SLOWEST) * depth
    return -speed if above > below else speed


class EdgeScroll(QObject):
    """Told where the held card is; moves the scroll bar of its area by the clock."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.inset = 0
        """How much of the column's top something else covers, in px."""
        self._speed = 0.0
        self._rested = 0.0
        self._rest_of_px = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(lambda: self.advance(self._clock.restart()))

    @property
    def is_moving(self) -> bool:
        """Whether the column is being scrolled, or about to be."""
        return self._speed != 0

    def over(self, y: int | None) -> None:
        """The held card is at this height of the column; None when it is elsewhere."""
        height = self._area.viewport().height() - self.inset
        speed = 0.0 if y is None else speed_at(y - self.inset, height)
        if speed == 0:
            self._timer.stop()
            self._rested = self._rest_of_px = 0.0
        elif self._speed == 0:
            self._clock.start()
            self._timer.start()
        self._speed = speed

    def advance(self, ms: float) -> None:
        """So many ms went by: scroll what is due once the rest in the zone is over."""
        self._rested += ms
        if self._rested <= REST_MS:
            return
        due = self._rest_of_px + self._speed * min(ms, self._rested - REST_MS) / 1000
        whole = int(due)
        self._rest_of_px = due - whole
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + whole)
