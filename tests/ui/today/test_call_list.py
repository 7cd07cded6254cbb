"""The call list in a real window: one key a call, from the first pair to the last."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.domain.call import Call
from mentordesk.domain.match import MatchState
from mentordesk.store.queries.calls import calls
from mentordesk.store.queries.history import entries_newest_first
from tests.support.round_world import open_world


@pytest.fixture
def page(open_window, demo):
    window = open_window(demo)
    window.workplace.show_page("today")
    shown = window.workplace.page("today")
    shown.calling.trigger()
    return shown


def left(page):
    return [row.id for row in page.desk.ask(calls, page.desk.today())]


def steps(page):
    return len(page.desk.ask(entries_newest_first))


def press(page, key):
    QTest.keyClick(page.calls.table, key)


def test_it_stands_on_the_first_with_its_numbers_and_note(page):
    rows = {row.id: row for row in page.desk.ask(calls, page.desk.today())}
    assert page.calls.table.hasFocus()
    (chosen,) = page.calls.table.selected_ids()
    assert chosen == page.calls.model.id_at(0)
    assert page.calls.names.text() == " with ".join(rows[chosen].item.names)
    assert page.count.text() == page.calls.count_text
    assert not page.indicators.isVisible()
    assert not page.deed.isEnabled()


def test_twenty_calls_take_twenty_keys(open_window, tmp_path):
    with open_world(tmp_path) as world:
        spring, silent = world.round(), dt.date(2026, 1, 20)
        for n in range(20):
            world.pair(
                spring, world.mentor(f"Mentor {n}"), world.mentee(spring, f"Mentee {n}"),
                MatchState.ACTIVE, introduced_on=silent, first_meeting_on=silent,
            )  # fmt: skip
        world.flush()
        window = open_window(world.workspace)
        window.workplace.show_page("today")
        page = window.workplace.page("today")
        page.calling.trigger()
        before = steps(page)
        assert page.count.text() == "20 calls to make"
        keys = (Qt.Key.Key_R, Qt.Key.Key_N, Qt.Key.Key_M)
        for number in range(20):
            (chosen,) = page.calls.table.selected_ids()
            press(page, keys[number % 3])
            assert chosen not in left(page)
        assert steps(page) == before + 20
        assert left(page) == []
        assert page.calls.empty.isVisible()
        page.desk.undo()
        assert len(left(page)) == 1
        assert page.calls.table.isVisible()
        window.close()


def test_what_was_said_and_her_own_day_go_with_the_button(page):
    (chosen,) = page.calls.table.selected_ids()
    page.calls.said.area.setFocus()
    QTest.keyClicks(page.calls.said.area, "They meet on Friday")
    page.calls.next_on.line.setFocus()
    QTest.keyClicks(page.calls.next_on.line, "9 Mar 2026")
    page.calls.deeds[Call.REACHED].click()
    assert chosen not in left(page)
    row = next(r for r in page.desk.ask(calls, dt.date(2026, 3, 9)) if r.id == chosen)
    assert row.note == "Call: reached. They meet on Friday"
    assert page.calls.said.area.toPlainText() == ""
    assert page.calls.next_on.line.text() == ""
    assert page.calls.table.hasFocus()


@pytest.mark.parametrize("typed", ["someday", "1 Mar 2026"])
def test_a_day_that_cannot_be_is_said_and_nothing_is_lost(page, typed):
    before = left(page)
    page.calls.said.area.setPlainText("They meet on Friday")
    page.calls.next_on.line.setText(typed)
    page.calls.deeds[Call.NOT_REACHED].click()
    assert page.calls.next_on.wrong
    assert page.calls.said.area.toPlainText() == "They meet on Friday"
    assert left(page) == before


def test_letters_typed_into_the_note_are_no_keys(page):
    before = left(page)
    page.calls.said.area.setFocus()
    QTest.keyClicks(page.calls.said.area, "rnm")
    assert page.calls.said.area.toPlainText() == "rnm"
    assert left(page) == before


def test_esc_leads_back_to_the_list(page):
    press(page, Qt.Key.Key_Escape)
    assert page.table.isVisible() and page.indicators.isVisible()
    assert not page.back.isVisible()
    page.calling.trigger()
    page.back.click()
    assert page.table.isVisible()
    assert page.deed.isEnabled()


def test_with_nobody_to_ring_it_says_so_and_leads_back(open_window, workspace):
    window = open_window(workspace)
    window.workplace.show_page("today")
    page = window.workplace.page("today")
    page.calling.trigger()
    assert page.calls.empty.isVisible()
    page.calls.left.emit()
    assert page.listed.empty.isVisible()
