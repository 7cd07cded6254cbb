"""The pane about one person: edited in place, refusing in place, never refreshed under the hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPushButton

from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.merging import MergePeople
from mentordesk.commands.people import EditPerson
from mentordesk.commands.tags import SetTags
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.person import ContactStatus, Level, WeeklySlot
from mentordesk.store.queries.people_detail import detail
from mentordesk.ui.text_fields import GrowingEdit
from tests.support.pages import page_of


@pytest.fixture
def page(make, open_window, workspace):
    """The People page with one mentor in the pane."""
    make.round("Spring 2026")
    make.mentor("Amina Rahman", places=2, topics=("Water", "Health"), code="MAP17")
    make.mentee("José da Silva")
    page = page_of(open_window(workspace), "people")
    page.show_person(page.model.id_at(0))
    return page


def held(page):
    return page.desk.ask(detail, page.pane.person.id)


def edit(page, name, text, *, commit=True):
    """Type into a field of the pane as a person does, and leave it with Enter."""
    (field,) = [w for w in page.pane.findChildren(GrowingEdit, name) if w.isVisible()]
    field.setFocus()
    field.selectAll()
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(field, letter)
        else:
            event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(field, event)
    if commit:
        QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def test_tags_made_elsewhere_are_offered_where_one_is_typed(page):
    page.desk.do(SetTags(page.model.id_at(1), ("host", "newsletter")))
    tags = edit(page, "tags", "new", commit=False)
    assert tags._completer.completionCount() == 1
    assert tags._completer.currentCompletion() == "newsletter"


def test_a_field_typed_over_is_one_step(page):
    edit(page, "city", "Đà Nẵng")
    assert held(page).city == "Đà Nẵng"
    page.desk.undo()
    assert held(page).city is None
    (city,) = page.pane.findChildren(GrowingEdit, "city")
    assert city.toPlainText() == ""


def test_a_new_name_shows_at_once_in_head_and_table(page):
    edit(page, "display_name", "Amina Begum Rahman")
    assert page.pane._name.text() == "Amina Begum Rahman"
    assert page.model.row_at(page.model.number_of(held(page).id)).name == "Amina Begum Rahman"


def test_a_refusal_stands_under_the_field_and_the_typed_text_stays(page):
    field = edit(page, "display_name", " ")
    said = field.parentWidget().wrong
    assert said.startswith("The name is empty")
    assert held(page).display_name == "Amina Rahman"
    assert page.window().workplace.notice.text == ""


def test_esc_puts_back_what_is_on_file(page):
    edit(page, "city", "Dhaka")
    field = edit(page, "city", "Nowhere", commit=False)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.toPlainText() == "Dhaka"
    assert held(page).city == "Dhaka"


def test_nothing_is_refreshed_under_a_field_being_typed_in(page):
    field = edit(page, "city", "Dhak", commit=False)
    page.desk.do(EditPerson(held(page).id, "city", "Accra"))
    assert field.toPlainText() == "Dhak"
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert held(page).city == "Dhaka"


def test_going_to_somebody_else_keeps_what_was_half_typed(page):
    first = held(page).id
    edit(page, "city", "Dhaka", commit=False)
    page.show_person(page.model.id_at(1))
    assert page.desk.ask(detail, first).city == "Dhaka"


@pytest.mark.parametrize(
    ("name", "typed", "field", "value"),
    [
        ("codes", "MAP17, MADev03", "identities", ["MADev03", "MAP17"]),
        ("emails", "a@post.example, b@post.example", "emails", None),
        ("phones", "+880 1711 000000", "phones", ("+880 1711 000000",)),
        ("languages", "Bengali (native), English", "languages",
         (("bn", Level.NATIVE.value), ("en", Level.FLUENT.value))),
        ("hours", "Mon 18-20, Sat 9:30-12", "hours",
         (WeeklySlot(0, 1080, 1200), WeeklySlot(5, 570, 720))),
        ("tags", "host, newsletter", "tags", ("host", "newsletter")),
        ("country", "Bangladesch", "country", "BD"),
    ],
)  # fmt: skip
def test_lists_are_typed_as_people_write_them(page, name, typed, field, value):
    edit(page, name, typed)
    found = getattr(held(page), field)
    if name == "codes":
        found = [one.code for one in found]
    if name == "emails":
        found, value = (
            [(m.address, m.is_primary) for m in found],
            [
                ("a@post.example", True),
                ("b@post.example", False),
            ],
        )
    assert found == value


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("hours", "whenever", "is no time"),
        ("hours", "Mon 20-18", "must end later"),
        ("languages", "Klingonish", "not a language MentorDesk knows"),
        ("emails", "no address", "cannot be used as mail address"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(page, name, typed, said):
    field = edit(page, name, typed)
    assert said in field.parentWidget().wrong
    assert field.toPlainText() == typed


def test_cohort_codes_stay_as_typed_and_no_year_is_made_of_them(page):
    edit(page, "codes", "MaP 17")
    (identity,) = held(page).identities
    assert identity.code == "MaP 17"
    assert (identity.start_year, identity.end_year) == (None, None)
    assert page.pane.profile._readings.isHidden()


def test_the_coordinators_own_table_gives_a_code_its_meaning(page):
    from mentordesk.commands.rounds import SaveCohortCode

    page.desk.do(SaveCohortCode("MAP", 17, "MA Participation", 2022, 2023))
    assert page.pane.profile._readings.text() == "MAP17: MA Participation, 2022–2023"


def test_choices_are_made_in_place(page):
    combo = page.pane.findChild(QComboBox, "contact_status")
    combo.setCurrentIndex(combo.findText("Do not contact"))
    combo.activated.emit(combo.currentIndex())
    assert held(page).contact_status is ContactStatus.DO_NOT_CONTACT
    assert "do not contact" in page.pane._about.text()


def test_a_mentor_profile_is_edited_in_place(page):
    page.pane.open_tab(2)
    places = page.pane.findChild(QLineEdit, "places")
    places.setFocus()
    places.selectAll()
    QTest.keyClicks(places, "3")
    QTest.keyClick(places, Qt.Key.Key_Return)
    edit(page, "topics", "Water, Gender")
    day = page.pane.findChild(QLineEdit, "trained_on")
    day.setFocus()
    QTest.keyClicks(day, "3/2/26")
    QTest.keyClick(day, Qt.Key.Key_Return)
    mentor = held(page).mentor
    assert (mentor.places, mentor.topics) == (3, ("Gender", "Water"))
    assert mentor.trained_on.isoformat() == "2026-02-03"
    assert day.text() == "3 Feb 2026"


def test_somebody_without_a_profile_is_offered_one(page):
    page.show_person(page.model.id_at(1))
    page.pane.open_tab(2)
    page.pane.findChild(QPushButton, "make_a_mentor_profile").click()
    assert held(page).mentor.places == 1
    assert page.pane.findChild(QLineEdit, "places").isVisible()


def test_pairs_past_and_present_lead_to_the_other(page, make):
    spring = page.desk.workspace.ask(_rounds)[0].id
    mentor, mentee = page.model.id_at(0), page.model.id_at(1)
    from mentordesk.commands.applications import AddToRound
    from mentordesk.domain.person import Role

    page.desk.do(AddToRound(spring, (mentee,), Role.MENTEE))
    done = page.desk.do(DraftMatch(spring, None, mentor, mentee, "she asked for it"))
    assert done is not None
    page.pane.open_tab(3)
    other = page.pane.findChild(object, "other_person")
    assert other.text() == "José da Silva"
    other.click()
    assert page.pane.person.id == mentee


def test_mail_that_came_back_is_marked_and_unmarked(page):
    edit(page, "emails", "amina@post.example")
    button = page.pane.findChild(QPushButton, "bounce")
    button.click()
    assert held(page).emails[0].bounced
    assert page.pane.profile._bounced.text() == "Mail to amina@post.example came back."
    assert button.text() == "It works again"
    button.click()
    assert not held(page).emails[0].bounced


def test_of_several_addresses_each_is_marked_by_itself(page):
    edit(page, "emails", "amina@post.example, second@post.example")
    button = page.pane.findChild(QPushButton, "bounce")
    assert button.text() == "Mark those coming back…"
    button.click()
    (menu,) = button.findChildren(QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert [(m.address, m.bounced) for m in held(page).emails] == [
        ("amina@post.example", False),
        ("second@post.example", True),
    ]


def test_the_history_of_somebody_merged_goes_on(page):
    kept, other = page.model.id_at(0), page.model.id_at(1)
    page.desk.do(EditPerson(other, "city", "Recife"))
    page.desk.do(MergePeople(kept, other))
    page.show_person(kept)
    page.pane.open_tab(5)
    texts = [line.text for line in page.pane.past.list.lines.rows]
    assert "City of José da Silva changed" in texts
    page.desk.undo()
    page.pane.past.list.refresh()
    texts = [line.text for line in page.pane.past.list.lines.rows]
    assert "City of José da Silva changed" not in texts


def test_consents_are_a_ledger(page):
    page.pane.open_tab(4)
    combo = page.pane.findChild(QComboBox, f"consent_{Purpose.PHOTO.value}")
    for word in ("Given", "Withdrawn"):
        combo.setCurrentIndex(combo.findText(word))
        combo.activated.emit(combo.currentIndex())
    answers = [c.answer for c in held(page).consents if c.purpose is Purpose.PHOTO]
    assert sorted(answer.value for answer in answers) == ["given", "withdrawn"]
    assert Answer.WITHDRAWN in answers


def test_history_shows_only_what_touched_this_person(page):
    edit(page, "city", "Dhaka")
    page.desk.do(EditPerson(page.model.id_at(1), "city", "Recife"))
    page.pane.open_tab(5)
    texts = [line.text for line in page.pane.past.list.lines.rows]
    assert "City of Amina Rahman changed" in texts
    assert not any("José" in text and "City" in text for text in texts)


def test_undoing_the_person_shown_closes_the_pane(page):
    from mentordesk.commands.newcomers import NewPerson

    done = page.desk.do(NewPerson("Bela Sharma"))
    page.show_person(str(done.values["person_id"]))
    assert page.pane.isVisible()
    page.desk.undo()
    assert not page.pane.isVisible()


def _rounds(connection):
    from mentordesk.store.queries.rounds import all_rounds

    return all_rounds(connection)
