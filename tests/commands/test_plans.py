"""Plans of a round: made, chosen, and filled with the pairs of a solve."""

from __future__ import annotations

import json

import pytest

from mentordesk.commands.adopting import AdoptPlan
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.plans import AimPlan, ChoosePlan, CopyPlan, NewPlan, RemovePlan, RenamePlan
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.match import Aim, MatchState
from mentordesk.domain.person import LinkKind
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump
from tests.support.round_world import Plant, open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def spring(world):
    return world.round()


def refused(world, command):
    """The refusal of a command, after a look that nothing was written."""
    before = world.workspace.ask(dump)
    with pytest.raises(Refused) as raised:
        world.workspace.run(command)
    assert world.workspace.ask(dump) == before
    return raised.value


def place(world, round_id, mentor, mentee, **more):
    return world.workspace.run(DraftMatch(round_id, None, mentor, mentee, **more)).values


def adopt(world, round_id, *pairs, plan=None, name=None, aim=Aim.FIT, total=None):
    """The command for these pairs, with the total their scores have now."""
    from mentordesk.commands.judging import judge

    judged = judge(world.pool(round_id, plan))
    if total is None:
        total = sum(map(judged.score, pairs))
    return AdoptPlan(round_id, plan, aim, pairs, json.dumps({"total": total}), name)


def test_the_first_plan_is_the_current_one(world, spring):
    world.flush()
    first = world.workspace.run(NewPlan(spring, "A"))
    world.workspace.run(NewPlan(spring, " Second  try ", Aim.FAIR))
    assert sentence(first.name, first.values) == "Plan A of “Spring” made"
    plans = world.board(spring).plans
    assert [(p.name, p.aim, p.is_current) for p in plans] == [
        ("A", Aim.FIT, True), ("Second try", Aim.FAIR, False),
    ]  # fmt: skip


def test_a_plan_has_a_name_of_its_own(world, spring):
    world.flush()
    world.workspace.run(NewPlan(spring, "A"))
    assert refused(world, NewPlan(spring, "a")).reason is Reason.NAME_TAKEN
    assert refused(world, NewPlan(spring, " ")).reason is Reason.NAME_MISSING
    other = world.round("Other", state=RoundState.REPORTED)
    world.flush()
    assert refused(world, NewPlan(other, "A")).reason is Reason.ROUND_FINISHED


def test_choosing_a_plan_asks_for_places_in_all_rounds(world, spring):
    autumn = world.round("Autumn")
    rival, theirs = world.plan(spring, "B"), world.plan(autumn, "A")
    david = world.mentor("David", places=1)
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(autumn, "Kofi")
    world.pair(spring, david, amina, MatchState.DRAFT, rival)
    world.pair(autumn, david, kofi, MatchState.DRAFT, theirs)
    world.flush()
    done = world.workspace.run(ChoosePlan(rival))
    assert sentence(done.name, done.values) == "Plan B is now the plan of “Spring”"
    said = refused(world, ChoosePlan(theirs))
    assert (said.reason, said.values["drafts"]) == (Reason.MENTOR_FULL, ["Kofi"])
    assert refused(world, ChoosePlan("nothing")).reason is Reason.NOT_FOUND


def test_a_new_plan_takes_the_next_free_letter(world, spring):
    world.flush()
    names = [world.workspace.run(NewPlan(spring)).values["plan"] for _ in range(2)]
    world.workspace.run(NewPlan(spring, "c"))
    names += [world.workspace.run(NewPlan(spring)).values["plan"] for _ in range(24)]
    assert names[:4] == ["A", "B", "D", "E"]
    assert names[-2:] == ["Z", "A2"]
    assert world.board(spring).plan.name == "A"


def test_a_copy_has_the_same_drafts_and_leaves_the_first_alone(world, spring):
    ana, bo = world.mentor("Ana", places=2), world.mentor("Bo")
    mina, pia = world.mentee(spring, "Mina"), world.mentee(spring, "Pia")
    world.flush()
    place(world, spring, ana, mina, locked=True)
    place(world, spring, ana, pia)
    first = world.current(spring)
    done = world.workspace.run(CopyPlan(first))
    assert sentence(done.name, done.values) == "Plan B of “Spring” made as a copy of plan A"
    second = done.values["plan_id"]
    both = {"Mina": "Ana", "Pia": "Ana"}
    assert world.drafts(spring, second) == both == world.drafts(spring)
    assert {p.locked for p in world.board(spring, second).pairs} == {True, False}
    assert world.current(spring) == first
    world.workspace.run(DraftMatch(spring, second, bo, pia))
    assert world.drafts(spring, first) == both
    world.workspace.undo()
    world.workspace.undo()
    assert [plan.name for plan in world.board(spring).plans] == ["A"]


