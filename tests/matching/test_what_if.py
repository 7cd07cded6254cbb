"""What a choice makes of the best plan: against fresh solves, and against trying everything."""

import itertools
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.matching.options import build_options
from mentordesk.matching.plan import locks_of
from mentordesk.matching.solve import Aim, solve
from mentordesk.matching.what_if import WhatIf
from tests.matching.checker import Case
from tests.matching.invented import some_pool
from tests.support.examples import dear


class Programme:
    """A programme as arrays, and every answer of `WhatIf` held against a fresh solve."""

    def __init__(self, scores, allowed, possible, places, locked, aim):
        self.scores, self.allowed, self.possible = scores, allowed, possible
        self.places, self.locked, self.aim = places, dict(locked), aim
        self.engine = WhatIf(scores, allowed, possible, places, list(locked), aim)

    @property
    def mentees(self):
        return len(self.scores)

    @property
    def mentors(self):
        return len(self.places)

    def room(self, column):
        """Places of a mentor that are not locked."""
        return int(self.places[column]) - list(self.locked.values()).count(column)

    def assert_right(self, outcome, fixed=(), aside=()):
        """The outcome is that of a fresh solve with these pairs locked too."""
        locked = {row: column for row, column in self.locked.items() if row not in aside}
        taken = [*locked.values(), *(column for _, column in fixed)]
        fits = all(taken.count(column) <= self.places[column] for column in taken)
        if not fits or not all(self.possible[pair] for pair in fixed):
            assert outcome is None
            return
        fresh = solve(self.scores, self.allowed, self.places, [*locked.items(), *fixed], self.aim)
        free = [
            int(self.scores[row, column])
            for row, column in enumerate(fresh.seat.tolist())
            if column >= 0 and row not in locked
        ]
        worst = min(free, default=None) if self.aim is Aim.FAIR else None
        assert (outcome.placed, outcome.total, outcome.worst) == (fresh.placed, fresh.total, worst)

    def assert_told(self, answer, fixes, aside=()):
        """The best plan without, and each choice: `fixes` are the pairs that it fixes."""
        self.assert_right(answer.without, aside=aside)
        for outcome, fixed in zip(answer.choices, fixes, strict=True):
            self.assert_right(outcome, fixed, aside)
            if outcome is not None:
                more = outcome.placed - answer.without.placed
                assert more == len(outcome.gained) - len(outcome.left_out)
                assert not {*outcome.gained} & {*outcome.left_out}
                assert not {row for row, _ in fixed} & {*outcome.left_out}

    def ask_mentee(self, row):
        """All mentors for one mentee."""
        answer = self.engine.of_mentee(row)
        self.assert_told(answer, [[(row, c)] for c in range(self.mentors)], [row])
        return answer

    def ask_mentor(self, column):
        """All mentees for one mentor's place; those locked have no answer."""
        answer = self.engine.of_mentor(column)
        self.assert_right(answer.without)
        for row, outcome in enumerate(answer.choices):
            if row in self.locked:
                assert outcome is None
            else:
                self.assert_right(outcome, [(row, column)])

    def ask_together(self, rows):
        """All mentors for several mentees."""
        answer = self.engine.together(rows, range(self.mentors))
        self.assert_told(answer, [[(r, c) for r in rows] for c in range(self.mentors)], rows)

    def edit(self, kind, row, column, places):
        """One edit in place, where it can be."""
        if kind == "pin" and row not in self.locked and self.room(column) > 0:
            self.engine.pin(row, column)
            self.locked[row] = column
        elif kind == "unpin" and row in self.locked:
            self.engine.unpin(row)
            del self.locked[row]
        elif kind == "forbid":
            self.engine.forbid(row, column)
            self.allowed[row, column] = False
        elif kind == "allow":
            self.engine.allow(row, column)
            self.allowed[row, column] = True
        elif kind == "places":
            places = max(places, int(self.places[column]) - self.room(column))
            self.engine.set_places(column, places)
            self.places[column] = places


EDITS = ("pin", "unpin", "forbid", "allow", "places")


