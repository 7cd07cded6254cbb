"""Sessions of groups: planned with a theme, moved, called off, and who came."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.group_endings import CloseGroup
from mentordesk.commands.group_places import JoinGroup, LeaveGroup
from mentordesk.commands.group_sessions import (
    EditGroupSession,
    PlanGroupSession,
    RecordAttendance,
)
from mentordesk.commands.groups import StepGroup
from mentordesk.commands.sessions import RemoveSession, Told
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import GroupState
from mentordesk.domain.meeting import Held
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import Scheme
from mentordesk.store.tables import Attendance, MentoringGroup, SessionLog
from mentordesk.wording.history import sentence
from tests.commands.test_groups import group, people
from tests.commands.test_pair_life import TODAY, do, refused
from tests.support.dump import rows
from tests.support.round_world import open_world

G = GroupState


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def formed(world):
    """A group of three that is forming, and its members."""
    circle = world.round("Circle", Scheme.GROUP)
    made = group(world, circle)
    ids = people(world, circle, 3)
    do(world, JoinGroup(made, ids))
    do(world, StepGroup(made, G.FORMING))
    return made, ids


def plan(world, made, on=TODAY, theme="Getting to know"):
    return do(world, PlanGroupSession(made, on, theme)).values["session_id"]


def attendance(world):
    return {r["person_id"]: bool(r["came"]) for r in world.workspace.ask(rows, Attendance)}


def test_the_first_session_starts_a_group_that_is_forming(world, formed):
    made, (one, two, three) = formed
    on = TODAY - dt.timedelta(days=3)
    first = plan(world, made, on)
    done = do(world, RecordAttendance(first, (one, two), (three,)))
    assert sentence("RecordAttendance", done.values) == "Attendance of “Policy” noted"
    assert attendance(world) == {one: True, two: True, three: False}
    (row,) = world.workspace.ask(rows, MentoringGroup)
    assert (row["state"], row["started_on"]) == ("running", on.isoformat())
    (held,) = world.workspace.ask(rows, SessionLog)
    assert (held["held"], held["theme"]) == ("took_place", "Getting to know")


def test_below_its_least_a_session_starts_nothing(world, formed):
    made, (one, two, three) = formed
    do(world, LeaveGroup(made, (two, three), ClosingReason.MOVED))
    do(world, RecordAttendance(plan(world, made), (one,)))
    (row,) = world.workspace.ask(rows, MentoringGroup)
    assert row["state"] == "forming"


def test_attendance_is_noted_over_what_was_noted_before(world, formed):
    made, (one, two, three) = formed
    first = plan(world, made)
    do(world, RecordAttendance(first, (one,), (two, three)))
    do(world, RecordAttendance(first, (two,), (one,)))
    assert attendance(world) == {one: False, two: True}
    do(world, EditGroupSession(first, Told(TODAY, Held.CANCELLED), "Another day"))
    assert attendance(world) == {}
    (row,) = world.workspace.ask(rows, SessionLog)
    assert (row["held"], row["theme"]) == ("cancelled", "Another day")


def test_what_is_to_come_has_no_attendance_yet(world, formed):
    made, (one, *_) = formed
    later = plan(world, made, TODAY + dt.timedelta(days=7))
    said = refused(world, RecordAttendance(later, (one,)))
    assert (said.reason, said.values["field"]) == (Reason.VALUE_WRONG, "session_on")
    do(world, EditGroupSession(later, Told(TODAY, Held.PLANNED)))
    do(world, RecordAttendance(later, (one,)))


def test_strangers_and_who_left_before_did_not_come(world, formed):
    made, (one, _, three) = formed
    stranger = world.person("Stranger")
    world.flush()
    do(world, StepGroup(made, G.RUNNING))
    first = plan(world, made)
    do(world, LeaveGroup(made, (three,), ClosingReason.MOVED, TODAY - dt.timedelta(days=1)))
    for person in (stranger, three):
        assert refused(world, RecordAttendance(first, (one, person))).reason is Reason.NOT_FOUND
    assert attendance(world) == {}


def test_a_group_not_formed_has_not_met(world):
    circle = world.round("Circle", Scheme.GROUP)
    made = group(world, circle)
    first = plan(world, made)
    assert refused(world, RecordAttendance(first, ())).reason is Reason.GROUP_NOT_FORMED


def test_a_closed_group_plans_nothing_but_its_attendance_is_still_corrected(world, formed):
    made, (one, two, three) = formed
    first = plan(world, made)
    do(world, RecordAttendance(first, (one, two, three)))
    do(world, CloseGroup(made, ClosingReason.PLANNED_END))
    assert refused(world, PlanGroupSession(made, TODAY)).reason is Reason.NOT_FOUND
    do(world, RecordAttendance(first, (one, two), (three,)))
    assert attendance(world)[three] is False


def test_a_theme_is_one_line(world, formed):
    made, _ = formed
    long = refused(world, PlanGroupSession(made, TODAY, "x" * 201))
    assert (long.reason, long.values["field"]) == (Reason.VALUE_WRONG, "session_theme")


def test_a_session_taken_out_takes_its_attendance_along(world, formed):
    made, (one, *_) = formed
    first = plan(world, made)
    do(world, RecordAttendance(first, (one,)))
    done = do(world, RemoveSession(first))
    assert sentence("RemoveSession", done.values) == "Session of “Policy” taken out"
    assert attendance(world) == {}
    assert not world.workspace.ask(rows, SessionLog)
