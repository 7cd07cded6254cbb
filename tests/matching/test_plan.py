"""Whole plans: proved optimal by an independent judge, with a word on everybody left out."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.matching.options import build_options
from mentordesk.matching.plan import LockError, LockTrouble, best_plan, gap
from mentordesk.matching.pool import Blocked, Clash, Pool, weights_of
from mentordesk.matching.solve import Aim
from mentordesk.matching.unmatched import Unmatched, Why
from tests.matching.checker import assert_floor_proved, assert_proved, case_of, seats_of
from tests.matching.invented import mentee, mentor, shuffled, some_pool

seeds = st.integers(0, 10**6)


@pytest.mark.parametrize("aim", Aim)
@given(seed=seeds)
def test_small_plans_are_the_best_there_are(aim, seed):
    options = build_options(some_pool(seed, mentees=5, mentors=4, most_places=2))
    plan, case = best_plan(options, aim), case_of(options)
    seats = seats_of(options, plan)
    assert case.is_possible(seats)
    assert case.merit(seats, aim) == case.best_by_trying_all(aim)


@pytest.mark.parametrize("aim", Aim)
@given(seed=seeds)
def test_of_equally_good_plans_it_is_one_that_spreads_the_load_most_evenly(aim, seed):
    chance = random.Random(seed)
    pool = some_pool(seed, mentees=5, mentors=4, most_places=3)
    taken = [chance.choice((0, 0, 1, 3)) for _ in pool.mentors]
    staff = zip(pool.mentors, taken, strict=True)
    # Few weights make many plans equally good.
    few = weights_of({"language": 50, "fairness": 25, "waiting": 25})
    mentors = tuple(replace(one, taken=more) for one, more in staff)
    options = build_options(replace(pool, mentors=mentors, weights=few))
    seats, case = seats_of(options, best_plan(options, aim)), case_of(options)
    carried = [one.taken for one in options.mentors]
    assert case.loads(seats, carried) == case.most_even(aim, carried)
    assert case.merit(seats, aim) == case.best_by_trying_all(aim)


@pytest.mark.parametrize("aim", Aim)
@given(seed=seeds)
def test_larger_plans_are_proved_keep_every_rule_and_agree_with_scipy(aim, seed):
    options = build_options(some_pool(seed, mentees=25, mentors=12))
    plan, case = best_plan(options, aim), case_of(options)
    assert case.is_possible(seats_of(options, plan))
    assert_proved(options, plan)
    by_aim = {
        Aim.FIT: (plan.total,),
        Aim.PEOPLE: (plan.placed, plan.total),
        Aim.FAIR: (plan.placed, 101 if plan.worst is None else plan.worst, plan.total),
    }
    assert by_aim[aim] == case.best_by_scipy(aim)
    if aim is Aim.FAIR:
        assert_floor_proved(options, plan)
    else:
        assert plan.proof.floor is None


@pytest.mark.parametrize("aim", Aim)
@given(seed=seeds)
def test_the_same_people_in_another_order_give_the_same_plan(aim, seed):
    pool = some_pool(seed, mentees=20, mentors=8)
    plan = best_plan(build_options(pool), aim)
    again = best_plan(build_options(shuffled(pool, seed)), aim)
    assert (plan.pairs, plan.unmatched) == (again.pairs, again.unmatched)
    assert plan.proof == again.proof


@given(seed=seeds)
def test_locked_pairs_stay_and_are_marked(seed):
    pool = some_pool(seed, mentees=20, mentors=8)
    for aim in Aim:
        plan = best_plan(build_options(pool), aim)
        locked = {(pair.mentor_id, pair.mentee_id) for pair in plan.pairs if pair.locked}
        assert locked == set(pool.locked)


@given(seed=seeds)
def test_everybody_left_out_is_told_why(seed):
    pool = some_pool(seed, mentees=20, mentors=8, most_places=2)
    options = build_options(pool)
    case = case_of(options)
    for aim in Aim:
        plan = best_plan(options, aim)
        placed = {pair.mentee_id for pair in plan.pairs}
        order = [person.id for person in options.mentees if person.id not in placed]
        assert [missing.mentee_id for missing in plan.unmatched] == order
        for missing in plan.unmatched:
            check_why(options, case, missing, aim)


def check_why(options, case, missing, aim):
    """Holds each reason against the options themselves."""
    allowed = {
        person.id: {options.mentors[c].id for r, c in case.scores if r == row}
        for row, person in enumerate(options.mentees)
    }
    if missing.why is Why.NO_ALLOWED_MENTOR:
        assert not allowed[missing.mentee_id]
        told = [options.blocked(one.id, missing.mentee_id) for one in options.mentors]
        assert missing.blocking == told.count(missing.most)
        assert missing.blocking == max(told.count(reason) for reason in told)
    elif missing.why is Why.ALL_FULL:
        locked = [pair[0] for pair in options.pool.locked]
        places = sum(
            one.places - locked.count(one.id)
            for one in options.mentors
            if one.id in missing.mentors
        )
        assert missing.places == places < len(missing.mentees)
        assert missing.mentee_id in missing.mentees
        assert all(allowed[other] <= set(missing.mentors) for other in missing.mentees)
    else:
        assert aim is Aim.FIT


def one_place_for(*names, **known):
    return Pool((mentor(**known),), tuple(mentee(name) for name in names))


def test_a_full_group_names_who_shares_which_places():
    plan = best_plan(build_options(one_place_for("a", "b", "c", places=2)), Aim.PEOPLE)
    assert plan.unmatched == (
        Unmatched("c", Why.ALL_FULL, mentors=("m",), mentees=("a", "b", "c"), places=2),
    )


def test_people_whose_mentor_is_locked_away_share_no_place():
    pool = replace(one_place_for("a", "b", "c"), locked=(("m", "c"),))
    plan = best_plan(build_options(pool), Aim.PEOPLE)
    full = Unmatched("a", Why.ALL_FULL, mentors=("m",), mentees=("a", "b"))
    assert plan.unmatched == (full, replace(full, mentee_id="b"))
    assert_proved(build_options(pool), plan)


def test_without_an_allowed_mentor_the_commonest_reason_is_told():
    mentors = (
        mentor("a", standing=frozenset({Blocked.PAUSED})),
        mentor("b", employer="bank"),
        mentor("c", employer="bank"),
    )
    options = build_options(Pool(mentors, (mentee(employer="bank"),)))
    (missing,) = best_plan(options, Aim.FIT).unmatched
    assert missing == Unmatched("e", Why.NO_ALLOWED_MENTOR, Clash.SAME_EMPLOYER, 2)
    (alone,) = best_plan(build_options(Pool((), (mentee(),))), Aim.FAIR).unmatched
    assert alone == Unmatched("e", Why.NO_ALLOWED_MENTOR)


def test_with_fit_somebody_may_be_left_out_though_a_place_is_free():
    # Placing b with the first mentor would send a to the second, who offers a nothing.
    mentors = (
        mentor("1", topics=frozenset("xy"), sectors=frozenset("s")),
        mentor("2", topics=frozenset("z"), sectors=frozenset("t")),
    )
    people = (
        mentee("a", topics=("x", "y"), sectors=frozenset("s")),
        mentee("b", topics=("p",), sectors=frozenset("q")),
    )
    pool = Pool(mentors, people, pair_blocks={("2", "b"): Blocked.NOT_WITH})
    plan = best_plan(build_options(pool), Aim.FIT)
    assert plan.unmatched == (Unmatched("b", Why.LEFT_OUT),)
    assert best_plan(build_options(pool), Aim.PEOPLE).placed == 2


TWO = (mentee("a"), mentee("b"))


@pytest.mark.parametrize(
    ("pool", "trouble", "pair", "blocked"),
    [
        (
            Pool((mentor(places=1),), TWO, locked=(("m", "a"), ("m", "b"))),
            LockTrouble.OVER_PLACES, ("m", "b"), None,
        ),
        (
            Pool((mentor(places=0),), TWO, locked=(("m", "a"),)),
            LockTrouble.OVER_PLACES, ("m", "a"), None,
        ),
        (
            Pool((mentor("m"), mentor("n")), TWO, locked=(("m", "a"), ("n", "a"))),
            LockTrouble.TWICE, ("n", "a"), None,
        ),
        (
            Pool(
                (mentor(),), TWO,
                pair_blocks={("m", "a"): Blocked.NEVER_AGAIN}, locked=(("m", "a"),),
            ),
            LockTrouble.BLOCKED, ("m", "a"), Blocked.NEVER_AGAIN,
        ),
        (Pool((mentor(),), TWO, locked=(("x", "a"),)), LockTrouble.UNKNOWN, ("x", "a"), None),
        (Pool((mentor(),), TWO, locked=(("m", "x"),)), LockTrouble.UNKNOWN, ("m", "x"), None),
    ],
)  # fmt: skip
def test_a_lock_that_cannot_be_is_named_with_its_reason(pool, trouble, pair, blocked):
    with pytest.raises(LockError) as caught:
        best_plan(build_options(pool), Aim.PEOPLE)
    error = caught.value
    assert (error.trouble, error.mentor_id, error.mentee_id) == (trouble, *pair)
    assert error.blocked is blocked
    assert "a" in str(error) or "x" in str(error)


def test_the_gap_of_a_board_to_the_best_plan():
    mentors = (mentor("1", topics=frozenset("x")), mentor("2", topics=frozenset("y")))
    people = (mentee("a", topics=("x",)), mentee("b", topics=("y",)))
    options = build_options(Pool(mentors, people))
    best = best_plan(options, Aim.PEOPLE)
    crossed = gap(options, [("1", "b"), ("2", "a")], best)
    assert (crossed.placed, crossed.best_placed) == (2, 2)
    assert crossed.gap == best.total - crossed.total == 70
    assert gap(options, [(p.mentor_id, p.mentee_id) for p in best.pairs], best).gap == 0
    assert gap(options, [], best).gap == best.total
