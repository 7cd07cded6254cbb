"""The counts over the preview as large calm figures, each of which shows its rows alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Radius, Space, Step
from mentordesk.ui.widgets import row


class Figures(QWidget):
    """A row of figures; one may be pressed, and pressing it again shows all rows."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, names: Sequence[tuple[object, str, bool]]) -> None:
        super().__init__()
        self.setAccessibleName("What the import would do")
        self.figures = {key: Figure(theme, words, asks) for key, words, asks in names}
        line = row(*self.figures.values(), space=Space.S)
        line.setContentsMargins(Space.L, 0, Space.L, Space.S)
        self.setLayout(line)
        for key, figure in self.figures.items():
            figure.clicked.connect(lambda _on=False, k=key: self._press(k))

    def show_counts(self, counts: dict[object, int | None]) -> None:
        """Show these counts; None while they are being worked out."""
        for key, figure in self.figures.items():
            figure.show_count(counts.get(key))

    def press(self, key: object) -> None:
        """Press one figure, or none for None."""
        for each, figure in self.figures.items():
            figure.setChecked(each == key)

    def _press(self, key: object) -> None:
        on = self.figures[key].isChecked()
        self.press(key if on else None)
        self.chosen.emit(key if on else None)


class Figure(QAbstractButton):
    """One count over its words; what asks for a look has a triangle while it is not nought."""

    def __init__(self, theme: Theme, words: str, asks: bool) -> None:
        super().__init__()
        self._theme, self._asks = theme, asks
        self._count: int | None = None
        self.setText(words)
        self.setCheckable(True)
        self.setObjectName("figure_" + words.lower().replace(" ", "_"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)
        self.show_count(None)

    @property
    def count(self) -> int | None:
        """What is shown."""
        return self._count

    def show_count(self, count: int | None) -> None:
        """Show a count, or that it is not known yet: then the last one stays, muted."""
        self._is_old = count is None
        self._count = self._count if count is None else count
        said = "being counted" if self._count is None else f"{self._count:,}"
        self.setAccessibleName(f"{self.text()}: {said}")
        self.setToolTip(f"Show only these rows: {self.text().lower()}")
        self.update()

    def sizeHint(self) -> QSize:
        """A figure over a small line."""
        theme = self._theme
        width = QFontMetrics(theme.font(Step.SMALL)).horizontalAdvance(self.text())
        height = theme.line(Step.FIGURE) + theme.line(Step.SMALL) + 2 * Space.S
        return QSize(width + theme.scaled(20) + 2 * Space.M, height)

    def minimumSizeHint(self) -> QSize:
        """As large as wished."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, count, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, colours, whole = self._theme, self._theme.colours, self.rect()
        on, over = self.isChecked(), self.underMouse()
        painter.setBrush(colours.accent_soft if on else colours.surface)
        painter.setPen(QPen(colours.accent if on else colours.ink if over else colours.edge, 1))
        painter.drawRoundedRect(
            whole.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), Radius.CARD, Radius.CARD
        )
        direction = self.layoutDirection()
        painter.setLayoutDirection(direction)
        inner = whole.adjusted(Space.M, Space.S, -Space.M, -Space.S)
        top = QRect(inner.left(), inner.top(), inner.width(), theme.line(Step.FIGURE))
        text = "–" if self._count is None else f"{self._count:,}"
        quiet = self._is_old or not self._count
        draw_text(
            painter, top, text, theme.font(Step.FIGURE), colours.muted if quiet else colours.ink
        )
        below = QRect(inner.left(), top.bottom() + 1, inner.width(), theme.line(Step.SMALL))
        if self._asks and self._count:
            side = theme.scaled(14)
            sign = QRect(below.left(), below.center().y() - side // 2 + 1, side, side)
            paint_icon(
                painter,
                Icon.ALERT,
                mirrored(sign, below, direction).toRectF(),
                colours.attention,
            )
            words = below.adjusted(side + Space.XS, 0, 0, 0)
        else:
            words = below
        ink = colours.ink if self._count else colours.muted
        font = theme.font(Step.SMALL)
        draw_text(painter, mirrored(words, below, direction), self.text(), font, ink)
        painter.end()
