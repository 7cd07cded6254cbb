"""The hour of a session, in the office's time, and the dates saved as a calendar file."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QPushButton

from mentordesk.commands.sessions import LogSession, Told
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held
from mentordesk.ui.hours import HourField, hour_of, moment, read_hour
from mentordesk.ui.relationships.pane import TABS

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("14:30", dt.time(14, 30)), ("14.30", dt.time(14, 30)), ("1430", dt.time(14, 30)),
        ("9", dt.time(9)), ("2:30 pm", dt.time(14, 30)), ("12 am", dt.time(0)),
        ("12pm", dt.time(12)), ("09h15", dt.time(9, 15)), ("", None),
    ],
)  # fmt: skip
def test_an_hour_is_read_as_it_is_typed(typed, hour):
    assert read_hour(typed) == hour


@pytest.mark.parametrize("typed", ["25:00", "noonish", "13 pm", "9:99", "-1"])
def test_what_is_no_hour_is_told(qapp, typed):
    field = HourField()
    field.line.setText(typed)
    with pytest.raises(ValueError, match="Type an hour"):
        field.typed()


def test_an_hour_of_the_office_is_another_moment_after_the_clocks_changed():
    for day, expected in ((dt.date(2026, 3, 27), 14), (dt.date(2026, 3, 30), 13)):
        kept = moment(day, dt.time(14), LONDON)
        assert kept == dt.datetime(day.year, day.month, day.day, expected, tzinfo=dt.UTC)
        assert hour_of(kept.strftime("%Y-%m-%dT%H:%MZ"), LONDON) == dt.time(14)


@pytest.fixture
def page(open_window, demo):
    window = open_window(demo)
    window.workplace.show_page("relationships")
    page = window.workplace.page("relationships")
    page.everywhere.setChecked(True)
    active = next(row.id for row in page.model.rows if row.state is MatchState.ACTIVE)
    page.arrive(active)
    return page


def trigger(page, text):
    action = next(a for a, _ in page.of_pair if a.text() == text)
    assert action.isEnabled()
    action.trigger()


def test_a_session_is_planned_at_an_hour_and_saved_with_the_dates(page, answer, tmp_path):
    def fill(dialog):
        dialog.fields["on"].line.setText("31 March 2026")
        dialog.fields["begins"].line.setText("2:30 pm")
        dialog.fields["held"].show_value(Held.PLANNED)
        dialog.yes.click()

    answer.will_fill(fill)
    trigger(page, "Note a session…")
    newest = max(page.pane.detail.sessions, key=lambda one: one.on)
    assert newest.begins == "2026-03-31T13:30Z"
    out = tmp_path / "dates"
    answer.will("save_file", out)
    trigger(page, "Save the dates…")
    events = Calendar.from_ical(out.with_name("dates.ics").read_bytes()).events
    starts = [e.start for e in events if isinstance(e.start, dt.datetime)]
    assert starts == [dt.datetime(2026, 3, 31, 14, 30, tzinfo=LONDON)]


def test_what_became_of_a_planned_session_is_said_in_its_row(page, answer):
    planned = LogSession(page.table.current_id(), Told(dt.date(2026, 3, 31), Held.PLANNED, 45))
    page.desk.do(planned)
    page.pane.tabs.setCurrentIndex(TABS.index("Sessions"))

    def fill(dialog):
        assert dialog.fields["minutes"].editor.text() == "45"
        dialog.fields["held"].show_value(Held.CANCELLED)
        dialog.yes.click()

    answer.will_fill(fill)
    page.pane.sessions.findChildren(QPushButton, "change")[0].click()
    newest = max(page.pane.detail.sessions, key=lambda one: one.on)
    assert (newest.held, newest.minutes) == (Held.CANCELLED, 45)
    page.desk.undo()
    assert max(page.pane.detail.sessions, key=lambda one: one.on).held is Held.PLANNED
