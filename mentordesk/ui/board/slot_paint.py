"""Draws one of a mentor's places: a pair with its fit and lock, a free place, a place taken."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from mentordesk.ui.board.cards import Chip
from mentordesk.ui.board.delegate import DASHES, IN_HAND
from mentordesk.ui.board.slots import Kind, Slot
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import RING, Radius, Space, Step


class Look(NamedTuple):
    """How a place looks beside what it holds.

    `away`: what it holds is in the hand. `dim`: it lies on a card the hand can do nothing with.
    """

    chosen: bool = False
    hovered: bool = False
    away: bool = False
    dim: bool = False


def draw_slot(painter: QPainter, rect: QRect, slot: Slot, theme: Theme, look: Look) -> None:
    """A place in its rectangle; free ones are dashed, taken ones sunken."""
    if slot.chip is not None and not look.away:
        draw_chip(painter, rect, slot.chip, theme, look)
        return
    colours = theme.colours
    taken = slot.kind is Kind.ELSEWHERE
    _draw_frame(painter, rect, theme, look, None if not taken else colours.sunken, solid=taken)
    words = slot.chip.name if slot.chip is not None else _words(slot, look)
    inner = rect.adjusted(Space.S, 0, -Space.S, 0)
    draw_text(painter, inner, words, theme.font(Step.SMALL), colours.muted)


def draw_chip(painter: QPainter, rect: QRect, chip: Chip, theme: Theme, look: Look) -> None:
    """A pair: name, fit, and a mark where it is locked, live, or kept against a rule."""
    colours, direction = theme.colours, painter.layoutDirection()
    ground = colours.sunken if chip.is_live or look.dim else colours.bg
    _draw_frame(painter, rect, theme, look, colours.accent_soft if look.chosen else ground)
    left, right = rect.left() + Space.S - 2, rect.right() + 1 - Space.S + 2
    side, ink = theme.scaled(12), colours.muted if look.dim else colours.ink
    for icon in _marks(chip):
        sign = QRect(right - side, rect.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, icon, QRectF(mirrored(sign, rect, direction)), ink)
        right -= side + Space.XS - 1
    font = theme.font(Step.SMALL)
    if chip.score is not None:
        text = str(chip.score)
        room = QFontMetrics(font).horizontalAdvance(text) + 1
        number = QRect(right - room, rect.top(), room, rect.height())
        draw_text(painter, mirrored(number, rect, direction), text, font, colours.muted)
        right -= room + Space.XS
    name = QRect(left, rect.top(), right - left, rect.height())
    draw_text(painter, mirrored(name, rect, direction), chip.name, font, ink)


def _draw_frame(
    painter: QPainter,
    rect: QRect,
    theme: Theme,
    look: Look,
    ground: QColor | None,
    *,
    solid: bool = True,
) -> None:
    """The border, dashed around what is free or away, and the ground within it."""
    colours = theme.colours
    border = colours.accent if look.chosen else colours.ink if look.hovered else colours.edge
    width = RING if look.chosen else 1
    pen = QPen(border, width)
    if look.away or not solid:
        pen.setDashPattern(DASHES)
    painter.setPen(pen)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    box = QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(box, Radius.FIELD, Radius.FIELD)


def _words(slot: Slot, look: Look) -> str:
    """What a place without a pair says."""
    if slot.kind is Kind.ELSEWHERE:
        return f"{slot.count} elsewhere"
    if look.away:
        return IN_HAND
    return "free" if slot.count == 1 else f"{slot.count} free"


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
