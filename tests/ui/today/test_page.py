"""The Today page in a real window: acted on, put off, let be, opened, undone."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from mentordesk.commands.check_ins import RecordAnswers, SendSurvey
from mentordesk.commands.today import Dismiss
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Question, Survey
from mentordesk.domain.today import Needs
from mentordesk.store.queries.indicators import Indicator, indicators
from mentordesk.store.queries.relationship_detail import relationship
from mentordesk.store.queries.today import today_items
from mentordesk.ui.today.trend import in_words
from tests.support.round_world import open_world

S = MatchState
TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def page(open_window, demo):
    window = open_window(demo)
    window.workplace.show_page("today")
    return window.workplace.page("today")


def items(page):
    return [page.model.row_at(number).item for number in range(page.model.rowCount())]


def choose(page, needs):
    item = next(one for one in items(page) if one.needs is needs)
    page.table.select_ids([item.key], item.key)
    return item


def test_everything_that_needs_her_stands_with_its_reason(page, demo):
    assert items(page) == list(demo.ask(today_items, demo.today()))
    assert items(page), "the demo always has something to do"
    assert page.count.text() == f"{len(items(page))} things to do"


def test_enter_does_it_and_undo_brings_it_back(page, qtbot):
    item = choose(page, Needs.FOLLOW_UP_DUE)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert item.key not in {one.key for one in items(page)}
    page.desk.undo()
    assert item.key in {one.key for one in items(page)}


def test_a_silence_opens_the_pair(page):
    found = [one for one in items(page) if one.needs in (Needs.NO_NEWS_LONG, Needs.NO_NEWS)]
    page.table.select_ids([found[0].key], found[0].key)
    page.act()
    window = page.window()
    assert window.workplace.current.name == "relationships"
    assert window.workplace.current.table.selected_ids() == [found[0].id]


def test_put_off_for_a_week_or_let_be_with_a_reason(page, answer):
    first = items(page)[0]
    page.table.select_ids([first.key], first.key)
    page.put_off()
    assert first.key not in {one.key for one in items(page)}
    week = page.desk.today() + dt.timedelta(days=7)
    assert first.key in {one.key for one in page.desk.ask(today_items, week)}
    second = items(page)[0]
    page.table.select_ids([second.key], second.key)
    answer.will("text", "They told me at the reunion")
    page.dismiss()
    later = page.desk.today() + dt.timedelta(days=3)
    assert second.key not in {one.key for one in page.desk.ask(today_items, later)}
    page.table.select_ids([items(page)[0].key], items(page)[0].key)
    answer.will("text", None)
    before = len(items(page))
    page.dismiss()
    assert len(items(page)) == before


def test_the_indicators_open_the_page_where_it_is_mended(page, demo):
    values = {value.indicator: value for value in demo.ask(indicators, demo.today())}
    for one, value in values.items():
        assert 0 <= value.count <= value.of
        assert page.indicators._figures[one].text() == f"{value.count:,} of {value.of:,}"
    assert all(0 <= share <= 1 for share in values[Indicator.PAIRED].trend)
    page.indicators.wanted.emit("match")
    assert page.window().workplace.current.name == "match"


def test_a_trend_ends_where_the_figure_stands_and_is_told_in_words(page, demo):
    values = {value.indicator: value for value in demo.ask(indicators, demo.today())}
    for one in (Indicator.PAIRED, Indicator.FIRST_MEETING, Indicator.SURVEYS_BACK):
        value = values[one]
        assert len(value.trend) <= 12
        assert value.trend[-1] == pytest.approx(value.count / value.of)
    for one, trend in page.indicators.trends.items():
        assert trend.shares == values[one].trend
        told = trend.accessibleDescription()
        assert told.startswith(f"In {len(trend.shares)} weeks" if trend.shares else "No trend yet")
    assert in_words((0.1, 0.25, 0.5)).startswith("In 3 weeks up from 10 % to 50 %.")
    assert in_words((0.5, 0.1)).startswith("In 2 weeks down from 50 % to 10 %.")
    assert in_words((0.5, 0.5)) == "In 2 weeks unchanged at 50 %. By week: 50 %, 50 %"


def test_nothing_to_do_says_so_until_an_undo_brings_it_back(open_window, demo):
    window = open_window(demo)
    window.workplace.show_page("today")
    page = window.workplace.page("today")
    count = len(items(page))
    page.table.selectAll()
    page.put_off()
    assert page.listed.empty.isVisible()
    page.desk.undo()
    assert page.table.isVisible()
    assert len(items(page)) == count


@pytest.mark.parametrize(
    ("state", "columns", "after", "needs"),
    [
        (S.PROPOSED_TO_MENTEE, {"reply_by": TODAY}, 0, None),
        (S.PROPOSED_TO_MENTEE, {"reply_by": TODAY}, 1, Needs.REPLY_OVERDUE),
        (S.PROPOSED_TO_MENTOR, {"proposed_on": TODAY}, 0, Needs.TO_PROPOSE_TO_MENTOR),
        (S.INTRODUCED, {"introduced_on": TODAY}, 13, None),
        (S.INTRODUCED, {"introduced_on": TODAY}, 14, Needs.NO_FIRST_MEETING),
        (S.ACTIVE, {"introduced_on": TODAY, "first_meeting_on": TODAY}, 13, None),
        (S.ACTIVE, {"introduced_on": TODAY, "first_meeting_on": TODAY}, 14, Needs.CHECK_IN_DUE),
        (S.ACTIVE, {"introduced_on": TODAY, "first_meeting_on": TODAY}, 30, Needs.NO_NEWS),
        (S.ACTIVE, {"introduced_on": TODAY, "first_meeting_on": TODAY}, 45, Needs.NO_NEWS_LONG),
        (S.ACTIVE, {"introduced_on": TODAY, "first_meeting_on": TODAY}, 92, Needs.MIDPOINT_DUE),
        (S.ACTIVE, {"introduced_on": TODAY, "first_meeting_on": TODAY}, 171, Needs.ENDING_DUE),
        (S.ENDING, {"introduced_on": TODAY}, 211, None),
        (S.ENDING, {"introduced_on": TODAY}, 212, Needs.COMPLETE_DUE),
        (S.COMPLETED, {"introduced_on": TODAY, "ended_on": TODAY}, 183, None),
        (S.COMPLETED, {"introduced_on": TODAY, "ended_on": TODAY}, 184, Needs.FOLLOW_UP_DUE),
        (S.PAUSED, {"introduced_on": TODAY, "paused_until": TODAY}, 1, Needs.BACK_FROM_PAUSE),
        (S.ACTIVE, {"next_on": TODAY, "next_action": "Ring"}, 0, Needs.NEXT_DUE),
    ],
)  # fmt: skip
def test_every_rule_of_a_pair_on_its_day_and_not_before(tmp_path, state, columns, after, needs):
    with open_world(tmp_path) as world:
        spring = world.round()
        david, amina = world.mentor("David"), world.mentee(spring, "Amina")
        pair = world.pair(spring, david, amina, state, **columns)
        world.flush()
        found = world.workspace.ask(today_items, TODAY + dt.timedelta(days=after))
        mine = [one for one in found if one.id == pair]
        kinds = {one.needs for one in mine}
        asked = {Needs.NO_NEWS, Needs.NO_NEWS_LONG} - {needs}
        if needs is None:
            assert kinds <= asked
        else:
            assert needs in kinds
            gone = Dismiss(tuple(one.key for one in mine), "Seen")
            world.workspace.run(gone)
            day = TODAY + dt.timedelta(days=after)
            assert not [i for i in world.workspace.ask(today_items, day) if i.id == pair]


@pytest.mark.parametrize("has_mentee_answered", [False, True])
def test_enter_reminds_of_a_survey_those_who_have_not_answered(
    open_window, tmp_path, qtbot, has_mentee_answered
):
    with open_world(tmp_path) as world:
        spring = world.round()
        pair = world.pair(
            spring, world.mentor("David"), world.mentee(spring, "Amina"), S.ACTIVE,
            introduced_on=TODAY - dt.timedelta(days=20),
            first_meeting_on=TODAY - dt.timedelta(days=20),
        )  # fmt: skip
        world.flush()
        sent = TODAY - dt.timedelta(days=14)
        world.workspace.run(SendSurvey((pair,), Survey.FIRST_WEEKS, sent))
        if has_mentee_answered:
            answers = ((Question.HAVE_MET, True),)
            world.workspace.run(RecordAnswers(pair, Survey.FIRST_WEEKS, Role.MENTEE, answers))
        window = open_window(world.workspace)
        window.workplace.show_page("today")
        page = window.workplace.page("today")
        item = choose(page, Needs.SURVEY_OUT)
        assert item.names == (("David",) if has_mentee_answered else ("Amina", "David"))
        assert page.deed.text() == "Mark as reminded"
        page.table.setFocus()
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
        assert Needs.SURVEY_OUT not in {one.needs for one in items(page)}
        rows = page.desk.ask(relationship, pair, TODAY).check_ins
        reminded = {row.role for row in rows if row.reminded_on == TODAY}
        assert reminded == ({Role.MENTOR} if has_mentee_answered else {Role.MENTOR, Role.MENTEE})
        page.desk.undo()
        assert Needs.SURVEY_OUT in {one.needs for one in items(page)}
        window.close()
