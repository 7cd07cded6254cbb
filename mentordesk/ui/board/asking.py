"""The questions at a card: why a pair is right all the same, whom to swap out; or a refusal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.refusal import Refused
from mentordesk.store.queries.reasons_given import last_reasons
from mentordesk.ui.board.mentors_view import MentorsView
from mentordesk.ui.board.notes import AtCard, CardNote, ReasonEditor, RefusalNote, Swap, SwapOffer
from mentordesk.ui.board.placing import Pair, Placing, Spot, Wish
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.board.targets import best_free
from mentordesk.ui.board.waiting_view import WaitingView
from mentordesk.ui.desk import Desk
from mentordesk.ui.focus import WayBack
from mentordesk.ui.theme import Theme
from mentordesk.ui.toasts import Toasts
from mentordesk.wording.refusals import refusal


class Asking(QObject):
    """Puts one note at a time at the card where something fell, and tries again with the answer.

    A note that had the focus gives it back; `lost`: there is nobody any more to give it to.
    """

    lost = Signal()

    def __init__(
        self,
        page: QWidget,
        theme: Theme,
        desk: Desk,
        toasts: Toasts,
        state: BoardState,
        waiting: WaitingView,
        mentors: MentorsView,
        placing: Placing,
    ) -> None:
        super().__init__(page)
        self._page, self._theme, self._desk, self._toasts = page, theme, desk, toasts
        self._state, self._placing = state, placing
        self._waiting, self._mentors = waiting, mentors
        self.note: CardNote | None = None
        self._way_back = WayBack()
        placing.needs_reason.connect(self._ask_reason)
        placing.needs_swap.connect(self._ask_swap)
        placing.refused.connect(self._refused)

    def say_no(self, mentor_id: str, what: str, do: str) -> None:
        """Say at a mentor's card that it cannot be, and the way on."""
        self._say_no(Spot(mentor_id), what, do)

    def ask_why(self, mentor_id: str, text: str, done: Callable[[str], object]) -> None:
        """Ask at a mentor's card why something is right all the same; `done` gets the answer."""
        self._ask_why(Spot(mentor_id), text, done)

    def _say_no(self, spot: Spot, what: str, do: str) -> None:
        self._open(RefusalNote(self._theme, self._card(spot), what, do))

    def _ask_why(self, spot: Spot, text: str, done: Callable[[str], object]) -> None:
        offered = self._desk.ask(last_reasons)
        note = ReasonEditor(self._theme, self._card(spot), text, offered)

        def kept(reason: str) -> None:
            self.close()
            done(reason)

        note.kept.connect(kept)
        self._open(note)

    def close(self) -> None:
        """Take away whatever stands at a card; nothing is saved by that."""
        if self.note is None:
            return
        note, self.note = self.note, None
        focus = self._page.window().focusWidget()
        had_focus = focus is not None and (focus is note or note.isAncestorOf(focus))
        if had_focus and not self._way_back.go():
            self.lost.emit()
        note.close_note()

    def _ask_reason(self, wish: Wish, pair: Pair, why: str) -> None:
        mentor, mentee = self._names(pair)
        text = f"{mentee} with {mentor} needs a reason: {why}."
        self._ask_why(wish.spot, text, lambda reason: self.attempt(wish.because(pair, reason)))

    def _ask_swap(self, wish: Wish, match_ids: Sequence[str]) -> None:
        mentor, mentee = self._names((wish.mentor_id, wish.mentee_ids[0]))
        swaps = [self._swap(wish, match_id) for match_id in match_ids]
        heading = f"{mentor} has no free place. Whose should {mentee} have?"
        note = SwapOffer(self._theme, self._card(wish.spot), heading, swaps)
        note.chosen.connect(lambda match_id: self.attempt(wish.instead_of(match_id)))
        self._open(note)

    def _refused(self, spot: Spot, refused: Refused) -> None:
        said = refusal(refused)
        self._say_no(spot, said.what, said.do)

    def _card(self, spot: Spot) -> AtCard:
        if spot.mentee_id:
            return AtCard(self._waiting, spot.mentee_id, self._page)
        return AtCard(self._mentors, spot.mentor_id, self._mentors)

    def attempt(self, wish: Wish) -> bool:
        """Place as wished; whether it was done. What is asked back stands at the card."""
        self.close()
        return self._placing.attempt(wish)

    def _open(self, note: CardNote) -> None:
        self.close()
        self._toasts.hide()  # it might cover the question
        self._way_back.remember(note)
        self.note = note
        note.gave_up.connect(self.close)
        note.open()

    def _swap(self, wish: Wish, match_id: str) -> Swap:
        """Whose draft could go, and what becomes of that person."""
        pair = self._state.pairs[match_id]
        name = self._state.names.get(pair.mentee_id, "")
        own = self._state.pair_of(wish.mentee_ids[0])
        judged = self._state.judged_now()
        if own is not None and judged is not None:
            score = judged.score((own.mentor_id, pair.mentee_id))
            then = f"goes to {self._state.mentors[own.mentor_id].name}, fit {score}"
            return Swap(match_id, name, pair.score, then)
        model = self._mentors.cards_model()
        then = "waits again; nobody else is free"
        if judged is not None and model is not None:
            best = best_free(judged, model.everyone, pair.mentee_id)
            if best is not None:
                then = f"waits again; next best {best[0].name}, fit {best[1]}"
        return Swap(match_id, name, pair.score, then)

    def _names(self, pair: Pair) -> tuple[str, str]:
        return self._state.mentors[pair[0]].name, self._state.names.get(pair[1], "")
