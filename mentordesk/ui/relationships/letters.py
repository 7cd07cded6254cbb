"""Which letters the chosen pairs get, and the one they most likely wait for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.jobs.letters import OF_PAIRS, prepare, prepare_kind_no
from mentordesk.store.queries.relationships import RelationshipRow
from mentordesk.ui.letters_dialog import Letters, LettersDialog
from mentordesk.ui.page import Context

USUAL: dict[MatchState, Occasion] = {
    MatchState.DRAFT: Occasion.PROPOSAL_MENTEE,
    MatchState.PROPOSED_TO_MENTEE: Occasion.PROPOSAL_MENTEE,
    MatchState.PROPOSED_TO_MENTOR: Occasion.PROPOSAL_MENTOR,
    MatchState.CONFIRMED: Occasion.INTRODUCTION_MENTEE,
    MatchState.INTRODUCED: Occasion.INTRODUCTION_MENTOR,
    MatchState.STARTED: Occasion.CHECK_IN,
    MatchState.ACTIVE: Occasion.MIDPOINT,
    MatchState.ENDING: Occasion.ENDING,
    MatchState.COMPLETED: Occasion.THANKS,
    MatchState.ENDED_EARLY: Occasion.CLOSING,
}
"""The letter a pair most likely waits for."""


def letters_of_pairs(
    context: Context, parent: QWidget, pairs: Sequence[RelationshipRow]
) -> LettersDialog:
    """The dialog with the letters of these pairs; those declined have the kind no alone."""
    workspace = context.desk.workspace
    going = [pair for pair in pairs if pair.state is not MatchState.DECLINED]
    ids = [pair.id for pair in going or pairs]
    if going:
        usual = USUAL.get(going[0].state, Occasion.NUDGE)
        about = Letters(OF_PAIRS, usual, lambda occasion: prepare(workspace, occasion, ids))
    else:
        kind = Occasion.KIND_NO
        about = Letters((kind,), kind, lambda _kind: prepare_kind_no(workspace, ids))
    return LettersDialog(context, parent, about)