def test_a_plan_is_renamed(world, spring):
    world.flush()
    first = world.workspace.run(NewPlan(spring)).values["plan_id"]
    world.workspace.run(NewPlan(spring))
    done = world.workspace.run(RenamePlan(first, " After  the   call "))
    assert sentence(done.name, done.values) == "Plan A of “Spring” renamed to After the call"
    world.workspace.run(RenamePlan(first, "after the call"))
    assert refused(world, RenamePlan(first, "b")).reason is Reason.NAME_TAKEN
    assert refused(world, RenamePlan(first, "")).reason is Reason.NAME_MISSING
    assert refused(world, RenamePlan("none", "X")).reason is Reason.NOT_FOUND


def test_the_aim_of_a_plan_is_a_step(world, spring):
    world.flush()
    first = world.workspace.run(NewPlan(spring)).values["plan_id"]
    done = world.workspace.run(AimPlan(first, Aim.PEOPLE))
    assert sentence(done.name, done.values) == "Plan A of “Spring” now aims at “Most people”"
    assert world.board(spring).plan.aim is Aim.PEOPLE
    world.workspace.undo()
    assert world.board(spring).plan.aim is Aim.FIT
    assert refused(world, AimPlan("nothing", Aim.FIT)).reason is Reason.NOT_FOUND


def test_a_plan_goes_with_its_drafts_and_comes_back_by_undo(world, spring):
    ana, mina = world.mentor("Ana"), world.mentee(spring, "Mina")
    world.flush()
    place(world, spring, ana, mina)
    first = world.current(spring)
    second = world.workspace.run(CopyPlan(first)).values["plan_id"]
    before = world.workspace.ask(dump)
    world.workspace.run(RemovePlan(first))
    assert world.current(spring) == second
    assert [plan.name for plan in world.board(spring).plans] == ["B"]
    world.workspace.run(RemovePlan(second))
    assert world.board(spring).plan is None and not world.board(spring).pairs
    world.workspace.undo()
    world.workspace.undo()
    assert world.workspace.ask(dump) == before
    assert refused(world, RemovePlan("nothing")).reason is Reason.NOT_FOUND


def test_a_plan_is_kept_while_the_next_one_cannot_be_current(world, spring):
    other = world.round("Autumn")
    ana = world.mentor("Ana")
    mina, pia = world.mentee(spring, "Mina"), world.mentee(other, "Pia")
    rival = world.plan(spring, "B")
    world.flush()
    first = world.workspace.run(NewPlan(spring)).values["plan_id"]
    world.workspace.run(DraftMatch(spring, rival, ana, mina))
    place(world, other, ana, pia)
    assert refused(world, RemovePlan(first)).reason is Reason.MENTOR_FULL


def test_a_solve_moves_adds_and_removes_in_one_step(world, spring):
    david, grace = world.mentor("David"), world.mentor("Grace")
    amina, kofi, zoe = (world.mentee(spring, name) for name in ("Amina", "Kofi", "Zoe"))
    world.flush()
    moved = place(world, spring, david, amina)
    removed = place(world, spring, grace, kofi)
    for draft in (moved, removed):
        world.agreement(draft["match_id"])
    world.flush()
    before = world.workspace.ask(dump)
    plan = moved["plan_id"]
    done = world.workspace.run(
        adopt(world, spring, (grace, amina), (david, zoe), plan=plan, aim=Aim.PEOPLE)
    )
    assert world.drafts(spring) == {"Amina": "Grace", "Zoe": "David"}
    assert sentence(done.name, done.values) == "Plan A of “Spring” solved: 2 of 3 placed"
    data = world.board(spring)
    assert (data.plan.aim, set(data.plan.result)) == (Aim.PEOPLE, {"total"})
    assert all(chip.score is not None for chip in data.pairs)
    assert world.workspace.ask(dump)["agreement"] == []
    assert moved["match_id"] in {chip.match_id for chip in data.pairs}
    world.workspace.undo()
    assert world.workspace.ask(dump) == before
    world.workspace.redo()
    assert world.drafts(spring) == {"Amina": "Grace", "Zoe": "David"}


