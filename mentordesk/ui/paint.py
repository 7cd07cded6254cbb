"""Plain painting functions for tables, board and panes: avatar, pill, bar, text, focus."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle

from mentordesk.ui.bidi import in_order, is_right_to_left
from mentordesk.ui.fonts import FAMILY
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import RING, Colours, Fit, Radius, Space, Step


class Shape(Enum):
    """What an avatar says without colour: square mentor, circle mentee, hexagon group."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"
    GROUP = "group"
    NONE = "none"


class Tone(Enum):
    """How much a state asks of the reader; healthy has no colour."""

    PLAIN = "plain"
    ATTENTION = "attention"
    URGENT = "urgent"


@dataclass(frozen=True)
class Pill:
    """A state in words with its tone."""

    text: str
    tone: Tone = Tone.PLAIN


def mirrored(rect: QRect, within: QRect, direction: Qt.LayoutDirection) -> QRect:
    """`rect` laid out left-to-right, seen in the direction of the layout."""
    return QStyle.visualRect(direction, within, rect)


def shape_colour(colours: Colours, shape: Shape) -> QColor:
    """The role's colour, for avatar and card edge only."""
    if shape is Shape.NONE:
        return colours.muted
    if shape is Shape.BOTH:
        return colours.mentor
    return colours.named(shape.value)


def avatar_path(rect: QRectF, shape: Shape) -> QPainterPath:
    """The outline of an avatar."""
    path = QPainterPath()
    if shape in (Shape.MENTOR, Shape.BOTH):
        path.addRoundedRect(rect, Radius.FIELD, Radius.FIELD)
    elif shape is Shape.GROUP:
        centre, reach = rect.center(), rect.width() / 2
        corners = [math.radians(60 * i - 30) for i in range(6)]
        points = [QPointF(math.cos(a) * reach, math.sin(a) * reach) + centre for a in corners]
        path.addPolygon(QPolygonF([*points, points[0]]))
    else:
        path.addEllipse(rect)
    return path


def draw_avatar(
    painter: QPainter,
    rect: QRect,
    shape: Shape,
    letters: str,
    theme: Theme,
    ink: QColor | None = None,
) -> None:
    """Initials in the role's shape on a square; with both roles, with a small circle on it.

    In the role's colour, unless another `ink` is told.

    They are kept as pictures, since the same ones are drawn again and again.
    """
    device, colours = painter.device(), theme.colours
    scale = device.devicePixelRatio() if device is not None else 1.0
    role = ink if ink is not None else shape_colour(colours, shape)
    inks = (role.rgba(), colours.surface.rgba(), colours.mentee.rgba())
    painter.drawPixmap(rect.topLeft(), _avatar(shape, letters, rect.width(), scale, *inks))


