"""What the other column says to whoever is looked at, before any card is in the hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mentordesk.ui.board.cards import MentorTile
from mentordesk.ui.board.costs import Costs, Subject
from mentordesk.ui.board.hand import Hand, subject_of
from mentordesk.ui.board.mentors_view import MentorsView
from mentordesk.ui.board.models import MentorsModel
from mentordesk.ui.board.offers import Offer, offers_for
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.board.targets import Target, targets_for
from mentordesk.ui.board.waiting_view import WaitingView

if TYPE_CHECKING:
    from mentordesk.commands.judging import Judged


class Regard(QObject):
    """Shows fit and cost on mentors while mentees are selected, and on mentees for one mentor.

    What is in the hand comes first; once it is let go, what is selected speaks again.
    """

    def __init__(
        self,
        state: BoardState,
        hand: Hand,
        costs: Costs,
        waiting: WaitingView,
        mentors: MentorsView,
    ) -> None:
        super().__init__(mentors)
        self._state, self._hand, self._costs = state, hand, costs
        self._waiting, self._mentors = waiting, mentors
        self._mentees: Sequence[str] = ()
        self._targets: Mapping[str, Target] = {}
        self._offers: Mapping[str, Offer] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.now)
        for view in (waiting, mentors):
            view.selectionModel().selectionChanged.connect(self._later)
        mentors.chips_chosen.connect(self._later)
        hand.let_go.connect(self._later)
        state.judged_anew.connect(self._later)
        state.moved.connect(self._later)
        costs.told.connect(self._told)

    def _later(self, *_: object) -> None:
        """Once, after all that one deed changes."""
        self._soon.start()

    def now(self) -> None:
        """Be about whoever is selected now."""
        self._soon.stop()
        if self._hand.held is not None:
            return
        judged = self._state.judged
        mentees, mentor = self._whom()
        self._mentees, self._targets, self._offers = mentees, {}, {}
        if judged is None or not (mentees or mentor):
            self._costs.about(Subject())
        elif mentees:
            self._targets = targets_for(judged, self._tiles(), mentees)
            self._costs.about(subject_of(mentees, self._targets))
        else:
            self._costs.about(Subject((), mentor))
            self._offers = self._offered(judged, mentor)
        self._told()

    def targets_of(self, mentee_id: str) -> Mapping[str, Target] | None:
        """What each mentor is to one mentee, where that stands on the cards now."""
        if self._hand.held is not None:
            is_held = self._hand.held.mentee_ids == (mentee_id,)
            return self._hand.targets if is_held else None
        if self._soon.isActive():
            self.now()
        return self._targets if list(self._mentees) == [mentee_id] else None

    def _told(self) -> None:
        """Show what is known by now."""
        if self._hand.held is not None:
            return
        told = self._costs.told_now
        self._mentors.show_targets(self._targets or None, told)
        self._waiting.show_offers(self._offers, told)

    def _whom(self) -> tuple[Sequence[str], str]:
        """The mentees selected, as cards or chips; or else the one mentor selected."""
        judged = self._state.judged
        chips = [chip for chip in self._mentors.chosen_chips if not chip.is_live]
        mentees = [chip.mentee_id for chip in chips] or self._waiting.selected_ids()
        known = [one for one in mentees if judged is not None and one in judged.mentees]
        mentors = self._mentors.selected_ids()
        alone = len(mentors) == 1 and not mentees and not self._mentors.chosen_chips
        return known, mentors[0] if alone and judged and mentors[0] in judged.mentors else ""

    def _offered(self, judged: Judged, mentor_id: str) -> Mapping[str, Offer]:
        model = self._waiting.cards_model()
        return offers_for(judged, mentor_id, [card.id for card in model.outlines] if model else [])

    def _tiles(self) -> Sequence[MentorTile]:
        model = self._mentors.cards_model()
        return list(model.everyone) if isinstance(model, MentorsModel) else []
