"""The words for a mentoring group and its members, and the steps between their states."""

from __future__ import annotations

from enum import Enum


class GroupState(Enum):
    """Where a group stands (domain dossier 3.3)."""

    PLANNED = "planned"
    RECRUITING = "recruiting"
    FORMING = "forming"
    RUNNING = "running"
    ENDING = "ending"
    CLOSED = "closed"


class MemberState(Enum):
    """Where a member of a group stands."""

    APPLIED = "applied"
    PLACED = "placed"
    ACTIVE = "active"
    LEFT = "left"


class Bond(Enum):
    """What the members of a new group may have in common."""

    TOPIC = "topic"
    LANGUAGE = "language"
    HOUR = "hour"


EVERY_BOND = frozenset(Bond)

STEPS: dict[GroupState, frozenset[GroupState]] = {
    GroupState.PLANNED: frozenset({GroupState.RECRUITING, GroupState.CLOSED}),
    GroupState.RECRUITING: frozenset({GroupState.FORMING, GroupState.CLOSED}),
    GroupState.FORMING: frozenset({GroupState.RECRUITING, GroupState.RUNNING, GroupState.CLOSED}),
    GroupState.RUNNING: frozenset({GroupState.ENDING, GroupState.CLOSED}),
    GroupState.ENDING: frozenset({GroupState.RUNNING, GroupState.CLOSED}),
    GroupState.CLOSED: frozenset(),
}
"""What may follow what; a closed group stays closed."""

PRESENT = frozenset({MemberState.PLACED, MemberState.ACTIVE})
"""Members who take a place of the group."""

BEGUN = frozenset(GroupState) - {GroupState.PLANNED, GroupState.RECRUITING}
"""Groups that came to form, whatever became of them since."""

OPEN_GROUP = frozenset(GroupState) - {GroupState.CLOSED}

NOT_BEGUN = frozenset({GroupState.PLANNED, GroupState.RECRUITING, GroupState.FORMING})
"""Open groups that have not met."""

ASKED_FOR = frozenset({GroupState.RECRUITING, GroupState.FORMING, GroupState.RUNNING})
"""Groups that mentees may ask for."""

LEAST, WARN_ABOVE, MOST = 2, 6, 10
"""Usual least size, the size from which a warning is given, and the size only a reason passes.

Source: domain dossier 1.4.
"""


NUDGE_AFTER = 2
"""So many sessions missed in a row ask for a word with the member (domain dossier 3.3)."""


def may_step(now: GroupState, then: GroupState) -> bool:
    """Whether a group may go from the one state to the other."""
    return then in STEPS[now]
