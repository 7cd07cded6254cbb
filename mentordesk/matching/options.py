"""Every possible pair of a round's pool: its score, whether it may be, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.fits import Fits, measure
from mentordesk.matching.pool import (
    Blocked,
    Clash,
    Criterion,
    Mentee,
    Mentor,
    Pair,
    Pool,
    weights_are_sound,
)
from mentordesk.matching.reasons import PairView, Reason, reasons_for
from mentordesk.matching.rules import BLOCKS, Places, clashes_in, hard_blocks, soft_clashes
from mentordesk.matching.scores import Weights, points_at, total_scores


@dataclass(frozen=True, eq=False)
class Options:
    """All pairs as arrays of mentees (rows) by mentors (columns), both sorted by their sort keys.

    `scores` 0 to 100 (also of pairs that cannot be); `allowed`: the solver may use the pair;
    `blocks` and `clashes` are coded as in `rules`. The methods answer by id and raise `KeyError`
    for somebody who is not in the pool.
    """

    pool: Pool
    mentors: tuple[Mentor, ...]
    mentees: tuple[Mentee, ...]
    places: Places
    fits: Fits
    scores: NDArray[np.int16]
    allowed: NDArray[np.bool_]
    blocks: NDArray[np.int8]
    clashes: NDArray[np.uint8]

    def score(self, mentor_id: str, mentee_id: str) -> int:
        """The pair's score, 0 to 100; defined for blocked pairs too."""
        return int(self.scores[self._cell(mentor_id, mentee_id)])

    def reasons(self, mentor_id: str, mentee_id: str) -> tuple[Reason, ...]:
        """Why the pair has its score; the points sum exactly to it."""
        row, column = self._cell(mentor_id, mentee_id)
        pair = PairView(self.mentors[column], self.mentees[row], self.fits, row, column)
        return reasons_for(pair, self.mentees[row].weights or self.pool.weights)

    def points_of(self, pairs: Sequence[Pair]) -> Mapping[Criterion, list[int]]:
        """The points of these pairs by criterion, each in their order; they sum to the scores."""
        rows = np.array([self.places.row[mentee_id] for _, mentee_id in pairs], dtype=np.intp)
        columns = np.array([self.places.column[mentor_id] for mentor_id, _ in pairs], dtype=np.intp)
        weights = [self.mentees[row].weights or self.pool.weights for row in rows]
        found = {}
        for criterion in Criterion:
            weighed = np.array([one[criterion] for one in weights], dtype=np.int32)
            found[criterion] = points_at(self.fits, criterion, weighed, rows, columns).tolist()
        return found

    def blocked(self, mentor_id: str, mentee_id: str) -> Blocked | Clash | None:
        """Why the solver may not use the pair, a hard reason before a soft one; else None.

        A soft clash counts only while it is neither overridden nor the pair locked.
        """
        cell = self._cell(mentor_id, mentee_id)
        if self.blocks[cell]:
            return BLOCKS[int(self.blocks[cell]) - 1]
        if self.allowed[cell]:
            return None
        return clashes_in(int(self.clashes[cell]))[0]

    def soft(self, mentor_id: str, mentee_id: str) -> tuple[Clash, ...]:
        """All soft clashes of the pair, those that somebody overrode too."""
        return clashes_in(int(self.clashes[self._cell(mentor_id, mentee_id)]))

    def good_options(self, mentee_id: str) -> tuple[str, ...]:
        """Mentors who fit well and have a place not locked away, best first."""
        row = self.places.row[mentee_id]
        good = np.flatnonzero(self._good(slice(row, row + 1))[0])
        best_first = good[np.argsort(-self.scores[row, good], kind="stable")]
        return tuple(self.mentors[column].id for column in best_first.tolist())

    def good_option_counts(self) -> dict[str, int]:
        """How many good options each mentee has, by mentee id."""
        return self._by_mentee(self._good(slice(None)))

    def allowed_counts(self) -> dict[str, int]:
        """How many mentors each mentee may have at all, by mentee id."""
        return self._by_mentee(self.allowed)

    def _good(self, rows: slice) -> NDArray[np.bool_]:
        taken = Counter(mentor_id for mentor_id, _ in self.pool.locked)
        open_ = np.array([m.places > taken[m.id] for m in self.mentors], dtype=bool)
        good = np.broadcast_to(open_, self.scores.shape).copy()
        for _, row, column in self.places.of(self.pool.locked):
            good[row, column] = True
        return good[rows] & self.allowed[rows] & (self.scores[rows] >= self.pool.good_option)

    def _by_mentee(self, chosen: NDArray[np.bool_]) -> dict[str, int]:
        counts = chosen.sum(axis=1).tolist()
        return {person.id: count for person, count in zip(self.mentees, counts, strict=True)}

    def _cell(self, mentor_id: str, mentee_id: str) -> tuple[int, int]:
        return self.places.row[mentee_id], self.places.column[mentor_id]


