"""The words around concerns: in history and notices they name nobody and tell no facts."""

from __future__ import annotations

from mentordesk.domain.concern import ConcernKind, ConcernState
from mentordesk.domain.figures import Cell
from mentordesk.wording import reports, words

HISTORY: dict[str, str] = {
    "RaiseConcern": "A concern was raised",
    "ReadConcern": "A concern was read",
    "EditConcern": "A concern was changed",
    "StepConcern": "A concern was taken a step further",
    "CloseConcern": "A concern was closed",
    "ReopenConcern": "A concern was opened again",
}
"""The commands of concerns, in the past tense. None has a place for a value."""

KEPT = "Concern kept"
"""What a toast says of every one of them: whoever reads along learns nothing."""

PRIVATE = "This is private. Make sure nobody reads along."

DOOR = (
    "Concerns stand apart from everything else. No list, letter, report or export shows them, and "
    "the history says only that there was one. This page closes by itself when you leave it, and "
    "after {minutes} minutes without a key."
)

STEP_DEEDS: dict[ConcernState, str] = {
    ConcernState.READ: "Mark as read",
    ConcernState.ACTING: "Act on it…",
    ConcernState.REFERRED: "Refer it…",
    ConcernState.MONITORED: "Watch it…",
    ConcernState.CLOSED: "Close it…",
}
"""What takes a concern to a state."""

SHEET = "R9 Concerns"
SHEET_NOTE = "Concerns, as numbers only"
CONCERNS, BY_KIND, BY_STANDING = "Concerns", "Concerns by kind", "Concerns, open or closed"
KIND, STANDING, NONE = "Kind", "Open or closed", "None"
HOW_COUNTED = (
    "Concerns on pairs and groups of these rounds; those about a person alone count in the report "
    "on all rounds, and in that on the year they came in. Lines of fewer than 5 are merged."
)
DEFINITION = (CONCERNS, SHEET, HOW_COUNTED, "")


def lines(cells: tuple[Cell, ...]) -> list[tuple[str, int | None]]:
    """Each line of the figures with what it is called; a number is None where it is too small."""
    kinds = {kind.value: words.word(kind) for kind in ConcernKind}
    is_all = len(cells) == 1 and cells[0].people is not None
    merged = reports.ALL_MERGED if is_all else reports.MERGED
    return [
        (merged if one.merged else kinds.get(one.key or "", one.key or "").capitalize(), one.people)
        for one in cells
        if one.people != 0
    ]