@lru_cache(maxsize=2048)
def _avatar(
    shape: Shape, letters: str, side: int, scale: float, ink: int, ground: int, second: int
) -> QPixmap:
    """The picture of an avatar, `side` px square, in colours told as numbers."""
    picture = QPixmap(round(side * scale), round(side * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    colour = QColor.fromRgba(ink)
    inner = QRectF(0, 0, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = QColor(colour)
    fill.setAlphaF(0.14)
    painter.fillPath(avatar_path(inner, shape), QColor.fromRgba(ground))
    painter.fillPath(avatar_path(inner, shape), fill)
    painter.setPen(QPen(colour, 1.5))
    painter.drawPath(avatar_path(inner.adjusted(0.5, 0.5, -0.5, -0.5), shape))
    font = QFont(FAMILY)
    font.setBold(True)
    font.setPixelSize(max(9, round(side * 0.42)))
    painter.setFont(font)
    painter.drawText(QRect(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, letters)
    if shape is Shape.BOTH:
        size = max(8.0, side * 0.36)
        badge = QRectF(inner.right() - size * 0.7, inner.bottom() - size * 0.7, size, size)
        painter.setPen(QPen(QColor.fromRgba(ground), 1.5))
        painter.setBrush(QColor.fromRgba(second))
        painter.drawEllipse(badge)
    painter.end()
    return picture


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
) -> None:
    """One line, cut at its end when it is too long, on the middle of `rect`.

    The side is that of the layout; the order of the words is that of the text itself (`bidi`).
    """
    if not text or rect.width() <= 0:
        return
    painter.setFont(font)
    painter.setPen(colour)
    flat = in_order(text.replace("\n", " "))
    # One px more: a width is measured in whole px, and what was measured to fit is not to be cut.
    cut = QFontMetrics(font).elidedText(flat, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.drawText(rect, _flags(painter.layoutDirection(), align, is_right_to_left(flat)), cut)


@lru_cache(maxsize=64)
def _flags(direction: Qt.LayoutDirection, align: Qt.AlignmentFlag, is_rtl: bool) -> int:
    """How one line is drawn; put together once, since the enums of Qt are slow to add up."""
    flag = Qt.TextFlag
    order = flag.TextForceRightToLeft if is_rtl else flag.TextForceLeftToRight
    side = QStyle.visualAlignment(direction, align) | Qt.AlignmentFlag.AlignVCenter
    return int(side.value | flag.TextSingleLine.value | order.value)


def draw_lines(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    lines: int,
    line_height: int,
) -> int:
    """Text wrapped to at most `lines` lines from the top of `rect`, the last one cut; px used."""
    if not text or rect.width() <= 0:
        return 0
    starts = _breaks(text, font, rect.width(), lines + 1)
    shown = starts[:lines]
    for number, start in enumerate(shown):
        end = starts[number + 1] if number + 1 < len(starts) and number + 1 < lines else len(text)
        box = QRect(rect.left(), rect.top() + number * line_height, rect.width(), line_height)
        draw_text(painter, box, text[start:end].strip(), font, colour)
    return len(shown) * line_height


def line_count(text: str, font: QFont, width: int, most: int) -> int:
    """How many lines `draw_lines` would take for this text, at most `most`."""
    return min(most, len(_breaks(text, font, width, most)))


def _breaks(text: str, font: QFont, width: int, most: int) -> list[int]:
    """Where the lines begin, as far as the first `most` of them."""
    layout = QTextLayout(text.replace("\n", " "), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts


def pill_size(pill: Pill, theme: Theme) -> QSize:
    """How much room a pill takes, in px."""
    if pill.tone is Tone.PLAIN:
        plain = QFontMetrics(theme.font(Step.BODY)).horizontalAdvance(pill.text)
        return QSize(plain, theme.line(Step.BODY))
    width = QFontMetrics(theme.font(Step.SMALL)).horizontalAdvance(pill.text)
    icon = theme.scaled(12)
    return QSize(width + icon + Space.XS + 2 * Space.S, theme.line(Step.SMALL) + Space.XS)


def draw_pill(painter: QPainter, rect: QRect, pill: Pill, theme: Theme) -> None:
    """A state on the leading side of `rect`: plain, soft with a triangle, solid with an octagon."""
    colours, font = theme.colours, theme.font(Step.SMALL)
    if pill.tone is Tone.PLAIN:
        draw_text(painter, rect, pill.text, theme.font(Step.BODY), colours.ink)
        return
    size = pill_size(pill, theme)
    width = min(size.width(), rect.width())
    box = QRect(rect.left(), rect.center().y() - size.height() // 2 + 1, width, size.height())
    direction = painter.layoutDirection()
    box = mirrored(box, rect, direction)
    urgent = pill.tone is Tone.URGENT
    ground = colours.urgent if urgent else colours.attention_soft
    words = colours.surface if urgent else colours.attention
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if urgent else QPen(colours.attention, 1))
    painter.setBrush(ground)
    half = box.height() / 2
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), half, half)
    side = theme.scaled(12)
    sign = QRect(box.left() + Space.S, box.center().y() - side // 2 + 1, side, side)
    sign = mirrored(sign, box, direction)
    paint_icon(painter, Icon.OCTAGON if urgent else Icon.ALERT, QRectF(sign), words)
    text = QRect(box.left() + Space.S + side + Space.XS, box.top(), 0, box.height())
    text.setRight(box.right() - Space.S + 1)
    draw_text(painter, mirrored(text, box, direction), pill.text, font, words)
    painter.restore()


def draw_bar(painter: QPainter, bar: QRect, score: int, colours: Colours) -> None:
    """A bar filled as far as the score, 0 to 100, from its leading side, with an edge around it."""
    filled = QRect(bar.left(), bar.top(), round(bar.width() * score / 100), bar.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(bar, colours.surface)
    filled = mirrored(filled, bar, painter.layoutDirection())
    painter.fillRect(filled, Fit.of(score).colour(colours))
    painter.setPen(QPen(colours.edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0, 0, -1, -1))
    painter.restore()


def draw_focus(painter: QPainter, rect: QRect, theme: Theme, radius: float = Radius.FIELD) -> None:
    """The focus ring, just inside `rect`: 2 px wide, with a gap of 2 px kept free within it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colours.accent, RING))
    half = RING / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


_LEADING = Qt.AlignmentFlag.AlignLeading
