"""The Settings page as a whole: its sections, its keys, how it is reached, and its names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QSlider

from mentordesk.ui.programme.page import SECTIONS


def shown(page):
    return next(kind.name for kind in SECTIONS if page.section(kind.name).isVisible())


def test_the_arrow_keys_walk_the_sections(page):
    page.buttons["rounds"].setFocus()
    for kind in SECTIONS[1:]:
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Down)
        assert shown(page) == kind.name
        assert page.buttons[kind.name].isChecked()
        assert page.buttons[kind.name].hasFocus()


def test_the_round_picker_leads_to_the_rounds(page):
    place = page.window().workplace
    page.show_section("backups")
    place.sidebar.rounds_wanted.emit()
    assert place.current is page
    assert shown(page) == "rounds"


def test_the_search_box_leads_to_every_section(page):
    place = page.window().workplace
    for kind in SECTIONS:
        found = [each for each in place.look_up(kind.title) if each.text == kind.title]
        assert found, kind.title
        found[0].go()
        assert shown(page) == kind.name


def test_a_new_round_is_offered_from_every_section(page, answer):
    page.show_section("programme")
    answer.will_fill(lambda dialog: dialog.reject())
    page.findChild(object, "settings.new_round").trigger()
    assert shown(page) == "rounds"


@pytest.mark.parametrize("kind", SECTIONS, ids=lambda kind: kind.name)
def test_every_control_has_a_name_to_be_found_and_read_by(demo_page, kind):
    demo_page.show_section(kind.name)
    section = demo_page.section(kind.name)
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QSlider)
    controls = [
        each
        for one in kinds
        for each in section.findChildren(one)
        if each.isVisible() and not each.objectName().startswith("qt_")
    ]
    assert controls or kind.name == "backups"
    assert [c for c in controls if not c.accessibleName() or not c.objectName()] == []
