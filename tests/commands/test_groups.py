"""Groups made, filled, run, merged, converted and closed."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.group_endings import CloseGroup, ConvertGroup, MergeGroups
from mentordesk.commands.group_places import JoinGroup, LeaveGroup
from mentordesk.commands.group_sessions import PlanGroupSession, RecordAttendance
from mentordesk.commands.groups import EditGroup, NewGroup, SetGroupSize, StepGroup
from mentordesk.commands.matches import DraftMatch
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import GroupState
from mentordesk.domain.meeting import Held
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import Scheme
from mentordesk.store.checks import Fault, check
from mentordesk.store.tables import (
    Application,
    Attendance,
    GroupMember,
    Match,
    MentoringGroup,
    SessionLog,
)
from mentordesk.wording.refusals import refusal
from tests.commands.test_pair_life import TODAY, do, refused
from tests.support.dump import rows
from tests.support.round_world import open_world

G = GroupState


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def circle(world):
    return world.round("Circle", Scheme.GROUP)


def group(world, circle, title="Policy", mentor=None, **told):
    mentor = mentor or world.mentor(f"{title}’s mentor", profile={"offers_group": True})
    world.flush()
    return do(world, NewGroup(circle, title, mentor, **told)).values["group_id"]


def people(world, circle, number, prefix="Mentee"):
    found = tuple(world.mentee(circle, f"{prefix} {n}") for n in range(number))
    world.flush()
    return found


def state(world, group_id):
    return next(
        r["state"] for r in world.workspace.ask(rows, MentoringGroup) if r["id"] == group_id
    )


def inside(world, group_id):
    return {
        r["person_id"]
        for r in world.workspace.ask(rows, GroupMember)
        if r["group_id"] == group_id and r["state"] in ("placed", "active")
    }


def test_a_group_forms_runs_and_closes(world, circle):
    made = group(world, circle, most=3)
    one, two, three, four = people(world, circle, 4)
    do(world, JoinGroup(made, (one,)))
    assert refused(world, StepGroup(made, G.FORMING)).reason is Reason.BELOW_LEAST
    do(world, JoinGroup(made, (two, three)))
    full = refused(world, JoinGroup(made, (four,)))
    assert (full.reason, full.values["count"]) == (Reason.GROUP_FULL, 3)
    for step in (G.FORMING, G.RUNNING, G.ENDING):
        do(world, StepGroup(made, step))
    assert {r["state"] for r in world.workspace.ask(rows, GroupMember)} == {"active"}
    do(world, CloseGroup(made, ClosingReason.PLANNED_END))
    assert (state(world, made), inside(world, made)) == ("closed", set())
    assert refused(world, JoinGroup(made, (four,))).reason is Reason.NOT_FOUND


def test_all_or_none_join(world, circle):
    made, other = group(world, circle, "One"), group(world, circle, "Two")
    one, two = people(world, circle, 2)
    do(world, JoinGroup(other, (two,)))
    twice = refused(world, JoinGroup(made, (one, two)))
    assert (twice.reason, twice.values["group"]) == (Reason.ALREADY_MEMBER, "Two")
    stranger = world.person("Stranger")
    world.flush()
    assert refused(world, JoinGroup(made, (stranger,))).reason is Reason.NOT_IN_POOL


def test_one_leaves_and_the_group_goes_on(world, circle):
    made = group(world, circle)
    ids = people(world, circle, 3)
    do(world, JoinGroup(made, ids))
    do(world, StepGroup(made, G.FORMING))
    do(world, LeaveGroup(made, ids[:1], ClosingReason.MOVED))
    assert len(world.workspace.ask(rows, GroupMember)) == 2  # it had not begun
    do(world, StepGroup(made, G.RUNNING))
    do(world, LeaveGroup(made, ids[1:2], ClosingReason.MOVED))
    assert (state(world, made), inside(world, made)) == ("running", {ids[2]})
    do(world, JoinGroup(made, ids[1:2]))
    assert inside(world, made) == set(ids[1:])


def test_a_mentor_is_no_member_and_a_member_no_co_mentor(world, circle):
    mentor = world.mentor("David", profile={"offers_group": True})
    world.apply_to(circle, mentor)
    made = group(world, circle, mentor=mentor)
    (one,) = people(world, circle, 1)
    assert refused(world, JoinGroup(made, (mentor,))).reason is Reason.ALREADY_MEMBER
    do(world, JoinGroup(made, (one,)))
    assert refused(world, EditGroup(made, "co_mentor_id", one)).reason is Reason.ALREADY_MEMBER
    assert refused(world, EditGroup(made, "co_mentor_id", mentor)).reason is Reason.ALREADY_MEMBER


def test_its_details_are_edited_one_by_one(world, circle):
    made = group(world, circle)
    rosa = world.mentor("Rosa")
    world.flush()
    for field, value in (
        ("title", "Policy and power"), ("theme", "Writing"), ("goals", "A brief"),
        ("co_mentor_id", rosa), ("planned_end_on", TODAY + dt.timedelta(days=90)),
    ):  # fmt: skip
        do(world, EditGroup(made, field, value))
    (row,) = world.workspace.ask(rows, MentoringGroup)
    assert (row["title"], row["goals"], row["co_mentor_id"]) == (
        "Policy and power",
        "A brief",
        rosa,
    )
    assert refused(world, EditGroup(made, "title", " ")).reason is Reason.NAME_MISSING
    assert refused(world, EditGroup(made, "state", "closed")).reason is Reason.VALUE_WRONG


def test_more_than_ten_ask_for_a_reason(world, circle):
    made = group(world, circle)
    assert refused(world, SetGroupSize(made, 2, 12)).reason is Reason.GROUP_SIZE
    assert refused(world, SetGroupSize(made, 4, 3)).reason is Reason.GROUP_SIZE
    do(world, SetGroupSize(made, 2, 12, "A cohort that knows each other"))
    do(world, JoinGroup(made, people(world, circle, 4)))
    assert refused(world, SetGroupSize(made, 2, 3)).reason is Reason.GROUP_FULL


def test_below_its_least_a_group_is_merged(world, circle):
    small, large = group(world, circle, "Small"), group(world, circle, "Large")
    few, many = people(world, circle, 1, "Few"), people(world, circle, 3, "Many")
    do(world, JoinGroup(small, few))
    do(world, JoinGroup(large, many))
    do(world, SetGroupSize(large, 2, 3))
    assert refused(world, MergeGroups(small, large)).reason is Reason.GROUP_FULL
    do(world, SetGroupSize(large, 2, 4))
    do(world, MergeGroups(small, large))
    assert inside(world, large) == {*few, *many}
    assert (state(world, small), state(world, large)) == ("closed", "recruiting")


def test_or_it_goes_on_as_pairs_within_the_mentors_places(world, circle):
    spring = world.round()
    mentor = world.mentor("David", places=1, profile={"offers_group": True})
    made = group(world, circle, mentor=mentor)
    do(world, JoinGroup(made, people(world, circle, 2)))
    assert refused(world, ConvertGroup(made, spring)).reason is Reason.MENTOR_FULL
    (leaver, stays) = sorted(inside(world, made))
    do(world, LeaveGroup(made, (leaver,), ClosingReason.MOVED))
    do(world, ConvertGroup(made, spring))
    (pair,) = world.workspace.ask(rows, Match)
    assert (pair["mentee_id"], pair["state"], pair["round_id"]) == (stays, "confirmed", spring)
    assert {
        r["state"] for r in world.workspace.ask(rows, Application) if r["round_id"] == spring
    } == {"matched"}


def test_a_member_who_becomes_a_pair_is_a_draft_of_that_round_no_longer(world, circle):
    spring, joan = world.round(), world.mentor("Joan")
    mentor = world.mentor("David", places=1, profile={"offers_group": True})
    made = group(world, circle, mentor=mentor)
    (member,) = people(world, circle, 1)
    do(world, JoinGroup(made, (member,)))
    world.apply_to(spring, member)
    world.flush()
    do(world, DraftMatch(spring, None, joan, member))
    do(world, ConvertGroup(made, spring))
    assert world.drafts(spring) == {}


def test_a_group_belongs_to_a_round_of_groups(world):
    spring, david = world.round(), world.mentor("David")
    world.flush()
    assert refused(world, NewGroup(spring, "Policy", david)).reason is Reason.WRONG_SCHEME


def test_an_open_group_takes_one_place_of_its_mentor_and_of_its_co_mentor(world, circle):
    spring, both = world.round(), {"offers_group": True}
    david, rosa = (world.mentor(name, 1, profile=both) for name in ("David", "Rosa"))
    made = group(world, circle, mentor=david)
    members = people(world, circle, 2)
    amina = world.mentee(spring, "Amina")
    world.flush()
    do(world, JoinGroup(made, members))
    assert refused(world, NewGroup(circle, "Second", david)).reason is Reason.MENTOR_FULL
    assert refused(world, DraftMatch(spring, None, david, amina)).reason is Reason.MENTOR_FULL
    do(world, DraftMatch(spring, None, rosa, amina))
    full = refused(world, EditGroup(made, "co_mentor_id", rosa))
    assert str(refusal(full)).startswith("Rosa has no free place.")
    world.workspace.undo()
    do(world, EditGroup(made, "co_mentor_id", rosa))
    assert refused(world, DraftMatch(spring, None, rosa, amina)).reason is Reason.MENTOR_FULL
    assert world.workspace.ask(check).problems == ()
    do(world, CloseGroup(made, ClosingReason.MOVED))
    do(world, DraftMatch(spring, None, david, amina))


def test_who_is_no_mentor_leads_no_group(world, circle):
    amina = world.person("Amina")
    world.flush()
    assert refused(world, NewGroup(circle, "Policy", amina)).reason is Reason.NOT_A_MENTOR


def test_the_check_finds_a_mentor_with_more_groups_than_places(world, circle):
    david = world.mentor("David", 1)
    for title in ("One", "Two"):
        world.add(MentoringGroup(id=world.new_id(), round_id=circle, title=title, mentor_id=david))
    world.flush()
    (found,) = world.workspace.ask(check).problems
    assert (found.fault, found.about, found.number) == (Fault.OVER_CAPACITY, "David", 2)


def test_the_check_finds_what_no_deed_would_leave_of_groups(world, circle):
    mentors = [world.mentor(f"Mentor {n}") for n in range(4)]
    amina, bola, chidi = (world.mentee(circle, name) for name in ("Amina", "Bola", "Chidi"))
    small = world.group(circle, "Small", mentors[0], (amina, bola), most=1)
    world.group(circle, "Also hers", mentors[1], (amina,))
    world.group(circle, "Large", mentors[2], most=11)
    over = world.group(circle, "Over", mentors[3], (chidi,), G.CLOSED)
    for group_id, person in ((over, chidi), (small, chidi)):
        held = SessionLog(id=world.new_id(), group_id=group_id, on=TODAY, held=Held.TOOK_PLACE)
        world.add(held)
        world.add(Attendance(id=world.new_id(), session_id=held.id, person_id=person, came=True))
    world.flush()
    found = {(p.fault, p.about, p.number) for p in world.workspace.ask(check).problems}
    assert found == {
        (Fault.GROUP_CROWDED, "Small", 2), (Fault.TWO_GROUPS, "Amina", 2),
        (Fault.GROUP_SIZE_UNSAID, "Large", 11), (Fault.STILL_MEMBER, "Over", 1),
        (Fault.CAME_AS_STRANGER, "Small", 1),
    }  # fmt: skip


def test_who_came_before_the_group_began_is_not_taken_out_of_it(world, circle):
    made, three = group(world, circle), people(world, circle, 3)
    do(world, JoinGroup(made, three))
    do(world, StepGroup(made, G.FORMING))
    do(world, SetGroupSize(made, 4, 6))
    planned = do(world, PlanGroupSession(made, TODAY)).values["session_id"]
    do(world, RecordAttendance(planned, three[:1], three[1:2]))
    do(world, LeaveGroup(made, three, ClosingReason.MOVED))
    left = {r["person_id"]: r["state"] for r in world.workspace.ask(rows, GroupMember)}
    assert left == {three[0]: "left", three[1]: "left"}
    assert world.workspace.ask(check).problems == ()


def test_two_in_one_group_are_no_pair(world, circle):
    spring, david = world.round(), world.mentor("David", 2, profile={"offers_group": True})
    made = group(world, circle, mentor=david)
    (amina,) = people(world, circle, 1)
    world.apply_to(spring, amina)
    world.flush()
    do(world, JoinGroup(made, (amina,)))
    do(world, DraftMatch(spring, None, david, amina))
    assert world.drafts(spring) == {"Mentee 0": "David"}


def test_a_step_to_closed_ends_the_time_of_its_members(world, circle):
    made = group(world, circle)
    do(world, JoinGroup(made, people(world, circle, 2)))
    do(world, StepGroup(made, G.CLOSED))
    assert inside(world, made) == set()
