"""What is in the hand: the cards held, by mouse or by keyboard, and what each mentor is to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QMimeData, QObject, Signal

from mentordesk.ui.board.cards import MentorTile
from mentordesk.ui.board.costs import Costs, Subject
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.board.targets import ORDER, Target, best_of, targets_for, with_costs

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
    def title(self) -> str:
        """The name on the held card, or how many there are."""
        return self.names[0] if len(self.names) == 1 else f"{len(self.names)} mentees"


class Hand(QObject):
    """Holds cards. While it does, `targets` tells what each mentor is to them.

    `retold`: the best targets have new costs.
    """

    took = Signal()
    let_go = Signal()
    aimed_at = Signal(str)
    retold = Signal()

    def __init__(
        self,
        state: BoardState,
        tiles: Callable[[], Iterable[MentorTile]],
        costs: Costs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._tiles, self.costs = state, tiles, costs
        self._knows_costs = False
        costs.told.connect(self._told)
        self.held: Held | None = None
        self.targets: dict[str, Target] = {}
        self.best: Sequence[Target] = ()
        self.aimed = ""

    def take(self, mentee_ids: Iterable[str], how: How) -> bool:
        """Hold these mentees, all together; whether there was anything that can be held."""
        ids = tuple(dict.fromkeys(mentee_ids))
        judged = self._state.judged_now()
        if not ids or judged is None:
            return False
        pairs = [self._state.pair_of(mentee_id) for mentee_id in ids]
        if any(pair is not None and (pair.locked or pair.is_live) for pair in pairs):
            return False
        names = tuple(self._state.names.get(mentee_id, "") for mentee_id in ids)
        drafts = tuple(pair.match_id for pair in pairs if pair is not None)
        self.targets = targets_for(judged, self._tiles(), ids)
        self.costs.about(subject_of(ids, self.targets))
        self._choose_best()
        self.held = Held(ids, names, drafts, how)
        self.took.emit()
        return True

    def release(self) -> None:
        """Hold nothing any more; nothing is placed by this."""
        if self.held is None:
            return
        self.held, self.targets, self.best = None, {}, ()
        self.aim("")
        self.let_go.emit()

    def _told(self) -> None:
        """New costs of what is held. The best keep their order once they were chosen by cost."""
        if self.held is None:
            return
        if self._knows_costs:
            self.best = with_costs(self.best, self.costs)
        else:
            self._choose_best()
        self.retold.emit()

    def _choose_best(self) -> None:
        self.best = best_of(self.targets.values(), self.costs)
        self._knows_costs = bool(self.costs.effects)

    def aim(self, mentor_id: str) -> None:
        """Be over a mentor's card, or over none."""
        if mentor_id != self.aimed:
            self.aimed = mentor_id
            self.aimed_at.emit(mentor_id)

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
