"""Chooses what Why says: by what is selected, and while something is held by what it is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from mentordesk.commands.judging import load_reasons
from mentordesk.jobs.board_numbers import BoardNumbers
from mentordesk.jobs.ways_in import WayIn
from mentordesk.store.queries.board import PairChip
from mentordesk.store.queries.reasons_given import kept_reasons
from mentordesk.store.workspace import Command
from mentordesk.ui.board.cards import MentorTile
from mentordesk.ui.board.costs import Costs
from mentordesk.ui.board.hand import Hand
from mentordesk.ui.board.mentors_view import MentorsView
from mentordesk.ui.board.models import MentorsModel, WaitingModel
from mentordesk.ui.board.placing import Wish
from mentordesk.ui.board.regard import Regard
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.board.targets import Target, targets_for
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.board.waiting_view import WaitingView
from mentordesk.ui.board.ways import Ways
from mentordesk.ui.board.why import MOST, Block, Line, Said, Title, Weight
from mentordesk.ui.board.why_cost import cost_said
from mentordesk.ui.board.why_earlier import earlier_said
from mentordesk.ui.board.why_pair import live_said, pair_said
from mentordesk.ui.board.why_panel import WhyPanel
from mentordesk.ui.board.why_person import (
    mentee_said,
    mentees_said,
    mentor_said,
    mentors_said,
    unplaced_said,
)
from mentordesk.ui.board.why_plan import left_out_said, plan_said
from mentordesk.ui.desk import Desk
from mentordesk.wording.refusals import refusal

if TYPE_CHECKING:
    from mentordesk.commands.judging import Judged

REST_MS = 120
"""How long the hand must rest over a card before Why follows, in ms."""
SETTLE_MS = 40
"""How long after a selection, in ms: the cards speak first, and a key held down runs over them."""


class Looking(QObject):
    """Keeps Why at what is looked at. It is never blank: with nothing selected it is the plan."""

    def __init__(
        self,
        desk: Desk,
        state: BoardState,
        hand: Hand,
        waiting: WaitingView,
        mentors: MentorsView,
        panel: WhyPanel,
        regard: Regard,
        costs: Costs,
    ) -> None:
        super().__init__(panel)
        self._regard, self._costs = regard, costs
        self._desk, self._state, self._hand = desk, state, hand
        self._waiting, self._mentors, self._panel = waiting, mentors, panel
        self._ways: Ways | None = None
        self._shows_left_out = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.look)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self.look)
        for view in (waiting, mentors):
            view.selectionModel().selectionChanged.connect(self._selected)
        mentors.chips_chosen.connect(self._chips_chosen)
        hand.aimed_at.connect(lambda _: self._rest.start())
        hand.let_go.connect(self.look_soon)
        state.judged_anew.connect(self.look_soon)
        state.counted.connect(self.look_soon)
        costs.told.connect(self.look_soon)
        panel.looked_at.connect(self.select)

    def follow(self, ways: Ways) -> None:
        """Say of those left out what would place them, as it is found; its buttons make it."""
        self._ways = ways
        ways.found.connect(self.look_soon)
        self._panel.accepted.connect(self._accept)

    @property
    def pair(self) -> tuple[str, str] | None:
        """The pair looked at: (mentor id, mentee id)."""
        chips = self._mentors.chosen_chips
        if len(chips) == 1:
            return chips[0].mentor_id, chips[0].mentee_id
        mentees, mentors = self._waiting.selected_ids(), self._mentors.selected_ids()
        if not chips and len(mentees) == 1 and len(mentors) == 1:
            return mentors[0], mentees[0]
        return None

    def look_soon(self) -> None:
        """Say it anew in a moment, however often this is asked for until then."""
        if not self._soon.isActive():
            self._soon.start()

    def show_left_out(self) -> None:
        """Who has no pair, and why, until something else is selected; the keyboard goes there."""
        self._shows_left_out = True
        self.look()
        self._panel.show()
        self._panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, mentor_id: str, mentee_id: str) -> None:
        """Select these people, so that Why shows them; either id may be empty.

        Whoever is folded away is shown; whom a filter hides Why shows all the same.
        """
        pair = self._state.pair_of(mentee_id) if mentee_id else None
        if pair is not None and mentor_id in ("", pair.mentor_id):
            shown = self._show(self._mentors, pair.mentor_id)
            self._mentors.choose_chips(frozenset({pair.match_id}) if shown else frozenset())
        else:
            self._mentors.choose_chips(frozenset())
            shown = self._show(self._mentors, mentor_id)
            shown = self._show(self._waiting, mentee_id) and shown
        if not shown and mentee_id and (mentor_id or pair is not None):
            mentor = mentor_id or (pair.mentor_id if pair is not None else "")
            self._soon.stop()
            self._panel.say(self._pair(mentor, mentee_id))

    def _show(self, view: CardsView, card_id: str) -> bool:
        """Select one card and bring it into sight, or select none; false for one not shown."""
        model = view.cards_model()
        if not card_id or model is None:
            view.clearSelection()
            return not card_id
        shown = model.reveal(card_id)
        view.select_ids([card_id])
        view.scrollTo(view.currentIndex())
        return shown

    def look(self) -> None:
        """Say what there is to say now."""
        self._soon.stop()
        self._panel.say(self._said())

    def _selected(self) -> None:
        self._shows_left_out = False
        if self.sender() is self._waiting.selectionModel() and self._waiting.selected_ids():
            self._mentors.choose_chips(frozenset())
        self._soon.start()

    def _chips_chosen(self) -> None:
        self._shows_left_out = False
        if self._mentors.chosen_chips:
            self._waiting.clearSelection()
        self._soon.start()

    def _said(self) -> Said:
        if self._hand.pair is not None:
            return self._pair(*self._hand.pair)
        if self._shows_left_out and self._state.numbers is not None:
            return self._left_out(self._state.numbers)
        if self.pair is not None:
            return self._pair(*self.pair)
        return self._people()

    def _people(self) -> Said:
        """One card, or several, or the plan."""
        mentees, mentors = self._waiting.selected_ids(), self._mentors.selected_ids()
        if not mentees and not mentors:
            return self._plan()
        judged, state = self._state.judged, self._state
        tiles, one = self._tiles(), mentors[0] if len(mentors) == 1 else ""
        if len(mentees) > 1:
            cards = [state.waiting(mentee_id) for mentee_id in mentees]
            return mentees_said(cards, judged, tiles, one)
        if len(mentors) > 1:
            shown = [tile for tile in tiles if tile.id in set(mentors)]
            return mentors_said(shown, judged, mentees[0] if mentees else "")
        if mentees:
            card = state.waiting(mentees[0])
            unplaced = self._unplaced(mentees[0])
            targets = self._targets(mentees[0]).values()
            return mentee_said(state.mentees[mentees[0]], card, judged, targets, unplaced)
        tile = next(tile for tile in tiles if tile.id == one)
        return mentor_said(state.mentors[one], tile, judged, self._mentor_names())

    def _accept(self, deed: WayIn | Wish | Command) -> None:
        """Do what a button of Why offers: a way in is looked at first, a place is drafted.

        From the list of those left out it goes on there.
        """
        if not isinstance(deed, WayIn | Wish):
            self._desk.do(deed)
        elif self._ways is not None:
            shows_left_out = self._shows_left_out
            if isinstance(deed, WayIn):
                self._ways.make(deed)
            elif self._ways.place(deed) and shows_left_out:
                self.show_left_out()
                self._panel.focus_offer()

    def _left_out(self, numbers: BoardNumbers) -> Said:
        """Everybody without a pair, with what is known to help those that are shown."""
        if self._ways is None:
            return left_out_said(numbers, {}, {}, is_searching=False)
        shown = [left.mentee_id for left in numbers.left_out[:MOST]]
        offers = {one: self._ways.in_best(one) for one in shown}
        in_best = {one: offer for one, offer in offers.items() if offer is not None}
        least = self._ways.least_of(shown)
        is_searching = any(self._ways.is_searching(one) for one in shown)
        return left_out_said(numbers, in_best, least, is_searching)

    def _targets(self, mentee_id: str) -> Mapping[str, Target]:
        """Every mentor as a target for a mentee: as the cards show it, else worked out here."""
        judged = self._state.judged
        if judged is None:
            return {}
        shown = self._regard.targets_of(mentee_id)
        return targets_for(judged, self._tiles(), [mentee_id]) if shown is None else shown

    def _unplaced(self, mentee_id: str) -> list[Block]:
        """What is said of somebody who has no pair on this board."""
        if self._ways is None or self._state.pair_of(mentee_id) is not None:
            return []
        why = self._ways.why_not(mentee_id)
        ways = self._ways.of(mentee_id) if why else None
        in_best = self._ways.in_best(mentee_id)
        return unplaced_said(why, in_best, ways, self._ways.is_searching(mentee_id))

    def _plan(self) -> Said:
        model = self._waiting.cards_model()
        waiting = list(model.outlines) if isinstance(model, WaitingModel) else []
        names = {**self._state.names, **self._state.mentor_names}
        pairs = list(self._state.pairs.values())
        refused = self._state.unsolvable
        why = str(refusal(refused)) if refused is not None else ""
        return plan_said(self._state.plan, self._state.numbers, waiting, pairs, names, why)

    def _pair(self, mentor_id: str, mentee_id: str) -> Said:
        judged, pair = self._state.judged, self._between(mentor_id, mentee_id)
        if pair is not None and pair.is_live:
            return self._live(pair)
        if judged is None:
            return Said((Title("One moment"), Line("All pairs are being judged.", Weight.MUTED)))
        if mentor_id not in judged.mentors or mentee_id not in judged.mentees:
            gone = "One of the two is no longer in the pool of this round."
            return Said((Title("No longer a pair"), Line(gone, Weight.ATTENTION)))
        both = (mentor_id, mentee_id)
        more = (*earlier_said(self._desk, both), *self._cost(judged, both))
        return pair_said(judged, mentor_id, mentee_id, pair, self._tiles(), more)

    def _cost(self, judged: Judged, both: tuple[str, str]) -> Sequence[Block]:
        """What a pair costs that may be; nothing of one that cannot."""
        if judged.hard(both) is not None:
            return ()
        drafts = {pair.mentee_id: pair for pair in self._state.pairs.values()}
        effect = self._costs.effect_of(*both)
        if effect is None and not self._costs.is_old:
            return ()
        return cost_said(judged, both, effect, self._costs.is_old, drafts)

    def _live(self, pair: PairChip) -> Said:
        mentor = self._state.mentors[pair.mentor_id].name
        mentee = self._state.names.get(pair.mentee_id, "")
        kept = load_reasons(self._desk.ask(kept_reasons, pair.match_id), mentor, mentee)
        return live_said(pair, mentor, mentee, kept)

    def _between(self, mentor_id: str, mentee_id: str) -> PairChip | None:
        pair = self._state.pair_of(mentee_id)
        return pair if pair is not None and pair.mentor_id == mentor_id else None

    def _tiles(self) -> list[MentorTile]:
        model = self._mentors.cards_model()
        return list(model.everyone) if isinstance(model, MentorsModel) else []

    def _mentor_names(self) -> dict[str, str]:
        """With whom each placed mentee is."""
        mentors = self._state.mentor_names
        return {
            pair.mentee_id: mentors[pair.mentor_id]
            for pair in self._state.pairs.values()
            if pair.mentor_id in mentors
        }
