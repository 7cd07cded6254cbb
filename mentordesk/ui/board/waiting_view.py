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

from mentordesk.ui.board.card_answers import Ask
from mentordesk.ui.board.costs import ToldNow
from mentordesk.ui.board.drag import accept, carry
from mentordesk.ui.board.edge_scroll import EdgeScroll
from mentordesk.ui.board.hand import Hand, How
from mentordesk.ui.board.offers import Offer
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.board.waiting_card import WaitingDelegate
from mentordesk.ui.theme import Theme


class WaitingView(CardsView):
    """Mentees who wait. `returned`: drafts were dropped here. `gripped`: a grip was clicked."""

    returned = Signal()
    gripped = Signal()

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        self.drawn = WaitingDelegate(theme)
        super().__init__(theme, self.drawn, parent)
        self._hand = hand
        self._grips: list[str] = []
        self._edge = EdgeScroll(self)
        self.setObjectName("waiting")
        self.setAccessibleName("Waiting mentees")

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
        """Drafts may come back anywhere in the column; whoever waits already has no need to."""
        self._hand.aim("")
        self._edge.over(event.position().toPoint().y())
        if self._may_return(event):
            accept(event)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Stop scrolling."""
        self._edge.over(None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Drafts dropped here wait again."""
        self._edge.over(None)
        if self._may_return(event):
            accept(event)
            self.returned.emit()
        else:
            event.ignore()

    def _may_return(self, event: QDropEvent) -> bool:
        held = self._hand.held
        return held is not None and bool(held.match_ids) and self._hand.knows(event.mimeData())
