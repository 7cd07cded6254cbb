"""The words for a goal that a pair works on."""

from __future__ import annotations

from enum import Enum


class GoalState(Enum):
    """Where a goal stands (domain dossier 2.9)."""

    OPEN = "open"
    MET = "met"
    PARTLY = "partly"
    DROPPED = "dropped"
    CARRIED_ON = "carried_on"


CLOSED = frozenset({GoalState.MET, GoalState.PARTLY, GoalState.DROPPED})
"""Goals nobody works on any more."""
