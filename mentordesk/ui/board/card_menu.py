"""The menu of a card: the menu twin of every drag, the best targets first, then the verbs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from mentordesk.ui.board.costs import Subject
from mentordesk.ui.board.hand import subject_of
from mentordesk.ui.board.offers import best_offers, offers_for
from mentordesk.ui.board.placing import Wish
from mentordesk.ui.board.targets import BEST, best_of, targets_for
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.delegates import fit_word

if TYPE_CHECKING:
    from mentordesk.ui.board.page import BoardPage

A_PLACE = "Pick &up a free place"
"""What picking up is called where the keyboard is on a mentor's card."""


def menu_for(page: BoardPage, view: CardsView) -> QMenu:
    """The best targets of what is selected first, then the verbs."""
    menu = QMenu(view)
    menu.setObjectName("card_menu")
    _offer_best(page, menu)
    for action in view.actions():
        if action.objectName() == "pick_up" and page.deeds.mentor_at_hand():
            place = menu.addAction(f"{A_PLACE}\tP")
            place.setEnabled(action.isEnabled())
            place.triggered.connect(page.deeds.pick_up)
        else:
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
    mentor_id = "" if ids else page.deeds.mentor_at_hand()
    if judged is None or not (ids or mentor_id in judged.mentors):
        return
    if ids:
        targets = targets_for(judged, page.deeds.everyone(), ids)
        page.costs.about(subject_of(ids, targets))
        for target in best_of(targets.values(), page.costs):
            wish = Wish(ids, target.mentor_id)
            _offer(page, menu, wish, target.name, target.score, target.cost)
    else:
        offers = offers_for(judged, mentor_id, page.waiting_model.who_wait)
        page.costs.about(Subject((), mentor_id))
        for one in best_offers(offers, page.costs)[:BEST]:
            wish = Wish((one,), mentor_id, is_place_given=True)
            cost = page.costs.told_now.words(one)
            _offer(page, menu, wish, page.hand.name_of(one), offers[one].score, cost)
    menu.addSeparator()


def _offer(page: BoardPage, menu: QMenu, wish: Wish, name: str, score: int, cost: str) -> None:
    """One of the best, with fit and cost."""
    told = f" · {cost}" if cost else ""
    action = menu.addAction(f"{name}\t{fit_word(score)} {score}{told}")
    action.triggered.connect(partial(page.deeds.placing.attempt, wish))
