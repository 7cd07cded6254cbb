"""Sheets that tell who came to the sessions of groups: a row a session, or a row a member."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.group_sessions import PlanGroupSession, RecordAttendance
from mentordesk.commands.together.bringing_in import ImportTogether
from mentordesk.commands.together.plan import Choices
from mentordesk.domain.group import GroupState
from mentordesk.domain.round import Scheme
from mentordesk.domain.together import About
from mentordesk.importing.relation_columns import recognised
from mentordesk.store.checks import check
from mentordesk.store.tables import Attendance, MentoringGroup, SessionLog
from tests.commands.test_imports_together import (
    ADD,
    REJECT,
    SAME,
    fates,
    kinds,
    plan,
    reading,
    sheet_of,
)
from tests.support.dump import dump, rows
from tests.support.round_world import World

JAN, FEB = "2026-01-12", "2026-02-09"
MATRIX = [
    ["Name", JAN, FEB, "9 March 2026", "Remarks"],
    ["Amina", "x", "", "", "kind"],
    ["Badru", "x", "x", "", ""],
]


class Circle(World):
    """A group of two that runs, with a third who is in none."""

    policy = amina = badru = ""


@pytest.fixture
def world(workspace):
    made = Circle(workspace)
    circle = made.round("Circle", Scheme.GROUP)
    david = made.mentor("David", profile={"offers_group": True})
    made.amina, made.badru = (made.mentee(circle, name) for name in ("Amina", "Badru"))
    made.mentee(circle, "Chidi")
    made.policy = made.group(circle, "Policy", david, (made.amina, made.badru))
    made.flush()
    return made


def noted(workspace):
    """Day by day who came and who did not."""
    days = {r["id"]: r["on"] for r in workspace.ask(rows, SessionLog)}
    found: dict[object, dict[object, bool]] = {}
    for row in workspace.ask(rows, Attendance):
        found.setdefault(days[row["session_id"]], {})[row["person_id"]] = bool(row["came"])
    return found


@pytest.mark.parametrize(
    ("told", "about"),
    [
        (MATRIX, About.ATTENDANCE),
        ([["Group", "Date", "Came"], ["Policy", JAN, "Amina, Badru"]], About.ATTENDANCE),
        ([["Group", "Date", "Member", "Attended"], ["Policy", JAN, "Amina", "no"]],
         About.ATTENDANCE),
        ([["Group", "Date", "Theme", "Minutes"], ["Policy", JAN, "Power", "60"]], About.SESSIONS),
        ([["Date", "Mentor", "Mentee", "Minutes"], [JAN, "David", "Amina", "60"]], About.SESSIONS),
        ([["Group", "Mentor", "Member"], ["Policy", "David", "Amina"]], About.GROUPS),
    ],
)  # fmt: skip
def test_such_sheets_are_told_from_others(told, about):
    mapping = recognised(sheet_of(told, "Policy"))
    assert mapping is not None and mapping.about is about


def test_members_by_day(world, workspace, do):
    told = reading(MATRIX, name="Policy")
    before = workspace.ask(dump)
    said = do(ImportTogether((told,), Choices()))
    assert (said["added"], said["left"]) == (2, 0)
    assert noted(workspace) == {
        JAN: {world.amina: True, world.badru: True},
        FEB: {world.amina: False, world.badru: True},
    }
    assert workspace.ask(check).problems == ()
    assert fates(plan(workspace, told)) == [SAME, SAME]
    workspace.undo()
    assert workspace.ask(dump) == before


def test_a_row_for_each_session_by_names_and_by_marks(world, workspace, do):
    planned = workspace.run(PlanGroupSession(world.policy, dt.date(2026, 1, 12), "Power"))
    names = [
        ["Group", "Date", "Theme", "Came", "Absent"],
        ["Policy", JAN, "Something else", "Amina", "Badru"],
    ]
    do(ImportTogether((reading(names, name="Log"),), Choices()))
    (session,) = workspace.ask(rows, SessionLog)
    assert (session["id"], session["held"]) == (planned.values["session_id"], "took_place")
    assert session["theme"] == "Power"
    assert noted(workspace) == {JAN: {world.amina: True, world.badru: False}}
    marks = [
        ["Group", "Date", "Member", "Attended"],
        ["Policy", FEB, "Amina", "yes"], ["", FEB, "Badru", "absent"],
    ]  # fmt: skip
    do(ImportTogether((reading(marks, name="Log"),), Choices()))
    assert noted(workspace)[FEB] == {world.amina: True, world.badru: False}


def test_what_is_noted_stays_and_strangers_are_named(world, workspace, do):
    planned = workspace.run(PlanGroupSession(world.policy, dt.date(2026, 1, 12)))
    workspace.run(RecordAttendance(planned.values["session_id"], (world.amina,), (world.badru,)))
    told = [
        ["Group", "Date", "Came"],
        ["Policy", JAN, "Amina, Badru"], ["Policy", FEB, "Chidi"], ["Nowhere", FEB, "Amina"],
        ["Policy", FEB, ""],
    ]  # fmt: skip
    found = plan(workspace, reading(told, name="Log"))
    assert fates(found) == [SAME, REJECT, REJECT, REJECT]
    assert {"attendance_kept", "not_a_member", "group_missing"} <= set(kinds(found))


def test_the_first_session_starts_a_group_that_forms(world, workspace, do):
    circle = world.round("Other", Scheme.GROUP)
    rosa = world.mentor("Rosa", profile={"offers_group": True})
    people = tuple(world.mentee(circle, name) for name in ("Efua", "Fatima"))
    made = world.group(circle, "Writing", rosa, people, GroupState.FORMING)
    world.group(circle, "Early", world.mentor("Li"), (), GroupState.RECRUITING)
    world.flush()
    told = [["Group", "Date", "Came"], ["Writing", JAN, "Efua; Fatima"], ["Early", JAN, "Efua"]]
    found = plan(workspace, reading(told, name="Log"))
    assert fates(found) == [ADD, REJECT] and "group_not_formed" in kinds(found)
    do(ImportTogether((reading(told, name="Log"),), Choices()))
    row = next(r for r in workspace.ask(rows, MentoringGroup) if r["id"] == made)
    assert (row["state"], row["started_on"]) == ("running", JAN)
