"""The words around concerns: in history and notices they name nobody and tell no facts."""

from __future__ import annotations

from mentordesk.domain.concern import ConcernState

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
