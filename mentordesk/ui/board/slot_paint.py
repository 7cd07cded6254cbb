"""Draws one of a mentor's places: a pair with its fit and lock, a free place, a place taken."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from mentordesk.ui.board.cards import Chip
from mentordesk.ui.board.slots import Kind, Slot
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import RING, Radius, Space, Step


def draw_slot(
    painter: QPainter, rect: QRect, slot: Slot, theme: Theme, *, chosen: bool, hovered: bool
) -> None:
    """A place in its rectangle; free ones are dashed, taken ones sunken."""
    if slot.chip is not None:
        draw_chip(painter, rect, slot.chip, theme, chosen=chosen, hovered=hovered)
        return
    colours = theme.colours
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    taken = slot.kind is Kind.ELSEWHERE
    pen = QPen(colours.edge, 1)
    if not taken:
        pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
    painter.setBrush(colours.sunken if taken else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, Radius.FIELD, Radius.FIELD)
    free = "free" if slot.count == 1 else f"{slot.count} free"
    words = f"{slot.count} elsewhere" if taken else free
    inner = rect.adjusted(Space.S, 0, -Space.S, 0)
    draw_text(painter, inner, words, theme.font(Step.SMALL), colours.muted)


def draw_chip(
    painter: QPainter, rect: QRect, chip: Chip, theme: Theme, *, chosen: bool, hovered: bool
) -> None:
    """A pair: name, fit, and a mark where it is locked, live, or kept against a rule."""
    colours, direction = theme.colours, painter.layoutDirection()
    border = colours.accent if chosen else colours.ink if hovered else colours.edge
    width = RING if chosen else 1
    box = QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(border, width))
    ground = colours.accent_soft if chosen else colours.sunken if chip.is_live else colours.bg
    painter.setBrush(ground)
    painter.drawRoundedRect(box, Radius.FIELD, Radius.FIELD)
    left, right = rect.left() + Space.S - 2, rect.right() + 1 - Space.S + 2
    side = theme.scaled(12)
    for icon in _marks(chip):
        sign = QRect(right - side, rect.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, icon, QRectF(mirrored(sign, rect, direction)), colours.ink)
        right -= side + Space.XS - 1
    font = theme.font(Step.SMALL)
    if chip.score is not None:
        text = str(chip.score)
        room = QFontMetrics(font).horizontalAdvance(text) + 1
        number = QRect(right - room, rect.top(), room, rect.height())
        draw_text(painter, mirrored(number, rect, direction), text, font, colours.muted)
        right -= room + Space.XS
    name = QRect(left, rect.top(), right - left, rect.height())
    draw_text(painter, mirrored(name, rect, direction), chip.name, font, colours.ink)


def _marks(chip: Chip) -> list[Icon]:
    """From the trailing side inward."""
    marks = []
    if chip.is_live:
        marks.append(Icon.PERSON_CHECK)
    elif chip.locked:
        marks.append(Icon.LOCK)
    if chip.reason:
        marks.append(Icon.EDIT)
    return marks
