"""How the best targets look in a tray: a tile for a mentor, a line for a mentee."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from mentordesk.ui.board.target_line import UNKNOWN, Cost, Room, Sign, TargetLine, fit_ink
from mentordesk.ui.delegates import fit_word
from mentordesk.ui.icons import Icon
from mentordesk.ui.paint import draw_bar, draw_lines, draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import RING, Radius, Space, Step
from mentordesk.wording.what_if import brief

END = Qt.AlignmentFlag.AlignTrailing


@dataclass(frozen=True)
class Offered:
    """Somebody a tray offers: name, fit 0 to 100, cost in words, what else is to be said.

    `room`: free places, or what would be asked, `room_said` the same in full; `against`: the whole
    clause that speaks against it.
    """

    card_id: str
    name: str
    score: int
    cost: str
    is_old: bool
    room: str = ""
    room_said: str = ""
    against: str = ""
    is_best: bool = False


def draw_tile(
    painter: QPainter, rect: QRect, offered: Offered, theme: Theme, *, aimed: bool
) -> None:
    """Name on two lines; fit in bold; cost; free places. The same lines on every tile."""
    colours, direction = theme.colours, painter.layoutDirection()
    _draw_frame(painter, rect, offered, theme, aimed=aimed)
    wide = QFontMetrics(theme.font(Step.SMALL)).horizontalAdvance
    inner = rect.adjusted(Space.S - 1, Space.XS, 1 - Space.S, -Space.XS)
    small, strong = theme.font(Step.SMALL), theme.font(Step.NAME)
    line, high = theme.line(Step.SMALL), theme.line(Step.NAME)
    name = QRect(inner.left(), inner.top(), inner.width(), 2 * line)
    draw_lines(painter, name, offered.name, small, colours.ink, 2, line)
    top = inner.bottom() + 1 - line - high
    fit = QRect(inner.left(), top, inner.width(), high)
    ink = fit_ink(offered.score, colours)
    draw_text(painter, fit, f"{fit_word(offered.score)} {offered.score}", strong, ink)
    size = QSize(theme.scaled(28), theme.scaled(10))
    bar = QRect(QPoint(inner.right() + 1 - size.width(), top + (high - size.height()) // 2), size)
    draw_bar(painter, mirrored(bar, rect, direction), offered.score, colours)
    foot = QRect(inner.left(), top + high, inner.width(), line)
    cost = Cost(offered.cost, offered.is_old)
    tone = colours.ink if cost.is_sure else colours.muted
    room = foot.width() - wide(offered.room) - Space.XS
    words = offered.cost if wide(offered.cost) <= room else brief(offered.cost)
    draw_text(painter, foot, words or UNKNOWN, small, tone)
    draw_text(painter, foot, offered.room, small, colours.muted, END)


def draw_line(
    painter: QPainter, rect: QRect, offered: Offered, theme: Theme, *, aimed: bool
) -> None:
    """Name, then fit and cost at the end; a sign where a reason would be asked."""
    _draw_frame(painter, rect, offered, theme, aimed=aimed)
    told = TargetLine(theme)
    sign = Sign(Icon.ALERT, "attention") if offered.against else Sign()
    end = rect.right() + 1 - Space.S
    cost = Cost(offered.cost, offered.is_old)
    told.draw_end(painter, Room(rect, rect), end, offered.score, cost, sign)
    wide = told.short_width + (theme.scaled(14) + Space.XS if offered.against else 0)
    name = QRect(rect.left() + Space.S, rect.top(), end - wide - 2 * Space.S, rect.height())
    name = mirrored(name, rect, painter.layoutDirection())
    draw_text(painter, name, offered.name, theme.font(Step.BODY), theme.colours.ink)


def _draw_frame(
    painter: QPainter, rect: QRect, offered: Offered, theme: Theme, *, aimed: bool
) -> None:
    """Outlined where it is best or aimed at, and filled where a drop would fall now."""
    colours, strong = theme.colours, aimed or offered.is_best
    width = RING if strong else 1
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.accent if strong else colours.edge, width))
    painter.setBrush(colours.accent_soft if aimed else colours.surface)
    box = QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(box, Radius.CARD, Radius.CARD)
