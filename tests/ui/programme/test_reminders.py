"""Reminder days in the settings: typed, refused in place, followed by the list of today."""

from __future__ import annotations

import pytest

from mentordesk.domain.days import ReminderDays
from mentordesk.store.queries.relationships import days_of
from mentordesk.wording.reminders import GROUPS


@pytest.fixture
def section(demo_page):
    demo_page.show_section("reminders")
    return demo_page.section("reminders")


def test_every_number_is_shown_with_the_usual_one(section):
    for _, names in GROUPS:
        for name in names:
            line = section.fields[name].line
            assert line.text() == str(getattr(ReminderDays(), name))
            assert line.accessibleDescription().endswith(f"usually {line.text()}")


def test_a_number_is_kept_on_enter_and_undone(section, type_into):
    type_into(section.fields["first_meeting"].line, "21")
    assert section.desk.ask(days_of).first_meeting == 21
    section.desk.undo()
    assert section.fields["first_meeting"].line.text() == "14"


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("nudge", "soon", "Type a whole number from 1 to 365."),
        ("nudge", "0", "Type a whole number from 1 to 365."),
        ("nudge", "", "Type a whole number from 1 to 365."),
        ("red", "20", "“Nothing heard for long” after 20 days would come before"),
    ],
)
def test_what_cannot_be_is_said_below_it(section, type_into, name, typed, says):
    type_into(section.fields[name].line, typed)
    assert section.fields[name].wrong.startswith(says)
    assert section.desk.ask(days_of) == ReminderDays()


def test_the_list_of_today_follows(section, type_into):
    window = section.window()
    window.workplace.show_page("today")
    today = window.workplace.page("today")
    before = today.model.rowCount()
    window.workplace.show_page("settings", "reminders")
    type_into(section.fields["red"].line, "300")
    type_into(section.fields["amber"].line, "300")
    window.workplace.show_page("today")
    assert today.model.rowCount() < before
