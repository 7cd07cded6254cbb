"""The list of open proposals: who stands in it, one key each, and the next one after it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.domain.closing import DeclineReason, Side
from mentordesk.domain.match import MatchState
from mentordesk.store.queries.relationship_detail import relationship
from mentordesk.ui.replies.model import ReplyColumn
from tests.support.round_world import open_world

S, K = MatchState, Qt.Key
TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def spring(world):
    """Amina and Badru were asked, Chen’s mentor too; Dora’s proposal is not marked as sent."""
    spring = world.round()
    for number, (name, state, by) in enumerate(
        (
            ("Amina", S.PROPOSED_TO_MENTEE, TODAY - dt.timedelta(days=3)),
            ("Badru", S.PROPOSED_TO_MENTEE, TODAY + dt.timedelta(days=5)),
            ("Chen", S.PROPOSED_TO_MENTOR, TODAY + dt.timedelta(days=6)),
            ("Dora", S.PROPOSED_TO_MENTEE, None),
        )
    ):
        mentor = world.mentor(f"Mentor {number}")
        mentee = world.mentee(spring, name)
        world.pair(spring, mentor, mentee, state, reply_by=by, proposed_on=dt.date(2026, 2, 20))
    autumn = world.round("Autumn")
    world.pair(
        autumn, world.mentor("Far"), world.mentee(autumn, "Elif"), S.PROPOSED_TO_MENTEE,
        reply_by=TODAY,
    )  # fmt: skip
    world.flush()
    return spring


@pytest.fixture
def page(open_window, world, spring):
    window = open_window(world.workspace)
    window.workplace.set_round(spring)
    window.workplace.show_page("replies")
    page = window.workplace.page("replies")
    page.table.setFocus()
    return page


def asked(page):
    rows = [page.model.row_at(number) for number in range(page.model.rowCount())]
    return [row.asked for row in rows]


def press(page, *keys):
    for key in keys:
        QTest.keyClick(page.focusWidget(), key)


def test_it_lists_who_is_asked_the_longest_overdue_first(page):
    assert asked(page) == ["Amina", "Badru", "Mentor 2", "Dora"]
    first = page.model.row_at(0)
    texts = [page.model.text(first, one) for one in ReplyColumn]
    assert texts == [
        "Amina", "as mentee of Mentor 0", "20 Feb 2026", "27 Feb 2026 · 3 days over", "Spring",
    ]  # fmt: skip
    assert page.count.text() == "3 proposals to be answered · 1 proposal not marked as sent"
    page.everywhere.click()
    assert "Elif" in asked(page)


def test_a_key_notes_the_answer_and_goes_on_to_the_next(page):
    amina, badru, chen, _dora = [page.model.id_at(number) for number in range(4)]
    press(page, K.Key_Y)
    assert page.table.selected_ids() == [badru] and page.table.hasFocus()
    found = page.desk.ask(relationship, amina, TODAY)
    assert (found.row.state, found.steps[-1].on) == (S.PROPOSED_TO_MENTOR, TODAY)
    press(page, K.Key_L)
    assert page.table.selected_ids() == [chen]
    later = page.desk.ask(relationship, badru, TODAY).row.reply_by
    assert later == TODAY + dt.timedelta(days=12)
    press(page, K.Key_Y)
    assert page.desk.ask(relationship, chen, TODAY).row.state is S.CONFIRMED
    page.desk.undo()
    assert page.desk.ask(relationship, chen, TODAY).row.state is S.PROPOSED_TO_MENTOR
    assert asked(page)[:2] == ["Mentor 2", "Badru"], "who was answered now stands behind"
    page.desk.undo()
    assert asked(page)[:2] == ["Badru", "Mentor 2"]


def test_a_no_asks_why_in_place_and_esc_goes_back(page):
    amina = page.model.id_at(0)
    press(page, K.Key_N)
    assert page.pane.reasons.hasFocus()
    press(page, K.Key_Escape)
    assert page.table.hasFocus() and not page.pane.is_asking
    assert page.desk.ask(relationship, amina, TODAY).row.state is S.PROPOSED_TO_MENTEE
    press(page, K.Key_N)
    QTest.keyClicks(page.pane.reasons, "no time")
    press(page, K.Key_Return)
    found = page.desk.ask(relationship, amina, TODAY)
    assert found.row.state is S.DECLINED
    assert (found.steps[-1].by, found.steps[-1].reason) == (Side.MENTEE, "no_time")
    assert asked(page) == ["Badru", "Mentor 2", "Dora"] and page.table.hasFocus()


def test_the_day_is_filled_in_and_can_be_another(page):
    amina, badru = page.model.id_at(0), page.model.id_at(1)
    assert page.pane.on.line.text() == "2 Mar 2026"
    page.pane.on.line.setText("friday")
    press(page, K.Key_Y)
    assert page.pane.on.wrong and page.desk.ask(relationship, amina, TODAY).row.reply_by
    page.pane.on.line.setText("28 Feb")
    page.table.setFocus()
    press(page, K.Key_Y, K.Key_Y)
    steps = [page.desk.ask(relationship, one, TODAY).steps[-1].on for one in (amina, badru)]
    assert steps == [dt.date(2026, 2, 28)] * 2


def test_what_was_not_sent_can_be_marked_and_several_answered_at_once(page):
    dora = page.model.id_at(3)
    page.table.select_ids([dora], dora)
    press(page, K.Key_S)
    assert page.desk.ask(relationship, dora, TODAY).row.reply_by == TODAY + dt.timedelta(days=7)
    page.table.selectAll()
    press(page, K.Key_N)
    page.pane.reasoned.emit(DeclineReason.NO_REPLY)
    assert asked(page) == [] and page.listed.empty.isVisible()
    page.desk.undo()
    assert len(asked(page)) == 4


def test_today_and_the_menus_lead_here(open_window, world, spring):
    window = open_window(world.workspace)
    place = window.workplace
    place.set_round(spring)
    place.show_page("today")
    today = place.page("today")
    keys = [today.model.id_at(number) for number in range(today.model.rowCount())]
    (late,) = [key for key in keys if key.startswith("reply_overdue")]
    today.table.select_ids([late], late)
    today.act()
    page = place.page("replies")
    assert place.current is page and page.chosen()[0].asked == "Amina"
    for name in ("relationships", "match"):
        place.show_page(name)
        deeds = {one.text(): one for one in place.current.offered if one is not None}
        assert deeds["Record replies…"].shortcut().toString() == "Ctrl+Shift+R"
        deeds["Record replies…"].trigger()
        assert place.current is page