def build_options(pool: Pool) -> Options:
    """Score every pair of the pool and apply every rule.

    Raises `ValueError` when the weights (of the pool or of a mentee) are not whole numbers of 0 or
    more that add to 100, or when two mentors or two mentees have the same id.
    """
    _refuse_unsound(pool)
    mentors = tuple(sorted(pool.mentors, key=lambda person: (*person.sort_key, person.id)))
    mentees = tuple(sorted(pool.mentees, key=lambda person: (*person.sort_key, person.id)))
    places = Places(
        column={person.id: index for index, person in enumerate(mentors)},
        row={person.id: index for index, person in enumerate(mentees)},
    )
    if len(places.column) < len(mentors) or len(places.row) < len(mentees):
        raise ValueError("an id stands twice among the mentors or among the mentees")
    fits = measure(mentees, mentors, pool.week_starts)
    blocks = hard_blocks(pool, mentees, mentors, places, fits)
    clashes = soft_clashes(pool, mentees, mentors, places, fits)
    allowed = clashes == 0
    for granted in (pool.overrides, pool.locked):
        for _, row, column in places.of(granted):
            allowed[row, column] = True
    allowed &= blocks == 0
    scores = total_scores(fits, pool.weights, _own_weights(mentees))
    return Options(pool, mentors, mentees, places, fits, scores, allowed, blocks, clashes)


def reweighed(options: Options, weights: Weights, own: Mapping[str, Weights | None]) -> Options:
    """The same people with other weights of the pool: fits and rules stay, points are new.

    A mentee's own weights go on counting for that mentee, but for those in `own`, by id: other
    ones of theirs, or None for the pool's. Raises `ValueError` as `build_options`.
    """
    mentees = options.mentees
    if own:
        mentees = tuple(
            replace(one, weights=own[one.id]) if one.id in own else one for one in mentees
        )
    pool = replace(options.pool, weights=weights, mentees=mentees)
    _refuse_unsound(pool)
    scores = total_scores(options.fits, weights, _own_weights(mentees))
    return replace(options, pool=pool, mentees=mentees, scores=scores)


def without_overrides(options: Options, pairs: Iterable[Pair]) -> Options:
    """The same without the recorded reasons of these pairs, none of them locked."""
    gone = frozenset(pairs)
    allowed = options.allowed.copy()
    for _, row, column in options.places.of(gone):
        allowed[row, column] = not (options.blocks[row, column] or options.clashes[row, column])
    pool = replace(options.pool, overrides=options.pool.overrides - gone)
    return replace(options, pool=pool, allowed=allowed)


def _refuse_unsound(pool: Pool) -> None:
    own = [mentee.weights for mentee in pool.mentees if mentee.weights is not None]
    if not all(map(weights_are_sound, (pool.weights, *own))):
        raise ValueError("the weights must be 0 or more each and add to 100")


def _own_weights(mentees: tuple[Mentee, ...]) -> dict[int, Weights]:
    """The rows of the mentees who have weights of their own."""
    return {row: one.weights for row, one in enumerate(mentees) if one.weights is not None}
