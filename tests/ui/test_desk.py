"""The desk: small edits at once, big ones beside the window, and one writer at a time."""

from __future__ import annotations

from threading import Event

import pytest

from mentordesk.commands.imports import ImportPeople
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.people import EditPerson
from mentordesk.domain.fields import Field
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.plan import Action, ImportPlan, PlannedRow
from mentordesk.store.queries import people
from mentordesk.ui import desk as desk_module
from mentordesk.ui.runner import Runner


def many(count):
    """An import of so many people, one row of file each."""
    rows = []
    for number in range(count):
        draft = PersonDraft(
            "many.csv", "", number + 2, frozenset(), {Field.DISPLAY_NAME: f"Person {number}"}
        )
        rows.append(PlannedRow("many.csv", "", number + 2, Action.ADD, draft))
    return ImportPeople(ImportPlan(("many.csv",), tuple(rows), ()))


@pytest.fixture
def beside(desk, qtbot, monkeypatch):
    """The desk with a runner, on which forty rows are many already."""
    monkeypatch.setattr(desk_module, "MANY_ROWS", 40)
    desk.runner = Runner(desk)
    yield desk
    desk.runner.close()


def on_file(desk):
    return desk.ask(people.count)


def test_a_small_step_is_undone_before_undo_returns(beside):
    beside.do(NewPerson("Amina Rahman"))
    assert beside.undo() is not None
    assert on_file(beside) == 0
    assert not beside.runner.is_busy


@pytest.mark.parametrize("way", ["key", "history"])
def test_a_big_step_is_undone_beside_the_window(beside, qtbot, way):
    done = beside.workspace.run(many(50))
    told: list[int] = []
    beside.changed.connect(lambda changes: told.append(len(changes)))
    titles: list[str] = []
    beside.runner.started.connect(lambda job: titles.append(job.title))
    assert (beside.undo() if way == "key" else beside.undo_entry(done.entry_id)) is None
    assert beside.writing.startswith("Undoing: ")
    qtbot.waitUntil(lambda: not beside.runner.is_busy)
    assert on_file(beside) == 0
    assert (told, beside.writing) == ([51], "")
    assert len(titles) == 1
    beside.redo()
    qtbot.waitUntil(lambda: not beside.runner.is_busy)
    assert on_file(beside) == 50


def test_while_a_worker_writes_other_edits_are_refused_at_once(beside, qtbot):
    may_end = Event()
    refusals: list[Refused] = []
    ended: list[object] = []
    beside.refused.connect(refusals.append)

    def slow(progress):
        may_end.wait(20)
        return beside.workspace.run(NewPerson("Bela Sharma"), progress)

    job = beside.do_beside("Importing", slow, done=ended.append)
    assert job is not None
    assert beside.do(NewPerson("Amina Rahman")) is None
    assert beside.do_beside("Importing again", slow) is None
    beside.undo()
    assert [refusal.reason for refusal in refusals] == [Reason.STILL_WRITING] * 3
    assert refusals[0].values["what"] == "Importing"
    assert (beside.undo_text, beside.redo_text) == ("", "")
    may_end.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert on_file(beside) == 1
    assert beside.undo_text == "Bela Sharma added"
    assert beside.do(NewPerson("Amina Rahman")) is not None


def test_a_cancelled_undo_changes_nothing_and_gives_the_desk_back(beside, qtbot):
    beside.workspace.run(many(50))
    beside.runner.started.connect(lambda job: job.cancel())
    beside.undo()
    qtbot.waitUntil(lambda: not beside.runner.is_busy)
    assert on_file(beside) == 50
    assert beside.writing == ""
    assert beside.undo_text
    assert beside.do(NewPerson("Amina Rahman")) is not None


def test_a_refused_undo_beside_is_said(beside, qtbot):
    done = beside.workspace.run(many(50))
    person = next(c.id for c in done.changes if c.table == "person")
    beside.do(EditPerson(person, "city", "Lima"))
    refusals: list[Refused] = []
    beside.refused.connect(refusals.append)
    beside.undo_entry(done.entry_id)
    qtbot.waitUntil(lambda: not beside.runner.is_busy)
    assert [refusal.reason for refusal in refusals] == [Reason.CHANGED_SINCE]
    assert on_file(beside) == 50
