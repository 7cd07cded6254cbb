"""One line that tells a fit and what it costs: a bar, "Good 66", "costs 6", and what is asked."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from mentordesk.ui.board.costs import ToldNow
from mentordesk.ui.board.offers import Offer
from mentordesk.ui.board.targets import May, Target
from mentordesk.ui.delegates import fit_word
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import draw_bar, draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Colours, Fit, Space, Step
from mentordesk.wording.what_if import brief

UNKNOWN = "…"
"""Stands where a cost will be, as long as there is none."""
LEAST = 5
"""Words that have room for fewer letters are left out: the tooltip and Why have them."""
GAP = 6
"""What is free between a cost and the sign behind it, in px."""
BEST = "best"
"""Said of the target that is outlined."""
END = Qt.AlignmentFlag.AlignTrailing


class Cost(NamedTuple):
    """What a choice costs, in words (empty: not known yet), and whether they are of before."""

    words: str
    is_old: bool

    @classmethod
    def of(cls, told: ToldNow, one: str) -> Cost:
        """What is known of one of them."""
        return cls(told.words(one), told.is_old)

    @property
    def is_sure(self) -> bool:
        """Whether the words hold for the board as it is."""
        return bool(self.words) and not self.is_old


class Sign(NamedTuple):
    """What stands beside fit and cost: an icon in a tone, and a few words; either may be empty."""

    icon: Icon | None = None
    tone: str = "muted"
    words: str = ""


class Room(NamedTuple):
    """Where a line is drawn: within its card, the line itself, and the place of its bar."""

    card: QRect
    line: QRect
    bar: QRect | None = None


class TargetLine:
    """Draws it. Fit, cost and words each begin at the same place on every card.

    So the eye runs down one column of numbers, and nothing moves as a cost becomes known.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._metrics = QFontMetrics(theme.font(Step.SMALL))
        wide = self._metrics.horizontalAdvance
        strong = QFontMetrics(theme.font(Step.NAME)).horizontalAdvance
        self._number = strong("88") + 1
        words = max(wide(fit_word(score)) for score in (38, 58, 74, 88))
        self._fit = words + theme.scaled(Space.XS) + self._number
        self._dot = wide("· ")
        self._cost = self._dot + max(map(wide, ("leaves 1 out", "worst pair 38"))) + 1
        self._brief = self._dot + max(map(wide, map(brief, ("costs 88", "worst pair 38")))) + 1
        self.short_width = self._number + Space.XS + self._brief
        """How wide a number and its cost are at the end of a row, in px."""
        self._sign = theme.scaled(14)

    def draw(
        self, painter: QPainter, room: Room, score: int, cost: Cost, sign: Sign, *, short: bool
    ) -> None:
        """Bar, fit, cost, sign and words.

        `short` leaves out the word for the fit, and so does a line where words would be cut.
        """
        short = short or not self.fits(room.line, sign.words, short=False)
        if room.bar is not None:
            draw_bar(painter, self._at(painter, room, room.bar), score, self._theme.colours)
        left = self._numbers(painter, room, room.line.left(), score, cost, short=short)
        self._beside(painter, room, left + GAP, sign)

    def draw_words(self, painter: QPainter, room: Room, sign: Sign) -> None:
        """Only what there is to say: why it cannot be, or what would be asked."""
        self._beside(painter, room, room.line.left(), sign)

    def draw_end(
        self, painter: QPainter, room: Room, right: int, score: int, cost: Cost, sign: Sign
    ) -> None:
        """Number and cost at the end of a row, before `right`, and a sign before them."""
        left = right - self.short_width
        self._numbers(painter, room, left, score, cost, short=True)
        if sign.icon is not None:
            self._draw_sign(painter, room, left - Space.XS - self._sign, sign)

    def words_width(self, words: str) -> int:
        """How wide these words are at the end of a row, in px."""
        return self._metrics.horizontalAdvance(words) + 1

    def end_width(self, offer: Offer) -> int:
        """How much of a row's end a mentee's fit and cost take, or the words against them."""
        if not offer.takes:
            return self.words_width(offer.words)
        return self.short_width + (self._sign + Space.XS if offer.words else 0)

    def fits(self, line: QRect, words: str, *, short: bool) -> bool:
        """Whether there is room for these words behind fit, cost and a sign, so that none is cut.

        `short` as in `draw`.
        """
        numbers = self._number + self._brief if short else self._fit + self._cost
        room = line.width() - numbers - Space.XS - GAP - self._sign - Space.XS
        return self._metrics.horizontalAdvance(words) <= room + 1  # as `draw_text` has it

    def _numbers(
        self, painter: QPainter, room: Room, left: int, score: int, cost: Cost, *, short: bool
    ) -> int:
        """Fit in bold, then the cost; where the room behind them begins."""
        theme, colours = self._theme, self._theme.colours
        small, width = theme.font(Step.SMALL), self._number if short else self._fit
        ink = fit_ink(score, colours)
        if score > 99:
            width += self._number // 2  # the one number that is wider than its place
        if not short:
            self._put(painter, room, left, width, fit_word(score), small, ink)
        self._put(painter, room, left, width, str(score), theme.font(Step.NAME), ink, END)
        left += width + Space.XS
        tone = colours.ink if cost.is_sure else colours.muted
        self._put(painter, room, left, self._dot, "·", small, tone)
        words = (brief(cost.words) if short else cost.words) or UNKNOWN
        width = max(self._brief if short else self._cost, self._dot + self.words_width(words))
        width = min(width, room.line.right() + 1 - left)
        self._put(painter, room, left + self._dot, width - self._dot, words, small, tone)
        return left + width

    def _beside(self, painter: QPainter, room: Room, left: int, sign: Sign) -> None:
        """A sign and its words, as far as there is room."""
        if sign.icon is not None and room.line.right() + 1 - left >= self._sign:
            self._draw_sign(painter, room, left, sign)
            left += self._sign + Space.XS
        width = room.line.right() + 1 - left
        if sign.words and width > self._metrics.averageCharWidth() * LEAST:
            colours, font = self._theme.colours, self._theme.font(Step.SMALL)
            tone = colours.accent if sign.words == BEST else colours.muted
            self._put(painter, room, left, width, sign.words, font, tone)

    def _draw_sign(self, painter: QPainter, room: Room, left: int, sign: Sign) -> None:
        side = self._sign
        box = QRect(left, room.line.center().y() - side // 2 + 1, side, side)
        if sign.icon is not None:
            tone = self._theme.colours.named(sign.tone)
            paint_icon(painter, sign.icon, QRectF(self._at(painter, room, box)), tone)

    def _put(
        self,
        painter: QPainter,
        room: Room,
        left: int,
        width: int,
        words: str,
        font: QFont,
        tone: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    ) -> None:
        """Words in a place of the line; bold letters may stand out above and below it."""
        line = room.line
        box = self._at(painter, room, QRect(left, line.top() - 2, width, line.height() + 4))
        draw_text(painter, box, words, font, tone, align)

    def _at(self, painter: QPainter, room: Room, box: QRect) -> QRect:
        return mirrored(box, room.card, painter.layoutDirection())


def fit_ink(score: int, colours: Colours) -> QColor:
    """What a fit is written in: a weak one does not stand out."""
    return colours.muted if Fit.of(score) is Fit.WEAK else colours.ink


def sign_of(target: Target, *, is_best: bool) -> Sign:
    """What stands beside fit and cost of a mentor: what would be asked, a wish, or the best."""
    if target.may is May.ASK_REASON:
        return Sign(Icon.ALERT, "attention", target.on_card)
    if is_best:
        return Sign(Icon.STAR, "accent", target.on_card or BEST)
    return Sign(words=target.on_card)


def sign_for(offer: Offer) -> Sign:
    """What speaks against a mentee for a place; with a sign where it can be overridden."""
    return Sign(Icon.ALERT if offer.takes and offer.words else None, "attention", offer.words)
