"""Enter on what groups ask for: done at once, or asked for where it is done."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.commands.check_ins import SendSurvey
from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.group import GroupState
from mentordesk.domain.meeting import Held
from mentordesk.domain.round import Scheme
from mentordesk.domain.survey import Survey
from mentordesk.domain.today import Needs
from mentordesk.store.queries.groups import groups
from mentordesk.store.tables import Agreement, CheckIn, SessionLog
from tests.support.dump import rows
from tests.support.round_world import open_world

TODAY = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        opened.round("Spring")
        circle = opened.round("Circle", Scheme.GROUP)
        david = opened.mentor("David", 2, profile={"offers_group": True})
        members = tuple(opened.mentee(circle, name) for name in ("Amina", "Badru"))
        vars(opened).update(circle=circle, david=david, members=members)
        yield opened


def group(world, started, agreed=AgreementState.SKIPPED, next_on=TODAY + 30 * DAY, **columns):
    made = world.group(
        world.circle, "Policy", world.david, world.members, started_on=started, **columns
    )
    agreement = Agreement(
        id=world.new_id(), group_id=made, version=1, state=agreed, terms="{}", state_on=started
    )
    world.add(agreement)
    session = SessionLog(id=world.new_id(), group_id=made, on=next_on, held=Held.PLANNED)
    world.add(session)
    world.flush()
    return made


def enter(world, open_window, needs):
    """Presses Enter on the item of that rule; the page of today."""
    window = open_window(world.workspace)
    window.workplace.show_page("today")
    page = window.workplace.page("today")
    (item,) = [row.item for row in page.model.rows if row.item.needs is needs]
    page.table.select_ids([item.key], item.key)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    return page, window.workplace


def asks(page, needs):
    return needs in {row.item.needs for row in page.model.rows}


def state(world, made):
    return world.workspace.ask(groups, TODAY, (made,))[0].state


def test_the_last_weeks_begin_and_the_group_closes(world, open_window):
    made = group(world, TODAY - 170 * DAY, planned_end_on=TODAY + 5 * DAY)
    page, _ = enter(world, open_window, Needs.ENDING_DUE)
    assert state(world, made) is GroupState.ENDING
    page.desk.undo()
    assert asks(page, Needs.ENDING_DUE)


def test_a_group_whose_time_is_over_is_closed(world, open_window):
    made = group(world, TODAY - 220 * DAY, planned_end_on=TODAY - 40 * DAY, state=GroupState.ENDING)
    page, _ = enter(world, open_window, Needs.COMPLETE_DUE)
    assert state(world, made) is GroupState.CLOSED
    page.desk.undo()
    assert state(world, made) is GroupState.ENDING


def test_its_survey_is_marked_as_sent_and_those_who_owe_it_reminded(world, open_window):
    made = group(world, TODAY - 40 * DAY)
    page, _ = enter(world, open_window, Needs.CHECK_IN_DUE)
    assert len(world.workspace.ask(rows, CheckIn)) == 3
    page.desk.undo()
    page.desk.do(SendSurvey((made,), Survey.FIRST_WEEKS, TODAY - 14 * DAY))
    (item,) = [row.item for row in page.model.rows if row.item.needs is Needs.SURVEY_OUT]
    page.table.select_ids([item.key], item.key)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert not asks(page, Needs.SURVEY_OUT)
    assert {row["reminded_on"] for row in world.workspace.ask(rows, CheckIn)} == {"2026-03-02"}


def test_its_agreement_is_opened_whatever_round_was_picked(world, open_window):
    made = group(
        world, None, AgreementState.DRAFTED, TODAY + 3 * DAY, state=GroupState.FORMING
    )  # fmt: skip
    page, place = enter(world, open_window, Needs.GROUP_AGREEMENT)
    assert place.current.name == "agreements"
    assert place.current.table.current_id() == made
    assert page is not place.current
    assert place.round_id == world.circle  # what is printed next is of the round that is seen


def test_attendance_is_asked_for_at_once(world, open_window, answer):
    made = group(world, TODAY - 10 * DAY, next_on=TODAY - DAY)
    answer.will_fill(lambda dialog: dialog.yes.click())
    _, place = enter(world, open_window, Needs.GROUP_ATTENDANCE)
    QTest.qWait(0)
    assert place.current.name == "relationships"
    assert world.workspace.ask(groups, TODAY, (made,))[0].sessions == 1
