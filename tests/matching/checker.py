"""An independent judge of plans: it reads options as anybody outside would, and knows no solver.

Small cases are tried out in full; larger ones go to scipy on places that are copied one by one.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from mentordesk.matching.options import Options
from mentordesk.matching.plan import Plan
from mentordesk.matching.solve import Aim

LEFT_OUT = None


@dataclass(frozen=True)
class Case:
    """Options as plain values: rows are mentees, columns mentors; a missing pair cannot be."""

    scores: dict[tuple[int, int], int]
    mentees: int
    places: list[int]
    locked: dict[int, int]

    def choices(self, row: int) -> list[int | None]:
        """Whom a mentee may have: the locked mentor, or any allowed one, or nobody."""
        if row in self.locked:
            return [self.locked[row]]
        return [LEFT_OUT, *(column for r, column in self.scores if r == row)]

    def is_possible(self, seats: list[int | None]) -> bool:
        """Whether every choice is allowed and no mentor has more than there are places."""
        taken = Counter(column for column in seats if column is not LEFT_OUT)
        fits = all(count <= self.places[column] for column, count in taken.items())
        return fits and all(seat in self.choices(row) for row, seat in enumerate(seats))

    def merit(self, seats: list[int | None], aim: Aim) -> tuple[object, ...]:
        """What the aim compares, and after it who is placed, the earlier the better."""
        pairs = [(row, column) for row, column in enumerate(seats) if column is not LEFT_OUT]
        total = sum(self.scores[pair] for pair in pairs)
        free = [self.scores[pair] for pair in pairs if pair[0] not in self.locked]
        who = tuple(column is not LEFT_OUT for column in seats)
        if aim is Aim.FIT:
            return total, len(pairs), who
        if aim is Aim.PEOPLE:
            return len(pairs), total, who
        return len(pairs), min(free, default=101), total, who

    def best_by_trying_all(self, aim: Aim) -> tuple[object, ...]:
        """The best merit of all plans there are."""
        every = itertools.product(*(self.choices(row) for row in range(self.mentees)))
        return max(self.merit(list(s), aim) for s in every if self.is_possible(list(s)))

    def most_even(self, aim: Aim, taken: list[int]) -> list[int]:
        """The loads of the most even of the best plans, the heaviest first."""
        every = itertools.product(*(self.choices(row) for row in range(self.mentees)))
        plans = [list(seats) for seats in every if self.is_possible(list(seats))]
        best = max(self.merit(seats, aim) for seats in plans)
        return min(self.loads(s, taken) for s in plans if self.merit(s, aim) == best)

    def loads(self, seats: list[int | None], taken: list[int]) -> list[int]:
        """How many each mentor carries with what was taken before, the heaviest first."""
        held = Counter(seats)
        return sorted((held[at] + more for at, more in enumerate(taken)), reverse=True)

    def best_by_scipy(self, aim: Aim) -> tuple[int, ...]:
        """(total,) with aim FIT; (placed, total) with PEOPLE; (placed, worst, total) with FAIR."""
        if aim is Aim.FIT:
            return (self._assign(0, 0)[1],)
        placed, total = self._assign(10**6, 0)
        if aim is Aim.PEOPLE:
            return placed, total
        for worst in sorted({*self.scores.values()}, reverse=True):
            reached, total = self._assign(10**6, worst)
            if reached == placed:
                return placed, worst, total
        return placed, 101, total

    def _assign(self, bonus: int, floor: int) -> tuple[int, int]:
        room = list(self.places)
        for column in self.locked.values():
            room[column] -= 1
        rows = [row for row in range(self.mentees) if row not in self.locked]
        columns = [column for column, free in enumerate(room) for _ in range(free)]
        worth = np.zeros((len(rows), len(columns)))
        for (i, row), (j, column) in itertools.product(enumerate(rows), enumerate(columns)):
            score = self.scores.get((row, column), -1)
            if score >= floor:
                worth[i, j] = score + bonus + 0.001  # so that a pair at score 0 is told from none
        chosen = [cell for cell in zip(*linear_sum_assignment(worth, maximize=True), strict=True)
                  if worth[cell] > 0]  # fmt: skip
        total = sum(int(worth[cell]) - bonus for cell in chosen)
        locked = sum(self.scores[pair] for pair in self.locked.items())
        return len(chosen) + len(self.locked), total + locked


def case_of(options: Options) -> Case:
    """The options as this judge wants them, read through their public answers only."""
    scores = {}
    for row, other in enumerate(options.mentees):
        for column, one in enumerate(options.mentors):
            if options.blocked(one.id, other.id) is None:
                scores[row, column] = options.score(one.id, other.id)
    rows = {person.id: row for row, person in enumerate(options.mentees)}
    columns = {person.id: column for column, person in enumerate(options.mentors)}
    locked = {rows[mentee]: columns[mentor] for mentor, mentee in options.pool.locked}
    return Case(scores, len(rows), [one.places for one in options.mentors], locked)


def seats_of(options: Options, plan: Plan) -> list[int | None]:
    """The plan as one column (or nobody) for each mentee."""
    columns = {person.id: column for column, person in enumerate(options.mentors)}
    given = {pair.mentee_id: columns[pair.mentor_id] for pair in plan.pairs}
    return [given.get(person.id) for person in options.mentees]


def assert_proved(options: Options, plan: Plan) -> None:
    """The plan's own proof, checked price by price in plain arithmetic."""
    proof, fit = plan.proof, plan.aim is Aim.FIT
    assert plan.total == sum(pair.score for pair in plan.pairs)
    assert plan.placed == len(plan.pairs)
    assert proof.bound == (plan.total if fit else (plan.placed, plan.total))
    costs = [(proof.mentors[one.id], one.places) for one in options.mentors]
    costs += [(price, 1) for price in proof.mentees.values()]
    sums = tuple(sum(part[i] * times for part, times in _parts(costs)) for i in (0, 1))
    assert sums == ((0, plan.total) if fit else (plan.placed, plan.total))
    assert all(price >= (0, 0) for price, _ in _parts([(p, 1) for p in proof.mentors.values()]))
    locked = {mentee: mentor for mentor, mentee in options.pool.locked}
    floor = proof.floor.worst if proof.floor else 0
    for row, column in case_of(options).scores:
        one, other = options.mentors[column].id, options.mentees[row].id
        score = options.score(one, other)
        if locked.get(other, one) != one or (score < floor and other not in locked):
            continue
        (mentor_price, _), (mentee_price, _) = _parts(
            [(proof.mentors[one], 1), (proof.mentees[other], 1)]
        )
        together = (mentor_price[0] + mentee_price[0], mentor_price[1] + mentee_price[1])
        assert together >= ((0, score) if fit else (1, score))
    for person in options.mentees:
        if person.id not in locked:
            assert _parts([(proof.mentees[person.id], 1)])[0][0] >= (0, 0)


def assert_floor_proved(options: Options, plan: Plan) -> None:
    """No plan places as many with every pair (locked ones aside) above the worst."""
    floor = plan.proof.floor
    locked = {mentee: mentor for mentor, mentee in options.pool.locked}
    if plan.worst is None:
        assert floor is None
        return
    assert floor is not None
    assert floor.worst == plan.worst
    taken = Counter(locked.values())
    places = {one.id: one.places - taken[one.id] for one in options.mentors}
    assert sum(places[one] for one in floor.mentors) + len(floor.mentees) == floor.reach
    assert floor.reach < plan.placed - len(locked)
    for (row, column), score in case_of(options).scores.items():
        one, other = options.mentors[column].id, options.mentees[row].id
        if score > floor.worst and other not in locked:
            assert one in floor.mentors or other in floor.mentees


def _parts(costs: list[tuple[int | tuple[int, int], int]]) -> list[tuple[tuple[int, int], int]]:
    return [(cost if isinstance(cost, tuple) else (0, cost), times) for cost, times in costs]
