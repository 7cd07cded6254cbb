"""The card in the hand: its picture for a drag, and the same picture floating after a pick-up."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from mentordesk.domain.names import initials
from mentordesk.ui.board.hand import HeldPlace, InHand
from mentordesk.ui.paint import Shape, draw_avatar, draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Radius, Space, Step

WIDTH, HEIGHT, SHADOW = 216, 44, 8
"""Size of the card and of the shadow around it, in px at 100 %."""
A_PLACE = "a free place"
"""Said below the name of the mentor whose place is held."""


def held_picture(
    held: InHand, theme: Theme, scale: float, direction: Qt.LayoutDirection
) -> QPixmap:
    """The held card with its shadow; several lie as a small pile with their number."""
    size = picture_size(theme)
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setLayoutDirection(direction)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QRect(QPoint(0, 0), size)
    card = whole.adjusted(SHADOW, SHADOW - 2, -SHADOW, -SHADOW - 2)
    _draw_shadow(painter, card)
    for step in range(min(2, held.count - 1), -1, -1):
        _draw_sheet(painter, card.translated(3 * step, 3 * step), theme)
    _draw_words(painter, card, held, theme)
    painter.end()
    return picture


def picture_size(theme: Theme) -> QSize:
    """The size of the picture, shadow included, in px."""
    return QSize(theme.scaled(WIDTH) + 2 * SHADOW, theme.scaled(HEIGHT) + 2 * SHADOW)


def _draw_shadow(painter: QPainter, card: QRect) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for grow in range(SHADOW, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 7))
        box = QRectF(card).adjusted(-grow, 2 - grow, grow, 2 + grow)
        painter.drawRoundedRect(box, Radius.CARD + grow, Radius.CARD + grow)


def _draw_sheet(painter: QPainter, card: QRect, theme: Theme) -> None:
    painter.setPen(QPen(theme.colours.accent, 2))
    painter.setBrush(theme.colours.surface)
    painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), Radius.CARD, Radius.CARD)


def _draw_words(painter: QPainter, card: QRect, held: InHand, theme: Theme) -> None:
    direction = painter.layoutDirection()
    side = theme.scaled(24)
    left = card.left() + Space.S
    box = QRect(left, card.center().y() - side // 2 + 1, side, side)
    place = isinstance(held, HeldPlace)
    letters = initials(held.name) if held.count == 1 else str(held.count)
    shape = Shape.MENTOR if place else Shape.MENTEE
    draw_avatar(painter, mirrored(box, card, direction), shape, letters, theme)
    left += side + Space.S
    line, small = theme.line(Step.NAME), theme.line(Step.SMALL) if place else 0
    top = card.center().y() - (line + small) // 2 + 1
    room = QRect(left, top, card.right() - Space.S - left, line)
    font, ink = theme.font(Step.NAME), theme.colours.ink
    draw_text(painter, mirrored(room, card, direction), held.name, font, ink)
    if place:
        room = QRect(left, top + line, room.width(), small)
        words, muted = mirrored(room, card, direction), theme.colours.muted
        draw_text(painter, words, A_PLACE, theme.font(Step.SMALL), muted)


class HeldCard(QWidget):
    """The picked-up card, following the pointer or the mentor the keyboard is on."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._within = theme, parent
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("held_card")
        self.hide()

    def show_held(self, held: InHand, at: QPoint) -> None:
        """Show the card, its middle a little below `at`, in px of the parent."""
        self._picture = held_picture(
            held, self._theme, self.devicePixelRatioF(), self.layoutDirection()
        )
        self.setAccessibleName(f"Holding {held.title}")
        self.resize(picture_size(self._theme))
        self.follow(at)
        self.show()
        self.raise_()

    def follow(self, at: QPoint) -> None:
        """Be just beside this point, within the parent but for the shadow."""
        goal = at + QPoint(Space.M, Space.M)
        room = self._within.size() - self.size() + QSize(SHADOW, SHADOW + 2)
        left = max(0, min(goal.x(), room.width()))
        self.move(left, max(0, min(goal.y(), room.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
