"""Empty boards and columns say what belongs there, and offer the first step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from mentordesk.commands.steps import StepMatches
from mentordesk.domain.match import MatchState
from mentordesk.domain.round import Scheme
from mentordesk.ui.board.targets import May


def words(widget) -> str:
    labels = [one.text() for one in widget.findChildren(QLabel)]
    return " ".join([*labels, *(one.text().strip() for one in widget.findChildren(QPushButton))])


def press(widget, text: str) -> None:
    next(b for b in widget.findChildren(QPushButton) if b.text().strip() == text).click()


def test_without_a_round_it_offers_to_start_one(open_board, workspace, qtbot):
    page = open_board(workspace, None)
    assert page.nothing.isVisible() and "Start a round" in words(page.nothing)
    with qtbot.waitSignal(page.go) as told:
        press(page.nothing, "Start a round")
    assert told.args == ["settings", "rounds"]


def test_questions_have_no_board(open_board, workspace, make):
    page = open_board(workspace, make.round("Ask 2026", Scheme.ASK))
    assert page.nothing.isVisible()


def test_without_mentees_it_leads_to_import_and_people(open_board, workspace, make, qtbot):
    make.mentor("David Okello")
    page = open_board(workspace, make.round())
    assert not page.waiting_column.shows_cards
    assert "Nobody is waiting" in words(page.waiting_column.empty)
    with qtbot.waitSignal(page.go) as told:
        press(page.waiting_column.empty, "People")
    assert told.args[0] == "people"


def test_without_mentors_it_names_the_topics_wanted(open_board, workspace, make):
    from mentordesk.commands.applications import SetApplicationTopics

    round_id = make.round()
    mentee = make.mentee("Amina Rahman", round_id)
    page = open_board(workspace, round_id)
    assert not page.mentors_column.shows_cards
    application = page.state.mentees[mentee].application_id
    page.desk.do(SetApplicationTopics(application, ("Fundraising",)))
    said = words(page.mentors_column.empty)
    assert "Mentors with free places appear here" in said
    assert "Fundraising" in said


@pytest.fixture
def one_pair(open_board, workspace, make):
    """A round of one mentee and one mentor, paired."""
    round_id = make.round()
    mentee, mentor = make.mentee("Amina Rahman", round_id), make.mentor("David Okello")
    page = open_board(workspace, round_id)
    from mentordesk.commands.matches import DraftMatch

    page.desk.do(DraftMatch(round_id, None, mentor, mentee, "They asked for each other"))
    return page


def test_when_everyone_is_paired_it_offers_to_propose(one_pair, answer):
    page = one_pair
    assert "Everyone has a mentor" in words(page.waiting_column.empty)
    answer.will("confirm", True)
    press(page.waiting_column.empty, "Propose 1 pair")
    pair = next(iter(page.state.pairs.values()))
    assert pair.state is MatchState.PROPOSED_TO_MENTEE
    assert "Nothing is sent" in answer.said[0]


def test_proposing_asks_first_and_may_be_left(one_pair, answer):
    answer.will("confirm", False)
    one_pair.propose()
    assert next(iter(one_pair.state.pairs.values())).state is MatchState.DRAFT


def test_cards_come_back_with_the_first_who_waits(one_pair):
    page = one_pair
    assert not page.waiting_column.shows_cards
    page.desk.undo()
    assert page.waiting_column.shows_cards


def test_a_filter_without_a_match_can_be_cleared(page):
    column = page.waiting_column
    column.filter.field.setText("nobody of this name")
    assert not column.shows_cards
    assert f"None of {page.waiting_model.total} match" in words(column.empty)
    press(column.empty, "Clear")
    assert column.shows_cards and len(page.waiting_model.cards) == page.waiting_model.total


def test_with_only_live_pairs_there_is_nothing_to_propose(one_pair):
    page = one_pair
    pair = next(iter(page.state.pairs))
    page.desk.do(StepMatches((pair,), MatchState.PROPOSED_TO_MENTEE))
    said = words(page.waiting_column.empty)
    assert "Everyone has a mentor" in said and "Propose" not in said


def test_a_file_for_reading_only_changes_nothing_and_says_so(open_board, round_file, qtbot):
    from mentordesk.store.workspace import Workspace

    path, round_id = round_file
    workspace = Workspace.open(path, read_only=True)
    page = open_board(workspace, round_id)
    qtbot.waitUntil(lambda: page.state.numbers is not None)
    assert not page.fill_action.isEnabled() and not page.bar.solve.isEnabled()
    from tests.ui.board.driving import Driver

    driver = Driver(page, qtbot)
    mentee, mentor = driver.find(May.PLACE)
    driver.drop_on(mentor, mentee)
    assert "reading only" in page.deeds.note.text
    page.context.runner.close()
    workspace.close()
