"""The column of waiting mentees: cards go out by drag, drafts come back by drop."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from mentordesk.ui.board.card_answers import Ask, Index
from mentordesk.ui.board.costs import ToldNow
from mentordesk.ui.board.drag import accept, carry
from mentordesk.ui.board.edge_scroll import EdgeScroll
from mentordesk.ui.board.hand import Hand, How
from mentordesk.ui.board.offers import Offer
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.board.waiting_card import WaitingDelegate
from mentordesk.ui.theme import Theme


class WaitingView(CardsView):
    """Mentees who wait. `returned`: drafts were dropped here. `gripped`: a grip was clicked.

    `dropped` names the mentee a mentor's free place was let fall on.
    """

    returned = Signal()
    gripped = Signal()
    dropped = Signal(str)

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        self.drawn = WaitingDelegate(theme)
        super().__init__(theme, self.drawn, parent)
        self._hand = hand
        self._grips: list[str] = []
        self._edge = EdgeScroll(self)
        self.setObjectName("waiting")
        self.setAccessibleName("Waiting mentees")
        for news in (hand.took, hand.retold, hand.let_go):
            news.connect(self._show_held)
        hand.aimed_at.connect(self._show_aim)

    def set_covered(self, height: int) -> None:
        """The zone for scrolling begins below the best mentees for the place held."""
        super().set_covered(height)
        self._edge.inset = height

    def show_offers(self, offers: Mapping[str, Offer], told: ToldNow) -> None:
        """Tell on each card what it is to the mentor selected; nothing for no mentor."""
        if offers or self.drawn.offers:
            self.drawn.offers, self.drawn.costs = offers, told
            self.viewport().update()

    def on_grip(self, point: QPoint) -> bool:
        """Whether a point of the viewport lies on the grip of a selected card."""
        index = self.indexAt(point)
        if not index.isValid() or not self.selectionModel().isSelected(index):
            return False
        return self.drawn.grip_at(self.visualRect(index), self.layoutDirection()).contains(point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a grip is remembered: without a move it will pick the cards up."""
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        on_grip = plain and self.on_grip(event.position().toPoint())
        self._grips = self.selected_ids() if on_grip else []
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a grip picks up all selected cards; elsewhere it selects, as ever."""
        super().mouseReleaseEvent(event)
        grips, self._grips = self._grips, []
        if grips and self.indexAt(event.position().toPoint()).data(Ask.ID) in grips:
            self.select_ids(grips)
            self.gripped.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """The grip says what it does."""
        if isinstance(event, QHelpEvent) and self.on_grip(event.pos()):
            QToolTip.showText(event.globalPos(), "Pick up (P)", self)
            return True
        return super().viewportEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Take all selected cards in hand, and carry them."""
        self._grips = []
        if self._hand.take(self.selected_ids(), How.DRAG):
            carry(self, self._hand, self.theme)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome only what this board's own hand holds."""
        if self._hand.knows(event.mimeData()):
            accept(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Drafts may come back anywhere in the column; whoever waits already has no need to.

        A place aims at the card under the pointer. Also at one it cannot go to: it must say why.
        """
        point = event.position().toPoint()
        gives = self._hand.place is not None and self._hand.knows(event.mimeData())
        self._hand.aim(self._mentee_at(point) if gives else "")
        self._edge.over(point.y())
        if self._hand.aimed or self._may_return(event):
            accept(event)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Aim at nothing, and stop scrolling."""
        self._edge.over(None)
        self._hand.aim("")
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Drafts dropped here wait again; a place is given to the mentee under the pointer."""
        self._edge.over(None)
        mentee_id = self._mentee_at(event.position().toPoint())
        offer = self._hand.offers.get(mentee_id)
        if offer is not None and self._hand.knows(event.mimeData()):
            if offer.takes:
                accept(event)
            else:
                event.ignore()
            self.dropped.emit(mentee_id)
        elif self._may_return(event):
            accept(event)
            self.returned.emit()
        else:
            event.ignore()

    def _may_return(self, event: QDropEvent) -> bool:
        held = self._hand.mentees
        return held is not None and bool(held.match_ids) and self._hand.knows(event.mimeData())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Another card: a place that was picked up aims at it."""
        super().currentChanged(current, previous)
        place = self._hand.place
        if place is not None and place.how is How.PICK_UP:
            self._hand.aim(current.data(Ask.ID) or "")

    def _mentee_at(self, point: QPoint) -> str:
        return self.indexAt(point).data(Ask.ID) or ""

    def _show_held(self) -> None:
        """What is away in the hand; and for a place, what each mentee is to it."""
        held, place, drawn = self._hand.mentees, self._hand.place, self.drawn
        if place is not None:
            drawn.offers, drawn.costs = self._hand.offers, self._hand.costs.told_now
        elif held is not None:
            drawn.offers = {}  # each mentor tells what it is to them
        drawn.lifted = place is not None
        drawn.away = frozenset(held.mentee_ids) if held is not None else frozenset()
        drawn.best = self._hand.best_mentees[0] if self._hand.best_mentees else ""
        self.viewport().update()

    def _show_aim(self, card_id: str) -> None:
        old, self.drawn.aimed = self.drawn.aimed, card_id if self._hand.mentees is None else ""
        self.update_cards(old, self.drawn.aimed)
