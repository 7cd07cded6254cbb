"""Groups as the screens read them: counts, sessions due and to come, attendance, who may join."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from mentordesk.commands.group_places import JoinGroup, LeaveGroup
from mentordesk.commands.group_sessions import PlanGroupSession, RecordAttendance
from mentordesk.commands.groups import NewGroup, StepGroup
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import GroupState
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.group_choices import may_join, may_lead
from mentordesk.store.queries.groups import group_detail, groups
from tests.support.round_world import open_world

TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def run(world, command):
    return world.workspace.run(command).values


def made(world, circle, title, members):
    mentor = world.mentor(f"{title} Mentor", profile={"offers_group": True}, job_title="Analyst")
    ids = [world.mentee(circle, f"{title} {n}") for n in range(members)]
    world.flush()
    group_id = run(world, NewGroup(circle, title, mentor))["group_id"]
    run(world, JoinGroup(group_id, tuple(ids)))
    return group_id, ids


@contextmanager
def statements(workspace):
    sent = []

    def note(connection, cursor, statement, *rest):
        sent.append(statement)

    event.listen(workspace._reader, "before_cursor_execute", note)
    yield sent
    event.remove(workspace._reader, "before_cursor_execute", note)


def test_a_group_counts_its_members_and_knows_its_calendar(world):
    circle = world.round("Circle", Scheme.GROUP)
    group_id, (one, two, three) = made(world, circle, "Policy", 3)
    run(world, StepGroup(group_id, GroupState.FORMING))
    days = [TODAY + dt.timedelta(days=n) for n in (-40, -20, -5, 9)]
    plan = [
        run(world, PlanGroupSession(group_id, on, f"Theme {n}"))["session_id"]
        for n, on in enumerate(days)
    ]
    run(world, RecordAttendance(plan[0], (one, two, three)))
    run(world, RecordAttendance(plan[1], (one, two), (three,)))
    run(world, LeaveGroup(group_id, (two,), ClosingReason.MOVED))
    (row,) = world.workspace.ask(groups, TODAY)
    assert (row.members, row.sessions, row.last_on) == (2, 2, days[1])
    assert (row.due_on, row.due_id) == (days[2], plan[2])
    assert (row.next_on, row.next_theme) == (days[3], "Theme 3")
    assert row.state is GroupState.RUNNING and not row.is_below_least
    detail = world.workspace.ask(group_detail, group_id, TODAY)
    assert detail.row == row
    told = {m.person_id: (m.came, m.missed, m.in_a_row) for m in detail.members}
    assert told == {one: (2, 0, 0), two: (2, 0, 0), three: (1, 1, 1)}
    assert [s.came.get(three) for s in detail.sessions] == [True, False, None, None]
    gone = next(m for m in detail.members if m.person_id == two)
    assert gone.left_on == TODAY and gone.may_have_come(TODAY)
    assert not gone.may_have_come(TODAY + dt.timedelta(days=1))


def test_only_who_waits_may_join_and_only_who_offers_groups_may_lead(world):
    circle, spring = world.round("Circle", Scheme.GROUP), world.round()
    waits = world.mentee(circle, "Waiting", application={"goal_1": "Publish"})
    world.mentee(spring, "Elsewhere")
    world.mentor("Of pairs")
    made(world, circle, "Policy", 2)
    assert [(c.id, c.detail) for c in world.workspace.ask(may_join, circle)] == [(waits, "Publish")]
    leads = world.workspace.ask(may_lead)
    assert [(c.name, c.detail) for c in leads] == [("Policy Mentor", "Analyst")]


def test_few_statements_however_many_groups(world):
    circle = world.round("Circle", Scheme.GROUP)
    ids = [made(world, circle, f"G{n}", 2)[0] for n in range(4)]
    with statements(world.workspace) as sent:
        assert len(world.workspace.ask(groups, TODAY)) == 4
    assert len([s for s in sent if s.startswith("SELECT")]) == 8
    with statements(world.workspace) as sent:
        assert world.workspace.ask(group_detail, ids[0], TODAY).row.members == 2
    assert len([s for s in sent if s.startswith("SELECT")]) == 12
    assert world.workspace.ask(group_detail, "nobody", TODAY) is None
