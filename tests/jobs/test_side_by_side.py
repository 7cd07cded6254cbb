"""Plans, aims and weights held against each other: figures that can be redone by hand."""

from __future__ import annotations

import pytest

from mentordesk.commands.matches import DraftMatch, LockMatches
from mentordesk.commands.plans import CopyPlan
from mentordesk.commands.rounds import SetWeights
from mentordesk.domain.match import Aim
from mentordesk.jobs.aims import aim_costs, aim_outcome
from mentordesk.jobs.board_now import BoardNow, board_now
from mentordesk.jobs.matching import look, match_round, solve_again
from mentordesk.jobs.plans_compared import compare_plans
from mentordesk.jobs.weights_tried import WeightsTrial
from mentordesk.matching.pool import weights_of
from mentordesk.store.tables import MentorWish
from mentordesk.store.workspace import Workspace
from tests.support.round_world import open_world

TOPICS = weights_of({"topics": 100})


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def three_and_three(world, **round_told):
    """Amina and Bea want law most; David alone offers it, Esther and Femi offer art."""
    spring = world.round(weights={"topics": 100}, **round_told)
    staff = [
        world.mentor(name, places=places, topics=topics)
        for name, places, topics in (
            ("David", 1, ("Law",)), ("Esther", 1, ("Art",)), ("Femi", 2, ("Art", "Law")),
        )
    ]  # fmt: skip
    people = [
        world.mentee(spring, name, topics=topics)
        for name, topics in (("Amina", ("Law",)), ("Bea", ("Law", "Art")), ("Chen", ("Art",)))
    ]
    world.flush()
    return spring, dict(zip("DEF", staff, strict=True)), dict(zip("ABC", people, strict=True))


def test_two_plans_side_by_side(world):
    spring, staff, people = three_and_three(world)
    world.workspace.run(DraftMatch(spring, None, staff["D"], people["B"]))
    first = world.current(spring)
    world.workspace.run(LockMatches((world.board(spring).pairs[0].match_id,)))
    second = world.workspace.run(CopyPlan(first)).values["plan_id"]
    world.workspace.run(DraftMatch(spring, second, staff["F"], people["A"]))
    world.workspace.run(DraftMatch(spring, second, staff["F"], people["C"]))
    found = compare_plans(world.workspace, spring, (first, second, "gone"))
    one, two = (compared.figures for compared in found.plans)
    assert [compared.plan.name for compared in found.plans] == ["A", "B"]
    assert (one.placed, one.to_place, one.total, one.average) == (1, 3, 66, 66)
    assert (two.placed, two.total, two.average, two.most_load) == (3, 266, 89, 2)
    assert one.worst == two.worst == (66, "Bea", "David")
    assert (one.left_out, two.left_out) == (("Amina", "Chen"), ())
    assert two.spread == ((2, 1), (1, 1))
    assert [(each.locked, each.plan.other_weights) for each in found.plans] == [
        (1, False),
        (1, False),
    ]
    assert [(pair.mentee, pair.partners) for pair in found.differing] == [
        ("Amina", (None, ("Femi", 100))), ("Chen", (None, ("Femi", 100))),
    ]  # fmt: skip
    assert [(load.mentor, load.mentees, load.loads) for load in found.loads] == [
        ("Femi", ((), ("Amina", "Chen")), (0, 2)), ("David", (("Bea",), ("Bea",)), (1, 1)),
    ]  # fmt: skip
    known = BoardNow(look(world.workspace, spring, first))
    assert compare_plans(world.workspace, spring, (first, second), known) == found


def test_a_plan_keeps_the_weights_it_was_solved_with_over_restart_copy_and_undo(world):
    spring, *_ = three_and_three(world)
    match_round(world.workspace, spring, Aim.FIT)
    plan = world.current(spring)
    copied = world.workspace.run(CopyPlan(plan)).values["plan_id"]
    world.workspace.run(SetWeights(spring, tuple(weights_of({"stage": 100}).items())))
    path = world.workspace.path
    world.workspace.close()
    with Workspace.open(path) as again:
        found = compare_plans(again, spring, (plan, copied))
        assert [each.plan.other_weights for each in found.plans] == [True, True]
        assert [each.figures.total for each in found.plans] == [150, 150]  # stages are not known
        again.undo()
        found = compare_plans(again, spring, (plan, copied))
        assert [each.plan.other_weights for each in found.plans] == [False, False]
        again.undo()
        assert [each.plan.name for each in compare_plans(again, spring, (plan, copied)).plans] == [
            "A"
        ]


