"""The verbs of the board: place, take back, lock, pick up, by whatever hand they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from mentordesk.jobs.what_if import cost_of
from mentordesk.store.workspace import Done
from mentordesk.ui.board.asking import Asking
from mentordesk.ui.board.back_to_cards import BackToCards
from mentordesk.ui.board.cards import Chip, MentorTile
from mentordesk.ui.board.choices import drafts_of, mentee_choices, mentor_choices
from mentordesk.ui.board.hand import Hand, Held, HeldPlace, How, InHand
from mentordesk.ui.board.mentors_view import MentorsView
from mentordesk.ui.board.notes import CardNote
from mentordesk.ui.board.place_with import Choice, PlaceWith
from mentordesk.ui.board.placing import Placing, Wish
from mentordesk.ui.board.settle import settle
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.board.waiting_view import WaitingView
from mentordesk.ui.board.words import first_upper
from mentordesk.ui.desk import Desk
from mentordesk.ui.theme import Theme
from mentordesk.ui.toasts import Toasts
from mentordesk.wording.words import listed, many


class Deeds(QObject):
    """Knows what is selected and what is held, and does with it what the person asks for.

    `put_back`: what was held is where it was.
    """

    put_back = Signal(object)

    def __init__(
        self,
        page: QWidget,
        theme: Theme,
        desk: Desk,
        toasts: Toasts,
        state: BoardState,
        hand: Hand,
        waiting: WaitingView,
        mentors: MentorsView,
    ) -> None:
        super().__init__(page)
        self._page, self._theme, self._desk, self._toasts = page, theme, desk, toasts
        self._state, self._hand, self._waiting, self._mentors = state, hand, waiting, mentors
        self.placing = Placing(desk, state, self)
        self.way_back = BackToCards(waiting, mentors)
        self.asking = Asking(page, theme, desk, toasts, state, waiting, mentors, self.placing)
        self.asking.lost.connect(self.way_back.to_next)
        hand.took.connect(self.asking.close)  # what stands at a card may cover where it should go
        self.place_list = PlaceWith(theme, page)
        self._for: tuple[str, ...] = ()
        self._with = ""
        self._fell: tuple[Held, QPoint] | None = None
        self.placing.placed.connect(self._placed)
        self.place_list.chosen.connect(self._chosen_from_list)
        self.place_list.lost.connect(self.way_back.to_next)
        hand.costs.told.connect(self._retell)
        mentors.dropped.connect(self.drop_on)
        waiting.dropped.connect(self.drop_on)
        mentors.stuck.connect(lambda chip: self.placing.take_back((chip.id,), chip.mentor_id))
        waiting.returned.connect(self.drop_back)
        waiting.gripped.connect(self.pick_up)

    def drop_on(self, card_id: str) -> None:
        """Let what is held fall on a card: mentees on a mentor, a place on a mentee."""
        if self._hand.place is not None:
            self._give(self._hand.place, card_id)
        elif self._hand.mentees is not None:
            self._place(self._hand.mentees, card_id)

    def _give(self, held: HeldPlace, mentee_id: str) -> None:
        """Give a mentor's free place to a mentee."""
        if mentee_id not in self._hand.offers:
            return
        if held.how is How.PICK_UP:
            self._put_down(held)
        self.close_note()
        self.placing.attempt(Wish((mentee_id,), held.mentor_id, is_place_given=True))

    def _place(self, held: Held, mentor_id: str) -> None:
        target = self._hand.targets.get(mentor_id)
        if target is None:
            return
        if held.how is How.PICK_UP and (target.takes or len(held.mentee_ids) == 1):
            self._put_down(held)
        self.close_note()
        if target.is_here:
            return
        if not target.takes and len(held.mentee_ids) > 1:
            what = f"{first_upper(target.words)}."
            self.asking.say_no(mentor_id, what, "Take fewer, or choose another mentor.")
            return
        self._fell = (held, self._page.mapFromGlobal(QCursor.pos()))
        self.placing.attempt(Wish(held.mentee_ids, mentor_id))
        self._fell = None

    def drop_back(self) -> None:
        """Let what is held wait again, if it comes out of a place; else just put it back."""
        held = self._hand.held
        if held is None:
            return
        if held.how is How.PICK_UP:
            self._hand.release()
        if isinstance(held, Held) and held.match_ids:
            self.placing.take_back(held.match_ids)

    def _put_down(self, held: InHand) -> None:
        """Hold it no more; the keyboard is back where it came from."""
        self.way_back.to(held)  # first, or Qt would hand a focus in the tray to what comes next
        self._hand.release()

    def pick_up(self) -> None:
        """Hold what is selected without a pressed button; at a mentor's card, its free place."""
        self.close_note()
        mentor_id = self.mentor_at_hand()
        if mentor_id:
            self._pick_up_place(mentor_id)
            return
        ids = self.chosen_mentees()
        if ids and not self._hand.take(ids, How.PICK_UP):
            chip = next((chip for chip in self._mentors.chosen_chips if chip.stays), None)
            if chip is not None:
                self.placing.take_back((chip.id,), chip.mentor_id)

    def _pick_up_place(self, mentor_id: str) -> None:
        if not self._hand.take_place(mentor_id, How.PICK_UP) and self._state.judged is not None:
            what = f"{self._state.mentors[mentor_id].name} has no free place."
            self.asking.say_no(mentor_id, what, "Choose another mentor, or take a draft out.")

    def mentor_at_hand(self) -> str:
        """The mentor the keyboard is about, where it is about no pair; else empty."""
        if self._mentors.chosen_chips or not self._mentors.hasFocus():
            return ""
        here = self._mentors.acting_ids()
        return here[0] if len(here) == 1 else ""

    def enter(self) -> None:
        """Place what is picked up with the card the keyboard is on; else open the list."""
        if self._hand.held is not None:
            if self._hand.aimed:
                self.drop_on(self._hand.aimed)
            return
        self.open_list()

    def open_list(self) -> None:
        """The ranked list to place with: mentors for mentees, or mentees for a mentor."""
        judged = self._state.judged_now()
        if judged is None:
            return
        here = self.mentor_at_hand()
        if here:
            self._for, self._with = (), here
            if self._with in judged.mentors:
                choices = mentee_choices(judged, self._with, self.everyone(), self._hand.costs)
                name = self._state.mentors[self._with].name
                self._open(f"Place with {name}…", choices)
            return
        self._for = tuple(self.chosen_mentees())
        if not self._for:
            return
        names = [self._state.names[one] for one in self._for]
        choices = mentor_choices(judged, self._for, self.everyone(), self._hand.costs)
        self._open(f"Place {listed(names)} with…", choices)

    def take_back(self) -> None:
        """Let the selected drafts wait again, in one step."""
        chips = self._chips_at_hand()
        if chips:
            self.placing.take_back(tuple(chip.id for chip in chips), chips[0].mentor_id)

    def toggle_lock(self) -> None:
        """Lock the selected drafts in one step, or unlock them when all of them are locked."""
        chips = self._chips_at_hand()
        if chips:
            self.placing.toggle_locks(chips)

    def escape(self) -> None:
        """Close a note; else put back what is held; else select nothing."""
        held = self._hand.held
        if self.note is not None:
            self.asking.close()
        elif held is not None:
            self._put_down(held)
            self.put_back.emit(held)
        else:
            self._mentors.choose_chips(frozenset())
            self._waiting.clearSelection()
            self._mentors.clearSelection()

    @property
    def note(self) -> CardNote | None:
        """What stands at a card now: a refusal, or a question."""
        return self.asking.note

    def close_note(self) -> None:
        """Take away whatever stands at a card; nothing is saved by that."""
        self.asking.close()

    def _placed(self, wish: Wish, done: Done) -> None:
        self.close_note()
        mentor = self._state.mentors[wish.mentor_id].name
        names = [self._state.names.get(one, "") for one in wish.mentee_ids]
        if len(names) == 1:
            fit = f", fit {done.values['score']}" if "score" in done.values else ""
            text = f"{names[0]} drafted with {mentor}{fit}"
        else:
            text = f"{many(len(names), 'mentee')} drafted with {mentor}"
        self._toasts.show_text(text, self._desk.undo)
        self._settle(wish.mentor_id)
        self.way_back.to_next()

    def _settle(self, mentor_id: str) -> None:
        """After a drop the card glides into the mentor's, from where the hand let it go."""
        model = self._mentors.cards_model()
        row = model.row_of(mentor_id) if model is not None else None
        if self._fell is None or model is None or row is None:
            return
        held, start = self._fell
        goal = self._mentors.visualRect(model.index(row, 0)).center()
        end = self._mentors.viewport().mapTo(self._page, goal)
        if self._page.rect().contains(start):
            settle(self._page, self._theme, held, start, end)

    def _chosen_from_list(self, chosen: str) -> None:
        if self._for:
            self.placing.attempt(Wish(self._for, chosen))
        else:
            self.placing.attempt(Wish((chosen,), self._with))

    def chosen_mentees(self) -> list[str]:
        """Whom the keys are about: chips where the focus is on mentors, else waiting cards."""
        chips = self._mentors.chosen_chips
        if chips:
            return [chip.mentee_id for chip in chips]
        return self._waiting.acting_ids()

    def _chips_at_hand(self) -> list[Chip]:
        """The selected chips; without any, all drafts of the mentors selected."""
        chosen = self._mentors.chosen_chips
        if chosen or not self._mentors.hasFocus():
            return chosen
        ids = set(self._mentors.acting_ids())
        tiles = [tile for tile in self.everyone() if tile.id in ids]
        return [chip for tile in tiles for chip in drafts_of(tile)]

    def everyone(self) -> list[MentorTile]:
        """Every mentor's card, shown or not."""
        model = self._mentors.cards_model()
        return list(model.everyone) if model is not None else []

    def _open(self, title: str, choices: Sequence[Choice]) -> None:
        highest = self._waiting.mapTo(self._page, QPoint(0, 0)).y()
        self.place_list.open(title, choices, self.way_back.beside(self._page), highest)

    def _retell(self) -> None:
        """Costs that came after the list was opened; its order stays."""
        effects = self._hand.costs.effects
        if self.place_list.isVisible():
            self.place_list.retell({one: cost_of(effect) for one, effect in effects.items()})
