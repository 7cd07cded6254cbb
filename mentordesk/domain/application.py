"""The words for an application to a round, and the steps it may take."""

from __future__ import annotations

from enum import Enum


class ApplicationState(Enum):
    """Where somebody's application stands (domain dossier 3.1)."""

    LEAD = "lead"
    RECEIVED = "received"
    INCOMPLETE = "incomplete"
    ELIGIBLE = "eligible"
    IN_POOL = "in_pool"
    PROPOSED = "proposed"
    MATCHED = "matched"
    WAITLISTED = "waitlisted"
    WITHDRAWN = "withdrawn"
    INELIGIBLE = "ineligible"
    CARRIED = "carried"


TO_BE_PLACED = frozenset(
    {
        ApplicationState.RECEIVED,
        ApplicationState.ELIGIBLE,
        ApplicationState.IN_POOL,
        ApplicationState.PROPOSED,
        ApplicationState.INCOMPLETE,
    }
)
"""Applications whose mentee stands on the board: what is incomplete is marked there, not hidden."""

_A = ApplicationState
STEPS: dict[ApplicationState, frozenset[ApplicationState]] = {
    _A.LEAD: frozenset({_A.RECEIVED, _A.WITHDRAWN, _A.INELIGIBLE}),
    _A.RECEIVED: frozenset(
        {_A.INCOMPLETE, _A.ELIGIBLE, _A.IN_POOL, _A.WAITLISTED, _A.WITHDRAWN, _A.INELIGIBLE,
         _A.CARRIED}
    ),
    _A.INCOMPLETE: frozenset(
        {_A.RECEIVED, _A.ELIGIBLE, _A.WAITLISTED, _A.WITHDRAWN, _A.INELIGIBLE, _A.CARRIED}
    ),
    _A.ELIGIBLE: frozenset(
        {_A.IN_POOL, _A.INCOMPLETE, _A.WAITLISTED, _A.WITHDRAWN, _A.INELIGIBLE, _A.CARRIED}
    ),
    _A.IN_POOL: frozenset(
        {_A.ELIGIBLE, _A.INCOMPLETE, _A.PROPOSED, _A.MATCHED, _A.WAITLISTED, _A.WITHDRAWN,
         _A.INELIGIBLE, _A.CARRIED}
    ),
    _A.PROPOSED: frozenset({_A.IN_POOL, _A.MATCHED, _A.WAITLISTED, _A.WITHDRAWN}),
    _A.MATCHED: frozenset({_A.IN_POOL, _A.WAITLISTED, _A.WITHDRAWN}),
    _A.WAITLISTED: frozenset({_A.IN_POOL, _A.WITHDRAWN, _A.CARRIED}),
    _A.WITHDRAWN: frozenset({_A.RECEIVED}),
    _A.INELIGIBLE: frozenset({_A.RECEIVED}),
    _A.CARRIED: frozenset(),
}  # fmt: skip
"""What may follow what. Who withdrew, or was not eligible, may apply again."""

READY = frozenset({_A.ELIGIBLE, _A.IN_POOL})
"""States that somebody carried over from another round reaches only after confirming."""

OUT = frozenset({_A.WITHDRAWN, _A.INELIGIBLE, _A.CARRIED})
"""Who does not take part in the round."""

OF_PAIRS = frozenset({_A.PROPOSED, _A.MATCHED})
"""States that follow from a pair: nobody sets them by hand, nor leaves them while it lives."""


def may_step(now: ApplicationState, then: ApplicationState) -> bool:
    """Whether an application may go from the one state to the other."""
    return then in STEPS[now]


class Source(Enum):
    """How an application reached the office."""

    FORM = "form"
    EMAIL = "email"
    EVENT = "event"
    WALK_IN = "walk_in"
    IMPORT = "import"
    TYPED = "typed"
