"""The five best targets for what is in the hand, as drop targets over the top of Mentors."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QWidget

from mentordesk.ui.board.drag import accept
from mentordesk.ui.board.hand import Hand
from mentordesk.ui.board.targets import BEST, May, Target
from mentordesk.ui.board.words import places_words
from mentordesk.ui.delegates import fit_word
from mentordesk.ui.paint import draw_lines, draw_text
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import RING, Radius, Space, Step
from mentordesk.wording.what_if import brief

HEIGHT = 96
"""Height of the tray in px at 100 %."""
LEAST, PLACE = 3, 104
"""How many targets it offers at least, and how wide one must be for more, in px at 100 %."""


class Tray(QFrame):
    """Shown while something is held; the columns beneath keep their order and scroll."""

    dropped = Signal(str)

    def __init__(self, theme: Theme, hand: Hand, over: QAbstractScrollArea) -> None:
        super().__init__(over)
        self._theme, self._hand, self._over = theme, hand, over
        self.setObjectName("tray")
        self.setAccessibleName("Best mentors for what you hold")
        self.setProperty("ground", "surface")
        self.setProperty("rule", "below")
        self._places = [TrayPlace(theme, hand, self) for _ in range(BEST)]
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        line.setSpacing(Space.S)
        for place in self._places:
            line.addWidget(place, 1)
            place.dropped.connect(self.dropped)
        hand.took.connect(self._renew)
        hand.retold.connect(self._lay)
        hand.let_go.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    @property
    def targets(self) -> list[Target]:
        """What is offered now, best first."""
        return [place.target for place in self._places if place.target is not None]

    def place_of(self, mentor_id: str) -> TrayPlace | None:
        """The place of a mentor in the tray, or None."""
        found = (
            p for p in self._places if p.target is not None and p.target.mentor_id == mentor_id
        )
        return next(found, None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Be as wide as the column."""
        if event.type() is QEvent.Type.Resize:
            self._lay()
        return False

    def height_now(self) -> int:
        """How much of the column the tray covers, in px."""
        return self._theme.scaled(HEIGHT) if self.isVisible() else 0

    def _renew(self) -> None:
        self._lay()
        self.setVisible(bool(self._hand.best))
        self.raise_()

    def _lay(self) -> None:
        """As many of the best as can be read beside each other, at least three."""
        width = self._over.viewport().width()
        fit = max(LEAST, width // self._theme.scaled(PLACE))
        best = list(self._hand.best)[:fit]
        for number, place in enumerate(self._places):
            place.show_target(best[number] if number < len(best) else None)
        self.setGeometry(0, 0, self._over.viewport().width(), self._theme.scaled(HEIGHT))


class TrayPlace(QWidget):
    """One of the best mentors: name, fit, cost, free places; a drop or a click places there."""

    dropped = Signal(str)

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._hand = theme, hand
        self.target: Target | None = None
        self.setAcceptDrops(True)
        hand.aimed_at.connect(lambda _: self.update())

    def show_target(self, target: Target | None) -> None:
        """Offer this mentor, or nothing."""
        self.target = target
        self.setVisible(target is not None)
        if target is not None:
            said = [target.name, _fit(target), target.cost, _room(target)]
            self.setAccessibleName(", ".join(filter(None, said)))
            self.setToolTip("\n".join(filter(None, [*said, target.words])))
        self.update()

    def sizeHint(self) -> QSize:
        """Five of them share the column."""
        return QSize(self._theme.scaled(96), self._theme.scaled(HEIGHT) - 2 * Space.S)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what this board's hand holds."""
        if self.target is not None and self._hand.knows(event.mimeData()):
            self._hand.aim(self.target.mentor_id)
            accept(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Stay welcome."""
        accept(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Aim at nothing."""
        self._hand.aim("")
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Place here."""
        if self.target is not None and self._hand.knows(event.mimeData()):
            accept(event)
            self.dropped.emit(self.target.mentor_id)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """A picked-up card aims by moving the pointer."""
        if self.target is not None and self._hand.held is not None:
            self._hand.aim(self.target.mentor_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click places a picked-up card."""
        if self.target is not None and event.button() is Qt.MouseButton.LeftButton:
            self.dropped.emit(self.target.mentor_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name on two lines, then fit and cost, then the free places."""
        target = self.target
        if target is None:
            return
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        aimed = self._hand.aimed == target.mentor_id
        first = bool(self._hand.best) and self._hand.best[0].mentor_id == target.mentor_id
        width = RING if aimed or first else 1
        painter.setPen(QPen(colours.accent if aimed or first else colours.edge, width))
        painter.setBrush(colours.accent_soft if aimed else colours.surface)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, Radius.CARD, Radius.CARD)
        inner = self.rect().adjusted(Space.S, 6, -Space.S, -6)
        small, line = theme.font(Step.SMALL), theme.line(Step.SMALL)
        name = QRect(inner.left(), inner.top(), inner.width(), 2 * line)
        draw_lines(painter, name, target.name, small, colours.ink, 2, line)
        fit = QRect(inner.left(), inner.bottom() + 1 - 2 * line, inner.width(), line)
        ink = colours.muted if target.is_old else colours.ink
        draw_text(painter, fit, self._fit_and_cost(target, fit.width()), small, ink)
        draw_text(painter, fit.translated(0, line), _room(target), small, colours.muted)
        painter.end()

    def _fit_and_cost(self, target: Target, room: int) -> str:
        """Both in the most words that the place has room for."""
        if not target.cost:
            return _fit(target)
        metrics = QFontMetrics(self._theme.font(Step.SMALL))
        plain = f"{target.score} · {target.cost}"
        for words in (f"{_fit(target)} · {target.cost}", plain):
            if metrics.horizontalAdvance(words) <= room:
                return words
        return f"{target.score} · {brief(target.cost)}"


def _fit(target: Target) -> str:
    return f"{fit_word(target.score)} {target.score}"


def _room(target: Target) -> str:
    if target.may is May.SWAP:
        return "asks whom to swap"
    return "asks why" if target.may is May.ASK_REASON else places_words(target.free)
