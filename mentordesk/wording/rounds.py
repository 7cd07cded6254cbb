"""The words before a round is reported or archived while pairs or groups of it still go on."""

from __future__ import annotations

from collections.abc import Sequence

from mentordesk.domain.round import RoundState
from mentordesk.wording.words import listed, word

_THEN = {
    RoundState.REPORTED: "They can still be ended after that, but no new pair is made.",
    RoundState.ARCHIVED: "After that nothing of them can be changed until the round is reopened: "
    "end them first.",
}


def still_going_heading(names: Sequence[str]) -> str:
    """How many are not at their end."""
    return f"{len(names)} still going" if len(names) > 1 else "One is still going"


def still_going_text(name: str, state: RoundState, names: Sequence[str]) -> str:
    """Who they are, and what the step means for them; `state` is reported or archived."""
    verb = "have" if len(names) > 1 else "has"
    who = listed(list(names))
    return f"{who} {verb} not ended in “{name}”, which becomes {word(state)}. {_THEN[state]}"
