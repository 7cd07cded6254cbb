"""The best plan of a round in ids, with its proof and a word on everybody left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.options import Options
from mentordesk.matching.pool import Blocked, Pair
from mentordesk.matching.rules import BLOCKS
from mentordesk.matching.solve import Aim, Solution, solve
from mentordesk.matching.unmatched import Unmatched, explain_unmatched

Price = int | tuple[int, int]
"""With aim FIT a score; else (people, score), compared in that order."""


class LockTrouble(Enum):
    """Why a locked pair cannot stay."""

    UNKNOWN = "unknown"
    BLOCKED = "blocked"
    OVER_PLACES = "over_places"
    TWICE = "twice"


class LockError(Exception):
    """A locked pair that cannot be: which, why, and by which hard rule (BLOCKED only)."""

    def __init__(
        self, trouble: LockTrouble, mentor_id: str, mentee_id: str, blocked: Blocked | None = None
    ) -> None:
        super().__init__(f"{trouble.value}: mentor {mentor_id}, mentee {mentee_id}")
        self.trouble = trouble
        self.mentor_id = mentor_id
        self.mentee_id = mentee_id
        self.blocked = blocked


@dataclass(frozen=True)
class PlannedPair:
    """One pair of a plan with its score (0 to 100)."""

    mentor_id: str
    mentee_id: str
    score: int
    locked: bool


@dataclass(frozen=True)
class FloorProof:
    """Why the worst pair cannot be better (aim FAIR, locked pairs aside).

    Every allowed pair with a score above `worst` has one of the `mentors` or one of the
    `mentees`; these mentors' places beside locked pairs and these mentees are `reach` together,
    fewer than the plan places beside locked pairs.
    """

    worst: int
    reach: int
    mentors: tuple[str, ...]
    mentees: tuple[str, ...]


@dataclass(frozen=True)
class Proof:
    """Prices by id that add up to the plan; what they must satisfy is said at `solve.Prices`.

    Each mentor's price times all its places (locked ones too) plus each mentee's price is
    `bound`, which equals the plan: its total with aim FIT, else (placed, total).
    """

    mentors: Mapping[str, Price]
    mentees: Mapping[str, Price]
    bound: Price
    floor: FloorProof | None


@dataclass(frozen=True)
class Plan:
    """A best plan around the locked pairs; `pairs` and `unmatched` in the order of the mentees.

    Proof and words are found when they are asked for: a slider that moves asks for neither.
    """

    aim: Aim
    pairs: tuple[PlannedPair, ...]
    placed: int
    total: int
    _options: Options = field(repr=False, compare=False)
    _solution: Solution = field(repr=False, compare=False)

    @cached_property
    def proof(self) -> Proof:
        """Why no plan is better."""
        return _proof(self._options, self._solution, self.aim)

    @cached_property
    def unmatched(self) -> tuple[Unmatched, ...]:
        """Everybody left out, with why."""
        options, seat = self._options, self._solution.seat
        is_locked = np.zeros(len(options.mentees), dtype=bool)
        room = _places_of(options)
        for row, column in locks_of(options):
            is_locked[row] = True
            room[column] -= 1
        return explain_unmatched(options, seat, room, is_locked)

    @property
    def worst(self) -> int | None:
        """The lowest score of a pair that is not locked; None without one."""
        return min((pair.score for pair in self.pairs if not pair.locked), default=None)


@dataclass(frozen=True)
class Gap:
    """A set of pairs beside the best plan; the best is never less by (placed, total) or total."""

    placed: int
    total: int
    best_placed: int
    best_total: int

    @property
    def gap(self) -> int:
        """How much more the best plan's scores sum to; below 0 only if it places more people."""
        return self.best_total - self.total


