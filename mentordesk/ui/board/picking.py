"""What is held without a pressed button follows pointer and keyboard until it is placed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QWidget

from mentordesk.ui.board.card_answers import Ask, Index
from mentordesk.ui.board.edge_scroll import EdgeScroll
from mentordesk.ui.board.hand import Hand, How
from mentordesk.ui.board.held_card import HeldCard
from mentordesk.ui.board.mentors_view import MentorsView
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.board.waiting_view import WaitingView
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space


class Picking(QObject):
    """While a card is picked up, watches the two columns. `placed` and `returned` are clicks."""

    placed = Signal(str)
    returned = Signal()

    def __init__(
        self, page: QWidget, theme: Theme, hand: Hand, waiting: WaitingView, mentors: MentorsView
    ) -> None:
        super().__init__(page)
        self._page, self._hand = page, hand
        self._waiting, self._mentors = waiting, mentors
        self.card = HeldCard(theme, page)
        self._edges: dict[CardsView, EdgeScroll] = {
            view: EdgeScroll(view) for view in (waiting, mentors)
        }
        self._edge = self._edges[mentors]
        self._window: QWidget | None = None
        hand.took.connect(self._took)
        hand.let_go.connect(self._let_go)
        hand.aimed_at.connect(self._aimed)

    @property
    def is_on(self) -> bool:
        """Whether a card is held this way."""
        held = self._hand.held
        return held is not None and held.how is How.PICK_UP

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves aim, a click places, the right button puts back; the wheel scrolls as ever.

        Leaving the window puts back too, with the pointer or for another window.
        """
        if not self.is_on:
            return False
        if watched is self._window:
            self._window_left(event)
            return False
        if not isinstance(event, QMouseEvent):
            return False
        kind, point = event.type(), event.position().toPoint()
        if kind is QEvent.Type.MouseMove:
            self._follow(watched, point)
            return False
        if kind is QEvent.Type.MouseButtonPress:
            self._click(watched, point, event.button())
            return True
        return kind is QEvent.Type.MouseButtonRelease

    @property
    def _goal(self) -> CardsView:
        """The column with the cards that what is held may go to."""
        return self._mentors if self._hand.place is None else self._waiting

    def _took(self) -> None:
        if not self.is_on or self._hand.held is None:
            return
        self._window = self._page.window()
        for part in (self._waiting.viewport(), self._mentors.viewport(), self._window):
            part.installEventFilter(self)
        at = self._page.mapFromGlobal(QCursor.pos())
        if not self._page.rect().contains(at):
            at = self._page.rect().center()
        self.card.show_held(self._hand.held, at)
        self._edge = self._edges[self._goal]
        self._goal.setFocus(Qt.FocusReason.OtherFocusReason)
        mentors, mentees = self._hand.best, self._hand.best_mentees
        self._go_to(mentors[0].mentor_id if mentors else mentees[0] if mentees else "")

    def _let_go(self) -> None:
        self._edge.over(None)
        self.card.hide()
        for part in (self._waiting.viewport(), self._mentors.viewport(), self._window):
            if part is not None:
                part.removeEventFilter(self)
        self._window = None

    def _window_left(self, event: QEvent) -> None:
        window = self._window
        out = window is not None and not window.frameGeometry().contains(QCursor.pos())
        goes = event.type() is QEvent.Type.WindowDeactivate
        if goes or (event.type() is QEvent.Type.Leave and out):
            self._hand.release()

    def _go_to(self, card_id: str) -> None:
        """Lead the keyboard to a card, the best one at first."""
        model = self._goal.cards_model()
        row = model.row_of(card_id) if model is not None and card_id else None
        if model is not None and row is not None:
            index = model.index(row, 0)
            if not self._goal.is_in_sight(index):
                self._goal.scrollTo(index, self._goal.ScrollHint.PositionAtCenter)
            self._goal.setCurrentIndex(index)
            self._hand.aim(card_id)

    def _aimed(self, card_id: str) -> None:
        """The keyboard moved on: the card goes along."""
        goal = self._goal
        if not self.is_on or goal.underMouse():
            return
        model = goal.cards_model()
        row = model.row_of(card_id) if model is not None and card_id else None
        if model is not None and row is not None:
            self.card.follow(goal.viewport().mapTo(self._page, self._beside(model.index(row, 0))))

    def _beside(self, index: Index) -> QPoint:
        """Where it hides least: at the end of a mentor's card, or next to a narrow mentee's."""
        goal, width = self._goal, self.card.width()
        rect = goal.visualRect(index)
        rtl = goal.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if goal is self._waiting:
            return QPoint(rect.left() - width if rtl else rect.right() - Space.XS, rect.top() - 20)
        left = rect.left() - Space.XS if rtl else rect.right() - width - Space.S
        return QPoint(left, rect.bottom() - Space.L)

    def _follow(self, watched: QObject, point: QPoint) -> None:
        over = self._mentors if watched is self._mentors.viewport() else self._waiting
        self.card.follow(over.viewport().mapTo(self._page, point))
        if over is self._goal:
            self._hand.aim(over.indexAt(point).data(Ask.ID) or "")
            self._edge.over(point.y())
        else:
            self._hand.aim("")
            self._edge.over(None)

    def _click(self, watched: QObject, point: QPoint, pressed: Qt.MouseButton) -> None:
        here = watched is self._goal.viewport()
        card_id = (self._goal.indexAt(point).data(Ask.ID) or "") if here else ""
        if pressed is Qt.MouseButton.LeftButton and card_id:
            self.placed.emit(card_id)
        elif pressed is Qt.MouseButton.LeftButton and not here:
            self.returned.emit()
        elif pressed is Qt.MouseButton.RightButton:
            self._hand.release()
