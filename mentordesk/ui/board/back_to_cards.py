"""Where the keyboard goes when something is over: back to the card, or on to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.ui.board.hand import Held, HeldPlace, InHand
from mentordesk.ui.board.mentors_view import MentorsView
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.board.waiting_view import WaitingView


class BackToCards(QObject):
    """Knows the two columns. `hidden`: go to the filter that hides all who still wait."""

    hidden = Signal()

    def __init__(self, waiting: WaitingView, mentors: MentorsView) -> None:
        super().__init__(waiting)
        self._waiting, self._mentors = waiting, mentors

    def to(self, held: InHand) -> None:
        """Be where this was taken from: a waiting card, a chip, or the mentor of a free place."""
        if isinstance(held, HeldPlace):
            self._be_at(self._mentors, [held.mentor_id])
            return
        model = self._mentors.cards_model()
        tiles = model.outlines if model is not None and isinstance(held, Held) else ()
        chips = [chip for tile in tiles for chip in tile.chips if chip.id in held.match_ids]
        if chips:
            self._be_at(self._mentors, [chips[0].mentor_id])
            self._mentors.choose_chips(frozenset(chip.id for chip in chips))
        else:
            self._be_at(self._waiting, list(held.mentee_ids))

    def to_next(self) -> None:
        """Be at the next card that waits, or in the filter that hides it.

        Where nobody waits any more the keyboard goes to the mentors.
        """
        waiting, model = self._waiting, self._waiting.cards_model()
        if model is not None and model.total and not model.rowCount():
            self.hidden.emit()
            return
        view = waiting if model is not None and model.rowCount() else self._mentors
        index = waiting.currentIndex()
        is_free = not waiting.selected_ids() and not self._mentors.chosen_chips
        if view is waiting and index.isValid() and is_free:
            waiting.setCurrentIndex(index)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def beside(self, page: QWidget) -> QPoint:
        """Just beside the card the keyboard is on, in px of the page."""
        view = self._mentors if self._mentors.hasFocus() else self._waiting
        rect = view.visualRect(view.currentIndex())
        rtl = view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = rect.topLeft() if rtl else rect.topRight()
        return view.viewport().mapTo(page, corner)

    def _be_at(self, view: CardsView, ids: list[str]) -> None:
        """Lead the keyboard to these cards, and select them."""
        view.select_ids(ids)
        view.scrollTo(view.currentIndex())
        view.setFocus(Qt.FocusReason.OtherFocusReason)
