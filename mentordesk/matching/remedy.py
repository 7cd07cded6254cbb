"""The kinds of change that may place somebody who is left out, and what one of them does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from mentordesk.matching.pool import Blocked


class Way(Enum):
    """The kinds of change, those that ask least of people first."""

    ANSWER = "answer"
    RULE = "rule"
    PLACE = "place"
    LOCK = "lock"


@dataclass(frozen=True)
class Remedy:
    """One change with which the best plan places a mentee who was left out.

    ANSWER: `lacking` is noted for the mentor. RULE: the pair of the two is let through. PLACE: the
    mentor has one more. LOCK: the pair of the mentor and `locked_id` is released. `with_id`: whom
    the mentee then has, empty where it was not asked. `left_out`: who was placed before and is
    not then.
    """

    way: Way
    mentee_id: str
    mentor_id: str
    with_id: str
    lacking: Blocked | None = None
    locked_id: str = ""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Instead:
    """The best plan that places a mentee all the same: with whom, whom it leaves out, its cost.

    `cost` is by how much its total is lower; it may be 0 among equals who applied earlier.
    """

    mentee_id: str
    with_id: str
    left_out: tuple[str, ...]
    cost: int