@st.composite
def programmes(draw, most_mentees=7, most_mentors=5, aims=tuple(Aim)):
    """Small ones with ties, blocks, locks, clashes and mentors without a place."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    mentees, mentors = chance.randint(1, most_mentees), chance.randint(1, most_mentors)
    top, share = chance.choice([1, 3, 10, 100]), chance.choice([0.4, 0.7, 1.0])
    shape = (mentees, mentors)
    dice = np.random.default_rng(chance.getrandbits(32))
    scores = dice.integers(0, top + 1, shape).astype(np.int16)
    possible = dice.random(shape) < share
    allowed = possible & (dice.random(shape) < 0.8)
    places = dice.integers(0, 4, mentors)
    room, locked = places.copy(), []
    for row in range(mentees):
        column = chance.randrange(mentors)
        if chance.random() < 0.2 and room[column]:
            room[column] -= 1
            locked.append((row, column))
    return Programme(scores, allowed, possible, places, locked, draw(st.sampled_from(aims)))


@dear(25)
@given(programme=programmes(), data=st.data())
def test_every_answer_is_that_of_a_fresh_solve(programme, data):
    rows = list(range(programme.mentees))
    programme.ask_mentee(data.draw(st.sampled_from(rows)))
    programme.ask_mentor(data.draw(st.integers(0, programme.mentors - 1)))
    programme.ask_together(data.draw(st.lists(st.sampled_from(rows), min_size=1, unique=True)))


@dear(25)
@given(programme=programmes(), data=st.data())
def test_after_any_edits_in_place_the_answers_are_still_those_of_a_fresh_solve(programme, data):
    edits = st.tuples(
        st.sampled_from(EDITS),
        st.integers(0, programme.mentees - 1),
        st.integers(0, programme.mentors - 1),
        st.integers(0, 4),
    )
    for edit in data.draw(st.lists(edits, max_size=12)):
        programme.edit(*edit)
        programme.assert_right(programme.engine.without())
    programme.ask_mentee(data.draw(st.integers(0, programme.mentees - 1)))


@dear(10)
@given(programme=programmes(most_mentees=4, most_mentors=3))
def test_nothing_that_could_be_tried_is_better_and_who_is_left_out_is_so_in_a_best_plan(programme):
    for row in range(programme.mentees):
        answer = programme.engine.of_mentee(row)
        _, base = tried(programme, row, None)
        for column, outcome in enumerate(answer.choices):
            merit, sets = tried(programme, row, column)
            if outcome is None:
                assert not sets
                continue
            assert merit == told(programme.aim, outcome)
            changed = [(one - {*outcome.left_out}) | {*outcome.gained} for one in base]
            assert any(one in sets for one in changed)


def told(aim, outcome):
    """An outcome in the order of its aim."""
    if aim is Aim.FIT:
        return outcome.total, outcome.placed
    if aim is Aim.PEOPLE:
        return outcome.placed, outcome.total
    return outcome.placed, 101 if outcome.worst is None else outcome.worst, outcome.total


def tried(programme, fixed_row, fixed_column):
    """The best merit of all plans there are, and whom each such plan places."""
    locked = {row: c for row, c in programme.locked.items() if row != fixed_row}
    held = dict(locked)
    if fixed_column is not None:
        if not programme.possible[fixed_row, fixed_column]:
            return None, []
        held[fixed_row] = fixed_column
    scores = {
        (row, column): int(programme.scores[row, column])
        for row, column in itertools.product(range(programme.mentees), range(programme.mentors))
        if programme.allowed[row, column] or held.get(row) == column
    }
    case = Case(scores, programme.mentees, programme.places.tolist(), held)
    best: Any = None
    sets: list[set[int]] = []
    for seats in itertools.product(*(case.choices(row) for row in range(case.mentees))):
        if not case.is_possible(list(seats)):
            continue
        merit = case.merit(list(seats), programme.aim)[:-1]
        placed = {row for row, seat in enumerate(seats) if seat is not None}
        if best is None or merit > best:
            best, sets = merit, []
        if merit == best:
            sets.append(placed)
    if best is not None and programme.aim is Aim.FAIR and fixed_column is not None:
        # The fixed pair counts as the worst where it is; the solver leaves it aside as a lock.
        worst = min(best[1], scores[fixed_row, fixed_column])
        best = (best[0], worst, best[2])
    return best, sets


def made_programme(seed, mentees, mentors, aim):
    """People, blocks, clashes and locks as believable as can be made up."""
    options = build_options(some_pool(seed, mentees, mentors))
    places = np.array([mentor.places for mentor in options.mentors]).clip(0)
    return Programme(
        options.scores, options.allowed.copy(), options.blocks == 0, places, locks_of(options), aim
    )


def some_what_ifs(programme, count, seed):
    """So many pairs, each held against a fresh solve."""
    chance = random.Random(seed)
    for row in sorted(chance.choices(range(programme.mentees), k=count)):
        column = chance.randrange(programme.mentors)
        answer = programme.engine.of_mentee(row)
        programme.assert_right(answer.choices[column], [(row, column)], [row])


@pytest.mark.parametrize("aim", Aim)
def test_what_ifs_of_made_programmes(aim):
    for seed in range(2):
        some_what_ifs(made_programme(seed, 40, 25, aim), 12, seed)
    programme = made_programme(2, 40, 28, aim)
    programme.ask_mentor(3)
    programme.ask_together([7, 11])


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_a_thousand_what_ifs_of_each_of_twenty_programmes(seed):
    chance = random.Random(seed)
    for aim, count in ((Aim.FIT, 400), (Aim.PEOPLE, 300), (Aim.FAIR, 300)):
        programme = made_programme(100 + seed, chance.randint(20, 60), chance.randint(12, 40), aim)
        some_what_ifs(programme, count, seed)


@pytest.mark.parametrize("aim", [Aim.FIT, Aim.FAIR])
def test_a_question_leaves_all_as_it_was(aim):
    programme = made_programme(3, 30, 18, aim)
    first = [programme.engine.of_mentee(row) for row in range(30)]
    for column in range(18):
        programme.engine.of_mentor(column)
    programme.engine.together([1, 4, 9], range(18))
    assert [programme.engine.of_mentee(row) for row in range(30)] == first


def test_nobody_and_nothing_can_be_asked_about():
    empty = np.zeros((0, 2), dtype=np.int16)
    engine = WhatIf(empty, empty > 0, empty > 0, np.array([1, 2]), [], Aim.FAIR)
    assert engine.of_mentor(0).choices == ()
    lonely = np.zeros((2, 0), dtype=np.int16)
    engine = WhatIf(lonely, lonely > 0, lonely > 0, np.zeros(0, dtype=int), [], Aim.PEOPLE)
    assert engine.of_mentee(1).choices == ()
