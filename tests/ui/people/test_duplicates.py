"""Imported rows that wait: counted, put side by side, decided, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.store.queries import people as questions
from mentordesk.store.queries.people_detail import detail
from tests.support.pages import page_of
from tests.support.scenes import make_rows_wait


@pytest.fixture
def page(open_window, demo):
    """The People page with three rows that wait."""
    window = open_window(demo)
    make_rows_wait(window)
    return page_of(window, "people")


def test_a_band_says_how_many_wait_and_leads_to_them(page):
    assert page._waiting.isVisible()
    assert page._waiting_text.text().startswith("3 imported rows may be somebody")
    page.findChild(object, "look_at_duplicates").click()
    assert page.duplicates.isVisible()
    assert not page._waiting.isVisible()


def test_the_same_person_takes_what_differs(page):
    page.look_at_duplicates()
    chosen = page.duplicates.chosen()
    before = page.desk.ask(questions.count)
    page.duplicates.settle(True)
    assert page.desk.ask(questions.count) == before
    assert page.desk.ask(detail, chosen.person_id).city == "Nairobi"
    assert page.duplicates.count == 2


def test_somebody_else_is_added(page):
    page.look_at_duplicates()
    before = page.desk.ask(questions.count)
    page.duplicates.settle(False)
    assert page.desk.ask(questions.count) == before + 1


def test_a_decision_is_undone_like_anything_else(page):
    page.look_at_duplicates()
    page.duplicates.settle(False)
    page.desk.undo()
    assert page.duplicates.count == 3


def test_after_the_last_decision_everybody_is_shown_again(page):
    page.look_at_duplicates()
    for is_same in (True, False, True):
        page.duplicates.settle(is_same)
    assert page.table.isVisible()
    assert not page._waiting.isVisible()


def test_without_rows_that_wait_the_way_on_is_said(window):
    page = page_of(window, "people")
    page.look_at_duplicates()
    assert "No imported row waits" in page.context.toasts.text
    assert not page.middle.is_elsewhere


def test_a_row_is_merged_field_by_field(page):
    page.look_at_duplicates()
    duplicates = page.duplicates
    chosen, before = duplicates.chosen(), page.desk.ask(detail, duplicates.chosen().person_id)
    comparison = duplicates.comparison
    comparison.table.select_ids(["city"], "city")
    comparison.table.setFocus()
    QTest.keyClick(comparison.table, Qt.Key.Key_Left)
    previewed = {one.id: one.result for one in comparison.model.choices}
    duplicates.settle(True)
    after = page.desk.ask(detail, chosen.person_id)
    assert after.city == before.city == previewed["city"]
    assert after.job_title == "Adviser for water and sanitation" == previewed["job_title"]
    assert ", ".join(mail.address for mail in after.emails) == previewed["email"]
    page.desk.undo()
    assert page.desk.ask(detail, chosen.person_id) == before
