"""A small painted line: how a share went in the last weeks, oldest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.wording.shares import percent

HEIGHT = 28
"""Height of the line in px at 100 %."""
_DOT = 2.5


class Trend(QWidget):
    """The line with a dot on today, on a ground line for nothing; empty for fewer than two weeks.

    What the eye sees stands in words as accessible description and as tooltip.
    """

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.shares: tuple[float, ...] = ()
        self.setObjectName(f"trend_{name.replace(' ', '_')}")
        self.setAccessibleName(f"Trend: {name}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def show_shares(self, shares: Sequence[float]) -> None:
        """Show these shares, each 0 to 1, one a week."""
        self.shares = tuple(shares) if len(shares) > 1 else ()
        said = in_words(self.shares)
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the card, and a line high."""
        return QSize(self._theme.scaled(96), self._theme.scaled(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the line and the dot of today."""
        if not self.shares:
            return
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, _DOT + 1, -_DOT - 1, -_DOT - 1)
        painter.setPen(QPen(colours.edge, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        points = self._points(area)
        line = QPen(colours.ink, 1.5)
        line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(line)
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(colours.ink)
        painter.drawEllipse(points[-1], _DOT, _DOT)
        painter.end()

    def _points(self, area: QRectF) -> list[QPointF]:
        """Time runs the way the script does."""
        step = area.width() / (len(self.shares) - 1)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        points = []
        for number, share in enumerate(self.shares):
            along = number * step
            x = area.right() - along if is_rtl else area.left() + along
            points.append(QPointF(x, area.bottom() - share * area.height()))
        return points

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()


def in_words(shares: Sequence[float]) -> str:
    """The line as a sentence: from how much to how much in how many weeks, and each week."""
    if not shares:
        return "No trend yet"
    numbers = [percent(share) for share in shares]
    first, last = numbers[0], numbers[-1]
    way = "up" if last > first else "down"
    head = f"unchanged at {last} %" if first == last else f"{way} from {first} % to {last} %"
    weeks = ", ".join(f"{number} %" for number in numbers)
    return f"In {len(shares)} weeks {head}. By week: {weeks}"
