"""One line that tells a fit and what it costs: a bar, "Good 66", "costs 6", and what is asked."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from mentordesk.ui.board.costs import ToldNow
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


class Cost(NamedTuple):
    """What a choice costs, in words (empty: not known yet), and whether they are of before."""

    words: str
    is_old: bool

    @classmethod
    def of(cls, told: ToldNow, one: str) -> Cost:
        """What is known of one of them."""
        return cls(told.words(one), told.is_old)


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
        self,
        painter: QPainter,
        card: QRect,
        line: QRect,
        target: Target | None,
        cost: Cost,
        *,
        is_best: bool,
    ) -> None:
        """What a mentor is to the hand, or the words that forbid it."""
        muted, scaled = self._theme.colours.muted, self._theme.scaled
        if target is None or not (target.takes or target.is_here):
            words = target.on_card if target is not None else ""
            self._words(painter, card, line, words, muted)
            return
        left, bar = line.left(), scaled(BAR)
        numbers = self.fit_width + self.cost_width + Space.XS
        if is_best:
            left = self._sign(painter, card, line, left, Icon.STAR, "accent")
        if line.right() + 1 - left >= bar + 6 + numbers:
            self._bar(painter, card, QRect(left, line.top(), bar, line.height()), target.score)
            left += bar + 6
        left = self._numbers(painter, card, _from(line, left), target.score, cost)
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

    def draw_short(
        self, painter: QPainter, card: QRect, room: QRect, offer: Offer, cost: Cost
    ) -> None:
        """The same in a row: number and cost at its end, or why not."""
        colours = self._theme.colours
        words = f"{offer.score} · {brief(cost.words) or UNKNOWN}" if offer.takes else offer.words
        tone = colours.ink if offer.takes and _is_sure(cost) else colours.muted
        box = mirrored(room, card, painter.layoutDirection())
        draw_text(painter, box, words, self._theme.font(Step.SMALL), tone)

    def draw_offer(
        self, painter: QPainter, card: QRect, line: QRect, offer: Offer, cost: Cost
    ) -> None:
        """What a mentee is to a mentor's free place."""
        muted, left = self._theme.colours.muted, line.left()
        if offer.takes:
            left = self._numbers(painter, card, line, offer.score, cost)
            if offer.words and line.right() - left > self._theme.scaled(16):
                left = self._sign(painter, card, line, left, Icon.ALERT, "attention")
        self._words(painter, card, _from(line, left), offer.words, muted)

    def _numbers(self, painter: QPainter, card: QRect, line: QRect, score: int, cost: Cost) -> int:
        """Fit and cost, each in its own width; where the room behind them begins."""
        colours = self._theme.colours
        fit = QRect(line.left(), line.top(), self.fit_width, line.height())
        self._words(painter, card, fit, f"{fit_word(score)} {score}", colours.ink)
        left = fit.right() + 1 + Space.XS
        width = min(self.cost_width, line.right() + 1 - left)
        box = QRect(left, line.top(), width, line.height())
        tone = colours.ink if _is_sure(cost) else colours.muted
        self._words(painter, card, box, f"· {cost.words or UNKNOWN}", tone)
        return box.right() + 1 + Space.XS

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


def _is_sure(cost: Cost) -> bool:
    """Whether the words hold for the board as it is."""
    return bool(cost.words) and not cost.is_old
