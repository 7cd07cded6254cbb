"""The programme's letters in the office's own words: typed, marked, tried with a real pair."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.commands.guidance import LayOutGuidance, NewGuidance
from mentordesk.domain.guidance import About
from mentordesk.domain.letter import FIELDS, Merge, Occasion
from mentordesk.store.queries.history import entries_newest_first
from mentordesk.store.queries.letters import own_words
from mentordesk.ui.programme.letters import OCCASIONS
from mentordesk.wording.letters import MERGES, TEMPLATES


@pytest.fixture
def section(demo_page):
    demo_page.show_section("letters")
    found = demo_page.section("letters")
    choose(found, Occasion.NUDGE)
    return found


@pytest.fixture
def empty(page):
    page.show_section("letters")
    return page.section("letters")


def choose(section, occasion):
    section.letters.setCurrentRow(OCCASIONS.index(occasion))


def write(field, text):
    field.area.setFocus()
    field.area.selectAll()
    QTest.keyClicks(field.area, text)


def leave(section):
    section.letters.setFocus()


def kept(section):
    return section.desk.ask(own_words)


def test_every_field_has_its_words():
    assert set(MERGES) == set(Merge)


def test_a_letter_is_kept_on_leaving_as_one_step_and_undone(section):
    steps = len(section.desk.ask(entries_newest_first))
    write(section.subject, "Well, {greeting}?")
    assert Occasion.NUDGE not in kept(section)
    leave(section)
    words = kept(section)[Occasion.NUDGE]
    assert (words.subject, words.version) == ("Well, {greeting}?", 1)
    assert words.body == TEMPLATES[Occasion.NUDGE][1]
    assert len(section.desk.ask(entries_newest_first)) == steps + 1
    assert "own words" in section.letters.currentItem().text()
    assert section._about.text() == "Your own words, version 1."
    section.desk.undo()
    assert section.subject.text == TEMPLATES[Occasion.NUDGE][0]
    assert "own words" not in section.letters.currentItem().text()


def test_the_preview_follows_the_typing_with_a_real_pair(section, qtbot):
    name = section.preview.people.currentText().removeprefix("To ")
    write(section.subject, "For {name}")
    qtbot.waitUntil(lambda: section.preview.subject.text() == f"For {name}")
    assert "{" not in section.preview.body.toPlainText()
    section.preview.people.setCurrentIndex(1)
    section.preview.people.activated.emit(1)
    other = section.preview.people.currentText().removeprefix("To ")
    assert other != name
    assert section.preview.subject.text() == f"For {other}"


def test_mistakes_are_marked_while_she_types_and_not_kept(section):
    write(section.body, "Dear {friend}, {question} }")
    assert Occasion.NUDGE not in kept(section)
    assert section.body.wrong.startswith("There is no field “friend”.")
    assert len(section.body.area.extraSelections()) == 3
    leave(section)
    assert section.body.wrong.startswith("The letter was not kept.")
    assert Occasion.NUDGE not in kept(section)
    write(section.body, "Dear {greeting}")
    assert section.body.wrong == ""
    leave(section)
    assert kept(section)[Occasion.NUDGE].body == "Dear {greeting}"


def test_what_could_not_be_kept_waits_with_its_letter(section):
    write(section.body, "Dear {friend}")
    choose(section, Occasion.THANKS)
    assert "not kept" in section.letters.item(OCCASIONS.index(Occasion.NUDGE)).text()
    assert section.body.text == TEMPLATES[Occasion.THANKS][1]
    choose(section, Occasion.NUDGE)
    assert section.body.text == "Dear {friend}"
    assert section.body.wrong
    section.body.area.setFocus()
    QTest.keyClick(section.body.area, Qt.Key.Key_Escape)
    assert section.body.text == TEMPLATES[Occasion.NUDGE][1]
    assert section.body.wrong == ""
    choose(section, Occasion.THANKS)
    assert "not kept" not in section.letters.item(OCCASIONS.index(Occasion.NUDGE)).text()


def test_a_field_is_put_in_at_the_cursor(section):
    offered = {action.data() for action in section.fields.menu.actions()}
    assert offered == FIELDS[Occasion.NUDGE]
    section.subject.area.setFocus()
    section.subject.area.selectAll()
    action = next(a for a in section.fields.menu.actions() if a.data() is Merge.PARTNER_JOB)
    action.trigger()
    assert section.subject.text == "{partner job}"
    assert section.subject.area.hasFocus()
    section.body.area.setFocus()
    action.trigger()
    assert section.body.text.startswith("{partner job}Dear")


def test_the_keyboard_opens_the_list_of_fields_and_the_click_leaves_the_cursor(section):
    section.body.area.setFocus()
    QTest.keyClick(section.body.area, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert section.fields.menu.isVisible()
    section.fields.menu.hide()
    QTest.mouseClick(section.fields.button, Qt.MouseButton.LeftButton)
    assert section.fields.menu.isVisible()
    section.fields.menu.hide()
    assert section.body.area.hasFocus()


def test_the_shipped_words_come_back_as_one_step(section):
    assert not section.shipped.isEnabled()
    write(section.body, "Dear {greeting}!")
    leave(section)
    assert section.shipped.isEnabled()
    section.shipped.click()
    assert Occasion.NUDGE not in kept(section)
    assert section.body.text == TEMPLATES[Occasion.NUDGE][1]
    section.desk.undo()
    assert section.body.text == "Dear {greeting}!"


def test_an_empty_letter_is_refused_with_a_sentence(section):
    write(section.subject, " ")
    leave(section)
    assert section.subject.wrong
    assert Occasion.NUDGE not in kept(section)


@pytest.mark.parametrize("occasion", Occasion)
def test_every_letter_can_be_read_by_a_real_pair(section, occasion):
    choose(section, occasion)
    assert section.preview.people.count() in (1, 2)
    assert section.preview.subject.text()
    assert "{" not in section.preview.subject.text() + section.preview.body.toPlainText()


def test_without_pairs_the_letter_is_shown_as_it_is_written(empty):
    assert "no pair yet" in empty.preview.note.text()
    assert empty.preview.subject.text() == TEMPLATES[empty.occasion][0]


def test_what_goes_along_is_ticked_and_what_is_still_to_be_written_cannot_be(section):
    section.desk.do(LayOutGuidance())
    section.desk.do(NewGuidance(About.RESOURCE, "A list & more", link="https://example.org"))
    choose(section, Occasion.NUDGE)
    actions = {action.text(): action for action in section.along.menu.actions()}
    bare = next(text for text in actions if text.startswith("Code of conduct"))
    assert "to be written" in bare and not actions[bare].isEnabled()
    actions["A list && more"].trigger()
    assert section.along.told.text() == "A list & more"
    choose(section, Occasion.THANKS)
    assert section.along.told.text() == "Nothing goes along."
    section.desk.undo()
    choose(section, Occasion.NUDGE)
    assert section.along.told.text() == "Nothing goes along."
