"""Two people compared in the place of the table: chosen by keyboard and mouse, merged, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mentordesk.commands.applications import AddToRound
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.people import EditPerson
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.match import MatchState
from mentordesk.domain.merging import Side
from mentordesk.domain.person import Role
from mentordesk.store.queries.people_detail import detail
from mentordesk.ui.choosing import ChoiceColumn
from tests.support.pages import page_of


@pytest.fixture
def page(make, open_window, workspace):
    """The People page over one person who is on file twice, and somebody else."""
    make.mentor("Amina Rahman", places=2, city="Dhaka", notes="Old friend", code="MAP17")
    make.person("Amina Begum Rahman", city="Nairobi", employer="Lakes Bank", notes="Speaks softly")
    make.person("José da Silva")
    return page_of(open_window(workspace), "people")


def id_of(page, name):
    (found,) = [i for i in page.model.ids if page.desk.ask(detail, i).display_name == name]
    return found


@pytest.fixture
def comparing(page):
    """The two records side by side."""
    two = [id_of(page, "Amina Rahman"), id_of(page, "Amina Begum Rahman")]
    page.table.select_ids(two, two[0])
    page.deeds.fit()
    page.deeds._two.trigger()
    assert page.middle.merging.isVisible()
    return page.middle.merging.comparison


def row_of(comparison, key):
    return comparison.model.row_of(key)


def go_to(comparison, key):
    comparison.table.select_ids([key], key)
    comparison.table.setFocus()


def test_the_deed_waits_for_exactly_two(page):
    page.table.clearSelection()
    page.deeds.fit()
    assert not page.deeds._two.isEnabled()
    assert page.deeds._two.toolTip() == "Select two people first"
    page.table.selectAll()
    page.deeds.fit()
    assert not page.deeds._two.isEnabled()


def test_what_differs_is_chosen_by_keys_and_shown_at_once(comparing):
    assert row_of(comparing, "person.city").result == "Dhaka"
    go_to(comparing, "person.city")
    QTest.keyClick(comparing.table, Qt.Key.Key_Right)
    assert row_of(comparing, "person.city").result == "Nairobi"
    QTest.keyClick(comparing.table, Qt.Key.Key_Left)
    assert row_of(comparing, "person.city").result == "Dhaka"
    go_to(comparing, "person.notes")
    assert row_of(comparing, "person.notes").side is Side.BOTH
    QTest.keyClick(comparing.table, Qt.Key.Key_Space)
    assert row_of(comparing, "person.notes").result == "Old friend"
    QTest.keyClick(comparing.table, Qt.Key.Key_B)
    assert row_of(comparing, "person.notes").result == "Old friend\nSpeaks softly"
    go_to(comparing, "person.city")
    QTest.keyClick(comparing.table, Qt.Key.Key_B)  # a city cannot be two
    assert row_of(comparing, "person.city").side is Side.KEPT


def test_a_click_on_a_value_keeps_it(comparing):
    table = comparing.table
    number = comparing.model.number_of("person.city")
    column = list(ChoiceColumn).index(ChoiceColumn.OTHER)
    spot = table.visualRect(comparing.model.index(number, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert row_of(comparing, "person.city").side is Side.OTHER
    index = comparing.model.index(number, column)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Nairobi\nChosen"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Nairobi, Chosen"


def test_merged_as_previewed_and_undone_in_one_step(page, comparing):
    kept, other = page.middle.merging.comparison.ids
    go_to(comparing, "person.city")
    QTest.keyClick(comparing.table, Qt.Key.Key_Right)
    previewed = {one.id: one.result for one in comparing.model.choices}
    page.middle.merging.comparison.merge()
    assert page.table.isVisible()
    found = page.desk.ask(detail, kept)
    assert page.pane.person.id == kept
    assert previewed["person.city"] == found.city == "Nairobi"
    assert previewed["person.employer"] == found.employer == "Lakes Bank"
    assert previewed["person.notes"] == found.notes
    assert previewed["emails"] == ", ".join(mail.address for mail in found.emails)
    assert page.model.rowCount() == 2
    page.desk.undo()
    assert page.model.rowCount() == 3
    assert page.desk.ask(detail, other).city == "Nairobi"


def test_a_refusal_stands_over_the_table_and_nothing_happens(page, make):
    spring = make.round("Spring 2026")
    kept, other = id_of(page, "Amina Rahman"), id_of(page, "Amina Begum Rahman")
    page.desk.do(AddToRound(spring, (other,), Role.MENTEE))
    draft = page.desk.do(DraftMatch(spring, None, kept, other, "she asked")).values["match_id"]
    page.desk.do(StepMatches((draft,), MatchState.PROPOSED_TO_MENTEE))
    page.table.select_ids([kept, other], kept)
    page.compare_selected()
    page.middle.merging.comparison.merge()
    wrong = page.middle.merging.findChild(QLabel, "comparison_refusal")
    assert wrong.isVisible()
    assert "paired with each other" in wrong.text()
    assert page.model.rowCount() == 3


def test_going_back_changes_nothing(page, comparing):
    QTest.keyClick(comparing.table, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.model.rowCount() == 3


def test_two_of_one_name_are_told_apart_by_their_marks(page, make):
    other = id_of(page, "Amina Begum Rahman")
    page.desk.do(EditPerson(other, "display_name", "Amina Rahman"))
    page.table.select_ids([id_of_first(page, other), other], other)
    page.compare_selected()
    comparison = page.middle.merging.comparison
    assert comparison.heading.text() == "Make the two Amina Rahman one?"
    titles = [comparison.model.title(c) for c in (ChoiceColumn.KEPT, ChoiceColumn.OTHER)]
    assert titles[0] == "Amina Rahman · MAP17"
    assert "@post.example" in titles[1]


def id_of_first(page, not_this):
    return next(
        i
        for i in page.model.ids
        if i != not_this and page.desk.ask(detail, i).display_name == "Amina Rahman"
    )
