"""What would place somebody who is left out: the single changes that do, each solved again.

Four kinds of change are tried: one answer noted that a rule waits for, one soft rule eased for a
pair of this mentee, one more place at a mentor, one lock released.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.one_place import worth_of_a_place
from mentordesk.matching.options import Options, build_options
from mentordesk.matching.pool import Blocked, Mentor
from mentordesk.matching.remedy import Instead, Remedy, Way
from mentordesk.matching.rules import BLOCKS
from mentordesk.matching.seats import Ints, Mask
from mentordesk.matching.solve import Aim, Lock, solve
from mentordesk.matching.transport import OUT
from mentordesk.matching.unmatched import onward_from, reachable
from mentordesk.progress import Progress

ANSWERS = frozenset({Blocked.UNTRAINED, Blocked.NO_CODE})
"""The hard rules that only wait for something to be noted; every other one is an answer given."""

MOST_PAIRS = 60_000
"""In a larger programme than this no more than `MOST_TRIES` changes of a kind are tried."""
MOST_TRIES = 60


@dataclass(frozen=True, eq=False)
class _Case:
    """A pool with one change in it, as the solver takes it."""

    allowed: Mask
    places: Ints
    locked: tuple[Lock, ...]


_Try = tuple[Remedy, Hashable, _Case]
"""What is tried, by what it is known again for another mentee, and the pool with it."""


class Remedies:
    """Tries changes for one options and aim; what it solved it knows for the next mentee."""

    def __init__(self, options: Options, aim: Aim) -> None:
        self._options, self._aim = options, aim
        places = np.array([mentor.places for mentor in options.mentors], dtype=np.int64).clip(0)
        locked = tuple((row, column) for _, row, column in options.places.of(options.pool.locked))
        self._case = _Case(options.allowed, places, locked)
        self._known: dict[Hashable, NDArray[np.int64]] = {}
        self._all_gains: Ints | None = None
        base = solve(options.scores, options.allowed, places, locked, aim)
        self._seat, self._prices = base.seat, base.prices
        is_free = np.ones(len(options.mentees), dtype=bool)
        is_free[[row for row, _ in locked]] = False
        self._movable = np.where(is_free, self._seat, OUT)
        self._onward = onward_from(options.allowed, self._movable)

    def of(
        self,
        mentee_id: str,
        most: int = 2,
        ways: Iterable[Way] = tuple(Way),
        progress: Progress | None = None,
    ) -> tuple[Remedy, ...]:
        """At most so many of each kind; those that leave nobody out who was placed come first.

        Empty where no change of these kinds places the mentee, and for whoever is placed. Each
        change tried is a place to stop at: raises `Cancelled`.
        """
        report = (progress or Progress()).report
        row = self._options.places.row[mentee_id]
        if self._seat[row] != OUT:
            return ()
        found: list[Remedy] = []
        for way in ways:
            found += self._of_kind(row, self._tries(way, row), most, report)
        return tuple(found)

    def instead(self, mentee_id: str) -> Instead | None:
        """What it costs to place a mentee all the same; None where nobody can take them.

        With aim FAIR the worst pair is left aside: as many people as can be, then the total.
        """
        row = self._options.places.row[mentee_id]
        case, scores = self._case, self._options.scores.astype(np.int64)
        scores[row] += (int(scores.max(initial=0)) + 1) * (len(scores) + 1)
        aim = Aim.FIT if self._aim is Aim.FIT else Aim.PEOPLE
        seat = solve(scores, case.allowed, case.places, case.locked, aim).seat
        if seat[row] == OUT:
            return None
        left_out = self._ids(np.flatnonzero((self._seat != OUT) & (seat == OUT)))
        cost = self._total(self._seat) - self._total(seat)
        return Instead(mentee_id, self._options.mentors[int(seat[row])].id, left_out, cost)

    # --- one kind ---

    def _of_kind(
        self, row: int, tries: Iterator[_Try], most: int, report: Callable[[int, int, str], None]
    ) -> list[Remedy]:
        clean: list[Remedy] = []
        costly: list[Remedy] = []
        small = self._options.scores.size <= MOST_PAIRS
        for number, (remedy, key, case) in enumerate(tries):
            if len(clean) == most or (number >= MOST_TRIES and not small):
                break
            report(number, 0, "explaining")
            if key not in self._known:
                self._known[key] = self._solved(case)
            seat = self._known[key]
            if seat[row] == OUT:
                continue
            left_out = self._ids(np.flatnonzero((self._seat != OUT) & (seat == OUT)))
            with_id = self._options.mentors[int(seat[row])].id
            done = replace(remedy, with_id=with_id, left_out=left_out)
            (costly if left_out else clean).append(done)
        return [*clean, *sorted(costly, key=lambda one: len(one.left_out))][:most]

    def _tries(self, way: Way, row: int) -> Iterator[_Try]:
        makers = {
            Way.ANSWER: self._answers, Way.RULE: self._rules, Way.PLACE: self._places,
            Way.LOCK: self._locks,
        }  # fmt: skip
        return makers[way](row)

    def _answers(self, row: int) -> Iterator[_Try]:
        told, lacking = self._answered
        waits = np.array([one is not None for one in lacking], dtype=bool)
        for column in self._by_score(row, self._helpful(row, told) & waits):
            allowed = self._case.allowed.copy()
            allowed[:, column] = told[:, column]
            case = replace(self._case, allowed=allowed)
            remedy = self._remedy(Way.ANSWER, row, column)
            yield (
                replace(remedy, lacking=lacking[column]), (Way.ANSWER, column), case
            )  # fmt: skip

    def _rules(self, row: int) -> Iterator[_Try]:
        options = self._options
        clashing = (options.blocks[row] == 0) & ~options.allowed[row] & self._affordable(row)
        for column in self._by_score(row, clashing):
            allowed = self._case.allowed.copy()
            allowed[row, column] = True
            case = replace(self._case, allowed=allowed)
            yield self._remedy(Way.RULE, row, column), (Way.RULE, row, column), case

    def _places(self, row: int) -> Iterator[_Try]:
        helpful = self._helpful(row, self._opened) & self._winning(row)
        for column in self._by_score(row, helpful):
            places, allowed = self._case.places.copy(), self._case.allowed.copy()
            places[column] += 1
            allowed[:, column] = self._opened[:, column]
            case = replace(self._case, places=places, allowed=allowed)
            yield self._remedy(Way.PLACE, row, column), (Way.PLACE, column), case

    def _locks(self, row: int) -> Iterator[_Try]:
        options = self._options
        ways = self._helpful(row, options.allowed)
        of_column = {column: rank for rank, column in enumerate(self._by_score(row, ways))}
        locked = [lock for lock in self._case.locked if lock[1] in of_column]
        for lock in sorted(locked, key=lambda lock: (of_column[lock[1]], lock[0])):
            allowed = self._case.allowed.copy()
            pair = (options.mentors[lock[1]].id, options.mentees[lock[0]].id)
            allowed[lock] = not options.blocks[lock] and (
                not options.clashes[lock] or pair in options.pool.overrides
            )
            rest = tuple(one for one in self._case.locked if one != lock)
            case = replace(self._case, allowed=allowed, locked=rest)
            remedy = replace(self._remedy(Way.LOCK, row, lock[1]), locked_id=pair[1])
            yield remedy, (Way.LOCK, *lock), case

    # --- what can help at all ---

    def _helpful(self, row: int, allowed: Mask) -> Mask:
        """The mentors that can be come to from the mentee by moving people on.

        Nobody else's place helps: whoever is newly placed begins a chain of moves that ends at
        the new place. With aim FAIR another floor may move everybody, so all are tried.
        """
        if self._aim is Aim.FAIR:
            return np.ones(len(self._case.places), dtype=bool)
        start = sum(1 << int(column) for column in np.flatnonzero(self._options.allowed[row]))
        group = reachable(start, self._onward)
        rows = [row] + [
            other for other, column in enumerate(self._movable.tolist())
            if column != OUT and group >> column & 1
        ]  # fmt: skip
        return np.asarray(allowed[rows].any(axis=0))

    def _affordable(self, row: int) -> Mask:
        """Where the mentee is worth a place's price; elsewhere a new pair changes no best plan."""
        if self._aim is Aim.FAIR:
            return np.ones(len(self._case.places), dtype=bool)
        people = int(self._aim is not Aim.FIT)
        price, own = self._prices.mentor_people, self._options.scores[row]
        return np.asarray(
            (price < people) | ((price == people) & (self._prices.mentor_score <= own))
        )

    def _winning(self, row: int) -> Mask:
        """The mentors where nobody else who waits would make more of one more place.

        Read off a best plan that stands: what a place is worth with everybody waiting, and with
        this mentee alone. With aim FAIR another floor may move everybody, so all are tried.
        """
        if self._aim is Aim.FAIR:
            return np.ones(len(self._case.places), dtype=bool)
        gain = self._gains(None)
        return np.asarray((self._gains(row) == gain) & (gain > 0))

    def _gains(self, row: int | None) -> Ints:
        """What one place more would be worth at each mentor, if of those left out one waits."""
        if row is None and self._all_gains is not None:
            return self._all_gains
        usable = self._opened.copy()
        if row is not None:
            usable[(self._seat == OUT) & (np.arange(len(self._seat)) != row)] = False
        case, scores = self._case, self._options.scores
        gains = worth_of_a_place(scores, usable, case.places, dict(case.locked), self._aim)
        if row is None:
            self._all_gains = gains
        return gains

    @cached_property
    def _opened(self) -> Mask:
        """The pairs that may be where a mentor who has no place at all is given one."""
        full = [number for number, mentor in enumerate(self._options.mentors) if mentor.places <= 0]
        return self._with_mentors(
            full, [replace(self._options.mentors[number], places=1) for number in full]
        )

    @cached_property
    def _answered(self) -> tuple[Mask, list[Blocked | None]]:
        """The pairs that may be where the one answer a mentor's rule waits for is noted."""
        lacking: list[Blocked | None] = []
        for mentor in self._options.mentors:
            waits = len(mentor.standing) == 1 and mentor.standing <= ANSWERS
            lacking.append(next(iter(mentor.standing)) if waits else None)
        waiting = [number for number, one in enumerate(lacking) if one is not None]
        changed = [
            replace(self._options.mentors[number], standing=frozenset()) for number in waiting
        ]
        return self._with_mentors(waiting, changed), lacking

    def _with_mentors(self, columns: Sequence[int], mentors: Sequence[Mentor]) -> Mask:
        """What is allowed with these mentors as they would be."""
        if not columns:
            return self._options.allowed
        pool = replace(self._options.pool, mentors=tuple(mentors))
        anew = build_options(pool)
        allowed = self._options.allowed.copy()
        for column in columns:
            there = anew.places.column[self._options.mentors[column].id]
            allowed[:, column] = anew.allowed[:, there]
        return allowed

    # --- small things ---

    def _solved(self, case: _Case) -> NDArray[np.int64]:
        return solve(self._options.scores, case.allowed, case.places, case.locked, self._aim).seat

    def _remedy(self, way: Way, row: int, column: int) -> Remedy:
        return Remedy(way, self._options.mentees[row].id, self._options.mentors[column].id, "")

    def _by_score(self, row: int, mask: Mask) -> list[int]:
        """These columns, those the mentee could go to first, and the best fit first."""
        columns = np.flatnonzero(mask)
        own = self._options.blocks[row, columns] == 0
        full = self._options.blocks[row, columns] == BLOCKS.index(Blocked.FULL) + 1
        order = np.lexsort((columns, -self._options.scores[row, columns], ~(own | full)))
        return [int(column) for column in columns[order]]

    def _ids(self, rows: NDArray[np.intp]) -> tuple[str, ...]:
        return tuple(self._options.mentees[row].id for row in rows.tolist())

    def _total(self, seat: NDArray[np.int64]) -> int:
        rows = np.flatnonzero(seat != OUT)
        return int(self._options.scores[rows, seat[rows]].sum())
