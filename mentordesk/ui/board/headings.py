"""The heading of a section: its title, how many cards it has, and whether it is folded."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from mentordesk.ui.board.layout import Section
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step


def draw_heading(painter: QPainter, whole: QRect, section: Section, theme: Theme) -> None:
    """A heading over the whole width of its column, on the column's own ground."""
    direction = painter.layoutDirection()
    painter.fillRect(whole, theme.colours.sunken)
    line = whole.adjusted(Space.M, Space.XS, -Space.M, 0)
    left, right = line.left(), line.right()
    if section.foldable:
        side = theme.scaled(16)
        sign = QRect(left, line.center().y() - side // 2 + 1, side, side)
        icon = _closed(direction) if section.folded else Icon.CHEVRON_DOWN
        box = mirrored(sign, line, direction)
        paint_icon(painter, icon, box.toRectF(), theme.colours.muted)
        left += side + Space.XS
    font = theme.font(Step.SMALL)
    number = f"{section.count:,}"
    room = QFontMetrics(font).horizontalAdvance(number) + Space.S
    count = mirrored(QRect(right - room, line.top(), room, line.height()), line, direction)
    end = Qt.AlignmentFlag.AlignTrailing
    draw_text(painter, count, number, font, theme.colours.muted, end)
    title = QRect(left, line.top(), right - room - left, line.height())
    bold = QFont(font)
    bold.setBold(True)
    draw_text(painter, mirrored(title, line, direction), section.title, bold, theme.colours.ink)


def _closed(direction: Qt.LayoutDirection) -> Icon:
    rtl = direction is Qt.LayoutDirection.RightToLeft
    return Icon.CHEVRON_LEFT if rtl else Icon.CHEVRON_RIGHT
