"""What a check found, in sentences."""

from __future__ import annotations

from typing import Protocol


class _Named(Protocol):
    @property
    def value(self) -> str: ...


class Problem(Protocol):
    """What a check reports: a fault, what it is about, and a number."""

    @property
    def fault(self) -> _Named: ...
    @property
    def about(self) -> str: ...
    @property
    def number(self) -> int: ...


SENTENCES = {
    "damaged": "The file is damaged: {about}.",
    "ownerless": "{number} rows of “{about}” name a row that is not there.",
    "journal_gap": "{number} entries of the history are missing.",
    "journal_stray": "{number} changes belong to no entry of the history.",
    "journal_differs": "{number} rows of “{about}” are not as the history left them.",
    "search": "{number} people are not in the search as they should be.",
    "over_capacity": "{about} has {number} mentees, more than their places.",
    "two_live_pairs": "{about} has {number} live pairs in one round.",
    "paired_with_self": "{about} is paired with themselves.",
    "group_crowded": "“{about}” has {number} members, more than it takes.",
    "group_size_unsaid": "“{about}” takes {number} members, and nothing says why so many.",
    "two_groups": "{about} is in {number} groups of one round.",
    "still_member": "{number} who left, or whose group is closed, still stand in “{about}”.",
    "came_as_stranger": "{number} notes of who came to “{about}” name nobody of the group.",
}
"""By the value of the fault; complete (tested)."""


def problem(found: Problem) -> str:
    """The sentence for a problem of a check."""
    return SENTENCES[found.fault.value].format(about=found.about, number=found.number)
