"""The menu of a card: the menu twin of every drag, the best targets first, then the verbs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from mentordesk.ui.board.hand import subject_of
from mentordesk.ui.board.placing import Wish
from mentordesk.ui.board.targets import best_of, targets_for
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.delegates import fit_word

if TYPE_CHECKING:
    from mentordesk.ui.board.page import BoardPage


def menu_for(page: BoardPage, view: CardsView) -> QMenu:
    """The best targets of what is selected first, then the verbs."""
    menu = QMenu(view)
    menu.setObjectName("card_menu")
    _offer_best(page, menu)
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


def _offer_best(page: BoardPage, menu: QMenu) -> None:
    """Put the best targets for what is selected at the head of a menu."""
    ids, judged = tuple(page.deeds.chosen_mentees()), page.state.judged_now()
    if not ids or judged is None:
        return
    targets = targets_for(judged, page.deeds.everyone(), ids)
    page.costs.about(subject_of(ids, targets))
    for target in best_of(targets.values(), page.costs):
        cost = f" · {target.cost}" if target.cost else ""
        text = f"{target.name}\t{fit_word(target.score)} {target.score}{cost}"
        wish = Wish(ids, target.mentor_id)
        menu.addAction(text).triggered.connect(partial(page.deeds.placing.attempt, wish))
    menu.addSeparator()
