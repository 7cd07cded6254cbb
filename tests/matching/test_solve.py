"""The solver against a judge that tries everything, and against scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.matching.solve import Aim, solve
from tests.matching.checker import Case


@st.composite
def cases(draw, most_mentees=5, most_mentors=4):
    mentees, mentors = draw(st.integers(0, most_mentees)), draw(st.integers(0, most_mentors))
    top = draw(st.sampled_from([1, 3, 100]))
    places = draw(st.lists(st.integers(0, 2), min_size=mentors, max_size=mentors))
    cells = [(row, column) for row in range(mentees) for column in range(mentors)]
    some = draw(st.lists(st.sampled_from(cells), unique=True)) if cells else []
    scores = {cell: draw(st.integers(0, top)) for cell in some}
    locked, room = {}, list(places)
    for row, column in scores:
        if row not in locked and room[column] and draw(st.integers(0, 4)) == 0:
            locked[row] = column
            room[column] -= 1
    return Case(scores, mentees, places, locked)


def arrays(case):
    scores = np.zeros((case.mentees, len(case.places)), dtype=np.int16)
    allowed = np.zeros(scores.shape, dtype=bool)
    for cell, score in case.scores.items():
        scores[cell], allowed[cell] = score, True
    return scores, allowed


def solved(case, aim):
    scores, allowed = arrays(case)
    solution = solve(scores, allowed, case.places, tuple(case.locked.items()), aim)
    return solution, [None if column < 0 else column for column in solution.seat.tolist()]


@pytest.mark.parametrize("aim", Aim)
@given(case=cases())
def test_no_plan_is_better_and_none_as_good_places_earlier_people(aim, case):
    _, seats = solved(case, aim)
    assert case.is_possible(seats)
    assert case.merit(seats, aim) == case.best_by_trying_all(aim)


def random_case(seed, mentees, mentors, supply, top=100):
    chance = np.random.default_rng(seed)
    places = chance.multinomial(int(supply * mentees), np.ones(mentors) / mentors).tolist()
    allowed = chance.random((mentees, mentors)) < 0.4
    scores = {
        (int(row), int(column)): int(chance.integers(0, top + 1))
        for row, column in np.argwhere(allowed)
    }
    return Case(scores, mentees, places, {})


@pytest.mark.parametrize("aim", Aim)
@pytest.mark.parametrize("supply", [1.5, 1.0, 0.7])
@pytest.mark.parametrize("top", [3, 100])
def test_larger_plans_equal_those_of_scipy(aim, supply, top):
    case = random_case(7, mentees=60, mentors=25, supply=supply, top=top)
    solution, seats = solved(case, aim)
    placed, worst = solution.placed, solution.floor.worst if solution.floor else None
    found = {
        Aim.FIT: (solution.total,),
        Aim.PEOPLE: (placed, solution.total),
        Aim.FAIR: (placed, worst, solution.total),
    }
    assert case.is_possible(seats)
    assert found[aim] == case.best_by_scipy(aim)


@pytest.mark.parametrize("supply", [1.5, 0.7])
def test_scores_too_large_for_small_numbers_are_solved_as_well(supply):
    small = random_case(3, mentees=40, mentors=15, supply=supply, top=50)
    times = 40_000_000
    scores, allowed = arrays(small)
    large = solve(scores.astype(np.int64) * times, allowed, small.places, (), Aim.FIT)
    assert large.total == solve(scores, allowed, small.places, (), Aim.FIT).total * times


def test_with_fit_a_poor_pair_may_cost_somebody_the_place():
    # Placing both would cost 90 of the good pair's score.
    scores = np.array([[100, 10], [0, 0]], dtype=np.int16)
    allowed = np.array([[True, True], [True, False]])
    fit = solve(scores, allowed, [1, 1], (), Aim.FIT)
    people = solve(scores, allowed, [1, 1], (), Aim.PEOPLE)
    assert (fit.placed, fit.total, fit.seat.tolist()) == (1, 100, [0, -1])
    assert (people.placed, people.total, people.seat.tolist()) == (2, 10, [1, 0])


def test_a_pair_at_score_nothing_is_better_than_none():
    nothing = np.zeros((2, 2), dtype=np.int16)
    for aim in Aim:
        assert solve(nothing, np.ones((2, 2), dtype=bool), [1, 1], (), aim).placed == 2


def test_fair_gives_up_some_of_the_total_for_a_better_worst_pair():
    scores = np.array([[100, 60], [50, 5]], dtype=np.int16)
    allowed = np.ones((2, 2), dtype=bool)
    assert solve(scores, allowed, [1, 1], (), Aim.PEOPLE).total == 110
    scores[0, 0] = 120
    people, fair = (solve(scores, allowed, [1, 1], (), aim) for aim in (Aim.PEOPLE, Aim.FAIR))
    assert (people.total, fair.total) == (125, 110)
    assert fair.floor is not None
    assert fair.floor.worst == 50


def test_the_earlier_of_two_equal_people_is_placed():
    same = np.full((5, 1), 70, dtype=np.int16)
    for aim in Aim:
        for places in (1, 2, 4):
            plan = solve(same, np.ones((5, 1), dtype=bool), [places], (), aim)
            assert plan.seat.tolist() == [0] * places + [-1] * (5 - places)


def test_the_earlier_is_placed_also_where_others_must_move_for_it():
    # Only the first mentee cannot go to the second mentor; all scores are the same.
    allowed = np.array([[True, False], [True, True], [True, True]])
    plan = solve(np.full((3, 2), 50, dtype=np.int16), allowed, [1, 1], (), Aim.PEOPLE)
    assert plan.seat.tolist() == [0, 1, -1]


def test_the_earlier_is_placed_where_places_are_left_too():
    # The second and the third mentee compete by way of the first; nobody wants the last places.
    scores = np.array([[50, 60, 0], [0, 60, 0], [50, 0, 0], [0, 0, 9]], dtype=np.int16)
    for aim in Aim:
        plan = solve(scores, scores > 0, [1, 1, 3], (), aim)
        assert plan.seat.tolist() == [0, 1, -1, 2]


def test_locks_stay_and_take_a_place_even_where_a_pair_is_not_allowed():
    scores = np.array([[10, 90], [80, 20]], dtype=np.int16)
    allowed = np.array([[False, True], [True, True]])
    plan = solve(scores, allowed, [1, 1], [(0, 0)], Aim.PEOPLE)
    assert plan.seat.tolist() == [0, 1]
    assert plan.total == 30


def test_locks_that_cannot_be_are_refused():
    scores, allowed = np.zeros((2, 1), dtype=np.int16), np.ones((2, 1), dtype=bool)
    with pytest.raises(ValueError, match="mentee 0 is locked twice"):
        solve(scores, allowed, [2], [(0, 0), (0, 0)])
    with pytest.raises(ValueError, match="mentor 0 has more locked pairs"):
        solve(scores, allowed, [1], [(0, 0), (1, 0)])


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_nobody_on_one_side_is_a_plan_too(shape):
    for aim in Aim:
        none = np.zeros(shape, dtype=np.int16)
        plan = solve(none, np.ones(shape, dtype=bool), [1] * shape[1], (), aim)
        assert (plan.placed, plan.total) == (0, 0)
