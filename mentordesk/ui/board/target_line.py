"""One line that tells a fit and what it costs: a bar, "Good 66", "costs 6", and what is asked."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from mentordesk.ui.board.offers import Offer
from mentordesk.ui.board.targets import May, Target
from mentordesk.ui.delegates import fit_word
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Fit, Space, Step
from mentordesk.wording.what_if import brief

BAR = 24
"""Length of the bar in px at 100 %."""
UNKNOWN = "…"
"""Stands where a cost will be, as long as there is none."""
LEAST = 5
"""Words that have room for fewer letters are left out: the tooltip and Why have them."""


class TargetLine:
    """Draws it; fit and cost have a fixed width each, so that nothing moves as they change."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._metrics = QFontMetrics(theme.font(Step.SMALL))
        wide = self._metrics.horizontalAdvance
        self.fit_width = max(wide(f"{fit_word(score)} {score}") for score in (38, 58, 74, 88)) + 1
        self.cost_width = max(wide(text) for text in ("· leaves 1 out", "· worst pair 38")) + 1
        self.short_width = wide("88 · costs 88") + 1

    def draw(
        self, painter: QPainter, card: QRect, line: QRect, target: Target | None, best: str
    ) -> None:
        """What a mentor is to the hand, or the words that forbid it."""
        muted, scaled = self._theme.colours.muted, self._theme.scaled
        if target is None or not (target.takes or target.is_here):
            words = target.on_card if target is not None else ""
            self._words(painter, card, line, words, muted)
            return
        left, bar = line.left(), scaled(BAR)
        numbers = self.fit_width + self.cost_width + Space.XS
        if target.mentor_id == best:
            left = self._sign(painter, card, line, left, Icon.STAR, "accent")
        if line.right() + 1 - left >= bar + 6 + numbers:
            self._bar(painter, card, QRect(left, line.top(), bar, line.height()), target.score)
            left += bar + 6
        left = self._numbers(painter, card, _from(line, left), target)
        if target.may is May.ASK_REASON and line.right() - left > scaled(16):
            left = self._sign(painter, card, line, left, Icon.ALERT, "attention")
        self._words(painter, card, _from(line, left), target.on_card, muted)

    def _sign(
        self, painter: QPainter, card: QRect, line: QRect, left: int, icon: Icon, tone: str
    ) -> int:
        """A sign in the line; where what follows it begins."""
        side = self._theme.scaled(14)
        box = QRect(left, line.center().y() - side // 2 + 1, side, side)
        box = mirrored(box, card, painter.layoutDirection())
        paint_icon(painter, icon, QRectF(box), self._theme.colours.named(tone))
        return left + side + Space.XS

    def draw_short(self, painter: QPainter, card: QRect, room: QRect, offer: Offer) -> None:
        """The same in a row: number and cost at its end, or why not."""
        colours = self._theme.colours
        known = bool(offer.cost) and not offer.is_old
        cost = brief(offer.cost) or UNKNOWN
        words = f"{offer.score} · {cost}" if offer.takes else offer.words
        tone = colours.ink if offer.takes and known else colours.muted
        box = mirrored(room, card, painter.layoutDirection())
        draw_text(painter, box, words, self._theme.font(Step.SMALL), tone)

    def draw_offer(self, painter: QPainter, card: QRect, line: QRect, offer: Offer) -> None:
        """What a mentee is to a mentor's free place."""
        muted, left = self._theme.colours.muted, line.left()
        if offer.takes:
            left = self._numbers(painter, card, line, offer)
            if offer.words and line.right() - left > self._theme.scaled(16):
                left = self._sign(painter, card, line, left, Icon.ALERT, "attention")
        self._words(painter, card, _from(line, left), offer.words, muted)

    def _numbers(self, painter: QPainter, card: QRect, line: QRect, told: Target | Offer) -> int:
        """Fit and cost, each in its own width; where the room behind them begins."""
        colours = self._theme.colours
        fit = QRect(line.left(), line.top(), self.fit_width, line.height())
        self._words(painter, card, fit, f"{fit_word(told.score)} {told.score}", colours.ink)
        left = fit.right() + 1 + Space.XS
        width = min(self.cost_width, line.right() + 1 - left)
        cost = QRect(left, line.top(), width, line.height())
        known = told.cost and not told.is_old
        words = f"· {told.cost or UNKNOWN}"
        self._words(painter, card, cost, words, colours.ink if known else colours.muted)
        return cost.right() + 1 + Space.XS

    def _bar(self, painter: QPainter, card: QRect, room: QRect, score: int) -> None:
        """A bar as long as the score, with an edge around the whole."""
        colours, direction = self._theme.colours, painter.layoutDirection()
        height = self._theme.scaled(8)
        bar = QRect(room.left(), room.center().y() - height // 2 + 1, room.width(), height)
        filled = QRect(bar.left(), bar.top(), round(bar.width() * score / 100), height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(mirrored(bar, card, direction), colours.surface)
        painter.fillRect(mirrored(filled, card, direction), Fit.of(score).colour(colours))
        painter.setPen(QPen(colours.edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(mirrored(bar, card, direction).adjusted(0, 0, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _words(self, painter: QPainter, card: QRect, room: QRect, words: str, tone: QColor) -> None:
        if words and room.width() > self._metrics.averageCharWidth() * LEAST:
            box = mirrored(room, card, painter.layoutDirection())
            draw_text(painter, box, words, self._theme.font(Step.SMALL), tone)


def _from(line: QRect, left: int) -> QRect:
    """The rest of a line."""
    return QRect(left, line.top(), line.right() + 1 - left, line.height())
