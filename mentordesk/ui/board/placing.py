"""Turns what the hand does into commands, and what a rule answers into a question at the card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from mentordesk.commands.matches import (
    DraftMatch,
    LockMatches,
    RemoveDrafts,
    SwapDraft,
    UnlockMatches,
)
from mentordesk.commands.several import DraftMatches
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.workspace import Command, Done
from mentordesk.ui.board.cards import Chip
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.desk import Desk

Pair = tuple[str, str]
"""(mentor id, mentee id)."""


class Spot(NamedTuple):
    """The card at which a question or a refusal stands: the mentor's, or the waiting mentee's."""

    mentor_id: str = ""
    mentee_id: str = ""


@dataclass(frozen=True)
class Wish:
    """What was asked for: these mentees with this mentor, in the place of a draft if one is named.

    `reasons` were given for pairs against a soft rule. `is_place_given`: the mentor's free place
    was brought to the mentee, and not the mentee to the mentor.
    """

    mentee_ids: tuple[str, ...]
    mentor_id: str
    swap: str | None = None
    reasons: Mapping[Pair, str] = field(default_factory=dict)
    is_place_given: bool = False

    @property
    def spot(self) -> Spot:
        """Where it fell."""
        if self.is_place_given:
            return Spot(mentee_id=self.mentee_ids[0])
        return Spot(mentor_id=self.mentor_id)

    def because(self, pair: Pair, reason: str) -> Wish:
        """The same wish with a reason for one of its pairs."""
        return replace(self, reasons={**self.reasons, pair: reason})

    def instead_of(self, match_id: str) -> Wish:
        """The same wish, in the place of this draft."""
        return replace(self, swap=match_id)


class Placing(QObject):
    """Runs the board's commands. A refusal becomes a signal, so that the card can answer it.

    `placed`: it is done. `needs_reason`: the pair and why it needs one. `needs_swap`: the ids of
    drafts that could make room. `refused`: a rule said no and nothing more can be asked.
    """

    placed = Signal(object, object)
    needs_reason = Signal(object, object, str)
    needs_swap = Signal(object, object)
    refused = Signal(object, object)

    def __init__(self, desk: Desk, state: BoardState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._state = desk, state

    def attempt(self, wish: Wish) -> bool:
        """Place as wished; whether it was done. Otherwise one signal says what is wanted."""
        command = self._command(wish)
        if command is None:
            return False
        done = self._desk.do(command, lambda said: self._answer(wish, said))
        if done is not None:
            self.placed.emit(wish, done)
        return done is not None

    def take_back(self, match_ids: tuple[str, ...], near: str = "") -> Done | None:
        """Let the mentees of these drafts wait again, in one step; None when a rule said no."""
        return self._near(near, RemoveDrafts(match_ids))

    def toggle_locks(self, chips: Sequence[Chip]) -> Done | None:
        """Lock these drafts in one step, or unlock them when all of them are locked."""
        still_open = tuple(chip.id for chip in chips if not chip.locked)
        if still_open:
            return self._near(chips[0].mentor_id, LockMatches(still_open))
        return self._near(chips[0].mentor_id, UnlockMatches(tuple(chip.id for chip in chips)))

    def _near(self, mentor_id: str, command: Command) -> Done | None:
        """Do it; a refusal stands at this mentor's card."""
        return self._desk.do(command, lambda said: self.refused.emit(Spot(mentor_id), said))

    def _command(self, wish: Wish) -> Command | None:
        found = self._state.round
        if found is None or not wish.mentee_ids:
            return None
        plan_id = self._state.plan.id if self._state.plan is not None else None
        first = wish.mentee_ids[0]
        own = wish.reasons.get((wish.mentor_id, first))
        if wish.swap is not None:
            others = [text for pair, text in wish.reasons.items() if pair[1] != first]
            return SwapDraft(wish.swap, first, own, others[0] if others else None)
        if len(wish.mentee_ids) > 1:
            reason = next(iter(wish.reasons.values()), None)
            return DraftMatches(found.id, plan_id, wish.mentor_id, wish.mentee_ids, reason)
        return DraftMatch(found.id, plan_id, wish.mentor_id, first, own)

    def _answer(self, wish: Wish, said: Refused) -> None:
        values = said.values
        if said.reason is Reason.NEEDS_REASON:
            pair = (str(values["mentor_id"]), str(values["mentee_id"]))
            self.needs_reason.emit(wish, pair, str(values["why"]))
        elif self._may_swap(wish, said):
            self.needs_swap.emit(wish, values["swap"])
        else:
            self.refused.emit(wish.spot, said)

    def _may_swap(self, wish: Wish, said: Refused) -> bool:
        full = said.reason is Reason.MENTOR_FULL
        return full and len(wish.mentee_ids) == 1 and bool(said.values.get("swap"))