def test_a_pair_that_stays_keeps_its_lock_its_reason_and_its_agreement(world, spring):
    david = world.mentor("David", places=2, employer="BRAC")
    amina = world.mentee(spring, "Amina", employer="BRAC")
    kofi = world.mentee(spring, "Kofi")
    world.flush()
    draft = place(world, spring, david, amina, override_reason="Other branch", locked=True)
    world.agreement(draft["match_id"])
    world.flush()
    world.workspace.run(adopt(world, spring, (david, amina), (david, kofi), plan=draft["plan_id"]))
    kept = next(chip for chip in world.board(spring).pairs if chip.mentee_id == amina)
    assert (kept.match_id, kept.locked, kept.override_reason) == (
        draft["match_id"], True, "Other branch",
    )  # fmt: skip
    assert len(world.workspace.ask(dump)["agreement"]) == 1


def test_a_named_plan_is_made_when_there_is_none_and_the_current_one_stays(world, spring):
    first = world.plan(spring, "A")
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    world.choose(spring, first)
    world.workspace.run(adopt(world, spring, (david, amina), name="Try"))
    data = world.board(spring)
    assert [(plan.name, plan.is_current) for plan in data.plans] == [("A", True), ("Try", False)]
    assert world.drafts(spring) == {}
    assert world.drafts(spring, data.plans[1].id) == {"Amina": "David"}


def test_a_round_without_a_plan_gets_plan_a(world, spring):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    world.workspace.run(adopt(world, spring, (david, amina)))
    assert world.board(spring).plan.name == "A"


def test_a_plan_worked_out_before_something_changed_is_refused(world, spring):
    david, grace = world.mentor("David"), world.mentor("Grace")
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(spring, "Kofi")
    left = world.mentee(spring, "Left", state=ApplicationState.WITHDRAWN)
    hidden = world.mentor("Hidden", profile={"offers_matched": False})
    world.link(grace, kofi, LinkKind.NOT_WITH)
    world.flush()
    locked = place(world, spring, david, amina, locked=True)
    plan = locked["plan_id"]
    keep = (david, amina)
    impossible = {
        "without the locked pair": [(grace, amina)],
        "one mentee twice": [keep, (grace, amina)],
        "more than there are places": [keep, (david, kofi)],
        "a hard rule": [keep, (grace, kofi)],
        "somebody who left": [keep, (grace, left)],
        "somebody who is no mentor": [keep, (hidden, kofi)],
    }
    for what, pairs in impossible.items():
        command = AdoptPlan(spring, plan, Aim.FIT, tuple(pairs), json.dumps({"total": 0}))
        assert refused(world, command).reason is Reason.PLAN_OUTDATED, what
    other_scores = adopt(world, spring, keep, plan=plan, total=1)
    said = refused(world, other_scores)
    assert str(refusal(said)) == (
        "People or pairs of “Spring” have changed since this plan was worked out. "
        "Nothing was changed. Solve again."
    )
    world.workspace.run(adopt(world, spring, keep, plan=plan))


def test_a_soft_clash_is_no_plan_s_to_overlook_unless_the_pair_stands(world, spring):
    david = world.mentor("David", places=2, employer="BRAC")
    amina = world.mentee(spring, "Amina", employer="BRAC")
    world.flush()
    command = adopt(world, spring, (david, amina))
    assert refused(world, command).reason is Reason.PLAN_OUTDATED
    plan = world.plan(spring, "A")
    world.pair(spring, david, amina, MatchState.DRAFT, plan)  # the clash arose later
    world.flush()
    world.workspace.run(adopt(world, spring, (david, amina), plan=plan))
    assert world.drafts(spring, plan) == {"Amina": "David"}


def test_an_empty_solve_empties_the_plan(world, spring):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    draft = place(world, spring, david, amina)

    def withdraw(session):
        from mentordesk.store.tables import Application

        session.query(Application).one().state = ApplicationState.WITHDRAWN

    world.workspace.run(Plant(withdraw))
    world.workspace.run(adopt(world, spring, plan=draft["plan_id"]))
    assert world.board(spring).pairs == ()
