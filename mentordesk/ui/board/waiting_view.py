"""The column of waiting mentees: cards go out by drag, drafts come back by drop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from mentordesk.ui.board.drag import accept, carry
from mentordesk.ui.board.edge_scroll import EdgeScroll
from mentordesk.ui.board.hand import Hand, How
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.board.waiting_card import WaitingDelegate
from mentordesk.ui.theme import Theme


class WaitingView(CardsView):
    """Mentees who wait. `returned` tells that drafts were dropped here."""

    returned = Signal()

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(theme, WaitingDelegate(theme), parent)
        self._hand = hand
        self._edge = EdgeScroll(self)
        self.setObjectName("waiting")
        self.setAccessibleName("Waiting mentees")

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Take all selected cards in hand, and carry them."""
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
