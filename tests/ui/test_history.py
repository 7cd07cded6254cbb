"""The history beside the page: all of it is searched, and why a step stays is said in place."""

from __future__ import annotations

import threading

import pytest

from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.people import EditPerson
from mentordesk.store.queries.history import changed_again, entries_newest_first
from mentordesk.ui import history_list, history_panel
from mentordesk.wording.history_changes import change_lines


@pytest.fixture
def panel(window):
    window.workplace.toggle_history()
    return window.workplace.history


def add(panel, name):
    done = panel._desk.do(NewPerson(name))
    return done.values["person_id"]


def choose(panel, number):
    line = panel.list.lines.rows[number]
    panel.list.select_ids([line.id], line.id)
    return panel._note.text()


@pytest.fixture
def search(panel, qtbot):
    """What a filter shows, once everything was looked through."""

    def searched(text):
        panel.filter.setText(text)
        panel.filter.returnPressed.emit()
        return shown(panel, qtbot)

    return searched


def shown(panel, qtbot):
    qtbot.waitUntil(lambda: not panel.list.lines.is_looking, timeout=5_000)
    return [line.text for line in panel.list.lines.rows]


def test_the_filter_looks_through_lines_older_than_those_shown(panel, search, monkeypatch):
    monkeypatch.setattr(history_panel, "SHOWN", 3)
    for name in ("Ama", "Badru", "Chidi", "Dana", "Esi"):
        add(panel, name)
    assert len(panel.list.lines.rows) == 3
    assert search("ama") == ["Ama added"]
    add(panel, "Amara")
    assert search("ama") == ["Amara added", "Ama added"]
    monkeypatch.setattr(history_list, "MOST", 2)
    assert len(search("added 2 mar")) == 2
    assert len(search("")) == 2


def test_a_filter_looks_beside_the_window_and_a_late_answer_is_dropped(panel, qtbot, monkeypatch):
    for name in ("Ama", "Badru"):
        add(panel, name)
    threads, may_answer, read = set(), threading.Event(), panel.list.lines._source

    def slowly():
        threads.add(threading.current_thread())
        may_answer.wait(5)
        return read()

    monkeypatch.setattr(panel.list.lines, "_source", slowly)
    panel.list.lines.set_filter("ama")
    panel.list.lines.set_filter("badru")
    assert len(panel.list.lines.rows) == 2  # what was shown stays until the answer is there
    may_answer.set()
    assert shown(panel, qtbot) == ["Badru added"]
    assert threading.main_thread() not in threads
    qtbot.waitUntil(lambda: not panel._desk.runner.is_busy, timeout=5_000)
    assert shown(panel, qtbot) == ["Badru added"]


def test_typing_is_looked_up_when_it_rests(panel, qtbot):
    add(panel, "Ama")
    add(panel, "Badru")
    panel.filter.setText("ama")
    qtbot.waitUntil(lambda: len(panel.list.lines.rows) == 1, timeout=5_000)


def test_what_was_changed_again_names_what_to_undo_first(panel):
    ama = add(panel, "Ama")
    panel._desk.do(EditPerson(ama, "job_title", "Nurse"))
    panel._desk.do(EditPerson(ama, "city", "Accra"))
    panel._desk.do(EditPerson(ama, "job_title", "Head nurse"))
    assert "Only this step is undone" in choose(panel, 1)
    told = choose(panel, 2)
    assert told == "Changed again since by “Job of Ama changed”. Undo that first."
    assert not panel.undo.isEnabled()
    choose(panel, 0)
    panel.undo.click()
    assert "Only this step is undone" in choose(panel, 3)
    panel.undo.click()
    assert panel.list.lines.rows[0].text.startswith("Undone")
    assert choose(panel, 5).startswith("Changed again since by “City of Ama")


def test_a_line_that_is_no_step_says_so(panel):
    panel._desk.log("ExportFile", folder="somewhere")
    assert "no step" in choose(panel, 0)


def test_nothing_stands_in_the_way_of_the_newest_step(workspace):
    workspace.run(NewPerson("Ama"))
    (newest,) = workspace.ask(entries_newest_first)
    assert workspace.ask(changed_again, newest.id) is None
    assert workspace.ask(changed_again, "?") is None


def test_a_line_tells_what_it_changed_field_by_field(panel):
    ama = add(panel, "Ama")
    panel._desk.do(EditPerson(ama, "job_title", "Nurse"))
    panel._desk.do(EditPerson(ama, "job_title", "Head nurse"))
    choose(panel, 0)
    assert panel._what.text() == "Job: Nurse → Head nurse"
    choose(panel, 1)
    assert panel._what.text() == "Job: nothing → Nurse"
    choose(panel, 2)
    assert not panel._what.isVisible()


def test_long_and_unnamed_values_are_left_out_or_cut():
    told = change_lines(
        [
            ({"city": "A"}, {"city": "b" * 80, "id": "9", "trained_on": "2026-03-02"}),
            (None, {"city": "new"}),
            ({"round_id": "1", "sort_name": "a"}, {"round_id": "2", "sort_name": "b"}),
            ({"notes": '{"a": 1}'}, {"notes": "x"}),
        ]
    )
    assert told[0] == f"City: A → {'b' * 59}…"
    assert told[1:] == ("Training: nothing → 2 Mar 2026",)
    many = [({"city": str(n)}, {"city": str(n + 1)}) for n in range(5)]
    assert change_lines(many)[-1] == "and 2 more"
