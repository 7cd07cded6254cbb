"""The office's calendar in the settings, and what of it stands beside the dates of a round."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.commands.calendar import AddSpans, SaveSpan
from mentordesk.commands.people import EditPerson
from mentordesk.commands.rounds import SetRoundDates
from mentordesk.domain.season import Season, Span
from mentordesk.store.queries.calendar import spans
from mentordesk.ui.programme.round_year import YearColumn

EXAMS = Span(Season.EXAMS, "Summer exams", dt.date(2026, 5, 18), dt.date(2026, 6, 5))


@pytest.fixture
def calendar(page):
    page.show_section("calendar")
    return page.section("calendar")


def lines(page):
    return [(row.season, row.name, row.first_day, row.last_day, row.country)
            for row in page.desk.ask(spans)]  # fmt: skip


def add(calendar, text):
    calendar.line.setFocus()
    QTest.keyClicks(calendar.line, text)
    QTest.keyClick(calendar.line, Qt.Key.Key_Return)


def editor(calendar, name):
    return calendar.form.findChild(object, name)


def test_a_line_is_typed_with_its_days_and_edited_beside(calendar, page, type_into):
    add(calendar, "Winter closure, 24 Dec 2026 - 3 Jan 2027")
    assert lines(page) == [
        (Season.CLOSED, "Winter closure", dt.date(2026, 12, 24), dt.date(2027, 1, 3), None)
    ]
    type_into(editor(calendar, "span_last_day"), "4 Jan 2027")
    type_into(editor(calendar, "span_country"), "Great Britain")
    assert lines(page)[0][3:] == (dt.date(2027, 1, 4), "GB")
    assert editor(calendar, "span_country").text() == "United Kingdom"
    type_into(editor(calendar, "span_first_day"), "24 Dec 2027")
    assert lines(page)[0][2:4] == (dt.date(2027, 12, 24), dt.date(2028, 1, 4))
    calendar.remove.click()
    assert lines(page) == [] and calendar.listed.empty.isVisible()
    page.desk.undo()
    assert len(lines(page)) == 1


def test_what_is_no_stretch_is_said_where_it_was_typed(calendar, page, type_into):
    add(calendar, "Easter, 30 Feb 2026")
    assert lines(page) == [] and "Type the days as in" in calendar.wrong.text()
    calendar.line.clear()
    add(calendar, "Easter, 6 Apr 2026 - 3 Apr 2026")
    assert "“3 April 2026” cannot be used as the last day" in calendar.wrong.text()
    calendar.line.clear()
    add(calendar, "Easter, 3 Apr 2026")
    type_into(editor(calendar, "span_country"), "Atlantis")
    assert lines(page) == [
        (Season.HOLIDAY, "Easter", dt.date(2026, 4, 3), dt.date(2026, 4, 3), None)
    ]


def test_a_file_is_read_as_one_step_and_twice_does_nothing(calendar, page, answer, tmp_path):
    path = tmp_path / "Terms.csv"
    path.write_text("Spring term,12/1/2026,29/5/2026\nEid,20/3/2026,22/3/2026,,Bangladesh\n")
    answer.will("open_file", path)
    calendar.read.click()
    assert [line[1] for line in lines(page)] == ["Spring term", "Eid"]
    answer.will("open_file", path)
    calendar.read.click()
    assert "2 were on the calendar already" in page.context.toasts.text
    page.desk.undo()
    page.desk.undo()
    assert lines(page) == []


def test_a_file_that_is_no_calendar_is_refused(calendar, page, answer, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ruth")
    answer.will("open_file", path)
    calendar.read_file()
    assert "holds no calendar" in calendar.wrong.text() and lines(page) == []


def test_the_table_begins_with_what_is_to_come(workspace, page):
    today = workspace.today()
    past = Span(Season.OTHER, "Past", today - dt.timedelta(days=9), today - dt.timedelta(days=1))
    page.desk.do(AddSpans((past, EXAMS)))
    page.show_section("calendar")
    found = page.section("calendar")
    assert found.form.shown.name == "Summer exams"


def test_each_date_of_a_round_says_what_it_falls_on(spring, page):
    form = page.section("rounds").form
    days = (("introductions", dt.date(2026, 5, 23)), ("starts", dt.date(2026, 6, 1)))
    page.desk.do(SetRoundDates(spring, days))
    assert form.dates["introductions"].told == "On a Saturday"
    assert form.dates["starts"].told == ""
    page.desk.do(SaveSpan(EXAMS))
    assert form.dates["introductions"].told == "In Summer exams. On a Saturday"
    assert form.dates["starts"].line.accessibleDescription() == "In Summer exams"
    page.desk.do(SetRoundDates(spring, (("call_opens", dt.date(2026, 3, 27)),)))
    assert form.dates["call_opens"].told == "2 days before clocks go forward 1 h in London"
    page.desk.undo()
    page.desk.undo()
    assert form.dates["starts"].told == ""


def test_the_chart_of_the_year_reads_as_a_table(spring, page):
    page.desk.do(SaveSpan(EXAMS))
    model = page.section("rounds").form.year.year
    said = {row.label: model.text(row, YearColumn.TIME) for row in model.rows}
    assert "18 May – 5 Jun 2026, exams; in it: Introductions, Start" in said["Summer exams"]
    assert "29 Mar 2026: clocks go forward 1 h in London" in said["Clocks change"]
    assert said["This round"].startswith("Call opens 23 Mar 2026, Call closes 27 Apr 2026")


def test_clocks_of_where_its_people_live_are_shown(demo_page):
    form = demo_page.section("rounds").form
    demo_page.section("rounds").arrive(form.shown.id)
    clocks = next(row for row in form.year.year.rows if row.id == "clocks")
    assert len(clocks.marks) > 2  # not those of London alone


def test_a_copied_round_shows_the_same_before_it_is_taken(spring, page, answer):
    page.desk.do(SaveSpan(EXAMS))
    seen = {}

    def look(dialog):
        dialog.starts.setText("25 May 2027")
        seen["free"] = dialog.beside["starts"].text()
        dialog.starts.setText("31 May 2026")
        seen["dead"] = dialog.beside["starts"].text()
        dialog.reject()

    answer.will_fill(look)
    page.section("rounds").arrive(spring)
    page.section("rounds").copy_round()
    assert seen == {"free": "", "dead": "In Summer exams. On a Sunday"}


def test_somebody_moved_to_another_zone_while_the_page_is_open(demo_page):
    rounds = demo_page.section("rounds")
    before = [lane.words for lane in rounds.form.year.year.rows if lane.id == "clocks"]
    ids = demo_page.desk.ask(
        lambda c: c.exec_driver_sql(
            "SELECT person_id FROM application WHERE round_id = ?", (rounds.form.shown.id,)
        ).all()
    )
    demo_page.desk.do(EditPerson(ids[0][0], "time_zone", "Australia/Lord_Howe"))
    after = [lane.words for lane in rounds.form.year.year.rows if lane.id == "clocks"]
    assert before != after and "Lord Howe" in after[0]
