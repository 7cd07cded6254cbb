"""When two on file are one person: whose value stands where they differ, and what is the same."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Any

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.names import bare
from mentordesk.domain.person import ContactStatus


class Side(Enum):
    """Whose value stands: of the one that is kept, of the other one, or both below each other."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


class Hurdle(Enum):
    """What forbids two records to become one."""

    PAIRED_TOGETHER = "paired_together"
    TWO_LIVE_PAIRS = "two_live_pairs"
    TWO_GROUPS = "two_groups"


JOINED = frozenset({"notes", "access_needs", "hours_text", "note"})
"""Texts that can stand below each other."""

_STRICTER = (ContactStatus.ACTIVE, ContactStatus.DORMANT, ContactStatus.DO_NOT_CONTACT)
_FURTHER = (
    ApplicationState.LEAD,
    ApplicationState.INCOMPLETE,
    ApplicationState.RECEIVED,
    ApplicationState.INELIGIBLE,
    ApplicationState.WITHDRAWN,
    ApplicationState.CARRIED,
    ApplicationState.WAITLISTED,
    ApplicationState.ELIGIBLE,
    ApplicationState.IN_POOL,
    ApplicationState.PROPOSED,
    ApplicationState.MATCHED,
)
_EARLIER = frozenset({"submitted_on"})
"""Who asked first keeps their place in the queue."""


def is_empty(value: Any) -> bool:
    """Whether nothing is said; a no and a nought are answers."""
    return value is None or value == ""


def default_side(field: str, kept: Any, other: Any) -> Side:
    """Whose value stands unless somebody chooses: nothing said is lost, and nobody is bothered.

    A value wins over none, long texts are joined, the stricter wish about letters and the
    application that is further along win, of two days the later and of two numbers the larger.
    """
    if is_empty(other):
        return Side.KEPT
    if is_empty(kept):
        return Side.OTHER
    if field in JOINED:
        return Side.BOTH
    if field in _EARLIER:
        return Side.OTHER if other < kept else Side.KEPT
    return Side.OTHER if _outweighs(field, other, kept) else Side.KEPT


def value_of(side: Side, kept: Any, other: Any) -> Any:
    """The value a choice leaves; texts that say the same are not said twice."""
    if side is Side.KEPT:
        return kept
    if side is Side.OTHER:
        return other
    parts = [str(part) for part in (kept, other) if not is_empty(part)]
    return "\n".join(dict.fromkeys(parts)) or None


def sides_of(field: str, kept: Any, other: Any) -> tuple[Side, ...]:
    """What can be chosen of a field."""
    can_join = field in JOINED and not is_empty(kept) and not is_empty(other)
    return tuple(Side) if can_join else (Side.KEPT, Side.OTHER)


def _outweighs(field: str, one: Any, other: Any) -> bool:
    for order in (_STRICTER, _FURTHER):
        if one in order and other in order:
            return order.index(one) > order.index(other)
    if isinstance(one, bool) or (field in ("places", "years_experience", "office_score")):
        return bool(one > other)
    return isinstance(one, dt.date) and isinstance(other, dt.date) and one > other


def address_key(address: str) -> str:
    """Two mail addresses of one key are one."""
    return "".join(address.split()).casefold()


def number_key(number: str) -> str:
    """Two telephone numbers of one key are one, however they are spaced; words stay as they are."""
    digits = "".join(c for c in number if c.isdigit())
    return digits.lstrip("0") or number.strip().casefold()


def code_key(code: str) -> str:
    """Two cohort codes of one key are one."""
    return "".join(bare(code).split())
