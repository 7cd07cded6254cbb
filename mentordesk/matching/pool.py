"""What goes into matching: mentors, mentees, their blocks and the weights, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType


class Blocked(Enum):
    """Why a pair cannot be at all; no reason given by a person overrides these.

    Where several hold, the one listed first here is the one that is told.
    """

    SAME_PERSON = "same_person"
    FULL = "full"
    PAUSED = "paused"
    ROUND_CLOSED = "round_closed"
    NOT_WITH = "not_with"
    NEVER_AGAIN = "never_again"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    UNTRAINED = "untrained"
    NO_CODE = "no_code"
    NO_COMMON_LANGUAGE = "no_common_language"


class Clash(Enum):
    """Why a pair should not be, unless somebody gives a reason (an override or a lock)."""

    TRIED_BEFORE = "tried_before"
    SAME_EMPLOYER = "same_employer"
    LINE_MANAGER = "line_manager"
    SUPERVISOR = "supervisor"
    FEW_COMMON_HOURS = "few_common_hours"
    MENTEE_SENIOR = "mentee_senior"
    TOPIC_REFUSED = "topic_refused"
    READER_AGAINST = "reader_against"


class Criterion(Enum):
    """One line of the score; the order here is the order in which reasons are shown."""

    TOPICS = "topics"
    SECTOR = "sector"
    HOURS = "hours"
    LANGUAGE = "language"
    STAGE = "stage"
    COUNTRY = "country"
    WISHES = "wishes"
    FAIRNESS = "fairness"
    WAITING = "waiting"


class Verdict(Enum):
    """Which way one criterion speaks for a pair."""

    FOR = "for"
    AGAINST = "against"
    MISSING = "missing"


DEFAULT_WEIGHTS: Mapping[Criterion, int] = MappingProxyType(
    {
        Criterion.TOPICS: 35,
        Criterion.SECTOR: 20,
        Criterion.HOURS: 15,
        Criterion.LANGUAGE: 10,
        Criterion.STAGE: 10,
        Criterion.COUNTRY: 5,
        Criterion.WISHES: 0,
        Criterion.FAIRNESS: 5,
        Criterion.WAITING: 0,
    }
)
"""The weights a new round starts with (domain.md 4.2); they add to 100."""

DEFAULT_GOOD_OPTION = 60
"""From which score upward a pair is called a good option, unless the round says otherwise."""

Slot = tuple[int, int, int]
"""Weekly free time: weekday (0 = Monday), first and last minute of the day (0 to 1440), local."""

Pair = tuple[str, str]
"""(mentor id, mentee id), always in this order."""


@dataclass(frozen=True)
class Mentor:
    """One mentor (or one group) as matching sees it. An empty value means "not answered".

    `places` are free for this plan (live pairs of all schemes taken off, the plan's own locks
    not), `taken` those that live pairs and groups hold. `languages` maps a code to a level from 1
    (basic) to 4 (mother tongue). `zone` is an IANA name. `years` is professional experience.
    `employer` is already folded for comparing. `has_pair`: a live pair, or one in an earlier
    round. `standing`: what blocks every pair.
    """

    id: str
    sort_key: tuple[str, ...]
    places: int = 1
    taken: int = 0
    topics: frozenset[str] = frozenset()
    refused_topics: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    languages: Mapping[str, int] = field(default_factory=dict)
    hours: frozenset[Slot] = frozenset()
    zone: str | None = None
    years: int | None = None
    country: str | None = None
    countries_worked: frozenset[str] = frozenset()
    employer: str = ""
    has_pair: bool = False
    standing: frozenset[Blocked] = frozenset()


@dataclass(frozen=True)
class Mentee:
    """One mentee to be placed. An empty value means "not answered".

    `sort_key` is application date (ISO), sort name, mail address, id: it decides ties. `topics`
    are in the mentee's own order, most wanted first; so are `wishes`, ids of mentors.
    `days_waited` from applying to the start of the round, 0 or more. `weights`, where given, count
    for this mentee instead of the pool's, and add to 100 too. Everything else as in `Mentor`.
    """

    id: str
    sort_key: tuple[str, ...]
    topics: tuple[str, ...] = ()
    sectors: frozenset[str] = frozenset()
    languages: Mapping[str, int] = field(default_factory=dict)
    hours: frozenset[Slot] = frozenset()
    zone: str | None = None
    years: int | None = None
    country_wanted: frozenset[str] = frozenset()
    wishes: tuple[str, ...] = ()
    employer: str = ""
    times_left_out: int = 0
    days_waited: int | None = None
    weights: Mapping[Criterion, int] | None = None
    has_pair: bool = False
    standing: frozenset[Blocked] = frozenset()


@dataclass(frozen=True)
class Pool:
    """Everybody in one round's pool, with what is known about pairs of them.

    `pair_blocks` and `pair_clashes` hold what cannot be seen from two profiles (never again,
    line manager, tried before). `overrides` are pairs whose soft clashes somebody overrode with
    a recorded reason. `locked` pairs stay in every plan. `weights` add to 100. `week_starts` are
    the Mondays of the weeks the round runs; without any, common hours count as not known.
    `evens_load`: of equally good plans the one that spreads mentees over the mentors; groups want
    to be filled instead.
    """

    mentors: tuple[Mentor, ...]
    mentees: tuple[Mentee, ...]
    pair_blocks: Mapping[Pair, Blocked] = field(default_factory=dict)
    pair_clashes: Mapping[Pair, frozenset[Clash]] = field(default_factory=dict)
    overrides: frozenset[Pair] = frozenset()
    locked: tuple[Pair, ...] = ()
    weights: Mapping[Criterion, int] = field(default_factory=lambda: DEFAULT_WEIGHTS)
    week_starts: tuple[date, ...] = ()
    good_option: int = DEFAULT_GOOD_OPTION
    evens_load: bool = True


def weights_of(kept: Mapping[str, int]) -> dict[Criterion, int]:
    """Weights as a file keeps them, by name; a criterion that is not among them weighs nothing."""
    return {criterion: kept.get(criterion.value, 0) for criterion in Criterion}


def weights_are_sound(weights: Mapping[Criterion, int]) -> bool:
    """Whether every criterion has a weight of 0 or more and all of them add to 100."""
    return (
        set(weights) == set(Criterion)
        and all(weight >= 0 for weight in weights.values())
        and sum(weights.values()) == 100
    )
