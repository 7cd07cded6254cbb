"""The words for figures: what is counted, against what, and how small numbers are hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from mentordesk.domain.application import TO_BE_PLACED, ApplicationState
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE, MatchState
from mentordesk.domain.round import RoundState

SMALL = 5
"""Cells below this number are merged in what leaders read (domain dossier, section 5, R6)."""


class Figure(Enum):
    """One number of the round summary, in the order of the sheet."""

    LEADS = "leads"
    MENTEE_APPLICATIONS = "mentee_applications"
    MENTOR_APPLICATIONS = "mentor_applications"
    ELIGIBLE = "eligible"
    IN_POOL = "in_pool"
    MATCHED = "matched"
    DRAFTED = "drafted"
    WAITING = "waiting"
    WAITLISTED = "waitlisted"
    WITHDRAWN = "withdrawn"
    MENTORS_OFFERED = "mentors_offered"
    MENTORS_USED = "mentors_used"
    PAIRS_INTRODUCED = "pairs_introduced"
    FIRST_MEETING = "first_meeting"
    NOT_STARTED = "not_started"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED_EARLY = "ended_early"
    COMPLETED = "completed"
    DAYS_TO_INTRODUCTION = "days_to_introduction"


class Unit(Enum):
    """What a figure counts."""

    PEOPLE = "people"
    PAIRS = "pairs"
    DAYS = "days"


AGAINST: Mapping[Figure, Figure] = {
    Figure.ELIGIBLE: Figure.MENTEE_APPLICATIONS,
    Figure.IN_POOL: Figure.MENTEE_APPLICATIONS,
    Figure.MATCHED: Figure.MENTEE_APPLICATIONS,
    Figure.DRAFTED: Figure.IN_POOL,
    Figure.WAITING: Figure.IN_POOL,
    Figure.WAITLISTED: Figure.MENTEE_APPLICATIONS,
    Figure.WITHDRAWN: Figure.MENTEE_APPLICATIONS,
    Figure.MENTORS_USED: Figure.MENTORS_OFFERED,
    Figure.FIRST_MEETING: Figure.PAIRS_INTRODUCED,
    Figure.NOT_STARTED: Figure.PAIRS_INTRODUCED,
    Figure.ACTIVE: Figure.PAIRS_INTRODUCED,
    Figure.PAUSED: Figure.PAIRS_INTRODUCED,
    Figure.ENDED_EARLY: Figure.PAIRS_INTRODUCED,
    Figure.COMPLETED: Figure.PAIRS_INTRODUCED,
    Figure.DAYS_TO_INTRODUCTION: Figure.PAIRS_INTRODUCED,
}
"""The denominator of every figure that has one; the others are plain counts."""

_PAIR_FIGURES = frozenset(
    {
        Figure.PAIRS_INTRODUCED,
        Figure.FIRST_MEETING,
        Figure.NOT_STARTED,
        Figure.ACTIVE,
        Figure.PAUSED,
        Figure.ENDED_EARLY,
        Figure.COMPLETED,
    }
)


def unit_of(figure: Figure) -> Unit:
    """What a figure counts: people, pairs or days."""
    if figure is Figure.DAYS_TO_INTRODUCTION:
        return Unit.DAYS
    return Unit.PAIRS if figure in _PAIR_FIGURES else Unit.PEOPLE


APPLIED = frozenset(ApplicationState) - {ApplicationState.LEAD}
"""A lead has shown interest; anything later is an application."""

ELIGIBLE = frozenset(
    {
        ApplicationState.RECEIVED,
        ApplicationState.ELIGIBLE,
        ApplicationState.IN_POOL,
        ApplicationState.PROPOSED,
        ApplicationState.MATCHED,
        ApplicationState.WAITLISTED,
        ApplicationState.CARRIED,
    }
)
"""Nobody marked them incomplete, ineligible or withdrawn."""

IN_POOL = TO_BE_PLACED | {ApplicationState.MATCHED}
"""Those the board places, and those already placed."""

OFFERED = APPLIED - {ApplicationState.WITHDRAWN, ApplicationState.INELIGIBLE}
"""Mentor applications that stand: the mentor is at the round's disposal."""

