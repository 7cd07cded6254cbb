"""Who asks for a group, is placed in it, or asks no longer; and the rules that ask for a reason."""

from __future__ import annotations

import pytest

from mentordesk.commands.applications import StepApplications
from mentordesk.commands.group_applying import AskForGroup, UnaskForGroup
from mentordesk.commands.group_endings import CloseGroup, MergeGroups
from mentordesk.commands.group_places import JoinGroup
from mentordesk.commands.groups import EditGroup, NewGroup, SetGroupSize, StepGroup
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.figures import Figure
from mentordesk.domain.group import GroupState
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import Scheme
from mentordesk.store.checks import check
from mentordesk.store.queries.figure_members import members
from mentordesk.store.queries.groups import group_detail
from mentordesk.store.queries.reasons_given import last_reasons
from mentordesk.store.tables import Application, GroupMember, MentoringGroup, Topic
from mentordesk.wording.refusals import refusal
from tests.commands.test_groups import group, people
from tests.commands.test_pair_life import TODAY, do, refused
from tests.support.dump import dump, rows
from tests.support.round_world import open_world

G = GroupState


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def circle(world):
    return world.round("Circle", Scheme.GROUP)


def stands(world, group_id):
    """Who stands in a group, and as what."""
    found = world.workspace.ask(rows, GroupMember)
    return {r["person_id"]: r["state"] for r in found if r["group_id"] == group_id}


def waiting(world, circle):
    return len(world.workspace.ask(lambda c: c.execute(members(Figure.WAITING, (circle,))).all()))


def test_who_asked_waits_until_placed_and_asks_elsewhere_no_longer(world, circle):
    made, other = group(world, circle, "One"), group(world, circle, "Two")
    amina, bola = people(world, circle, 2)
    do(world, AskForGroup(other, (amina,)))
    before = world.workspace.ask(dump)
    done = do(world, AskForGroup(made, (amina, bola)))
    assert done.values["people"] == "Mentee 0 and Mentee 1"
    assert stands(world, made) == {amina: "applied", bola: "applied"}
    assert waiting(world, circle) == 2
    found = world.workspace.ask(group_detail, made, TODAY)
    assert (found.row.members, found.row.asked, found.members) == (0, 2, ())
    assert [one.name for one in found.asked] == ["Mentee 0", "Mentee 1"]
    placed_after = world.workspace.ask(dump)
    do(world, JoinGroup(made, (amina,)))
    assert stands(world, made) == {amina: "placed", bola: "applied"}
    assert stands(world, other) == {}
    assert waiting(world, circle) == 1
    world.workspace.undo()
    assert world.workspace.ask(dump) == placed_after
    world.workspace.undo()
    assert world.workspace.ask(dump) == before
    world.workspace.redo()
    do(world, UnaskForGroup(made, (bola,)))
    assert stands(world, made) == {amina: "applied"}
    assert world.workspace.ask(check).problems == ()


def test_no_group_is_asked_for_that_takes_nobody(world, circle):
    planned = group(world, circle, "Planned", planned=True)
    full = group(world, circle, "Full", most=2)
    amina, bola, chidi = people(world, circle, 3)
    stranger = world.person("Stranger")
    world.flush()
    said = refused(world, AskForGroup(planned, (amina,)))
    assert str(refusal(said)).startswith("“Planned” is planned, so nobody can ask for it now.")
    do(world, StepGroup(planned, G.RECRUITING))
    do(world, AskForGroup(planned, (amina,)))
    assert refused(world, AskForGroup(planned, (amina,))).reason is Reason.ALREADY_ASKED
    assert refused(world, AskForGroup(planned, (stranger,))).reason is Reason.NOT_IN_POOL
    do(world, AskForGroup(full, (chidi,)))
    do(world, JoinGroup(full, (amina, bola)))
    assert refused(world, AskForGroup(full, (chidi,))).reason is Reason.GROUP_FULL
    assert refused(world, JoinGroup(full, (chidi,))).reason is Reason.GROUP_FULL
    assert refused(world, AskForGroup(planned, (amina,))).reason is Reason.ALREADY_MEMBER
    assert refused(world, UnaskForGroup(full, (amina,))).reason is Reason.NOT_FOUND


def test_who_withdrew_is_not_placed_however_they_asked(world, circle):
    made, (amina,) = group(world, circle), people(world, circle, 1)
    do(world, AskForGroup(made, (amina,)))
    (application,) = (r["id"] for r in world.workspace.ask(rows, Application))
    do(world, StepApplications((application,), ApplicationState.WITHDRAWN))
    assert world.workspace.ask(group_detail, made, TODAY).asked == ()
    assert refused(world, JoinGroup(made, (amina,))).reason is Reason.NOT_IN_POOL


def test_what_was_asked_of_a_group_goes_with_it_or_over_to_another(world, circle):
    one, two = group(world, circle, "One"), group(world, circle, "Two")
    amina, bola, chidi = people(world, circle, 3)
    do(world, AskForGroup(one, (amina, bola)))
    do(world, AskForGroup(two, (bola,)))
    do(world, JoinGroup(one, (chidi,)))
    do(world, MergeGroups(one, two))
    assert stands(world, two) == {amina: "applied", bola: "applied", chidi: "placed"}
    do(world, CloseGroup(two, ClosingReason.MOVED))
    assert stands(world, two) == {chidi: "left"}


def test_a_group_has_a_topic_and_two_mentors_from_the_start(world, circle):
    david = world.mentor("David", topics=("Evaluation",), profile={"offers_group": True})
    rosa = world.mentor("Rosa", profile={"offers_group": True})
    world.flush()
    topic = world.workspace.ask(rows, Topic)[0]["id"]
    told = {"topic_id": topic, "co_mentor_id": rosa}
    said = refused(world, NewGroup(circle, "X", david, topic_id=topic, co_mentor_id=david))
    assert said.reason is Reason.TWICE_MENTOR
    made = group(world, circle, mentor=david, **told)
    (row,) = world.workspace.ask(rows, MentoringGroup)
    assert {name: row[name] for name in told} == told
    assert refused(world, NewGroup(circle, "Second", rosa)).reason is Reason.MENTOR_FULL
    do(world, EditGroup(made, "topic_id", None))
    assert world.workspace.ask(rows, MentoringGroup)[0]["topic_id"] is None
    assert refused(world, EditGroup(made, "topic_id", "none")).reason is Reason.NOT_FOUND


def test_a_soft_rule_asks_for_a_reason_kept_with_those_who_need_it(world, circle):
    offers = {"offers_group": True}
    david = world.mentor("David", profile=offers, employer="World Bank")
    amina, bola = (world.mentee(circle, n, employer="World Bank") for n in ("Amina", "Bola"))
    chidi = world.mentee(circle, "Chidi")
    made = group(world, circle, mentor=david)
    do(world, SetGroupSize(made, 2, 6))
    said = refused(world, JoinGroup(made, (amina, bola, chidi)))
    assert said.reason is Reason.NEEDS_REASON
    assert said.values["mentee"] in ("Amina", "Bola")
    assert "both work for World Bank; 1 more need" in str(refusal(said))
    do(world, JoinGroup(made, (amina, bola, chidi), "They never worked together"))
    kept = {r["person_id"]: r["override_reason"] for r in world.workspace.ask(rows, GroupMember)}
    why = "They never worked together"
    assert kept == {amina: why, bola: why, chidi: None}
    assert world.workspace.ask(last_reasons) == (why,)
