"""Rounds in the settings: added, dated, renamed, copied, stepped, reopened and removed."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mentordesk.commands.applications import AddToRound
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.rounds import NewRound, StepRound
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.store.queries.rounds import all_rounds, round_by_id
from mentordesk.store.tables import Match
from mentordesk.store.workspace import Workspace
from mentordesk.ui.programme.rounds import RoundDelegate
from tests.support.dump import rows


def section(page):
    return page.section("rounds")


def on_file(page):
    return {each.name: each for each in page.desk.ask(all_rounds)}


def fill(name=None, starts=None, months=None, scheme=None):
    """Fills the dialog in by hand, and adds the round."""

    def filled(dialog):
        dialog.show()
        if scheme is not None:
            dialog.scheme.setCurrentIndex(dialog.scheme.findData(scheme))
        if starts is not None:
            dialog.starts.setText(starts)
        if months is not None:
            dialog.months.setValue(months)
        if name is not None:
            dialog.name.selectAll()
            QTest.keyClicks(dialog.name, name)
        dialog.accept()
        dialog.close()

    return filled


def test_without_a_round_the_page_offers_to_start_one(page, answer):
    empty = section(page).listed.empty
    assert empty.isVisible()
    answer.will_fill(fill())
    page.findChild(object, "start_a_round").click()
    assert list(on_file(page)) == ["Matched Mentoring June 2026"]
    assert section(page).list.isVisible()
    assert section(page).form.name.line.text() == "Matched Mentoring June 2026"
    page.desk.undo()
    assert empty.isVisible()


def test_the_dates_are_shown_before_the_round_is_made(page, answer):
    seen = {}

    def look(dialog):
        dialog.starts.setText("1 Sep 2026")
        seen.update({name: shown.text() for name, shown in dialog.shown_dates.items()})
        dialog.months.setValue(4)
        seen["short"] = dialog.shown_dates["ends"].text()
        dialog.reject()

    answer.will_fill(look)
    section(page).new_round()
    assert (seen["call_opens"], seen["midpoint"]) == ("23 Jun 2026", "1 Dec 2026")
    assert (seen["ends"], seen["short"]) == ("1 Mar 2027", "1 Jan 2027")
    assert on_file(page) == {}


def test_the_name_follows_scheme_and_month_until_one_is_typed(page, spring, answer):
    names = []

    def look(dialog):
        dialog.starts.setText("1 Oct 2026")
        dialog.scheme.setCurrentIndex(dialog.scheme.findData(Scheme.GROUP))
        names.append(dialog.name.text())
        dialog.name.selectAll()
        QTest.keyClicks(dialog.name, "Autumn groups")
        dialog.starts.setText("1 Nov 2026")
        names.append(dialog.name.text())
        dialog.accept()

    answer.will_fill(look)
    section(page).new_round()
    assert names == ["Group Mentoring October 2026", "Autumn groups"]
    assert on_file(page)["Autumn groups"].scheme is Scheme.GROUP


def test_a_name_that_is_taken_is_refused_in_the_dialog(spring, page, answer):
    said = []

    def taken(dialog):
        dialog.name.selectAll()
        QTest.keyClicks(dialog.name, "Spring")
        dialog.accept()
        said.append(dialog.findChild(object, "new_round_refusal").text())
        dialog.starts.setText("soon")
        dialog.accept()
        said.append(dialog.findChild(object, "new_round_refusal").text())
        dialog.reject()

    answer.will_fill(taken)
    section(page).new_round()
    assert said[0] == "“Spring” is taken. Choose another name."
    assert said[1].startswith("Type a start such as")
    assert list(on_file(page)) == ["Spring"]


def test_a_date_is_kept_on_enter_and_undone(spring, page, type_into):
    form = section(page).form
    before = form.shown.call_closes
    type_into(form.dates["call_closes"].line, "30/4/2026")
    assert on_file(page)["Spring"].call_closes == dt.date(2026, 4, 30)
    page.desk.undo()
    assert on_file(page)["Spring"].call_closes == before
    assert form.dates["call_closes"].value == before


def test_dates_out_of_order_are_refused_where_they_were_typed(spring, page, type_into):
    form = section(page).form
    starts = form.dates["starts"]
    type_into(starts.line, "1 Jan 2024")
    assert "would come before" in starts.wrong
    assert starts.line.text() == "1 Jan 2024"
    assert on_file(page)["Spring"].starts == dt.date(2026, 6, 1)


def test_a_refused_date_is_kept_once_the_others_make_room(spring, page, type_into):
    form = section(page).form
    type_into(form.dates["ends"].line, "1 Sep 2027")
    assert "would come before" in form.dates["ends"].wrong
    type_into(form.dates["follow_up"].line, "1 Mar 2028")
    found = on_file(page)["Spring"]
    assert (found.ends, found.follow_up) == (dt.date(2027, 9, 1), dt.date(2028, 3, 1))
    assert form.dates["ends"].wrong == ""
    page.desk.undo()
    assert on_file(page)["Spring"].ends == dt.date(2026, 12, 1)


def test_what_is_no_date_says_how_to_type_one(spring, page, type_into):
    field = section(page).form.dates["midpoint"]
    type_into(field.line, "in autumn")
    assert field.wrong == "Type a day such as 3 Mar 2026 or 3/3/2026."
    type_into(field.line, "")
    assert field.wrong == "A round needs this date."
    type_into(field.line, "1 Sep 2026")
    assert field.wrong == ""


def test_a_round_is_renamed_and_a_taken_name_refused(spring, page, type_into):
    page.desk.do(NewRound("Autumn", Scheme.MATCHED, dt.date(2026, 10, 1)))
    section(page).arrive(spring)
    name = section(page).form.name
    type_into(name.line, "autumn ")
    type_into(name.line, "Autumn")
    assert name.wrong == "“Autumn” is taken. Choose another name."
    type_into(name.line, "Spring 2026")
    assert page.desk.ask(round_by_id, spring).name == "Spring 2026"


def test_the_state_steps_and_a_finished_round_is_locked(spring, page):
    form = section(page).form
    form.state.combo.setCurrentIndex(list(RoundState).index(RoundState.REPORTED))
    form.state.finish()
    assert on_file(page)["Spring"].state is RoundState.REPORTED
    assert form.name.line.isReadOnly()
    assert not form.remove.isVisible()


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_round_with_live_pairs_is_reported_after_a_word(spring, page, answer, make, goes_on):
    david, amina = make.mentor("David Okello"), make.mentee("Amina Rahman", spring)
    page.desk.do(DraftMatch(spring, None, david, amina, override_reason="It is right"))
    (pair,) = [m["id"] for m in page.desk.ask(rows, Match)]
    page.desk.do(StepMatches((pair,), MatchState.CONFIRMED))
    form = section(page).form
    answer.will("confirm", goes_on)
    form.state.combo.setCurrentIndex(list(RoundState).index(RoundState.REPORTED))
    form.state.finish()
    assert "Amina Rahman with David Okello has not ended in “Spring”" in answer.said[-1]
    state = on_file(page)["Spring"].state
    assert (state is RoundState.REPORTED) is goes_on and form.state.typed() is state


@pytest.mark.parametrize("why", ["two pairs were forgotten", None])
def test_reopening_asks_why(spring, page, answer, why):
    page.desk.do(StepRound(spring, RoundState.REPORTED))
    answer.will("text", why)
    form = section(page).form
    form.state.combo.setCurrentIndex(list(RoundState).index(RoundState.RUNNING))
    form.state.finish()
    state = on_file(page)["Spring"].state
    assert state is (RoundState.RUNNING if why else RoundState.REPORTED)
    assert form.state.typed() is state


def test_an_empty_round_is_removed_and_comes_back(spring, page):
    form = section(page).form
    assert form.remove.isVisible()
    form.remove.click()
    assert on_file(page) == {}
    page.desk.undo()
    assert list(on_file(page)) == ["Spring"]


def test_a_round_with_people_shows_how_many_and_stays(spring, page):
    person = page.desk.do(NewPerson("Layla Haddad")).values["person_id"]
    page.desk.do(AddToRound(spring, (person,), Role.MENTEE))
    form = section(page).form
    assert form.findChild(object, "remove_round").isHidden()
    texts = [each.text() for each in form.findChildren(QLabel)]
    assert "1 mentee · 0 mentors · 0 pairs" in texts


def test_a_copy_moves_every_date(spring, page, answer):
    answer.will_fill(fill(name="Next spring", starts="1 Jun 2027"))
    section(page).form.copy.click()
    new = on_file(page)["Next spring"]
    old = on_file(page)["Spring"]
    assert (new.starts, new.ends) == (dt.date(2027, 6, 1), dt.date(2027, 12, 1))
    assert new.weights == old.weights
    assert section(page).form.shown.id == new.id


def test_the_list_shows_the_latest_first_and_follows_the_keys(demo_page):
    rounds = section(demo_page)
    starts = [row.starts for row in rounds.model.rows]
    assert starts == sorted(starts, reverse=True)
    rounds.list.setFocus()
    QTest.keyClick(rounds.list, Qt.Key.Key_Down)
    assert rounds.form.shown.id == rounds.model.id_at(1)
    QTest.keyClick(rounds.list, Qt.Key.Key_Return)
    assert rounds.form.name.line.hasFocus()
    assert isinstance(rounds.list.itemDelegate(), RoundDelegate)


def test_half_a_date_is_kept_when_another_round_is_chosen(spring, page):
    page.desk.do(NewRound("Autumn", Scheme.MATCHED, dt.date(2026, 10, 1)))
    rounds = section(page)
    rounds.arrive(spring)
    line = rounds.form.dates["call_closes"].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "28/4/2026")
    rounds.list.setFocus()
    rounds.list.select_ids([rounds.model.id_at(0)], rounds.model.id_at(0))
    assert page.desk.ask(round_by_id, spring).call_closes == dt.date(2026, 4, 28)


def test_a_file_open_for_reading_only_can_be_looked_at(built_file, tmp_path, open_window, around):
    path = tmp_path / "Read.mentordesk"
    path.write_bytes(built_file.read_bytes())
    with Workspace.open(path, around=around) as writer:
        writer.run(NewRound("Spring", Scheme.MATCHED, dt.date(2026, 6, 1)))
    window = open_window(Workspace.open(path, read_only=True, around=around))
    window.workplace.show_page("settings")
    form = window.workplace.page("settings").section("rounds").form
    assert form.dates["starts"].line.isReadOnly()
    assert not form.copy.isEnabled()
    assert not form.remove.isVisible()
