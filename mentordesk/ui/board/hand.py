"""What is in the hand, by mouse or by keyboard, and what each card it may go to is to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QMimeData, QObject, Signal

from mentordesk.ui.board.cards import MentorTile
from mentordesk.ui.board.costs import Costs, Subject
from mentordesk.ui.board.offers import Offer, best_offers, offers_for
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.board.targets import BEST, ORDER, Target, best_of, targets_for, with_costs

MIME = "application/x-mentordesk-cards"
"""What a drag carries: the key of the hand that holds the cards, and nothing about people."""


class How(Enum):
    """How the cards are held."""

    DRAG = "drag"
    PICK_UP = "pick_up"


@dataclass(frozen=True)
class Held:
    """Cards in the hand; `match_ids` are the drafts they come out of, for those that have one."""

    mentee_ids: tuple[str, ...]
    names: tuple[str, ...]
    match_ids: tuple[str, ...]
    how: How

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.names)

    @property
    def name(self) -> str:
        """The name on the held card, or how many there are."""
        return self.names[0] if self.count == 1 else f"{self.count} mentees"

    @property
    def title(self) -> str:
        """What is held, in words."""
        return self.name


@dataclass(frozen=True)
class HeldPlace:
    """A mentor's free place in the hand, to be given to somebody who waits."""

    mentor_id: str
    name: str
    how: How
    mentee_ids: tuple[str, ...] = ()
    """Nobody is held with it."""
    count: int = 1

    @property
    def title(self) -> str:
        """Whose place it is."""
        return f"A free place at {self.name}"


InHand = Held | HeldPlace
"""What a hand can hold: mentees for a mentor, or a mentor's place for a mentee."""


class Hand(QObject):
    """Holds mentees, or a free place. What each card of the other column is to them is told here.

    `targets` are the mentors for the mentees held, `offers` the mentees for the place held.
    `retold`: the best of them have new costs. `aimed` is the mentor, or the mentee, it is over.
    """

    took = Signal()
    let_go = Signal()
    aimed_at = Signal(str)
    retold = Signal()

    def __init__(
        self,
        state: BoardState,
        tiles: Callable[[], Iterable[MentorTile]],
        waiting: Callable[[], Iterable[str]],
        costs: Costs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._tiles, self._waiting, self.costs = state, tiles, waiting, costs
        self._knows_costs = False
        costs.told.connect(self._told)
        self.held: InHand | None = None
        self.targets: Mapping[str, Target] = {}
        self.best: Sequence[Target] = ()
        self.offers: Mapping[str, Offer] = {}
        self.best_mentees: Sequence[str] = ()
        self.aimed = ""

    @property
    def mentees(self) -> Held | None:
        """The mentees held; None while nothing or a place is."""
        return self.held if isinstance(self.held, Held) else None

    @property
    def place(self) -> HeldPlace | None:
        """The place held; None while nothing or mentees are."""
        return self.held if isinstance(self.held, HeldPlace) else None

    @property
    def pair(self) -> tuple[str, str] | None:
        """Who would be together, (mentor id, mentee id); None for nobody or several at once."""
        if not self.aimed or self.held is None:
            return None
        if isinstance(self.held, HeldPlace):
            return self.held.mentor_id, self.aimed
        return (self.aimed, self.held.mentee_ids[0]) if len(self.held.mentee_ids) == 1 else None

    def name_of(self, mentee_id: str) -> str:
        """What a mentee is called."""
        return self._state.names.get(mentee_id, "")

    def take(self, mentee_ids: Iterable[str], how: How) -> bool:
        """Hold these mentees, all together; whether there was anything that can be held."""
        ids = tuple(dict.fromkeys(mentee_ids))
        judged = self._state.judged_now()
        if not ids or judged is None:
            return False
        pairs = [self._state.pair_of(mentee_id) for mentee_id in ids]
        if any(pair is not None and (pair.locked or pair.is_live) for pair in pairs):
            return False
        names = tuple(map(self.name_of, ids))
        drafts = tuple(pair.match_id for pair in pairs if pair is not None)
        self.targets, self.offers = targets_for(judged, self._tiles(), ids), {}
        self.costs.about(subject_of(ids, self.targets))
        self._hold(Held(ids, names, drafts, how))
        return True

    def take_place(self, mentor_id: str, how: How) -> bool:
        """Hold a free place of this mentor; whether there is one in this round."""
        judged = self._state.judged_now()
        tile = next((tile for tile in self._tiles() if tile.id == mentor_id), None)
        if judged is None or tile is None or not tile.free or mentor_id not in judged.mentors:
            return False
        self.targets, self.offers = {}, offers_for(judged, mentor_id, self._waiting())
        self.costs.about(Subject((), mentor_id))
        self._hold(HeldPlace(mentor_id, tile.name, how))
        return True

    def release(self) -> None:
        """Hold nothing any more; nothing is placed by this."""
        if self.held is None:
            return
        self.held, self.targets, self.best = None, {}, ()
        self.offers, self.best_mentees = {}, ()
        self.aim("")
        self.let_go.emit()

    def _hold(self, held: InHand) -> None:
        self._choose_best()
        self.held = held
        self.took.emit()

    def _told(self) -> None:
        """New costs of what is held. The best keep their order once they were chosen by cost."""
        if self.held is None:
            return
        if self._knows_costs:
            self.best = with_costs(self.best, self.costs)  # mentees are told theirs when drawn
        else:
            self._choose_best()
        self.retold.emit()

    def _choose_best(self) -> None:
        self.best = best_of(self.targets.values(), self.costs)
        self.best_mentees = best_offers(self.offers, self.costs)[:BEST]
        self._knows_costs = bool(self.costs.effects)

    def aim(self, card_id: str) -> None:
        """Be over a card of the column it may go to, or over none."""
        if card_id != self.aimed:
            self.aimed = card_id
            self.aimed_at.emit(card_id)

    def mime(self) -> QMimeData:
        """What the drag carries: a key that only this hand knows as its own."""
        data = QMimeData()
        data.setData(MIME, str(id(self)).encode())
        return data

    def knows(self, data: QMimeData) -> bool:
        """Whether a drag carries what this hand holds, and not something from elsewhere."""
        own = str(id(self)).encode()
        return self.held is not None and bytes(data.data(MIME).data()) == own


def subject_of(mentee_ids: Sequence[str], targets: Mapping[str, Target]) -> Subject:
    """What is asked for these mentees: of several, for the mentors who can take all, best first."""
    if len(mentee_ids) == 1:
        return Subject(tuple(mentee_ids))
    takers = sorted(
        (target for target in targets.values() if target.takes),
        key=lambda one: (ORDER[one.may], -one.score, one.name),
    )
    return Subject(tuple(mentee_ids), "", tuple(one.mentor_id for one in takers))
