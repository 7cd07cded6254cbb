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

BAR = 32
"""Length of the bar in px at 100 %."""
UNKNOWN = "…"
"""Stands where a cost will be, as long as there is none."""


class TargetLine:
    """Draws it; fit and cost have a fixed width each, so that nothing moves as they change."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._metrics = QFontMetrics(theme.font(Step.SMALL))
        wide = self._metrics.horizontalAdvance
        self.fit_width = max(wide(f"{fit_word(score)} {score}") for score in (39, 59, 74, 100)) + 2
        self.short_width = wide("100 · leaves 1 out") + 2
        self.cost_width = max(wide(text) for text in ("· leaves 1 out", "· worst pair 38")) + 4

    def draw(
        self, painter: QPainter, card: QRect, line: QRect, target: Target | None, best: str
    ) -> None:
        """What a mentor is to the hand, or the words that forbid it."""
        if target is None or not (target.takes or target.is_here):
            words = target.on_card if target is not None else ""
            self._words(painter, card, line, words, self._theme.colours.muted)
            return
        left = line.left()
        if target.mentor_id == best:
            side = self._theme.scaled(14)
            box = QRect(left, line.center().y() - side // 2 + 1, side, side)
            box = mirrored(box, card, painter.layoutDirection())
            paint_icon(painter, Icon.STAR, QRectF(box), self._theme.colours.accent)
            left += side + Space.XS
        asks = target.may is May.ASK_REASON
        words = target.on_card
        needed = (
            self.fit_width + self.cost_width + (self._metrics.averageCharWidth() * 12) * bool(words)
        )
        bar = self._theme.scaled(BAR) + Space.S
        if line.right() - left >= needed + bar:
            self._bar(
                painter, card, QRect(left, line.top(), bar - Space.S, line.height()), target.score
            )
            left += bar
        left = self._numbers(
            painter, card, QRect(left, line.top(), line.right() - left, line.height()), target
        )
        tone = self._theme.colours.attention if asks else self._theme.colours.muted
        rest = QRect(left, line.top(), line.right() + 1 - left, line.height())
        self._words(painter, card, rest, words, tone)

    def draw_short(self, painter: QPainter, card: QRect, room: QRect, offer: Offer) -> None:
        """The same in a row: number and cost at its end, or why not."""
        colours = self._theme.colours
        known = bool(offer.cost) and not offer.is_old
        words = f"{offer.score} · {offer.cost or UNKNOWN}" if offer.takes else offer.words
        tone = colours.ink if offer.takes and known else colours.muted
        box = mirrored(room, card, painter.layoutDirection())
        draw_text(painter, box, words, self._theme.font(Step.SMALL), tone)

    def draw_offer(self, painter: QPainter, card: QRect, line: QRect, offer: Offer) -> None:
        """What a mentee is to a mentor's free place."""
        colours = self._theme.colours
        if not offer.takes:
            self._words(painter, card, line, offer.words, colours.muted)
            return
        left = self._numbers(painter, card, line, offer)
        rest = QRect(left, line.top(), line.right() + 1 - left, line.height())
        self._words(painter, card, rest, offer.words, colours.attention)

    def _numbers(self, painter: QPainter, card: QRect, line: QRect, told: Target | Offer) -> int:
        """Fit and cost, each in its own width; where the room behind them begins."""
        colours = self._theme.colours
        fit = QRect(line.left(), line.top(), self.fit_width, line.height())
        self._words(painter, card, fit, f"{fit_word(told.score)} {told.score}", colours.ink)
        cost = QRect(fit.right() + 1 + Space.XS, line.top(), self.cost_width, line.height())
        cost.setRight(min(cost.right(), line.right()))
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
        if words and room.width() > self._metrics.averageCharWidth() * 3:
            box = mirrored(room, card, painter.layoutDirection())
            draw_text(painter, box, words, self._theme.font(Step.SMALL), tone)
