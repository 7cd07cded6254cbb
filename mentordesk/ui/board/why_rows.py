"""The painted lines of Why: a reason with its points, a partner to look at, common hours."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentordesk.domain.names import initials
from mentordesk.ui.board.common_hours import Common
from mentordesk.ui.board.why import Hours, Partner
from mentordesk.ui.paint import draw_avatar, draw_focus, draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Fit, Space, Step
from mentordesk.wording.dates import WEEKDAYS, clock

END = Qt.AlignmentFlag.AlignTrailing


class PartnerRow(QAbstractButton):
    """Somebody to look at: avatar, name, what stands in the way, and the fit; a click selects."""

    looked_at = Signal(str, str)

    def __init__(self, theme: Theme, partner: Partner) -> None:
        super().__init__()
        self._theme, self._partner = theme, partner
        fit = "" if partner.score is None else f", fit {partner.score}"
        note = f", {partner.note}" if partner.note else ""
        self.setAccessibleName(f"{partner.name}{fit}{note}")
        self.setToolTip(self.accessibleName())
        self.setObjectName("partner")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.looked_at.emit(partner.mentor_id, partner.mentee_id))

    def sizeHint(self) -> QSize:
        """Two lines where there is a note."""
        lines = self._theme.line(Step.BODY)
        lines += self._theme.line(Step.SMALL) if self._partner.note else 0
        return QSize(self._theme.scaled(160), lines + Space.S)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        theme, colours, partner = self._theme, self._theme.colours, self._partner
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, direction = self.rect(), self.layoutDirection()
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.bg)
            painter.drawRoundedRect(QRectF(whole), 4, 4)
        if self.hasFocus():
            draw_focus(painter, whole, theme)
        side = theme.scaled(20)
        left, right, top = int(Space.XS), whole.width() - Space.XS, int(Space.XS)
        box = QRect(left, top, side, side)
        letters = initials(partner.name)
        draw_avatar(painter, mirrored(box, whole, direction), partner.shape, letters, theme)
        left += side + Space.S
        line = theme.line(Step.BODY)
        if partner.score is not None:
            right = draw_fit_end(painter, whole, right, top, partner.score, theme)
        name = mirrored(QRect(left, top, right - left, line), whole, direction)
        draw_text(painter, name, partner.name, theme.font(Step.BODY), colours.ink)
        note = QRect(left, top + line, whole.width() - Space.XS - left, theme.line(Step.SMALL))
        note = mirrored(note, whole, direction)
        draw_text(painter, note, partner.note, theme.font(Step.SMALL), colours.muted)
        painter.end()


def draw_fit_end(
    painter: QPainter, whole: QRect, right: int, top: int, score: int, theme: Theme
) -> int:
    """A short bar and the number at the end of a line; where the room before them ends."""
    colours, direction = theme.colours, painter.layoutDirection()
    font, line = theme.font(Step.SMALL), theme.line(Step.BODY)
    number = QFontMetrics(font).horizontalAdvance("100")
    box = mirrored(QRect(right - number, top, number, line), whole, direction)
    draw_text(painter, box, str(score), font, colours.ink, END)
    length, height = theme.scaled(40), theme.scaled(8)
    left = right - number - Space.XS - length
    bar = QRect(left, top + (line - height) // 2, length, height)
    filled = QRect(bar.left(), bar.top(), round(length * score / 100), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(mirrored(bar, whole, direction), colours.surface)
    painter.fillRect(mirrored(filled, whole, direction), Fit.of(score).colour(colours))
    painter.setPen(QPen(colours.edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(mirrored(bar, whole, direction).adjusted(0, 0, -1, -1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    return left - Space.S


class HoursStrip(QWidget):
    """Each common stretch on a day of 24 hours, with the clock of both people in words."""

    def __init__(self, theme: Theme, hours: Hours) -> None:
        super().__init__()
        self._theme, self._hours = theme, hours
        spoken = "; ".join(f"{_day(c)} {_mine(c)}, {_theirs(c)}" for c in hours.slots)
        self.setAccessibleName(f"Common hours of {hours.mentee} and {hours.mentor}: {spoken}")
        self.setToolTip(f"First {hours.mentee}’s clock, then {hours.mentor}’s")
        self.setObjectName("hours_strip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two small lines and a strip for each stretch."""
        step = self._step()
        return QSize(self._theme.scaled(180), max(1, len(self._hours.slots)) * step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every stretch."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        for number, common in enumerate(self._hours.slots):
            self._draw(painter, number * self._step(), common)
        painter.end()

    def _step(self) -> int:
        return self._theme.line(Step.SMALL) + self._theme.scaled(8) + Space.S

    def _draw(self, painter: QPainter, top: int, common: Common) -> None:
        theme, colours, direction = self._theme, self._theme.colours, self.layoutDirection()
        font, line, whole = theme.font(Step.SMALL), theme.line(Step.SMALL), self.rect()
        day = QRect(0, top, theme.scaled(32), line)
        draw_text(painter, mirrored(day, whole, direction), _day(common), font, colours.ink)
        words = QRect(day.right() + Space.S, top, whole.width() - day.width() - Space.S, line)
        text = f"{_mine(common)}  ·  {_theirs(common)}"
        draw_text(painter, mirrored(words, whole, direction), text, font, colours.ink)
        height = theme.scaled(8)
        strip = QRect(words.left(), top + line, words.width() - 1, height)
        painter.fillRect(mirrored(strip, whole, direction), colours.sunken)
        start = strip.left() + strip.width() * common.mentee.start // 1440
        length = max(3, strip.width() * common.minutes // 1440)
        part = QRect(start, strip.top(), min(length, strip.right() - start), height)
        painter.fillRect(mirrored(part, whole, direction), colours.fit_good)
        painter.setPen(QPen(colours.edge, 1))
        painter.drawRect(mirrored(strip, whole, direction).adjusted(0, 0, -1, -1))


def _day(common: Common) -> str:
    return WEEKDAYS[common.mentee.weekday][:3]


def _mine(common: Common) -> str:
    return f"{clock(common.mentee.start)}–{clock(common.mentee.end)}"


def _theirs(common: Common) -> str:
    there = common.mentor
    day = "" if there.weekday == common.mentee.weekday else f"{WEEKDAYS[there.weekday][:3]} "
    return f"there {day}{clock(there.start)}–{clock(there.end)}"
