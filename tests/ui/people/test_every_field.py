"""Whatever the file can hold of a person has its place in the window; a new column is missed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from mentordesk.commands.applications import AddToRound
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.person import LinkKind, Role
from mentordesk.store.queries.people_detail import detail
from mentordesk.store.tables import AlumniIdentity, Application, Consent, MentorProfile, Person
from mentordesk.ui.people.pane import TABS
from mentordesk.ui.text_fields import GrowingEdit
from tests.support.pages import page_of

NOT_TYPED = {
    Person: {"id", "source"},  # the file somebody came with is shown, not typed
    MentorProfile: {"id", "person_id"},
    Application: {  # given by deeds; own weights are set on the board
        "id",
        "person_id",
        "round_id",
        "role",
        "carried_from_id",
        "weights",
    },
    AlumniIdentity: {"id", "person_id", "code", "prefix", "ordinal"},  # codes: a line of their own
    Consent: {"id", "person_id"},
}


@pytest.fixture
def page(make, open_window, workspace):
    """The People page with somebody in every role."""
    spring = make.round("Spring 2026")
    amina = make.mentor("Amina Rahman", code="MAP17")
    workspace.run(AddToRound(spring, (amina,), Role.MENTEE))
    make.person("David Okello")
    page = page_of(open_window(workspace), "people")
    page.show_person(amina)
    return page


def held(page):
    return page.desk.ask(detail, page.pane.person.id)


def type_into(page, name, text):
    QApplication.processEvents()  # fields built a moment ago are shown by the next event
    (field,) = [w for w in page.pane.findChildren(GrowingEdit, name) if w.isVisible()]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("record", [Person, MentorProfile, Application, AlumniIdentity])
def test_every_column_has_a_field(page, record):
    names = set()
    for number in range(len(TABS)):
        page.pane.open_tab(number)
        names |= {child.objectName() for child in page.pane.findChildren(QWidget)}
    columns = {column.name for column in record.__table__.columns} - NOT_TYPED[record]
    assert columns - names == set()
    assert {"emails", "phones", "codes", "languages", "hours", "tags", "topics"} <= names


def test_every_column_of_a_consent_is_asked_for(page, answer):
    def look_and_note(dialog):
        columns = {column.name for column in Consent.__table__.columns} - NOT_TYPED[Consent]
        assert set(dialog.fields) == columns
        dialog.fields["purpose"].show_value(Purpose.STORY)
        dialog.fields["answer"].show_value(Answer.REFUSED)
        dialog.fields["given_on"].line.setText("5 Jan 2026")
        dialog.fields["wording_version"].line.setText("v2")
        dialog.yes.click()

    page.pane.open_tab(TABS.index("Consents"))
    answer.will_fill(look_and_note)
    page.pane.findChild(QPushButton, "note_answer").click()
    (noted,) = held(page).consents
    assert (noted.purpose, noted.answer) == (Purpose.STORY, Answer.REFUSED)
    assert noted.given_on.isoformat() == "2026-01-05"


def test_a_consent_of_tomorrow_is_refused_in_the_dialog(page, answer):
    def tomorrow(dialog):
        dialog.fields["given_on"].line.setText("tomorrow")
        dialog.yes.click()
        assert "cannot be used" in dialog.wrong.text()
        dialog.reject()

    page.pane.open_tab(TABS.index("Consents"))
    answer.will_fill(tomorrow)
    page.pane.findChild(QPushButton, "note_answer").click()
    assert held(page).consents == ()


def test_a_course_is_typed_in_place(page):
    page.pane.open_tab(TABS.index("Studies"))
    type_into(page, "award", "MA")
    years = page.pane.findChild(QLineEdit, "start_year")
    years.setFocus()
    QTest.keyClicks(years, "2021")
    QTest.keyClick(years, Qt.Key.Key_Return)
    (course,) = held(page).identities
    assert (course.code, course.award, course.start_year) == ("MAP17", "MA", 2021)
    type_into(page, "new_course", "MPhil Development Studies")
    assert [one.programme_name for one in held(page).identities] == [
        "MPhil Development Studies", None,
    ]  # fmt: skip


def test_somebody_is_kept_apart_from_another_and_not_any_more(page, answer):
    def choose(dialog):
        dialog.other.search.setText("okello")
        dialog.other.look()
        dialog.kind.setCurrentIndex(dialog.kind.findData(LinkKind.LINE_MANAGER))
        dialog.note.setText("since May")
        dialog.add.click()

    page.pane.open_tab(TABS.index("Rounds"))
    answer.will_fill(choose)
    page.pane.findChild(QPushButton, "keep_apart").click()
    (link,) = held(page).links
    assert (link.other_name, link.kind, link.note) == (
        "David Okello", LinkKind.LINE_MANAGER, "since May",
    )  # fmt: skip
    (off,) = [b for b in page.pane.findChildren(QWidget) if b.objectName().startswith("take_")]
    off.click()
    assert held(page).links == ()


def test_nobody_is_kept_apart_from_themselves(page, answer):
    def look(dialog):
        dialog.other.search.setText("amina")
        dialog.other.look()
        assert dialog.other.found.count() == 0
        assert not dialog.add.isEnabled()
        dialog.reject()

    page.pane.open_tab(TABS.index("Rounds"))
    answer.will_fill(look)
    page.pane.findChild(QPushButton, "keep_apart").click()
