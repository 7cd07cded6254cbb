"""What each choice costs: what is promised of it, whom it names, and that it equals a new plan."""

from __future__ import annotations

import pytest

from mentordesk.commands.matches import DraftMatch
from mentordesk.domain.match import Aim
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.jobs.matching import look, solve_again
from mentordesk.jobs.what_if import choices_of, least_cost_first, loss, weigh
from mentordesk.store.queries.pool import DraftRow
from tests.support.crowd import crowd
from tests.support.round_world import open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def judged(world):
    spring = crowd(world, 5, 26, 15)
    return look(world.workspace, spring, world.current(spring))


def locked_too(judged, mentee, mentor):
    """The same round with this pair locked, and the mentee's own lock aside."""
    from dataclasses import replace

    from mentordesk.commands.judging import judge

    drafts = tuple(one for one in judged.rows.drafts if one.mentee_id != mentee)
    made = DraftRow("new", mentor, mentee, "", "", True, 0, "a reason")
    return judge(replace(judged.rows, drafts=(*drafts, made)))


@pytest.mark.parametrize("aim", Aim)
def test_an_effect_is_the_plan_that_a_lock_would_give_and_is_never_better(judged, aim):
    weighed = weigh(judged, aim)
    for mentee in list(judged.mentees)[::9]:
        told = weighed.of_mentee(mentee)
        for mentor, effect in list(told.effects.items())[::4]:
            plan = solve_again(locked_too(judged, mentee, mentor), aim)
            if judged.options.blocked(mentor, mentee) is None:
                assert (effect.plan_placed, effect.plan_total) == (plan.placed, plan.total)
            assert loss(aim, effect) >= (0, 0)
            assert (effect.placed, effect.total) <= (0, 0)
            if effect.total > 0:  # fewer people may score more
                assert effect.placed < 0
            assert mentee not in effect.left_out
            people = effect.plan_placed - told.placed
            assert people == len(effect.gained) - len(effect.left_out)


@pytest.mark.parametrize("aim", Aim)
def test_asked_from_either_side_the_answer_is_the_same(judged, aim):
    weighed = weigh(judged, aim)
    locked = {mentee for _, mentee in judged.options.pool.locked}
    for mentor in list(judged.mentors)[:3]:
        places = weighed.of_mentor(mentor).effects
        assert not locked & places.keys()
        for mentee in list(judged.mentees.keys() - locked)[:6]:
            one, other = weighed.of_mentee(mentee).effects.get(mentor), places.get(mentee)
            alone = weighed.together([mentee], [mentor])[mentor]
            plans = [
                e and (e.placed, e.total, e.worst, e.plan_placed, e.plan_total)
                for e in (one, other, alone)
            ]
            assert plans[0] == plans[1] == plans[2]


def test_answers_are_kept_and_strangers_have_none(judged):
    weighed = weigh(judged, Aim.FIT)
    mentee, mentor = next(iter(judged.mentees)), next(iter(judged.mentors))
    assert weighed.known_of_mentee(mentee) is None
    assert weighed.of_mentee(mentee) is weighed.known_of_mentee(mentee)
    assert weighed.of_mentor(mentor) is weighed.known_of_mentor(mentor)
    assert weighed.of_mentee("nobody").effects == weighed.of_mentor("nobody").effects == {}
    assert weighed.together([mentee, "nobody"], [mentor, "no one"]) == {
        mentor: None,
        "no one": None,
    }


def test_choices_have_a_cost_or_words(judged):
    weighed = weigh(judged, Aim.PEOPLE)
    for mentee in list(judged.mentees)[:5]:
        choices = choices_of(weighed, mentee)
        assert {choice.mentor_id for choice in choices} == judged.mentors.keys()
        assert all(bool(choice.blocked) == (choice.effect is None) for choice in choices)
        order = least_cost_first(Aim.PEOPLE, choices)
        lost = [loss(Aim.PEOPLE, one.effect) for one in order if one.effect is not None]
        assert lost == sorted(lost)
        assert [one.effect is None for one in order] == sorted(one.effect is None for one in order)


def test_a_pair_that_asks_for_a_reason_is_told_as_if_one_were_given(world):
    spring = world.round()
    david = world.mentor("David Okello", employer="BRAC")
    kofi = world.mentee(spring, "Kofi Asante", employer="Brac")
    world.flush()
    judged = look(world.workspace, spring)
    effect = weigh(judged, Aim.FIT).of_mentee(kofi).effects[david]
    assert effect.is_free  # better than without, and so free; never more than that
    assert (effect.placed, effect.total, effect.gained) == (0, 0, (kofi,))
    (choice,) = choices_of(weigh(judged, Aim.FIT), kofi)
    assert (choice.effect, choice.blocked) == (None, "both work for BRAC")


def test_with_the_aim_fair_the_fall_of_the_worst_pair_is_told_beside(world):
    spring = world.round()
    one = world.mentor("One Mentor", topics=("A", "B"))
    other = world.mentor("Other Mentor", topics=("C",))
    first = world.mentee(spring, "First Mentee", topics=("A", "B"))
    world.mentee(spring, "Second Mentee", topics=("B", "A", "D"))
    world.flush()
    judged = look(world.workspace, spring)
    told = weigh(judged, Aim.FAIR).of_mentee(first)
    for mentor in (one, other):
        effect = told.effects[mentor]
        assert effect.worst is not None
        assert effect.worst <= 0
        assert told.worst is not None
        assert effect.plan_worst == told.worst + effect.worst
        assert (effect.placed, effect.total) <= (0, 0)


def test_a_lock_that_cannot_be_kept_is_refused_by_name(world):
    spring = world.round()
    david, amina = world.mentor("David Okello"), world.mentee(spring, "Amina Rahman")
    world.flush()
    world.workspace.run(DraftMatch(spring, None, david, amina, None, True))
    from mentordesk.commands.mentors import SetMentorField

    world.workspace.run(SetMentorField(david, "offers_matched", False))
    with pytest.raises(Refused) as caught:
        weigh(look(world.workspace, spring, world.current(spring)), Aim.FIT)
    assert caught.value.reason is Reason.PLAN_LOCK_IMPOSSIBLE
