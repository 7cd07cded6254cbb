"""The Applications page in a real window: what stands where, done by button and key, and undone."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mentordesk.commands.application_life import AgreedToBeKept
from mentordesk.commands.applications import SetApplicationField, StepApplications
from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.commands.particulars import SetHours
from mentordesk.commands.rounds import NewRound, StepRound
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.letter import Occasion
from mentordesk.domain.missing import Missing
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.jobs.application_letters import prepare_applications
from mentordesk.store.queries.applications import application_rows
from mentordesk.ui.applications.asked import usual
from mentordesk.ui.applications.empties import Part
from mentordesk.ui.applications.model import ApplicationColumn, ApplicationsModel, Which
from mentordesk.wording.applications import ASKED_FOR, LACKS
from tests.support.round_world import open_world
from tests.support.statements import statements

A = ApplicationState


@pytest.fixture
def page(open_window, demo):
    """The page on the opening round of the demo."""
    window = open_window(demo)
    window.workplace.show_page("applications")
    return window.workplace.page("applications")


def shown(page):
    return list(page.model.rows)


def choose(page, *rows):
    page.table.select_ids([row.id for row in rows], rows[0].id)


def now(page, row):
    (found,) = page.desk.ask(application_rows, page.round_id, (row.id,))
    return found


def deed(page, text):
    return next(a for a in page.offered if a is not None and a.text() == text)


def test_every_missing_thing_has_its_words():
    assert set(LACKS) == set(ASKED_FOR) == set(Missing)


def test_the_parts_count_true_and_stand_by_day(page):
    rows = shown(page)
    assert rows and page.model.which is Which.ALL
    days = [row.submitted_on or dt.date.max for row in rows]
    assert days == sorted(days)
    page.look_at(Which.CHASE)
    chase = shown(page)
    assert chase and all(row.lacks for row in chase)
    assert page.buttons[Which.CHASE].text() == f"To chase {len(chase)}"
    page.look_at(Which.OUT)
    assert {row.state for row in shown(page)} <= {A.WITHDRAWN, A.INELIGIBLE, A.CARRIED}


def test_one_state_alone_is_shown_and_all_again(page):
    page.states.setCurrentIndex(page.states.findData(A.WITHDRAWN))
    page.states.activated.emit(page.states.currentIndex())
    assert {row.state for row in shown(page)} == {A.WITHDRAWN}
    page.states.setCurrentIndex(page.states.findData(A.MATCHED))
    page.states.activated.emit(page.states.currentIndex())
    assert page.empty.isVisible()
    page.show_all()
    assert len(shown(page)) == page.model.counts[Which.ALL]


def test_several_are_marked_in_one_step_and_one_undo_takes_it_back(page):
    rows = [row for row in shown(page) if row.state is A.RECEIVED][:3]
    choose(page, *rows)
    assert page.eligible.isEnabled()
    page.eligible.trigger()
    assert {now(page, row).state for row in rows} == {A.ELIGIBLE}
    page.desk.undo()
    assert {now(page, row).state for row in rows} == {A.RECEIVED}


def test_only_what_can_be_done_can_be_done(page):
    out = next(row for row in shown(page) if row.state is A.WITHDRAWN)
    choose(page, out)
    assert deed(page, "Mark as received").isEnabled()
    assert not page.eligible.isEnabled() and not page.waitlist.isEnabled()
    assert not deed(page, "Goals and consent confirmed…").isEnabled()
    page.look_at_part(Part.TOPICS)
    assert not deed(page, "Mark as received").isVisible()


def test_who_is_not_eligible_is_owed_a_reason(page, answer):
    row = next(row for row in shown(page) if row.state is A.RECEIVED)
    choose(page, row)
    said = {}

    def fill(dialog):
        dialog.show()
        dialog.accept()
        said["without"] = dialog.fields["why"].wrong
        dialog.fields["why"].line.setText("lives with a mentor")
        dialog.accept()

    answer.will_fill(fill)
    deed(page, "Not eligible…").trigger()
    assert said["without"] == "Type a reason; it is kept with the application."
    assert (now(page, row).state, now(page, row).note) == (
        A.INELIGIBLE, "Not eligible: lives with a mentor"
    )  # fmt: skip


def test_who_hopes_for_what_mentoring_is_not_is_marked_so_and_owed_the_kind_no(page, answer):
    row = next(row for row in shown(page) if row.state is A.RECEIVED)
    choose(page, row)

    def fill(dialog):
        dialog.show()
        combo = dialog.fields["not_for"].combo
        combo.setCurrentIndex(combo.findText("hopes for help with a visa"))
        dialog.accept()

    answer.will_fill(fill)
    deed(page, "Not eligible…").trigger()
    found = now(page, row)
    assert (found.state, found.note) == (A.INELIGIBLE, "Not eligible: hopes for help with a visa")
    assert usual([found]) is Occasion.KIND_NO


def test_what_is_missing_is_copied_for_all_or_for_the_chosen(page):
    page.look_at(Which.CHASE)
    rows = shown(page)
    page.asked.copy_missing()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Name\tMail address\tState\tMissing\tLast asked"
    assert [line.split("\t")[0] for line in lines[1:]] == [row.name for row in rows]
    assert all(line.split("\t")[3] for line in lines[1:])
    choose(page, *rows[:2])
    page.asked.copy_missing()
    assert len(QApplication.clipboard().text().splitlines()) == 3


def test_it_is_written_to_a_workbook(page, answer, qtbot, tmp_path):
    page.look_at(Which.CHASE)
    rows = shown(page)
    answer.will("save_file", tmp_path / "Missing")
    deed(page, "Export what is missing…").trigger()
    qtbot.waitUntil(lambda: (tmp_path / "Missing.xlsx").exists())
    sheet = openpyxl.load_workbook(tmp_path / "Missing.xlsx").active
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        row.name for row in rows
    ]


def test_a_letter_asks_each_for_what_is_missing_and_nobody_for_nothing(page):
    rows = shown(page)
    ids = [row.id for row in rows]
    letters = prepare_applications(page.desk.workspace, Occasion.MISSING_ITEMS, page.round_id, ids)
    lacking = [row for row in rows if row.missing]
    assert [letter.person_id for letter in letters] == [row.person_id for row in lacking]
    for letter, row in zip(letters, lacking, strict=True):
        for one in Missing:
            assert (f"- {ASKED_FOR[one]}" in letter.body) is (one in row.missing)
        assert letter.round_id == page.round_id and "{" not in letter.body
    every = prepare_applications(page.desk.workspace, Occasion.WAITLIST, page.round_id, ids)
    assert len(every) == len(rows)


def test_who_was_asked_is_incomplete_since_that_day_and_told_when_nothing_is_missing(page):
    row = next(row for row in shown(page) if row.missing == (Missing.SECTOR,))
    day = dt.date(2026, 2, 27)
    sent = (Sent(row.person_id, round_id=page.round_id),)
    page.desk.do(MarkLettersSent(Occasion.MISSING_ITEMS, sent, day))
    found = page.model.row_of(row.id)
    assert (found.state, found.asked_on) == (A.INCOMPLETE, day)
    assert page.model.text(found, ApplicationColumn.MISSING) == "sector"
    page.desk.do(SetApplicationField(row.id, "sector_wanted", "Research"))
    found = page.model.row_of(row.id)
    assert page.model.text(found, ApplicationColumn.MISSING) == "nothing any more"
    page.look_at(Which.CHASE)
    assert page.model.row_of(row.id) is not None


def test_carried_to_the_next_round_and_confirmed_there(page, answer):
    row = next(row for row in shown(page) if row.state is A.RECEIVED and not row.missing)
    target = page.desk.do(NewRound("Next", Scheme.MATCHED, dt.date(2027, 4, 1)))
    target = target.values["round_id"]
    page.window().workplace.set_round(row_round(page, row))
    choose(page, row)
    answer.will_fill(lambda dialog: (dialog.show(), dialog.accept(), dialog.reject()))
    deed(page, "Carry to another round…").trigger()
    assert now(page, row).state is A.RECEIVED  # nobody asked yet whether they agree
    page.desk.do(AgreedToBeKept((row.id,), page.desk.today()))
    answer.will_fill(lambda dialog: (dialog.show(), dialog.accept()))
    deed(page, "Carry to another round…").trigger()
    assert now(page, row).state is A.CARRIED
    page.window().workplace.set_round(target)
    page.look_at(Which.CHASE)
    (carried,) = shown(page)
    assert carried.to_confirm and carried.missing == (Missing.CONFIRMED,)
    choose(page, carried)
    answer.will_fill(lambda dialog: (dialog.show(), dialog.accept()))
    deed(page, "Goals and consent confirmed…").trigger()
    assert now(page, carried).state is A.RECEIVED and shown(page) == []


def row_round(page, row):
    """The round of an application, whatever the picker stands on."""
    query = "SELECT round_id FROM application WHERE id = ?"
    return page.desk.ask(lambda c: c.exec_driver_sql(query, (row.id,)).scalar())


def test_the_call_closes_and_late_comers_are_told(page):
    rows = [row for row in shown(page) if row.state is A.RECEIVED]
    page.desk.do(StepApplications((rows[0].id,), A.WITHDRAWN))
    assert not page.call.isVisible()
    fresh = page.desk.do(NewRound("Next", Scheme.MATCHED, dt.date(2027, 4, 1)))
    target = fresh.values["round_id"]
    page.desk.do(AgreedToBeKept(tuple(row.id for row in rows[1:3]), page.desk.today()))
    from mentordesk.commands.application_life import CarryApplications

    page.desk.do(CarryApplications((rows[1].id,), target))
    page.desk.do(StepRound(target, RoundState.CLOSED_TO_APPLICANTS))
    page.desk.do(CarryApplications((rows[2].id,), target))
    page.window().workplace.set_round(target)
    assert page.call.text().startswith("Call closed 2 Mar 2026: 1 application, 1 in the pool, ")
    assert page.call.text().endswith("Since then 1 person came in late.")
    late = next(row for row in shown(page) if row.person_id == rows[2].person_id)
    assert page.model.text(late, ApplicationColumn.FROM) == "carried over, late"


def test_unmet_topics_come_first_and_are_counted(page):
    page.look_at_part(Part.TOPICS)
    needs = list(page.topics.rows)
    assert [need.unmet for need in needs] == sorted((n.unmet for n in needs), reverse=True)
    unmet = sum(need.unmet > 0 for need in needs)
    assert page.buttons[Part.TOPICS].text() == f"Topics unmet {unmet}"


def test_mentors_of_before_are_added_and_their_addresses_copied(page):
    page.look_at_part(Part.MENTORS)
    row = next(row for row in page.past.rows if row.here is None and row.may_contact)
    page.mentors.select_ids([row.id], row.id)
    deed(page, "Copy addresses for BCC").trigger()
    assert "@" in QApplication.clipboard().text()
    deed(page, "Add to this round as mentors").trigger()
    assert page.past.row_of(row.id).here is A.RECEIVED
    page.desk.undo()
    assert page.past.row_of(row.id).here is None


def test_what_arrives_from_today_is_the_round_and_what_to_chase(page):
    workplace = page.window().workplace
    other = page.desk.do(NewRound("Other", Scheme.MATCHED, dt.date(2027, 4, 1)))
    workplace.go("applications", other.values["round_id"])
    assert page.round_id == other.values["round_id"]
    assert page.model.which is Which.CHASE


def test_the_model_kept_up_to_date_equals_a_fresh_one(page, qtbot):
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = shown(page)
    page.desk.do(StepApplications((rows[0].id,), A.WAITLISTED))
    page.desk.do(SetHours(rows[1].person_id, ()))
    page.desk.undo()
    fresh = ApplicationsModel(page.desk)
    fresh.set_round(page.round_id)
    assert list(fresh.rows) == shown(page) and fresh.counts == page.model.counts


def test_a_page_nobody_looked_at_has_read_nothing(open_window, demo):
    window = open_window(demo)
    page = window.workplace.page("applications")
    with statements(demo) as sent:
        page.set_round(window.workplace.round_id)
    assert sent == [] and shown(page) == []
    window.workplace.show_page("applications")
    assert shown(page)


def test_without_a_round_or_applicants_the_page_says_so(open_window, tmp_path):
    with open_world(tmp_path) as world:
        window = open_window(world.workspace)
        window.workplace.show_page("applications")
        page = window.workplace.page("applications")
        assert page.empty.isVisible() and not page.eligible.isEnabled()
        page.desk.do(NewRound("Spring", Scheme.MATCHED, dt.date(2027, 4, 1)))
        assert page.empty.isVisible()
        for part in Part:
            page.look_at_part(part)
            assert page.empty.isVisible()
