"""What would place somebody who is left out: against every change tried by hand on small pools."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.matching.options import build_options
from mentordesk.matching.plan import best_plan
from mentordesk.matching.pool import Blocked, Clash, Pool
from mentordesk.matching.remedies import Remedies
from mentordesk.matching.remedy import Remedy, Way
from mentordesk.matching.solve import Aim
from mentordesk.matching.would_be import ANSWERS
from tests.matching.invented import mentee, mentor, some_pool

EN = {"en": 3}


def tight_pool(seed: int) -> Pool:
    """Few places, some mentors without a note or a place, and locks."""
    pool = some_pool(seed, mentees=7, mentors=5, most_places=1)
    locked = {mentor_id for mentor_id, _ in pool.locked}
    mentors = []
    for number, one in enumerate(pool.mentors):
        lacks = {0: {Blocked.UNTRAINED}, 1: {Blocked.NO_CODE}}.get((seed + number) % 6, set())
        keeps = one.id in locked
        mentors.append(one if keeps else replace(one, standing=one.standing | lacks))
    return replace(pool, mentors=tuple(mentors))


def placed(pool: Pool, aim: Aim) -> set[str]:
    return {pair.mentee_id for pair in best_plan(build_options(pool), aim).pairs}


def changed(pool: Pool, remedy: Remedy) -> Pool:
    """The pool after the change, made from people, locks and reasons as she would make it."""

    def one_other(**values: object) -> Pool:
        mentors = [
            replace(m, **values) if m.id == remedy.mentor_id else m  # type: ignore[arg-type]
            for m in pool.mentors
        ]
        return replace(pool, mentors=tuple(mentors))

    one = next(m for m in pool.mentors if m.id == remedy.mentor_id)
    if remedy.way is Way.PLACE:
        return one_other(places=max(one.places, 0) + 1)
    if remedy.way is Way.ANSWER:
        return one_other(standing=one.standing - {remedy.lacking})
    if remedy.way is Way.LOCK:
        gone = (remedy.mentor_id, remedy.locked_id)
        return replace(pool, locked=tuple(pair for pair in pool.locked if pair != gone))
    return replace(pool, overrides=pool.overrides | {(remedy.mentor_id, remedy.mentee_id)})


def shared_changes(pool: Pool) -> list[Remedy]:
    """Every change that is of nobody alone."""
    found = [Remedy(Way.PLACE, "", one.id, "") for one in pool.mentors]
    found += [Remedy(Way.LOCK, "", pair[0], "", None, pair[1]) for pair in pool.locked]
    found += [
        Remedy(Way.ANSWER, "", one.id, "", lacking)
        for one in pool.mentors
        for lacking in sorted(one.standing & ANSWERS, key=lambda block: block.value)
    ]
    return found


@pytest.mark.parametrize("aim", list(Aim))
@given(seed=st.integers(0, 10**6))
@settings(max_examples=3)
def test_all_that_is_offered_works_and_where_none_is_offered_none_does(aim, seed):
    pool = tight_pool(seed)
    options = build_options(pool)
    before = placed(pool, aim)
    search = Remedies(options, aim)
    tried = [(one, placed(changed(pool, one), aim)) for one in shared_changes(pool)]
    for other in options.mentees:
        offered = search.of(other.id)
        if other.id in before:
            assert offered == ()
            assert search.least(other.id) is None
            continue
        for remedy in offered:
            plan = best_plan(build_options(changed(pool, remedy)), aim)
            with_whom = {pair.mentee_id: pair.mentor_id for pair in plan.pairs}
            assert with_whom[other.id] == remedy.with_id
            assert set(remedy.left_out) == before - with_whom.keys()
        eased = [Remedy(Way.RULE, other.id, one.id, "") for one in pool.mentors]
        tries = [*tried, *((one, placed(changed(pool, one), aim)) for one in eased)]
        works = {one: before - after for one, after in tries if other.id in after}
        assert {one.way for one in offered} == {one.way for one in works}
        for way in {one.way for one in works}:
            least = min(len(out) for one, out in works.items() if one.way is way)
            assert len(next(one for one in offered if one.way is way).left_out) == least
        smallest = search.least(other.id)
        assert (smallest is not None) == bool(works)
        if smallest is not None:
            assert len(smallest.left_out) == min(len(out) for out in works.values())


def two_for_one(**known: object) -> Pool:
    """Ana and Ben want the one place of Tom; Ana fits better."""
    tom = mentor("tom", topics=frozenset({"law"}), languages=EN)
    ana = mentee("ana", topics=("law",), languages=EN)
    ben = mentee("ben", topics=("art",), languages=EN)
    return replace(Pool((tom,), (ana, ben)), **known)  # type: ignore[arg-type]


def test_one_more_place_is_the_way_where_all_are_full():
    search = Remedies(build_options(two_for_one()), Aim.PEOPLE)
    assert search.of("ben") == (Remedy(Way.PLACE, "ben", "tom", "tom"),)
    instead = search.instead("ben")
    assert instead is not None
    assert (instead.with_id, instead.left_out) == ("tom", ("ana",))
    assert instead.cost > 0


def test_a_rule_a_note_and_a_lock_are_ways():
    pool = two_for_one()
    una = mentor("una", languages=EN, standing=frozenset({Blocked.UNTRAINED}))
    zed = mentor("zed", languages=EN)
    cy = mentee("cy", languages=EN)
    clashes = {("zed", "ben"): frozenset({Clash.SAME_EMPLOYER, Clash.TRIED_BEFORE})}
    pool = replace(
        pool, mentors=(*pool.mentors, una, zed), mentees=(*pool.mentees, cy),
        pair_clashes=clashes, locked=(("tom", "ana"), ("zed", "cy")),
    )  # fmt: skip
    search = Remedies(build_options(pool), Aim.FIT)
    ways = {(one.way, one.mentor_id, one.lacking) for one in search.of("ben")}
    assert (Way.ANSWER, "una", Blocked.UNTRAINED) in ways
    assert (Way.PLACE, "tom", None) in ways
    assert Way.RULE not in {one.way for one in search.of("ben")}  # Zed is full with a locked pair
    free = replace(pool, locked=(("tom", "ana"),))
    assert Way.RULE not in {one.way for one in Remedies(build_options(free), Aim.FIT).of("cy")}
    alone = replace(free, mentees=free.mentees[:2])
    (rule,) = Remedies(build_options(alone), Aim.FIT).of("ben", ways=[Way.RULE])
    assert (rule.with_id, rule.left_out) == ("zed", ())


def test_nobody_can_be_placed_where_no_mentor_may():
    apart = {("tom", "ben"): Blocked.NEVER_AGAIN}
    search = Remedies(build_options(two_for_one(pair_blocks=apart)), Aim.FAIR)
    assert search.of("ben") == ()
    assert search.instead("ben") is None
