"""The main window: what it shows, its menus and keys, undo, history, search, second window."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton

from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.people import EditPerson
from mentordesk.domain.round import RoundState
from mentordesk.store.queries import rounds
from mentordesk.store.queries.agreement_rows import agreement_rows
from mentordesk.store.workspace import Workspace
from mentordesk.ui.settings import Settings
from mentordesk.ui.text_fields import GrowingEdit
from mentordesk.ui.tokens import SIDEBAR_NARROW, SIDEBAR_WIDE, Mode
from mentordesk.wording.words import word
from tests.support.pages import page_of


def add(window, name):
    done = window.workplace.desk.do(NewPerson(name))
    return done.values["person_id"]


def action(window, name):
    found = window.findChild(object, name)
    assert found is not None, name
    return found


def test_without_a_file_the_window_welcomes(open_window):
    window = open_window()
    assert window.welcome.isVisible()
    assert window.workplace is None
    assert not action(window, "undo").isEnabled()


def test_a_new_programme_is_made_where_the_person_says(open_window, answer, tmp_path):
    window = open_window()
    answer.will("save_file", tmp_path / "Mentors")
    window.new_file()
    assert (tmp_path / "Mentors.mentordesk").exists()
    assert window.windowTitle() == "Mentors – MentorDesk"
    assert Settings().taste.recent == (str(tmp_path / "Mentors.mentordesk"),)


def test_a_file_that_is_no_programme_is_refused_in_a_sentence(open_window, answer, tmp_path):
    other = tmp_path / "list.csv"
    other.write_text("name\nAmina\n", encoding="utf-8")
    window = open_window()
    answer.will("tell")
    assert not window.open_path(other)
    assert "not a MentorDesk file" in answer.said[0]
    assert window.welcome.isVisible()


def test_a_recent_file_that_is_gone_can_be_taken_off_the_list(open_window, tmp_path):
    Settings().remember_file(tmp_path / "gone.mentordesk")
    window = open_window()
    (off,) = [
        b for b in window.welcome.findChildren(QToolButton) if "off this list" in b.accessibleName()
    ]
    off.click()
    assert Settings().taste.recent == ()


def test_the_sidebar_has_labels_only_where_there_is_room(window):
    assert window.workplace.sidebar.width() == SIDEBAR_NARROW
    window.resize(1600, 900)
    assert window.workplace.sidebar.width() == SIDEBAR_WIDE


def test_the_page_menu_holds_what_the_page_offers(window):
    page_of(window, "people")
    offered = [a.objectName() for a in window.workplace.current.offered if a is not None]
    menu = next(a.menu() for a in window.menuBar().actions() if a.text() == "People")
    assert [a.objectName() for a in menu.actions() if not a.isSeparator()] == offered


def test_undo_names_what_it_takes_back_and_redo_brings_it_again(window):
    person = add(window, "Amina Rahman")
    undo, redo = action(window, "undo"), action(window, "redo")
    assert "Amina Rahman added" in undo.text()
    undo.trigger()
    people = page_of(window, "people")
    assert people.model.number_of(person) is None
    assert "Amina Rahman added" in redo.text()
    redo.trigger()
    assert people.model.number_of(person) == 0


def test_undo_belongs_to_the_text_field_first(window, qtbot):
    people = page_of(window, "people")
    person = add(window, "Amina Rahman")
    search = window.workplace.search
    search.setFocus()
    QTest.keyClicks(search, "abc")
    QTest.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert search.text() == ""
    assert people.model.number_of(person) == 0
    QTest.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: people.model.number_of(person) is None)


def test_an_edit_says_so_in_a_toast_and_its_undo_takes_it_back(window):
    add(window, "Amina Rahman")
    toast = window.workplace.toasts
    assert toast.text == "Amina Rahman added"
    toast.findChild(object, "toast_undo").click()
    assert page_of(window, "people").model.rowCount() == 0
    assert toast.text == "Undone: Amina Rahman added"


def test_f6_leads_to_the_toast(window, qtbot):
    add(window, "Amina Rahman")
    window.workplace.toasts.take_focus()
    qtbot.waitUntil(lambda: window.focusWidget().objectName() == "toast_undo")


def test_a_refusal_stands_on_the_page_not_in_a_dialog(window):
    person = add(window, "Amina Rahman")
    assert window.workplace.desk.do(EditPerson(person, "display_name", "")) is None
    assert "name is empty" in window.workplace.notice.text
    window.workplace.desk.do(EditPerson(person, "city", "Dhaka"))
    assert window.workplace.notice.text == ""


def test_search_finds_people_rounds_and_commands(window, make):
    make.round("Autumn 2026")
    add(window, "Ana Autumnwood")
    search = window.workplace.search
    search.setText("autumn")
    search.look()
    assert search.found == ["Ana Autumnwood", "Autumn 2026"]
    search.setText("undo")
    search.look()
    assert search.found[0].startswith("Undo")


def test_search_finds_pairs_by_either_name_and_opens_them(open_window, demo):
    window = open_window(demo)
    place = window.workplace
    round_id = next(r.id for r in demo.ask(rounds.all_rounds) if r.state is RoundState.RUNNING)
    pair = demo.ask(agreement_rows, round_id)[0]
    parts = f"{pair.mentee.split()[0]} {pair.mentor.split()[-1]}"
    found = place.look_up(parts)
    (wanted,) = [f for f in found if f.text == f"{pair.mentor} and {pair.mentee}"]
    assert (wanted.group, wanted.detail.split(" · ")[0]) == ("Pairs", word(pair.match_state))
    wanted.go()
    assert place.current.name == "agreements"
    assert place.round_id == round_id
    assert place.current.table.selected_ids() == [pair.id]
    assert not [f for f in place.look_up("zzzz") if f.group == "Pairs"]


def test_search_says_when_it_finds_nothing(window):
    search = window.workplace.search
    search.setText("zzzz")
    search.look()
    assert search.found == []


def test_choosing_a_found_person_opens_them(window):
    add(window, "José da Silva")
    wanted = add(window, "Ánh Nguyễn")
    search = window.workplace.search
    search.setFocus()
    QTest.keyClicks(search, "nguyen")
    QTest.keyClick(search, Qt.Key.Key_Return)
    people = page_of(window, "people")
    assert people.pane.person.id == wanted
    assert people.selected() == [wanted]


def test_history_reads_filters_and_undoes_a_step_out_of_order(window, qtbot):
    first = add(window, "Amina Rahman")
    second = add(window, "Bela Sharma")
    window.workplace.toggle_history()
    panel = window.workplace.history
    assert [line.text for line in panel.list.lines.rows] == [
        "Bela Sharma added",
        "Amina Rahman added",
    ]
    panel.filter.setText("amina")
    QTest.keyClick(panel.filter, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not panel.list.lines.is_looking)
    (line,) = panel.list.lines.rows
    panel.list.select_ids([line.id])
    panel.undo.click()
    model = page_of(window, "people").model
    assert (model.number_of(first), model.number_of(second)) == (None, 0)


def test_a_line_undone_already_cannot_be_undone_again(window):
    add(window, "Amina Rahman")
    window.workplace.desk.undo()
    window.workplace.toggle_history()
    panel = window.workplace.history
    panel.list.select_ids([panel.list.lines.rows[1].id])
    assert not panel.undo.isEnabled()


def test_the_round_picker_keeps_the_round_over_a_restart(window, make, open_window, around):
    make.round("Autumn 2026")
    spring = make.round("Spring 2027")
    place = window.workplace
    place.set_round(spring)
    assert place.current.round_id == spring
    path = place.desk.workspace.path
    window.close()
    again = open_window(Workspace.open(path, around=around))
    assert again.workplace.round_id == spring


def test_a_round_made_elsewhere_appears_in_the_picker(window):
    from mentordesk.commands.rounds import NewRound
    from mentordesk.domain.round import Scheme

    window.workplace.desk.do(NewRound("Autumn 2026", Scheme.MATCHED, dt.date(2026, 9, 1)))
    assert window.workplace.sidebar.round.name == "Autumn 2026"
    assert window.workplace.current.round_id == window.workplace.round_id


def test_a_second_window_on_the_same_file_only_reads(window, open_window):
    add(window, "Amina Rahman")
    other = open_window()
    assert other.open_path(window.workplace.desk.workspace.path)
    assert other.workplace.desk.is_read_only
    assert page_of(other, "people").model.rowCount() == 1
    new = action(other, "people.new_person")
    assert not new.isEnabled()
    assert "reading only" in new.toolTip()


def test_look_and_text_size_are_kept(window):
    window.set_mode(Mode.DARK)
    window.set_text_percent(125)
    kept = Settings().taste
    assert (kept.mode, kept.text_percent) == (Mode.DARK, 125)


@pytest.mark.parametrize("name", ["undo", "redo", "open", "search", "history"])
def test_the_standard_keys_are_there(window, name):
    assert action(window, name).shortcuts()


def test_a_half_typed_field_is_kept_when_the_window_closes(window, around):
    person = add(window, "Amina Rahman")
    people = page_of(window, "people")
    people.show_person(person)
    city = people.pane.findChild(GrowingEdit, "city")
    city.setFocus()
    QTest.keyClicks(city, "Dhaka")
    path = window.workplace.desk.workspace.path
    window.close()
    from mentordesk.store.queries.people_detail import detail

    with Workspace.open(path, around=around) as again:
        found = again.ask(detail, person)
        assert found is not None
        assert found.city == "Dhaka"


def test_no_key_means_two_things_on_any_page(open_window, demo):
    window = open_window(demo)
    doubled: dict[tuple[str, str], int] = {}
    for page in (*dict(window.workplace.page_titles()), "concerns", "quotes", "replies"):
        window.workplace.show_page(page)
        keys = Counter(
            key.toString()
            for one in window.findChildren(QAction)
            if one.isVisible() and _is_reached(window, one)
            for key in one.shortcuts()
        )
        assert "Ctrl+Z" in keys
        doubled |= {(page, key): count for key, count in keys.items() if count > 1}
    assert not doubled


def _is_reached(window, action):
    """Whether its keys act now, wherever in the window the keyboard is."""
    here = [window, window.workplace.current, *window.menuBar().findChildren(QMenu)]
    on_window = action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
    return on_window and any(each in here for each in action.associatedObjects())
