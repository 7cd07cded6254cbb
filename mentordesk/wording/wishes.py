"""The sentences of wishes for mentors, of names found in texts, and of a second reader's marks."""

from __future__ import annotations

from mentordesk.domain.refusal import Reason

HISTORY: dict[str, str] = {
    "SetWishes": "{name} wishes for {mentors}",
    "KeepMarks": "{number} marked by {reader} for “{round}” kept",
    "DropMark": "The mark for {mentee} and {mentor} taken away",
    "KeepApart": "{mentee} and {mentor} kept apart from now on",
    "ExportPoolSheet": "Pool sheet of “{round}” for a second reader written to {file}",
    "FindNamed": "People named by {whom} found: {number}",
}
"""The commands of wishes and marks, in the past tense."""

WISHES_REFUSED: dict[Reason, tuple[str, str]] = {
    Reason.NO_MARKS: (
        "There is no mark in this sheet that can be kept.",
        "Write a name, or an x, under “Not with” or “Better with”, and read it again.",
    ),
    Reason.NOBODY_NAMED: (
        "No name here means exactly one person on file: {texts}.",
        "Correct the name, or name the person yourself.",
    ),
}
"""What is refused about wishes and marks: what is wrong, and the way on."""
