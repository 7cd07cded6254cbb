"""The second door: nothing is held behind it while it is closed, and it closes by itself."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

from mentordesk.commands.applications import AddToRound
from mentordesk.commands.concerns import RaiseConcern, Worry
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.concern import ConcernKind, ConcernState, Severity
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.store.queries.concerns import concerns
from mentordesk.ui.concerns.arriving import Raise
from mentordesk.ui.concerns.model import ConcernColumn, Part

S = ConcernState
SECRET = "She told of Quetzal"


@pytest.fixture
def pair(workspace, make):
    spring = make.round()
    mentor, mentee = make.mentor("David Okello"), make.mentee("Amina Rahman", spring)
    workspace.run(AddToRound(spring, (mentor,), Role.MENTOR))
    done = workspace.run(DraftMatch(spring, None, mentor, mentee))
    (made,) = [c.id for c in done.changes if c.table == "match"]
    workspace.run(StepMatches((made,), MatchState.CONFIRMED))
    workspace.run(StepMatches((made,), MatchState.INTRODUCED))
    return made, mentee, mentor


@pytest.fixture
def held(workspace, pair):
    worry = Worry(SECRET, ConcernKind.CONDUCT, Severity.HIGH, pair[1], pair[0], owner="Ruth")
    return workspace.run(RaiseConcern(worry)).values["concern_id"]


@pytest.fixture
def page(open_window, workspace, pair):
    window = open_window(workspace)
    window.workplace.show_page("concerns")
    return window.workplace.page("concerns")


def words(window):
    found = [each.text() for kind in (QLabel, QPushButton) for each in window.findChildren(kind)]
    return "\n".join(found)


def open_by_key(page, qtbot):
    """The door has the keyboard: Space opens it."""
    page.window().activateWindow()
    qtbot.waitUntil(lambda: page.window().focusWidget() is not None)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)


def deed(page, text):
    return next(a for a in page.findChildren(QAction) if a.text() == text)


def test_nothing_is_held_behind_the_closed_door(page, held, qtbot):
    assert page.model.rowCount() == 0 and not page.is_open
    assert "This is private. Make sure nobody reads along." in words(page)
    assert "Quetzal" not in words(page.window()) and "Open 0" in words(page)
    open_by_key(page, qtbot)
    assert page.is_open
    assert SECRET in words(page.pane) and "Amina Rahman with David Okello" in words(page.pane)
    page.close_door()
    assert page.model.rowCount() == 0
    qtbot.waitUntil(lambda: "Quetzal" not in words(page.window()))
    assert "Amina" not in words(page)


def test_leaving_the_page_closes_the_door(page, held, qtbot):
    place = page.window().workplace
    for leave in (
        lambda: place.show_page("people"), lambda: page.window().hide(), place.finish,
    ):  # fmt: skip
        page.window().show()
        place.show_page("concerns")
        page.open_door()
        assert page.model.rowCount() == 1
        leave()
        assert not page.is_open and page.model.rowCount() == 0


def test_without_a_key_the_door_closes_by_itself_and_keeps_what_was_half_written(
    page, held, qtbot, answer, workspace
):
    page.open_door()
    assert page.idle.isActive() and page.idle.interval() == 5 * 60_000
    page.idle.start(50)

    def called_away(dialog):
        dialog.fields["facts"].show_value("She said that")
        dialog.fields["reported_at"].line.setText("some day")
        qtbot.waitUntil(lambda: not page.is_open)

    answer.will_fill(called_away)
    page.raise_one(Raise(person_id=page.model.row_at(0).about_id))
    assert not page.is_open and not page.idle.isActive()
    assert "She said that" not in words(page)

    def go_on(dialog):
        assert dialog.fields["facts"].typed() == "She said that"
        dialog.fields["kind"].show_value(ConcernKind.DATA)
        dialog.yes.click()

    answer.will_fill(go_on)
    page.open_door()
    assert "She said that" in [row.facts for row in workspace.ask(concerns)]
    page.close_door()
    page.open_door()  # nothing is asked twice


def test_a_key_keeps_the_door_open(page, held, qtbot):
    page.open_door()
    page.idle.start(60_000)
    left = page.idle.remainingTime()
    page.idle.setInterval(120_000)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.idle.remainingTime() > left


def test_window_title_tooltips_and_toasts_say_nothing(page, held, qtbot):
    page.open_door()
    window, model = page.window(), page.model
    title = window.windowTitle()
    tips = [
        model.index(0, column).data(Qt.ItemDataRole.ToolTipRole)
        for column in range(len(ConcernColumn))
    ]
    assert not any(tips)
    deed(page, "Mark as read").trigger()
    toast = window.workplace.toasts
    assert "Concern kept" in words(toast) and "Undo" in words(toast)
    assert window.windowTitle() == title
    tips = [w.toolTip() for w in window.findChildren(QPushButton)]
    tips.append(window.workplace.undo_button.toolTip())
    assert not any(secret in tip for tip in tips for secret in ("Quetzal", "Amina", "conduct"))
    window.workplace.undo_button.click()
    assert model.row_at(0).state is S.RAISED


def test_a_concern_is_raised_from_a_pair(page, pair, answer, workspace):
    made, mentee, _ = pair
    page.window().workplace.show_page("relationships")
    relationships = page.window().workplace.page("relationships")
    relationships.arrive(made)
    deed(relationships, "Raise a concern…").trigger()
    assert page.isVisible() and not page.is_open

    def fill(dialog):
        assert dialog.windowTitle() == "Concern"
        assert dialog.fields["reported_at"].line.text() == "2 Mar 2026, 09:30"
        dialog.fields["kind"].show_value(ConcernKind.WELLBEING)
        dialog.fields["about_id"].show_value(mentee)
        dialog.fields["facts"].show_value(SECRET)
        dialog.fields["reported_at"].line.setText("1/3/2026 8.15")
        dialog.yes.click()

    answer.will_fill(fill)
    page.open_door()
    (row,) = workspace.ask(concerns)
    assert (row.about_id, row.match_id, row.facts) == (mentee, made, SECRET)
    assert row.raised_at == dt.datetime(2026, 3, 1, 8, 15, tzinfo=dt.UTC)
    assert page.table.selected_ids() == [row.id]


def test_a_concern_is_raised_about_a_person_or_somebody_found(page, pair, answer, workspace):
    _, mentee, mentor = pair
    place = page.window().workplace
    place.show_page("people")
    people = place.page("people")
    people.show_person(mentor)
    deed(people, "Raise a concern…").trigger()

    def keep(dialog):
        dialog.fields["kind"].show_value(ConcernKind.SAFETY)
        dialog.fields["facts"].show_value("Told")
        dialog.yes.click()

    answer.will_fill(keep)
    page.open_door()

    def find(dialog):
        who = dialog.fields["about_id"].people
        who.search.setText("Amina")
        who.look()
        keep(dialog)

    answer.will_fill(find)
    deed(page, "Raise a concern…").trigger()
    assert {row.about_id for row in workspace.ask(concerns)} == {mentee, mentor}


def test_what_is_missing_is_said_in_the_dialog(page, pair, answer, workspace):
    page.open_door()

    def fill(dialog):
        dialog.yes.click()
        assert "what it is about" in dialog.wrong.text()
        for text in ("late", "16:05", "3 Mar 2026", "31/2/2026 16:05", ""):
            dialog.fields["reported_at"].line.setText(text)
            dialog.yes.click()
            assert "16:05" in dialog.fields["reported_at"].wrong
        dialog.reject()

    answer.will_fill(fill)
    page.arrive(Raise(match_id=pair[0]))
    assert workspace.ask(concerns) == ()


def test_a_concern_is_taken_from_step_to_step_and_opened_again(page, held, answer, workspace):
    page.open_door()

    def state():
        (row,) = workspace.ask(concerns)
        return row.state

    able = [a.text() for a, _ in page._deeds if a.isEnabled()]
    assert able == ["Mark as read", "Correct it…"]
    page.pane.first.click()

    def with_value(**values):
        def fill(dialog):
            for name, value in values.items():
                dialog.fields[name].show_value(value)
            dialog.yes.click()

        return fill

    for text, values, then in (
        ("Act on it…", {"action": "Rang her"}, S.ACTING),
        ("Refer it…", {"referred_to": "Student support"}, S.REFERRED),
        ("Watch it…", {"review_on": dt.date(2026, 3, 9)}, S.MONITORED),
        ("Correct it…", {"facts": "In short"}, S.MONITORED),
        ("Close it…", {"action": "All is well"}, S.CLOSED),
    ):
        answer.will_fill(with_value(**values))
        deed(page, text).trigger()
        assert state() is then
    assert page.model.rowCount() == 0
    page.look_at(Part.CLOSED)
    assert "Kept until" in words(page.pane) and "2 March 2029" in words(page.pane)
    answer.will_fill(with_value(keep_until=dt.date(2027, 3, 2)))
    deed(page, "Keep it until…").trigger()
    answer.will_fill(with_value(why="Told again"))
    deed(page, "Open again…").trigger()
    assert state() is S.ACTING


def test_today_leads_to_the_door(held, page):
    place = page.window().workplace
    place.show_page("today")
    today = place.page("today")
    keys = [today.model.id_at(number) for number in range(today.model.rowCount())]
    (key,) = [key for key in keys if key.startswith("concern_unread")]
    today.table.select_ids([key], key)
    today.act()
    assert place.current is page and not page.is_open


def test_a_file_open_for_reading_lets_nothing_be_raised(open_window, workspace, held):
    from mentordesk.store.workspace import Workspace

    with Workspace.open(workspace.path, read_only=True) as reader:
        window = open_window(reader)
        window.workplace.show_page("concerns")
        page = window.workplace.page("concerns")
        page.arrive(Raise(person_id="x"))
        page.open_door()
        assert page.model.rowCount() == 1
        assert not any(action.isEnabled() for action, _ in page._deeds)
        window.close()
