"""The states of a pair and the table of steps between them."""

from __future__ import annotations

from enum import Enum


class MatchState(Enum):
    """Where a pair stands (domain dossier 3.2)."""

    DRAFT = "draft"
    PROPOSED_TO_MENTEE = "proposed_to_mentee"
    PROPOSED_TO_MENTOR = "proposed_to_mentor"
    DECLINED = "declined"
    CONFIRMED = "confirmed"
    INTRODUCED = "introduced"
    STARTED = "started"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDING = "ending"
    COMPLETED = "completed"
    ENDED_EARLY = "ended_early"
    INFORMAL = "informal"


LIVE = frozenset(
    {
        MatchState.PROPOSED_TO_MENTEE,
        MatchState.PROPOSED_TO_MENTOR,
        MatchState.CONFIRMED,
        MatchState.INTRODUCED,
        MatchState.STARTED,
        MatchState.ACTIVE,
        MatchState.PAUSED,
        MatchState.ENDING,
    }
)
"""States that take one of the mentor's places, in whatever round the pair stands."""

INTRODUCED_ONCE = frozenset(
    {
        MatchState.INTRODUCED,
        MatchState.STARTED,
        MatchState.ACTIVE,
        MatchState.PAUSED,
        MatchState.ENDING,
        MatchState.COMPLETED,
        MatchState.ENDED_EARLY,
        MatchState.INFORMAL,
    }
)
"""States reached only after both sides were introduced: what reports call a pair made."""

EARLIER = frozenset(
    {
        MatchState.DECLINED,
        MatchState.COMPLETED,
        MatchState.ENDED_EARLY,
        MatchState.INFORMAL,
    }
)
"""Such a pair makes the two a pair already tried: proposing it again asks for a reason."""

_ENDS = (MatchState.ENDED_EARLY, MatchState.INFORMAL)
"""How a pair that began may leave the programme before its planned end."""

STEPS: dict[MatchState, frozenset[MatchState]] = {
    MatchState.DRAFT: frozenset({MatchState.PROPOSED_TO_MENTEE, MatchState.CONFIRMED}),
    MatchState.PROPOSED_TO_MENTEE: frozenset(
        {MatchState.PROPOSED_TO_MENTOR, MatchState.DECLINED, MatchState.CONFIRMED}
    ),
    MatchState.PROPOSED_TO_MENTOR: frozenset({MatchState.CONFIRMED, MatchState.DECLINED}),
    MatchState.CONFIRMED: frozenset({MatchState.INTRODUCED, MatchState.DECLINED}),
    MatchState.INTRODUCED: frozenset(
        {MatchState.STARTED, MatchState.PAUSED, MatchState.ENDED_EARLY}
    ),
    MatchState.STARTED: frozenset(
        {MatchState.ACTIVE, MatchState.PAUSED, MatchState.ENDING, *_ENDS}
    ),
    MatchState.ACTIVE: frozenset({MatchState.PAUSED, MatchState.ENDING, *_ENDS}),
    MatchState.PAUSED: frozenset(
        {MatchState.INTRODUCED, MatchState.STARTED, MatchState.ACTIVE, *_ENDS}
    ),
    MatchState.ENDING: frozenset({MatchState.ACTIVE, MatchState.COMPLETED, *_ENDS}),
    MatchState.COMPLETED: frozenset({MatchState.INFORMAL}),
    MatchState.DECLINED: frozenset(),
    MatchState.ENDED_EARLY: frozenset(),
    MatchState.INFORMAL: frozenset(),
}
"""What may follow what. Declined and ended pairs stay as they are: a new pair is a new row."""


def may_step(now: MatchState, then: MatchState) -> bool:
    """Whether a pair may go from the one state to the other."""
    return then in STEPS[now]


class Aim(Enum):
    """What the best plan is best at (product: the three aims)."""

    FIT = "fit"
    PEOPLE = "people"
    FAIR = "fair"
