"""Options: rules, reasons and the answers that the board asks for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.matching.options import build_options, reweighed
from mentordesk.matching.pool import (
    DEFAULT_WEIGHTS,
    Blocked,
    Clash,
    Criterion,
    Pool,
    Verdict,
    weights_of,
)
from tests.matching.invented import SUMMER_WEEK, mentee, mentor, shuffled, some_pool

EN, FR = {"en": 4}, {"fr": 4}
MORNINGS = frozenset((day, 480, 720) for day in range(5))


def blocked(one, other, **pool):
    options = build_options(Pool((one,), (other,), week_starts=SUMMER_WEEK, **pool))
    return options.blocked(one.id, other.id)


PAIR = ("m", "e")


def test_nothing_known_is_no_reason_against_a_pair():
    assert blocked(mentor(), mentee()) is None


@pytest.mark.parametrize("reason", [Blocked.PAUSED, Blocked.UNTRAINED, Blocked.NO_CODE])
def test_what_stands_against_one_person_blocks_every_pair(reason):
    assert blocked(mentor(standing=frozenset({reason})), mentee()) is reason
    assert blocked(mentor(), mentee(standing=frozenset({reason}))) is reason


def test_what_stands_against_a_pair_blocks_it():
    assert blocked(mentor(), mentee(), pair_blocks={PAIR: Blocked.NEVER_AGAIN}) is (
        Blocked.NEVER_AGAIN
    )
    assert blocked(mentor(), mentee(), pair_blocks={("m", "x"): Blocked.NOT_WITH}) is None


def test_nobody_mentors_themselves():
    assert blocked(mentor("same"), mentee("same")) is Blocked.SAME_PERSON


def test_no_place_at_all_is_full_but_a_place_locked_away_is_not():
    assert blocked(mentor(places=0), mentee()) is Blocked.FULL
    assert blocked(mentor(places=-1), mentee()) is Blocked.FULL
    pool = Pool((mentor(),), (mentee("e"), mentee("f")), locked=(PAIR,))
    assert build_options(pool).blocked("m", "f") is None


def test_no_common_language_is_hard_only_where_both_told():
    assert blocked(mentor(languages=EN), mentee(languages=FR)) is Blocked.NO_COMMON_LANGUAGE
    assert blocked(mentor(languages=EN), mentee()) is None


def test_the_first_reason_is_told():
    paused = mentor(standing=frozenset({Blocked.NO_CODE, Blocked.PAUSED}), languages=EN)
    silent = mentee(languages=FR)
    assert blocked(paused, silent) is Blocked.PAUSED
    assert blocked(replace(paused, places=0), silent) is Blocked.FULL
    pair = {PAIR: Blocked.NOT_WITH}
    assert blocked(mentor(languages=EN), silent, pair_blocks=pair) is Blocked.NOT_WITH
    assert blocked(paused, silent, pair_blocks=pair) is Blocked.PAUSED


@pytest.mark.parametrize(
    ("clash", "one", "other"),
    [
        (Clash.SAME_EMPLOYER, mentor(employer="bank"), mentee(employer="bank")),
        (Clash.MENTEE_SENIOR, mentor(years=4), mentee(years=5)),
        (
            Clash.TOPIC_REFUSED,
            mentor(refused_topics=frozenset({"visas"})),
            mentee(topics=("skills", "visas")),
        ),
        (
            Clash.FEW_COMMON_HOURS,
            mentor(hours=MORNINGS, zone="UTC"),
            mentee(hours=frozenset({(0, 480, 585)}), zone="UTC"),
        ),
    ],
)
def test_soft_clashes_block_until_somebody_gives_a_reason(clash, one, other):
    assert blocked(one, other) is clash
    assert blocked(one, other, overrides=frozenset({PAIR})) is None
    assert blocked(one, other, locked=(PAIR,)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (mentor(employer=""), mentee(employer="")),
        (mentor(employer="bank"), mentee(employer="ministry")),
        (mentor(years=5), mentee(years=5)),
        (
            mentor(hours=MORNINGS, zone="UTC"),
            mentee(hours=frozenset({(0, 480, 600)}), zone="UTC"),
        ),
    ],
)
def test_what_is_not_quite_a_clash(one, other):
    assert blocked(one, other) is None


def test_clashes_of_a_pair_are_told_in_order_and_stay_visible_when_overridden():
    clashes = {PAIR: frozenset({Clash.SUPERVISOR, Clash.TRIED_BEFORE}), ("m", "x"): frozenset()}
    people = (mentor(employer="bank"),), (mentee(employer="bank"),)
    options = build_options(Pool(*people, pair_clashes=clashes))
    every = (Clash.TRIED_BEFORE, Clash.SAME_EMPLOYER, Clash.SUPERVISOR)
    assert options.blocked(*PAIR) is Clash.TRIED_BEFORE
    assert options.soft(*PAIR) == every
    granted = build_options(Pool(*people, pair_clashes=clashes, overrides=frozenset({PAIR})))
    assert granted.blocked(*PAIR) is None
    assert granted.soft(*PAIR) == every


def test_no_reason_overrides_a_hard_rule():
    hard = {PAIR: Blocked.NOT_WITH}
    given_way = {"overrides": frozenset({PAIR}), "locked": (PAIR,)}
    assert blocked(mentor(), mentee(), pair_blocks=hard, **given_way) is Blocked.NOT_WITH


def full_pair():
    one = mentor(
        topics=frozenset({"skills", "visas"}), sectors=frozenset({"health"}), languages=EN,
        hours=MORNINGS, zone="UTC", years=20, country="GB", countries_worked=frozenset({"KE"}),
        has_pair=True,
    )  # fmt: skip
    other = mentee(
        topics=("visas", "jobs", "skills"), sectors=frozenset({"law"}),
        languages={"en": 3, "fr": 4}, hours=frozenset({(0, 600, 780), (1, 600, 660)}), zone="UTC",
        years=2, country_wanted=frozenset({"KE", "IN"}), times_left_out=1,
    )  # fmt: skip
    return build_options(Pool((one,), (other,), week_starts=SUMMER_WEEK))


def test_reasons_say_what_speaks_for_and_against():
    found = {reason.criterion: reason for reason in full_pair().reasons(*PAIR)}
    shown = {c: (r.verdict, r.points, r.possible, dict(r.values)) for c, r in found.items()}
    for_, against = Verdict.FOR, Verdict.AGAINST
    topics = {"shared": ("visas", "skills"), "wanted": ("visas", "jobs", "skills"), "first": True}
    assert shown == {
        Criterion.TOPICS: (for_, 26, 35, topics),
        Criterion.SECTOR: (against, 0, 20, {"shared": (), "wanted": ("law",)}),
        Criterion.HOURS: (against, 7, 15, {"minutes": 180}),  # half of 15 is more than 7
        Criterion.LANGUAGE: (for_, 8, 10, {"languages": ("en",), "level": 3}),
        Criterion.STAGE: (for_, 8, 10, {"years": 18}),
        Criterion.COUNTRY: (for_, 5, 5, {"shared": ("KE",), "wanted": ("IN", "KE")}),
        Criterion.FAIRNESS: (against, 2, 5, {"new": ("mentee",), "times_left_out": 1}),
    }
    assert full_pair().score(*PAIR) == 26 + 0 + 7 + 8 + 8 + 5 + 2


def test_missing_answers_name_the_side_that_gave_none():
    options = build_options(Pool((mentor(),), (mentee(country_wanted=frozenset({"KE"})),)))
    reasons = options.reasons(*PAIR)
    lacking = {r.criterion: r.values["lacking"] for r in reasons if r.verdict is Verdict.MISSING}
    both = ("mentee", "mentor")
    assert lacking == {
        Criterion.TOPICS: both, Criterion.SECTOR: both, Criterion.HOURS: both,
        Criterion.LANGUAGE: both, Criterion.STAGE: both, Criterion.COUNTRY: ("mentor",),
    }  # fmt: skip
    told = build_options(Pool((mentor(country="KE", years=0),), (mentee(),))).reasons(*PAIR)
    sides = {r.criterion: r.values.get("lacking") for r in told}
    assert sides[Criterion.COUNTRY] == ("preference",)
    assert sides[Criterion.STAGE] == ("mentee",)


def test_a_criterion_without_weight_gives_no_reason():
    weights = {**DEFAULT_WEIGHTS, Criterion.COUNTRY: 0, Criterion.TOPICS: 40}
    options = build_options(Pool((mentor(),), (mentee(),), weights=weights))
    reasons = options.reasons(*PAIR)
    assert [reason.criterion for reason in reasons] == [c for c in Criterion if weights[c]]
    assert sum(reason.points for reason in reasons) == options.score(*PAIR)


def test_a_mentee_has_the_points_of_their_own_weights_and_only_they():
    one = mentor(topics=frozenset({"visas"}), languages=EN)
    own = weights_of({"topics": 100})
    told = {"topics": ("visas",), "languages": EN}
    people = (mentee("a", weights=own, **told), mentee("b", **told), mentee("c"))
    options = build_options(Pool((one,), people))
    plain = build_options(Pool((one,), (mentee("b", **told), mentee("c"))))
    assert options.score("m", "a") == 100
    assert [r.criterion for r in options.reasons("m", "a")] == [Criterion.TOPICS]
    for name in "bc":
        assert options.score("m", name) == plain.score("m", name)


@given(seed=st.integers(0, 10**6))
def test_other_weights_are_as_if_all_had_been_judged_with_them(seed):
    pool = some_pool(seed, mentees=6, mentors=5)
    first = replace(pool.mentees[0], weights=weights_of({"hours": 60, "wishes": 40}))
    pool = replace(pool, mentees=(first, *pool.mentees[1:]))
    other = weights_of({"stage": 55, "waiting": 45})
    moved = reweighed(build_options(pool), other, {})
    anew = build_options(replace(pool, weights=other))
    assert (moved.scores == anew.scores).all()
    assert (moved.allowed == anew.allowed).all()
    plain = replace(first, weights=None)
    without = build_options(replace(pool, weights=other, mentees=(plain, *pool.mentees[1:])))
    assert (reweighed(moved, other, {first.id: None}).scores == without.scores).all()
    with pytest.raises(ValueError, match="add to 100"):
        reweighed(anew, weights_of({"stage": 99}), {})


weightings = st.lists(
    st.integers(0, 100), min_size=len(Criterion) - 1, max_size=len(Criterion) - 1
).map(lambda cuts: [b - a for a, b in zip([0, *sorted(cuts)], [*sorted(cuts), 100], strict=True)])


@given(seed=st.integers(0, 10**6), weights=weightings)
def test_the_points_of_the_reasons_are_the_score(seed, weights):
    pool = some_pool(seed, mentees=6, mentors=5)
    pool = replace(pool, weights=dict(zip(Criterion, weights, strict=True)))
    options = build_options(pool)
    for one in pool.mentors:
        for other in pool.mentees:
            reasons = options.reasons(one.id, other.id)
            assert sum(reason.points for reason in reasons) == options.score(one.id, other.id)
            assert 0 <= options.score(one.id, other.id) <= 100
            assert all(0 <= reason.points <= reason.possible for reason in reasons)
            assert ("lacking" in {k for r in reasons for k in r.values}) == any(
                r.verdict is Verdict.MISSING for r in reasons
            )


@given(seed=st.integers(0, 10**6))
def test_the_order_of_the_people_does_not_matter(seed):
    pool = some_pool(seed, mentees=6, mentors=5)
    first, second = build_options(pool), build_options(shuffled(pool, seed))
    assert [p.id for p in first.mentors] == [p.id for p in second.mentors]
    assert [p.id for p in first.mentees] == [p.id for p in second.mentees]
    assert (first.scores == second.scores).all()
    assert (first.allowed == second.allowed).all()
    assert (first.blocks == second.blocks).all()
    assert (first.clashes == second.clashes).all()


def four_options():
    """One mentee who can choose, and one who holds the only place of a mentor by a lock."""
    chooser = mentee("e", topics=("a", "b"))
    mentors = (
        mentor("best", topics=frozenset("ab")),
        mentor("poor", topics=frozenset("x")),
        mentor("fair", topics=frozenset("a")),
        mentor("taken", topics=frozenset("ab")),
        mentor("paused", topics=frozenset("ab"), standing=frozenset({Blocked.PAUSED})),
    )
    return build_options(
        Pool(
            mentors,
            (chooser, mentee("f", topics=("a",))),
            locked=(("taken", "f"),),
            good_option=55,
        )
    )


def test_good_options_are_free_allowed_and_best_first():
    options = four_options()
    assert options.good_options("e") == ("best", "fair")
    assert options.good_options("f") == ("best", "fair", "taken")
    assert options.good_option_counts() == {"e": 2, "f": 3}
    assert options.allowed_counts() == {"e": 4, "f": 4}


def test_what_is_good_is_set_by_the_round():
    strict = replace(four_options().pool, good_option=69)
    assert build_options(strict).good_options("e") == ("best",)


def test_weights_and_ids_are_checked():
    with pytest.raises(ValueError, match="add to 100"):
        build_options(Pool((), (), weights={**DEFAULT_WEIGHTS, Criterion.TOPICS: 36}))
    with pytest.raises(ValueError, match="an id stands twice"):
        build_options(Pool((mentor(), mentor()), ()))
    with pytest.raises(KeyError):
        build_options(Pool((), ())).score("m", "e")


def test_an_empty_pool_has_no_options():
    options = build_options(Pool((), (mentee(),)))
    assert options.good_options("e") == ()
    assert options.allowed_counts() == {"e": 0}