def best_plan(options: Options, aim: Aim) -> Plan:
    """The best plan for the aim, around the pool's locked pairs.

    Depends only on people, weights and locks, not on their order; of equally good plans the one
    that places the earlier mentees by sort key; of these one that spreads them most evenly over
    the mentors, who count what they carry already. Raises `LockError` when a locked pair cannot be.
    """
    locked = locks_of(options)
    load = None
    if options.pool.evens_load:
        load = np.array([mentor.taken for mentor in options.mentors], dtype=np.int64)
    places = _places_of(options)
    solution = solve(options.scores, options.allowed, places, locked, aim, load)
    is_locked = {row for row, _ in locked}
    pairs = tuple(
        PlannedPair(
            options.mentors[column].id,
            options.mentees[row].id,
            int(options.scores[row, column]),
            row in is_locked,
        )
        for row, column in enumerate(solution.seat.tolist())
        if column >= 0
    )
    return Plan(aim, pairs, solution.placed, solution.total, options, solution)


def gap(options: Options, pairs: Iterable[Pair], best: Plan) -> Gap:
    """How far the given pairs are from a best plan of the same options.

    Raises `KeyError` for a pair with somebody who is not in the pool.
    """
    scores = [options.score(mentor_id, mentee_id) for mentor_id, mentee_id in pairs]
    return Gap(len(scores), sum(scores), best.placed, best.total)


def locks_of(options: Options) -> list[tuple[int, int]]:
    """The locked pairs as rows and columns. Raises `LockError` for the first that cannot be."""
    places = options.places
    taken: dict[str, int] = {}
    locked: dict[int, int] = {}
    for mentor_id, mentee_id in options.pool.locked:
        if mentor_id not in places.column or mentee_id not in places.row:
            raise LockError(LockTrouble.UNKNOWN, mentor_id, mentee_id)
        row, column = places.row[mentee_id], places.column[mentor_id]
        code = int(options.blocks[row, column])
        if code:
            raise LockError(LockTrouble.BLOCKED, mentor_id, mentee_id, BLOCKS[code - 1])
        if row in locked:
            raise LockError(LockTrouble.TWICE, mentor_id, mentee_id)
        taken[mentor_id] = taken.get(mentor_id, 0) + 1
        if taken[mentor_id] > options.mentors[column].places:
            raise LockError(LockTrouble.OVER_PLACES, mentor_id, mentee_id)
        locked[row] = column
    return list(locked.items())


def _places_of(options: Options) -> NDArray[np.int64]:
    """The places of each mentor, in the order of the columns."""
    return np.array([mentor.places for mentor in options.mentors], dtype=np.int64).clip(0)


def _proof(options: Options, solution: Solution, aim: Aim) -> Proof:
    """The solution's prices in ids."""
    mentor_ids = [mentor.id for mentor in options.mentors]
    mentee_ids = [mentee.id for mentee in options.mentees]
    prices, floor = solution.prices, solution.floor
    mentor_scores, mentee_scores = prices.mentor_score.tolist(), prices.mentee_score.tolist()
    mentors: dict[str, Price]
    mentees: dict[str, Price]
    if aim is Aim.FIT:
        mentors = dict(zip(mentor_ids, mentor_scores, strict=True))
        mentees = dict(zip(mentee_ids, mentee_scores, strict=True))
        return Proof(mentors, mentees, solution.total, None)
    mentor_pairs = zip(prices.mentor_people.tolist(), mentor_scores, strict=True)
    mentee_pairs = zip(prices.mentee_people.tolist(), mentee_scores, strict=True)
    mentors = dict(zip(mentor_ids, mentor_pairs, strict=True))
    mentees = dict(zip(mentee_ids, mentee_pairs, strict=True))
    floor_in_ids = None
    if floor is not None:
        floor_in_ids = FloorProof(
            floor.worst,
            floor.reach,
            tuple(mentor_ids[column] for column in floor.mentors),
            tuple(mentee_ids[row] for row in floor.mentees),
        )
    return Proof(mentors, mentees, (solution.placed, solution.total), floor_in_ids)
