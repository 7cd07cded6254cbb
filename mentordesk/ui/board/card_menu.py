"""The menu of a card: the menu twin of every drag, the best targets first, then the verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from mentordesk.ui.board.view import CardsView

if TYPE_CHECKING:
    from mentordesk.ui.board.page import BoardPage


def menu_for(page: BoardPage, view: CardsView) -> QMenu:
    """The best targets of what is selected first, then the verbs."""
    menu = QMenu(view)
    menu.setObjectName("card_menu")
    page.deeds.offer_best(menu)
    for action in view.actions():
        menu.addAction(action)
    return menu


def pop_up(page: BoardPage, view: CardsView, point: QPoint) -> None:
    """Open the menu at a point of the view; while something is held, put that back instead."""
    if page.hand.held is not None:
        page.hand.release()
        return
    menu = menu_for(page, view)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(view.viewport().mapToGlobal(point))
