"""What another page may hand to the Relationships page beside an id."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WithGroup:
    """A group, and the deed that is to be asked for there, by its name among the group's deeds."""

    group_id: str
    deed: str
