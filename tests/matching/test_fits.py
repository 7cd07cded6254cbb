"""Each criterion by itself, as a table of cases."""

from itertools import pairwise

import numpy as np
import pytest

from mentordesk.matching.fits import measure
from mentordesk.matching.pool import DEFAULT_WEIGHTS, Criterion, weights_are_sound
from mentordesk.matching.scores import criterion_points
from tests.matching.invented import SUMMER_WEEK, mentee, mentor

MISSING = None


def fit(criterion, other, one):
    """The fit of a mentee and a mentor, None where an answer is missing."""
    fits = measure([other], [one], SUMMER_WEEK)
    return None if fits.missing[criterion][0, 0] else int(fits.fit[criterion][0, 0])


@pytest.mark.parametrize(
    ("wanted", "offered", "expected"),
    [
        (("a", "b", "c"), {"a", "b", "c"}, 1000),
        (("a", "b", "c"), {"a"}, 500),  # the first counts double
        (("a", "b", "c"), {"c", "x"}, 250),
        (("a", "b"), {"b"}, 333),
        (("a",), {"a"}, 1000),
        (("a", "b"), {"x"}, 0),
        (("a", "b", "b"), {"b"}, 333),  # said twice is said once
        ((), {"a"}, MISSING),
        (("a",), (), MISSING),
    ],
)
def test_topics(wanted, offered, expected):
    other, one = mentee(topics=wanted), mentor(topics=frozenset(offered))
    assert fit(Criterion.TOPICS, other, one) == expected


@pytest.mark.parametrize(
    ("wanted", "offered", "expected"),
    [("ab", "b", 1000), ("a", "b", 0), ("", "b", MISSING), ("a", "", MISSING)],
)
def test_sectors(wanted, offered, expected):
    other, one = mentee(sectors=frozenset(wanted)), mentor(sectors=frozenset(offered))
    assert fit(Criterion.SECTOR, other, one) == expected


@pytest.mark.parametrize(
    ("hours", "expected"), [(0, 0), (1, 166), (2, 333), (3, 500), (6, 1000), (9, 1000)]
)
def test_hours(hours, expected):
    day = frozenset({(0, 0, 720)})
    mine = frozenset({(0, 0, hours * 60)} if hours else {(3, 0, 60)})
    other, one = mentee(hours=mine, zone="UTC"), mentor(hours=day, zone="UTC")
    assert fit(Criterion.HOURS, other, one) == expected
    assert fit(Criterion.HOURS, mentee(), one) is MISSING


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ({"en": 1}, {"en": 4}, 0),  # the minimum
        ({"en": 2}, {"en": 4}, 400),
        ({"en": 3}, {"en": 3}, 800),
        ({"en": 4, "fr": 1}, {"en": 4, "fr": 4}, 1000),
        ({"en": 1, "fr": 3}, {"en": 4, "fr": 2}, 400),  # the better of two languages
        ({"en": 9}, {"en": 9}, 1000),  # levels out of range count as the nearest
        ({"en": 0}, {"en": 4}, 0),
        ({}, {"en": 4}, MISSING),
        ({"en": 4}, {}, MISSING),
    ],
)
def test_languages(mine, theirs, expected):
    found = fit(Criterion.LANGUAGE, mentee(languages=mine), mentor(languages=theirs))
    assert found == expected


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (0, 5, 1000), (3, 18, 1000), (5, 14, 1000),
        (5, 9, 800), (5, 5, 0), (5, 2, 0),
        (0, 16, 950), (0, 25, 500), (0, 35, 0), (0, 50, 0),
        (None, 9, MISSING), (9, None, MISSING),
    ],
)  # fmt: skip
def test_career_stage(mine, theirs, expected):
    assert fit(Criterion.STAGE, mentee(years=mine), mentor(years=theirs)) == expected


@pytest.mark.parametrize(
    ("wanted", "lives", "worked", "expected"),
    [
        ({"KE"}, "KE", (), 1000),
        ({"KE", "IN"}, "GB", {"IN"}, 1000),
        ({"KE"}, "GB", {"IN"}, 0),
        ({"KE"}, None, {"KE"}, 1000),
        ({"KE"}, None, {"IN"}, MISSING),
        ((), "KE", (), MISSING),
    ],
)
def test_country(wanted, lives, worked, expected):
    other = mentee(country_wanted=frozenset(wanted))
    one = mentor(country=lives, countries_worked=frozenset(worked))
    assert fit(Criterion.COUNTRY, other, one) == expected


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [(("m",), 1000), (("x", "m"), 750), (("x", "y", "m"), 500), (("x", "y", "z", "m"), 500),
     (("x",), 0), ((), MISSING)],
)  # fmt: skip
def test_wishes(wishes, expected):
    assert fit(Criterion.WISHES, mentee(wishes=wishes), mentor()) == expected


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [(False, False, 1000), (True, False, 500), (False, True, 500), (True, True, 0)],
)
def test_fairness(mine, theirs, expected):
    found = fit(Criterion.FAIRNESS, mentee(has_pair=mine), mentor(has_pair=theirs))
    assert found == expected


@pytest.mark.parametrize(
    ("days", "vain", "expected"),
    [
        (0, 0, 0), (73, 0, 100), (365, 0, 500), (4000, 0, 500), (0, 1, 500), (73, 1, 600),
        (365, 1, 1000), (0, 2, 1000), (90, 7, 1000), (None, 1, 500), (None, 0, MISSING),
    ],
)  # fmt: skip
def test_waiting(days, vain, expected):
    other = mentee(days_waited=days, times_left_out=vain)
    assert fit(Criterion.WAITING, other, mentor()) == expected


def test_points_are_whole_and_a_missing_answer_counts_half():
    fits = measure(
        [mentee(topics=("a", "b"))], [mentor("m1", topics=frozenset("b")), mentor("m2")], ()
    )
    points = criterion_points(fits, Criterion.TOPICS, 35)
    assert points.tolist() == [[11, 17]]  # floor(35 x 0.333), floor(35 / 2)
    assert points.dtype == np.int16


def test_a_higher_weight_never_lowers_the_points_of_its_criterion():
    others = [mentee(str(n), topics=tuple("abcdefg"[:n])) for n in range(8)]
    ones = [mentor(str(n), topics=frozenset("gfedcba"[:n])) for n in range(8)]
    fits = measure(others, ones, ())
    points = [criterion_points(fits, Criterion.TOPICS, weight) for weight in range(101)]
    for lower, higher in pairwise(points):
        assert (lower <= higher).all()


def test_weights():
    assert weights_are_sound(DEFAULT_WEIGHTS)
    assert not weights_are_sound({**DEFAULT_WEIGHTS, Criterion.TOPICS: 34})
    assert not weights_are_sound({Criterion.TOPICS: 100})
    unsound = {**DEFAULT_WEIGHTS, Criterion.TOPICS: -1, Criterion.SECTOR: 56}
    assert not weights_are_sound(unsound)
