"""Groups around topics, languages and hours: members fit, sizes hold, and twice the same."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.group import EVERY_BOND, Bond
from mentordesk.matching.around import LENGTH, Around, choices
from mentordesk.matching.groups import form_groups
from mentordesk.matching.options import Options, build_options
from mentordesk.matching.pool import Mentee, Mentor, Pool
from mentordesk.matching.solve import Aim, solve
from mentordesk.progress import Progress
from tests.matching.invented import HALF_YEAR
from tests.support.examples import dear

TOPICS, TONGUES = ("law", "health", "trade"), ("en", "fr")
LEAST = 2


def programme(dice: random.Random, mentees: int, mentors: int, places: int = 4) -> Options:
    def told(what, most):
        return dice.sample(what, dice.randint(0, min(most, len(what))))

    def hours():
        days = dice.sample(range(5), dice.randint(0, 3))
        return frozenset((day, 17 * 60 + 30 * dice.randint(0, 4), 21 * 60) for day in days)

    def person(kind, name, n, **more):
        zone = dice.choice(("Asia/Dhaka", "Europe/London", "Africa/Nairobi", None))
        tongues = {"en": 3} | dict.fromkeys(told(TONGUES, 2), 2)
        return kind(
            id=f"{name}{n}",
            sort_key=(f"{n:03}",),
            languages=tongues,
            hours=hours(),
            zone=zone,
            **more,
        )

    return build_options(
        Pool(
            tuple(
                person(Mentor, "m", n, places=places, topics=frozenset(told(TOPICS, 3)))
                for n in range(mentors)
            ),
            tuple(person(Mentee, "e", n, topics=tuple(told(TOPICS, 2))) for n in range(mentees)),
            week_starts=HALF_YEAR,
        )
    )


def seats(options, formed, aim):
    places = [mentor.places for mentor in options.mentors]
    return solve(options.scores, formed.allowed, places, aim=aim)


@dear(20)
@given(seed=st.integers(0, 10**6), aim=st.sampled_from(list(Aim)))
def test_everybody_in_a_group_shares_what_it_gathers_around(seed, aim):
    options = programme(random.Random(seed), 12, 4)
    formed = form_groups(options, aim, LEAST, trials=20)
    solved = seats(options, formed, aim)
    for column, mentor in enumerate(options.mentors):
        rows = np.flatnonzero(solved.seat == column).tolist()
        assert len(rows) == 0 or LEAST <= len(rows) <= mentor.places
        assert (len(rows) > 0) == (mentor.id in formed.around)
        around = formed.around.get(mentor.id, Around())
        for person in (options.mentees[row] for row in rows):
            assert around.topic is None or not person.topics or around.topic in person.topics
            assert around.language is None or around.language in person.languages
            if around.hour is not None and person.hours and person.zone:
                alone = replace(mentor, hours=frozenset({around.hour}))
                pool = Pool((alone,), (person,), week_starts=HALF_YEAR)
                assert build_options(pool).fits.minutes[0, 0] >= LENGTH


@dear(15)
@given(seed=st.integers(0, 10**6), aim=st.sampled_from([Aim.FIT, Aim.PEOPLE]))
def test_no_choice_of_ways_is_much_better_for_few_people(seed, aim):
    options = programme(random.Random(seed), 7, 2)
    ways = choices(options, {})
    best = max(
        (judged(options, [one.fits[n] for one, n in zip(ways, chosen, strict=True)], aim))
        for chosen in product(*(range(len(one.ways)) for one in ways))
    )
    found = seats(options, form_groups(options, aim, LEAST), aim)
    # Of 800 such programmes two fell short of 85 %, the worse of them at two thirds.
    assert value(found, aim)[0] >= 0.6 * best[0]
    assert value(found, aim) <= best


def judged(options, fits, aim):
    """The best value of groups around these, the too small given up; None of them is fixed."""
    places = [mentor.places for mentor in options.mentors]
    allowed = np.array(fits).T.copy()
    found = []
    for kept in product((True, False), repeat=len(places)):
        solved = solve(options.scores, allowed & np.array(kept), places, aim=aim)
        counts = np.bincount(solved.seat[solved.seat >= 0], minlength=len(places))
        if all(count == 0 or count >= LEAST for count in counts.tolist()):
            found.append(value(solved, aim))
    return max(found)


def value(solved, aim):
    return (solved.total,) if aim is Aim.FIT else (solved.placed, solved.total)


@dear(8)
@given(seed=st.integers(0, 10**6))
def test_the_same_people_in_another_order_form_the_same_groups(seed):
    dice = random.Random(seed)
    options = programme(dice, 12, 4)
    pool = options.pool
    shuffled = replace(
        pool,
        mentors=tuple(dice.sample(pool.mentors, len(pool.mentors))),
        mentees=tuple(dice.sample(pool.mentees, len(pool.mentees))),
    )
    one = form_groups(options, Aim.PEOPLE, LEAST, trials=30)
    other = form_groups(build_options(shuffled), Aim.PEOPLE, LEAST, trials=30)
    assert (one.around, one.given_up) == (other.around, other.given_up)
    assert (one.allowed == other.allowed).all()


def test_bonds_that_are_not_asked_for_are_left_open():
    options = programme(random.Random(3), 12, 4)
    (whole,) = {one.ways for one in choices(options, {}, frozenset())}
    assert whole == (Around(),)
    for bonds in (frozenset({Bond.TOPIC}), frozenset({Bond.HOUR}), EVERY_BOND):
        for one in choices(options, {}, bonds):
            for way in one.ways:
                assert way.topic is None or Bond.TOPIC in bonds
                assert way.language is None or Bond.LANGUAGE in bonds
                assert way.hour is None or Bond.HOUR in bonds


def test_a_group_that_stands_keeps_its_topic_and_may_be_small():
    options = programme(random.Random(5), 1, 1)
    options = replace(options, allowed=np.ones_like(options.allowed))
    (mentor,) = options.mentors
    assert form_groups(options, Aim.PEOPLE, LEAST).around == {}
    formed = form_groups(options, Aim.PEOPLE, LEAST, standing={mentor.id: None})
    assert formed.around == {mentor.id: Around()}


def test_asked_to_stop_it_answers_with_the_best_so_far():
    options = programme(random.Random(1), 40, 8)
    stop = Progress()
    stop.cancel()
    formed = form_groups(options, Aim.PEOPLE, LEAST, progress=stop)
    assert formed.trials == 0 and formed.around
    longer = form_groups(options, Aim.PEOPLE, LEAST, trials=60)
    assert seats(options, longer, Aim.PEOPLE).placed >= seats(options, formed, Aim.PEOPLE).placed


def test_more_places_than_a_lock_leaves_are_not_given():
    options = programme(random.Random(2), 6, 1, places=2)
    locked = [(0, 0)]
    formed = form_groups(options, Aim.PEOPLE, LEAST, locked)
    solved = solve(options.scores, formed.allowed, [2], locked, Aim.PEOPLE)
    assert solved.seat[0] == 0 and (solved.seat == 0).sum() <= 2


@pytest.mark.long
def test_three_hundred_people_come_near_the_bound():
    options = programme(random.Random(9), 300, 40, places=8)
    bound = solve(options.scores, options.allowed, [8] * 40, aim=Aim.PEOPLE)
    found = seats(options, form_groups(options, Aim.PEOPLE, 3), Aim.PEOPLE)
    assert found.placed >= 0.95 * bound.placed
