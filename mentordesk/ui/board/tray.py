"""The best targets for what is in the hand, as drop targets over the top of the column."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QSizePolicy

from mentordesk.ui.board.drag import accept
from mentordesk.ui.board.hand import Hand
from mentordesk.ui.board.targets import BEST, May, Target
from mentordesk.ui.board.tray_paint import Offered, draw_line, draw_tile
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.board.words import places_words
from mentordesk.ui.delegates import fit_word
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import pressed_by_enter

HEIGHT = 96
"""Height of the tray over Mentors in px at 100 %."""
LEAST, PLACE = 3, 104
"""How many a tray offers at least, and how wide a mentor must be for more, in px at 100 %."""
LINE = 28
"""Height of one mentee in the tray over Waiting, in px at 100 %."""


class Tray(QFrame):
    """Shown while something is held; the column beneath keeps its order and scroll."""

    dropped = Signal(str)

    def __init__(self, theme: Theme, hand: Hand, over: CardsView, name: str) -> None:
        super().__init__(over)
        self._theme, self._hand, self._over = theme, hand, over
        self.setObjectName(name)
        # It hides what is beneath, so that a column scrolled below it leaves it as it is painted.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._places = [TrayPlace(theme, hand, self) for _ in range(BEST)]
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for place in self._places:
            self._box.addWidget(place, 1)
            place.dropped.connect(self.dropped)
        hand.took.connect(self._renew)
        hand.retold.connect(self._lay)
        hand.let_go.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    @abstractmethod
    def best(self) -> Sequence[Offered]:
        """What it offers now, best first, as many as can be read."""

    @abstractmethod
    def draw(self, painter: QPainter, place: TrayPlace, offered: Offered, *, aimed: bool) -> None:
        """Draw one of them into its place."""

    @property
    @abstractmethod
    def full_height(self) -> int:
        """How much of the column it covers while it is shown, in px."""

    @property
    def places(self) -> Sequence[TrayPlace]:
        """Where the best are offered, those without an offer hidden."""
        return self._places

    def place_of(self, card_id: str) -> TrayPlace | None:
        """The place of a card in the tray, or None."""
        found = (p for p in self._places if p.offered is not None and p.offered.card_id == card_id)
        return next(found, None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Be as wide as the column."""
        if event.type() is QEvent.Type.Resize:
            self._lay()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground of its own, with a line below; the places lie on it."""
        painter, colours = QPainter(self), self._theme.colours
        painter.fillRect(self.rect(), colours.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.line)
        painter.end()

    def height_now(self) -> int:
        """How much of the column the tray covers, in px."""
        return self.full_height if self.isVisible() else 0

    def _renew(self) -> None:
        self._lay()
        self.setVisible(self._places[0].offered is not None)
        self.raise_()
        bar = self._over.verticalScrollBar().parentWidget()
        if bar is not None and bar is not self._over:
            bar.raise_()  # it stays in reach; the ground of the tray goes on beneath it

    def _lay(self) -> None:
        best = self.best()
        for number, place in enumerate(self._places):
            place.show_offered(best[number] if number < len(best) else None)
        beside = self._over.width() - self._over.viewport().width()
        margins = [Space.S, Space.S, Space.S + beside, Space.S]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            margins = [Space.S + beside, Space.S, Space.S, Space.S]
        self._box.setContentsMargins(*margins)
        self.setGeometry(0, 0, self._over.width(), self.full_height)


class MentorTray(Tray):
    """The best mentors for the mentees held, beside each other."""

    def __init__(self, theme: Theme, hand: Hand, over: CardsView) -> None:
        super().__init__(theme, hand, over, "tray")
        self.setAccessibleName("Best mentors for what you hold")
        self._box.setSpacing(Space.S)

    @property
    def targets(self) -> list[Target]:
        """What is offered now, best first."""
        shown = [place.offered.card_id for place in self._places if place.offered is not None]
        return [target for target in self._hand.best if target.mentor_id in shown]

    @property
    def full_height(self) -> int:
        """Four lines of words."""
        return self._theme.scaled(HEIGHT)

    def best(self) -> Sequence[Offered]:
        """As many as can be read beside each other, at least three."""
        fit = max(LEAST, self._over.viewport().width() // self._theme.scaled(PLACE))
        found = list(self._hand.best)[:fit]
        return [_offered_of(target, is_best=not turn) for turn, target in enumerate(found)]

    def draw(self, painter: QPainter, place: TrayPlace, offered: Offered, *, aimed: bool) -> None:
        """A tile: the name on two lines, then fit and free places, then the cost."""
        draw_tile(painter, place.rect(), offered, self._theme, aimed=aimed)


class MenteeTray(Tray):
    """The best mentees for the free place held, below each other."""

    def __init__(self, theme: Theme, hand: Hand, over: CardsView) -> None:
        super().__init__(theme, hand, over, "mentee_tray")
        self.setAccessibleName("Best mentees for the place you hold")
        self._box.setDirection(QBoxLayout.Direction.TopToBottom)
        self._box.setSpacing(Space.XS)

    @property
    def full_height(self) -> int:
        """One line for each."""
        return max(1, len(self._shown)) * self._step - Space.XS + 2 * Space.S

    def best(self) -> Sequence[Offered]:
        """As many as leave most of the column free, at least three."""
        return [self._offered(one, turn == 0) for turn, one in enumerate(self._shown)]

    def draw(self, painter: QPainter, place: TrayPlace, offered: Offered, *, aimed: bool) -> None:
        """A line: the name, then fit and cost."""
        draw_line(painter, place.rect(), offered, self._theme, aimed=aimed)

    @property
    def _step(self) -> int:
        return self._theme.scaled(LINE) + Space.XS

    @property
    def _shown(self) -> Sequence[str]:
        fit = self._over.height() * 2 // 5 // self._step
        return self._hand.best_mentees[: max(LEAST, fit)]

    def _offered(self, mentee_id: str, is_best: bool) -> Offered:
        offer, told = self._hand.offers[mentee_id], self._hand.costs.told_now
        name = self._hand.name_of(mentee_id)
        return Offered(
            mentee_id, name, offer.score, told.words(mentee_id), told.is_old,
            against=offer.words, is_best=is_best,
        )  # fmt: skip


class TrayPlace(QAbstractButton):
    """One of the best: name, fit, cost; a drop, a click, Enter or Space places there."""

    dropped = Signal(str)

    def __init__(self, theme: Theme, hand: Hand, tray: Tray) -> None:
        super().__init__(tray)
        self._theme, self._hand, self._tray = theme, hand, tray
        self.offered: Offered | None = None
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._take)
        hand.aimed_at.connect(lambda _: self.update())

    def show_offered(self, offered: Offered | None) -> None:
        """Offer this one, or nothing."""
        self.offered = offered
        self.setVisible(offered is not None)
        if offered is not None:
            fit = f"{fit_word(offered.score)} {offered.score}"
            said = [offered.name, fit, offered.cost, offered.room_said]
            self.setAccessibleName(", ".join(filter(None, said)))
            self.setToolTip("\n".join(filter(None, [*said, offered.against])))
        self.update()

    def sizeHint(self) -> QSize:
        """All of them share the column."""
        return QSize(self._theme.scaled(96), self._theme.scaled(LINE))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what this board's hand holds."""
        if self.offered is not None and self._hand.knows(event.mimeData()):
            self._hand.aim(self.offered.card_id)
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
        if self.offered is not None and self._hand.knows(event.mimeData()):
            accept(event)
            self.dropped.emit(self.offered.card_id)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """A picked-up card aims by moving the pointer."""
        if self.offered is not None and self._hand.held is not None:
            self._hand.aim(self.offered.card_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard aims by coming here."""
        super().focusInEvent(event)
        if self.offered is not None and self._hand.held is not None:
            self._hand.aim(self.offered.card_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter places, as on a card."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _take(self) -> None:
        if self.offered is not None:
            self.dropped.emit(self.offered.card_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the tray draws what it offers."""
        if self.offered is not None:
            painter = QPainter(self)
            painter.setLayoutDirection(self.layoutDirection())
            aimed = self._hand.aimed == self.offered.card_id
            self._tray.draw(painter, self, self.offered, aimed=aimed)
            painter.end()


def _offered_of(target: Target, *, is_best: bool) -> Offered:
    """A mentor as the tray offers it."""
    return Offered(
        target.mentor_id, target.name, target.score, target.cost, target.is_old,
        *_room(target), target.words, is_best,
    )  # fmt: skip


def _room(target: Target) -> tuple[str, str]:
    """Free places, or what would be asked: in a word or two, and in full."""
    if target.may is May.SWAP:
        return "swap", "asks whom to swap"
    if target.may is May.ASK_REASON:
        return "asks why", "asks why"
    return f"{target.free} free", places_words(target.free)
