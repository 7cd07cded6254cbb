"""The sentences of wishes for mentors, of names found in texts, and of a second reader's marks."""

from __future__ import annotations

from mentordesk.domain.refusal import Reason

HISTORY: dict[str, str] = {
    "SetWishes": "{name} wishes for {mentors}",
    "FindWishes": "Mentors wished for by {whom}, found by name: {number}",
    "FindNotWith": "People not to be paired with {whom}, found by name: {number}",
}
"""The commands of wishes and marks, in the past tense."""

WISHES_REFUSED: dict[Reason, tuple[str, str]] = {
    Reason.NOBODY_NAMED: (
        "No name means exactly one person on file: {texts}.",
        "Correct the name, or choose the person from the list.",
    ),
}
"""What is refused about wishes and marks: what is wrong, and the way on."""
