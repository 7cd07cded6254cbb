"""The programme's own details, each kept at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.store.queries.rounds import programme


@pytest.fixture
def form(page):
    """The form about the programme, shown."""
    page.show_section("programme")
    return page.section("programme").form


def paste(line, text):
    """Put a text in without opening the list of zones, which an offscreen platform cannot do."""
    line.setText(text)
    line.setModified(True)
    line.editingFinished.emit()


def field(form, name):
    return next(each for each, _ in form._fields if each.editor.objectName() == name)


def test_what_is_typed_is_kept_on_enter(form, page, type_into):
    type_into(field(form, "name").line, "Alumni Mentoring at the Institute")
    type_into(field(form, "office").line, "Alumni Relations Office")
    type_into(field(form, "contact").line, "alumni@office.example")
    type_into(field(form, "code_of_conduct_version").line, "2026")
    found = page.desk.ask(programme)
    assert found.name == "Alumni Mentoring at the Institute"
    assert (found.office, found.contact) == ("Alumni Relations Office", "alumni@office.example")
    assert found.code_of_conduct_version == "2026"
    page.desk.undo()
    assert field(form, "code_of_conduct_version").line.text() == ""


def test_leaving_the_field_keeps_it_too(form, page):
    line = field(form, "office").line
    line.setFocus()
    QTest.keyClicks(line, "Office of Alumni")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert page.desk.ask(programme).office == "Office of Alumni"


def test_leaving_the_section_keeps_it_too(form, page):
    line = field(form, "office").line
    line.setFocus()
    QTest.keyClicks(line, "Office of Alumni")
    page.show_section("topics")
    assert page.desk.ask(programme).office == "Office of Alumni"


def test_a_programme_has_a_name(form, page, type_into):
    type_into(field(form, "name").line, "")
    assert field(form, "name").wrong == "The name is empty. Type a name."
    assert page.desk.ask(programme).name == "Mentoring"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("asia/dhaka", "Asia/Dhaka"), ("dhaka", "Asia/Dhaka"), ("new york", "America/New_York")],
)
def test_a_time_zone_is_found_by_its_place(form, page, typed, meant):
    paste(field(form, "time_zone").line, typed)
    assert page.desk.ask(programme).time_zone == meant
    assert field(form, "time_zone").line.text() == meant


def test_a_time_zone_is_chosen_from_the_list(form, page):
    zone = field(form, "time_zone")
    completer = zone.line.completer()
    completer.setCompletionPrefix("kath")
    assert completer.currentCompletion() == "Asia/Kathmandu"
    completer.activated.emit("Asia/Kathmandu")
    assert page.desk.ask(programme).time_zone == "Asia/Kathmandu"


def test_a_time_zone_nobody_knows_is_refused_in_place(form, page):
    paste(field(form, "time_zone").line, "Atlantis")
    assert "choose from the list" in field(form, "time_zone").wrong
    assert page.desk.ask(programme).time_zone == "Europe/London"


def test_what_a_mentor_must_have_is_ticked(form, page):
    for name in ("require_training", "require_code"):
        box = form.findChild(object, name)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
    found = page.desk.ask(programme)
    assert found.require_training and found.require_code
    page.desk.undo()
    assert not form.findChild(object, "require_code").isChecked()
