"""The programme's own words for agreements, edited beside a sample page."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from mentordesk.domain.agreement import Clause, Term
from mentordesk.domain.round import Scheme
from mentordesk.jobs.agreement_preview import sample_page
from mentordesk.store.queries.templates import template_rows
from mentordesk.ui.programme.agreement_words import CLAUSE_GROUPS, SCHEMES, USUAL

PATIENCE = 20_000


@pytest.fixture
def section(window, qtbot):
    window.workplace.show_page("settings", "words")
    found = window.workplace.page("settings").section("words")
    qtbot.waitUntil(lambda: found.pages.leaves.count > 0, timeout=PATIENCE)
    return found


def type_into(field, text):
    field.editor.setFocus()
    field.area.selectAll()
    QTest.keyClicks(field.area, text)


def test_every_text_can_be_edited():
    assert {clause for _, _, clauses in CLAUSE_GROUPS for clause in clauses} == set(Clause)
    assert set(Term) - set(USUAL) == {Term.MIDPOINT_REVIEW, Term.END_REVIEW}
    assert set(SCHEMES) == set(Scheme)


def test_typing_is_drawn_when_it_rests_and_kept_on_leaving(section, workspace, qtbot):
    assert "as MentorDesk brings it" in section._about.text()
    assert not section.shipped.isEnabled()
    field = section.fields[Clause.TITLE]
    type_into(field, "Our agreement")
    qtbot.waitUntil(lambda: section.pages.is_drawing, timeout=PATIENCE)
    assert section.being_typed() == {Clause.TITLE: "Our agreement"}
    assert workspace.ask(template_rows, Scheme.MATCHED) == ()
    section.fields[Clause.MENTOR_ROLE].editor.setFocus()
    (row,) = workspace.ask(template_rows, Scheme.MATCHED)
    assert row.texts[Clause.TITLE] == "Our agreement"
    assert section._about.text().startswith("Template 2, your own words.")
    section.desk.undo()
    assert field.area.toPlainText() == "Mentoring agreement"
    qtbot.waitUntil(lambda: not section.pages.is_drawing, timeout=PATIENCE)


def test_a_title_must_be(section, workspace):
    field = section.fields[Clause.TITLE]
    field.editor.setFocus()
    field.area.setPlainText(" ")
    field.area.document().setModified(True)
    section.fields[Clause.ABOUT].editor.setFocus()
    assert "needs this text" in field.wrong
    assert workspace.ask(template_rows, Scheme.MATCHED) == ()


def test_each_scheme_has_its_own_words_and_the_shipped_ones_come_back(section, workspace, qtbot):
    section.tabs.setCurrentIndex(SCHEMES.index(Scheme.GROUP))
    assert section.fields[Clause.TITLE].area.toPlainText() == "Group mentoring agreement"
    type_into(section.fields[Term.CHANNELS], "In the library")
    section.tabs.setCurrentIndex(SCHEMES.index(Scheme.MATCHED))
    (row,) = workspace.ask(template_rows, Scheme.GROUP)
    assert row.usual[Term.CHANNELS] == "In the library"
    assert section.fields[Term.CHANNELS].area.toPlainText() == ""
    section.tabs.setCurrentIndex(SCHEMES.index(Scheme.GROUP))
    section.shipped.click()
    assert section.fields[Term.CHANNELS].area.toPlainText() == ""
    qtbot.waitUntil(lambda: not section.pages.is_drawing, timeout=PATIENCE)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_sample_names_nobody_and_takes_what_is_typed(workspace, scheme):
    page = sample_page(workspace, scheme, {Clause.TITLE: "Ours", Term.CHANNELS: "Video"})
    assert page.title == "Ours"
    assert all("ember" in p.name or p.name.startswith("Name of") for p in page.parties)
    usual = {a.key: a.usual for part in page.sections for a in part.answers}
    assert usual["channels"] == "Video"