def test_wishes_met_are_counted_among_those_placed(world):
    spring, staff, people = three_and_three(world)
    for mentee, mentor, rank in (("A", "F", 1), ("B", "E", 1), ("B", "D", 2), ("C", "F", 1)):
        application = next(
            card.application_id for card in world.board(spring).mentees if card.id == people[mentee]
        )
        world.add(MentorWish(id=world.new_id(), application_id=application,
                             mentor_id=staff[mentor], rank=rank))  # fmt: skip
    world.flush()
    for mentee, mentor in (("A", "F"), ("B", "D")):
        world.workspace.run(DraftMatch(spring, None, staff[mentor], people[mentee]))
    (only,) = compare_plans(world.workspace, spring, (world.current(spring),)).plans
    figures = only.figures
    assert (figures.wishing, figures.wishes, figures.first_wishes) == (2, 2, 1)


def test_each_aim_is_the_plan_it_would_solve_and_says_what_it_costs(world):
    # With the sum in view Bea has the only mentor she may share with Amina, who fits far better.
    spring = world.round(weights={"topics": 50, "sector": 50})
    world.mentor("David", topics=("Law",), sector="Bank", languages={"en": 3})
    world.mentor("Esther", topics=("Art",), sector="Farm", languages={"en": 3, "fr": 3})
    told = {"sector_wanted": "Bank"}
    world.mentee(spring, "Amina", topics=("Law",), languages={"en": 3, "fr": 3}, application=told)
    world.mentee(spring, "Bea", topics=("Sea",), languages={"en": 3},
                 application={"sector_wanted": "Mine"})  # fmt: skip
    world.flush()
    now = board_now(world.workspace, spring, None, None)
    known = BoardNow(now.judged, solve_again(now.judged, Aim.PEOPLE))
    outcomes = [aim_outcome(known, aim) for aim in Aim]
    assert outcomes[1].result is known.best
    for aim, outcome in zip(Aim, outcomes, strict=True):
        alone = solve_again(now.judged, aim)
        assert (outcome.result.pairs, outcome.figures.total) == (alone.pairs, alone.total)
    fit, people, fair = aim_costs(outcomes)
    assert fit.fewer_points == people.fewer_people == fair.fewer_people == 0
    assert 0 <= fair.weaker <= people.weaker
    assert min(people.fewer_points, fair.fewer_points, fit.fewer_people, fit.weaker) >= 0


def test_weights_tried_are_as_if_they_were_kept(world):
    spring, staff, people = three_and_three(world)
    world.workspace.run(DraftMatch(spring, None, staff["E"], people["A"]))
    trial = WeightsTrial(world.workspace, spring, world.current(spring), Aim.FIT)
    tried = weights_of({"topics": 40, "fairness": 60})
    found, own = trial.effect(tried, {}), trial.effect(TOPICS, {people["B"]: tried})
    assert own.board.total == found.board.total - 60  # Amina, and by topics alone none fit
    assert own.best_as_kept == found.best_as_kept
    kept = trial.effect(TOPICS, {})
    assert (kept.best, kept.others) == (kept.best_as_kept, frozenset())
    assert len(kept.difference.moves) == kept.moves_as_kept
    world.workspace.run(SetWeights(spring, tuple(tried.items())))
    anew = look(world.workspace, spring, world.current(spring))
    assert solve_again(anew, Aim.FIT).total == found.best.total
    assert solve_again(anew, Aim.FIT).difference == found.difference


def test_a_plain_draft_is_told_though_nothing_was_judged_anew(world):
    spring, staff, people = three_and_three(world)
    world.workspace.run(DraftMatch(spring, None, staff["E"], people["A"]))
    plan = world.current(spring)
    before = look(world.workspace, spring, plan)
    known = BoardNow(before, solve_again(before, Aim.FIT))
    world.workspace.run(DraftMatch(spring, None, staff["F"], people["B"]))
    now = board_now(world.workspace, spring, plan, known)
    anew = solve_again(look(world.workspace, spring, plan), Aim.FIT)
    assert known.best is not None and now.best is not None
    assert now.best.difference == anew.difference != known.best.difference
    told = [
        WeightsTrial(world.workspace, spring, plan, Aim.FIT, board).effect(TOPICS, {})
        for board in (known, None)
    ]
    assert told[0] == told[1]
