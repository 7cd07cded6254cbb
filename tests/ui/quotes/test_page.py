"""Quotes: kept beside a pair or from a survey, passed on only while their people allow it."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from mentordesk.commands.check_ins import RecordAnswers, SendSurvey
from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.stories import KeepStory
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Question, Survey
from mentordesk.store.queries.history import entries_newest_first
from mentordesk.store.queries.stories import stories
from mentordesk.ui.quotes.model import Part
from mentordesk.wording.history import sentence
from tests.ui.concerns.test_page import pair  # noqa: F401  the fixture

STORY = Purpose.STORY


@pytest.fixture
def kept(workspace, pair):  # noqa: F811
    made, mentee, mentor = pair
    workspace.run(RecordConsent(mentee, STORY, Answer.GIVEN))
    workspace.run(RecordConsent(mentor, STORY, Answer.REFUSED))
    workspace.run(KeepStory(mentee, "It opened\na door.", made))
    workspace.run(KeepStory(mentor, "I learnt too.", made))
    return pair


@pytest.fixture
def window(open_window, workspace, kept):
    return open_window(workspace)


@pytest.fixture
def page(window):
    window.workplace.show_page("quotes")
    return window.workplace.page("quotes")


def deed(page, text):
    return next(a for a in page.findChildren(QAction) if a.text() == text)


def shown(page):
    rows = (page.model.row_at(number) for number in range(page.model.rowCount()))
    return [row.name for row in rows]


def test_only_what_may_be_used_is_listed_copied_and_exported(
    page, window, answer, qtbot, tmp_path, workspace
):
    assert shown(page) == ["Amina Rahman"]
    page.table.selectAll()
    deed(page, "Copy").trigger()
    copied = "“It opened\na door.”\nAmina Rahman, mentee, Spring 2026"
    assert QApplication.clipboard().text() == copied
    page.look_at(Part.ALL)
    assert sorted(shown(page)) == ["Amina Rahman", "David Okello"]
    page.table.selectAll()
    deed(page, "Copy").trigger()
    assert QApplication.clipboard().text() == copied
    answer.will("save_file", tmp_path / "for the funder")
    deed(page, "Export…").trigger()
    qtbot.waitUntil(lambda: not window.workplace.runner.is_busy)
    sheet = openpyxl.load_workbook(tmp_path / "for the funder.xlsx").active
    assert [tuple(row) for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        ("It opened\na door.", "Amina Rahman", "mentee", "Spring 2026", "2 Mar 2026")
    ]
    (line,) = workspace.ask(entries_newest_first, 1)
    assert sentence(line.name, line.values) == (
        "1 quote that may be used written to for the funder.xlsx"
    )


def test_withdrawal_takes_a_quote_out_at_once(page, kept):
    assert len(shown(page)) == 1
    page.desk.do(RecordConsent(kept[1], STORY, Answer.WITHDRAWN))
    assert shown(page) == []
    assert not deed(page, "Copy").isEnabled() and not deed(page, "Export…").isEnabled()
    assert "None may be used" in [each.text() for each in page.listed.empty.findChildren(QLabel)]
    page.desk.undo()
    assert shown(page) == ["Amina Rahman"]


def test_the_answer_is_noted_where_the_quote_stands(page, kept, answer, workspace):
    page.look_at(Part.ALL)
    (mine,) = [row.id for row in workspace.ask(stories) if row.name == "David Okello"]
    page.table.select_ids([mine], mine)

    def fill(dialog):
        dialog.fields["answer"].show_value(Answer.GIVEN)
        dialog.yes.click()

    answer.will_fill(fill)
    deed(page, "Note the answer about consent…").trigger()
    page.look_at(Part.USABLE)
    assert len(shown(page)) == 2


def test_a_quote_is_corrected_and_taken_out(page, answer, workspace):
    def fill(dialog):
        dialog.fields["text"].show_value("It opened doors.")
        dialog.yes.click()

    answer.will_fill(fill)
    deed(page, "Correct the quote…").trigger()
    assert "It opened doors." in [row.text for row in workspace.ask(stories)]
    deed(page, "Take the quote out").trigger()
    assert shown(page) == []


def test_an_empty_list_leads_on(open_window, workspace):
    window = open_window(workspace)
    window.workplace.show_page("quotes")
    page = window.workplace.page("quotes")
    (step,) = page.listed.empty.findChildren(QPushButton)
    step.click()
    assert window.workplace.current.name == "relationships"


def relationship(window, match_id, tab):
    window.workplace.show_page("relationships", match_id)
    pane = window.workplace.page("relationships").pane
    pane.tabs.setCurrentIndex([pane.tabs.tabText(n) for n in range(pane.tabs.count())].index(tab))
    return pane


def press(part, text):
    next(b for b in part.findChildren(QPushButton) if b.accessibleName().startswith(text)).click()


def test_a_quote_is_kept_beside_the_pair(window, kept, answer, workspace):
    pane = relationship(window, kept[0], "Quotes")
    texts = [each.text() for each in pane.quotes.findChildren(QLabel)]
    assert "Amina Rahman · 2 Mar 2026 · may be used" in texts
    assert "David Okello · 2 Mar 2026 · consent refused" in texts

    def fill(dialog):
        dialog.fields["person"].show_value(kept[2])
        dialog.fields["text"].show_value("Time well spent.")
        dialog.yes.click()

    answer.will_fill(fill)
    press(pane.quotes, "Keep a quote…")
    assert ("David Okello", "Time well spent.") in {
        (row.name, row.text) for row in workspace.ask(stories, kept[0])
    }
    press(pane.quotes, "Take out: “Time well spent.”")
    assert len(workspace.ask(stories)) == 2


def test_what_was_written_in_a_survey_is_kept_as_a_quote(window, kept, answer, workspace):
    made, mentee, _ = kept
    workspace.run(SendSurvey((made,), Survey.MONTH_3))
    workspace.run(
        RecordAnswers(
            made, Survey.MONTH_3, Role.MENTEE, ((Question.WORKING_WELL, "We meet each week."),)
        )
    )  # fmt: skip
    pane = relationship(window, made, "Check-ins")

    def fill(dialog):
        assert dialog.fields["text"].typed() == "We meet each week."
        dialog.yes.click()

    answer.will_fill(fill)
    press(pane.work.check_ins, "Keep as a quote…")
    assert (mentee, "We meet each week.") in {
        (row.person_id, row.text) for row in workspace.ask(stories, made)
    }
    buttons = pane.work.check_ins.findChildren(QPushButton)
    assert sum(b.text() == "Keep as a quote…" for b in buttons) == 1
