"""The painted lines of Why: somebody to look at, with a fit."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from mentordesk.domain.names import initials
from mentordesk.ui.board.why import Partner
from mentordesk.ui.paint import draw_avatar, draw_bar, draw_focus, draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import pressed_by_enter

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter selects too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

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
    draw_bar(painter, mirrored(bar, whole, direction), score, colours)
    return left - Space.S