BEFORE_INTRODUCTIONS = frozenset(
    {
        RoundState.DRAFT,
        RoundState.OPEN,
        RoundState.CLOSED_TO_APPLICANTS,
        RoundState.MATCHING,
    }
)
"""While a round stands here, every mentor who offers its scheme is at its disposal."""

PAIRED = LIVE | INTRODUCED_ONCE
"""A pair proposed or beyond and not declined: its mentee waits no longer."""

PAIR_STATES: Mapping[Figure, frozenset[MatchState]] = {
    Figure.NOT_STARTED: frozenset({MatchState.INTRODUCED}),
    Figure.ACTIVE: frozenset({MatchState.STARTED, MatchState.ACTIVE, MatchState.ENDING}),
    Figure.PAUSED: frozenset({MatchState.PAUSED}),
    Figure.ENDED_EARLY: frozenset({MatchState.ENDED_EARLY}),
    Figure.COMPLETED: frozenset({MatchState.COMPLETED, MatchState.INFORMAL}),
}
"""Every introduced pair stands in exactly one of these."""


@dataclass(frozen=True)
class Counted:
    """A number with what it is counted against; `of` is None for a plain count.

    `value` is None where there is nothing to work it out from (a median of no pairs).
    """

    value: float | None
    of: int | None = None

    @property
    def rate(self) -> float | None:
        """The share from 0 to 1, or None without a denominator or with an empty one."""
        return None if not self.of or self.value is None else self.value / self.of


@dataclass(frozen=True)
class Cell:
    """A line of a people table: its key, and how many. `merged` lines stand for several keys.

    `people` is None where even the merged line is below the limit, so no number is shown.
    """

    key: str | None
    people: int | None
    merged: bool = False


def merge_small(counts: Mapping[str | None, int], limit: int = SMALL) -> tuple[Cell, ...]:
    """One line per key with at least `limit` people, and one merged line for all the others.

    Where the merged line would itself be below `limit`, the smallest lines left join it, so that
    nobody can take the lines from the total and learn a small number. The order is largest first,
    the merged line last.
    """
    shown = {key: n for key, n in counts.items() if n >= limit}
    hidden = sum(n for n in counts.values() if 0 < n < limit)
    while 0 < hidden < limit and shown:
        smallest = _order(shown)[-1]
        hidden += shown.pop(smallest)
    return _cells(shown, hidden, limit)


def merge_small_within(
    counts: Mapping[str | None, int],
    parents: Mapping[str | None, str | None],
    limit: int = SMALL,
) -> tuple[Cell, ...]:
    """As `merge_small`, for keys whose parents are published too (countries within regions).

    Within every published line of the parents' table the hidden keys are none or at least
    `limit` people, so that a parent's line less its shown keys reveals no small number either.
    """
    by_parent: dict[str | None, int] = {}
    for key, n in counts.items():
        by_parent[parents[key]] = by_parent.get(parents[key], 0) + n
    published = {cell.key for cell in merge_small(by_parent, limit) if not cell.merged}
    groups: dict[str | None, list[str | None]] = {}
    for key in counts:
        parent = parents[key]
        # parents merged away stand in one line of their own and are one group
        line = f"={parent}" if parent in published else "merged"
        groups.setdefault(line, []).append(key)
    shown: dict[str | None, int] = {}
    hidden = 0
    for keys in groups.values():
        for cell in merge_small({k: counts[k] for k in keys}, limit):
            if cell.merged:
                hidden += sum(counts[k] for k in keys) - sum(shown.get(k, 0) for k in keys)
            else:
                shown[cell.key] = counts[cell.key]
    return _cells(shown, hidden, limit)


def _cells(shown: Mapping[str | None, int], hidden: int, limit: int) -> tuple[Cell, ...]:
    cells = [Cell(key, shown[key]) for key in _order(shown)]
    if hidden:
        cells.append(Cell(None, hidden if hidden >= limit else None, merged=True))
    return tuple(cells)


def _order(counts: Mapping[str | None, int]) -> list[str | None]:
    """Largest first, then by name; what was not given after its equals."""
    return sorted(counts, key=lambda key: (-counts[key], key is None, key or ""))


def median(values: Iterable[int]) -> float | None:
    """The middle value (the mean of the middle two), or None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    half = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[half])
    return (ordered[half - 1] + ordered[half]) / 2
