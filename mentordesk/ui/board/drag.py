"""Carries held cards through the system's own drag, and takes them from it again."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from mentordesk.ui.board.hand import Hand
from mentordesk.ui.board.held_card import SHADOW, held_picture
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space

ACTIONS = Qt.DropAction.LinkAction | Qt.DropAction.CopyAction
"""What a drag offers. Never a move: after one, Qt takes the row out of the list by itself."""


def carry(source: QWidget, hand: Hand, theme: Theme) -> None:
    """Drag what the hand holds until it is dropped or let go; the hand is empty afterwards."""
    if hand.held is None:
        return
    drag = QDrag(source)
    drag.setMimeData(hand.mime())
    picture = held_picture(hand.held, theme, source.devicePixelRatioF(), source.layoutDirection())
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(SHADOW + Space.L, SHADOW + Space.M))
    drag.exec(ACTIONS, Qt.DropAction.LinkAction)
    hand.release()


def accept(event: QDropEvent | QDragMoveEvent) -> None:
    """Say that a drop is welcome here, as a link."""
    event.setDropAction(Qt.DropAction.LinkAction)
    event.accept()
