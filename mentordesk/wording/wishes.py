"""The sentences of wishes for mentors, of names found in texts, and of a second reader's marks."""

from __future__ import annotations

from mentordesk.domain.refusal import Reason

HISTORY: dict[str, str] = {
    "SetWishes": "{name} wishes for {mentors}",
    "FindNamed": "People named by {whom} found: {number}",
}
"""The commands of wishes and marks, in the past tense."""

WISHES_REFUSED: dict[Reason, tuple[str, str]] = {
    Reason.NOBODY_NAMED: (
        "No name here means exactly one person on file: {texts}.",
        "Correct the name, or name the person yourself.",
    ),
}
"""What is refused about wishes and marks: what is wrong, and the way on."""
