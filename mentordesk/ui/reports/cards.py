"""A figure on a card: what it is, the number, and what it is counted against."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from mentordesk.domain.figures import AGAINST, Counted, Figure
from mentordesk.ui.paint import draw_focus, draw_lines, draw_text
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Radius, Space, Step
from mentordesk.wording import reports
from mentordesk.wording.shares import share_text


class FigureCard(QAbstractButton):
    """Press it to see who is behind the number."""

    def __init__(self, theme: Theme, figure: Figure) -> None:
        super().__init__()
        self._theme = theme
        self.figure = figure
        self._counted = Counted(None)
        self.setObjectName(f"card_{figure.value}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._renew)
        self._renew()

    def show_counted(self, counted: Counted) -> None:
        """Show this number."""
        self._counted = counted
        self._renew()

    @property
    def number(self) -> str:
        """The number as written on the card."""
        return number_text(self._counted.value)

    @property
    def basis(self) -> str:
        """What the number is counted against, with the share."""
        return basis_text(self.figure, self._counted)

    def sizeHint(self) -> QSize:
        """Room for a name of one line, the number and its basis."""
        theme = self._theme
        high = 2 * theme.line(Step.SMALL) + theme.line(Step.FIGURE) + 2 * Space.M
        return QSize(theme.scaled(168), high)

    def minimumSizeHint(self) -> QSize:
        """Narrower, the words are cut."""
        return QSize(self._theme.scaled(120), self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """The border lifts under the pointer."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, name, number, basis; the chosen one in the accent's own soft colour."""
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = colours.ink if self.underMouse() else colours.edge
        painter.setPen(QPen(colours.accent if self.isChecked() else edge, 1))
        painter.setBrush(colours.accent_soft if self.isChecked() else colours.surface)
        painter.drawRoundedRect(box, Radius.CARD, Radius.CARD)
        inner = self.rect().adjusted(Space.M, Space.M, -Space.M, -Space.M)
        small, line = theme.font(Step.SMALL), theme.line(Step.SMALL)
        top = QRect(inner.left(), inner.top(), inner.width(), line)
        draw_lines(painter, top, reports.figure(self.figure), small, colours.muted, 1, line)
        middle = QRect(inner.left(), top.bottom() + 1, inner.width(), theme.line(Step.FIGURE))
        draw_text(painter, middle, self.number, theme.font(Step.FIGURE), colours.ink)
        foot = QRect(inner.left(), middle.bottom() + 1, inner.width(), line)
        draw_text(painter, foot, self.basis, small, colours.muted)
        if self.hasFocus():
            draw_focus(painter, self.rect(), theme, Radius.CARD)
        painter.end()

    def _renew(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleName(f"{reports.figure(self.figure)}: {self.number} {self.basis}".strip())
        self.setToolTip(f"{self.accessibleName()}\n{reports.HOW_COUNTED[self.figure]}")
        self.update()


def number_text(value: float | None) -> str:
    """A number as written: whole ones without a decimal point, none as a dash."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def basis_text(figure: Figure, counted: Counted) -> str:
    """What a figure is counted against, with the share; empty for a plain count."""
    against = AGAINST.get(figure)
    if against is None or counted.of is None:
        return ""
    if figure is Figure.DAYS_TO_INTRODUCTION:
        return f"from {counted.of:,} pairs"
    share = share_text(counted.value or 0, counted.of)
    return f"of {counted.of:,}{' · ' + share if share else ''}"
