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


class Source(Enum):
    """How an application reached the office."""

    FORM = "form"
    EMAIL = "email"
    EVENT = "event"
    WALK_IN = "walk_in"
    IMPORT = "import"
    TYPED = "typed"
