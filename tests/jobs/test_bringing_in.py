"""A copy of how things stood before a big import; a disk that refuses it does not stop it."""

from __future__ import annotations

import pytest

from mentordesk.commands.imports import ImportPeople
from mentordesk.commands.newcomers import NewPerson
from mentordesk.domain.fields import Field
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.plan import Action, ImportPlan, PlannedRow
from mentordesk.jobs.backups import backups
from mentordesk.jobs.bringing_in import BIG, WHY, bring_in
from mentordesk.progress import Cancelled, Progress
from mentordesk.store.backup import backup_folder
from mentordesk.store.queries import people
from mentordesk.store.workspace import Workspace


def rows(count, rejected=0):
    found = []
    for number in range(count):
        draft = PersonDraft(
            "a.csv", "", number + 2, frozenset(), {Field.DISPLAY_NAME: f"Person {number}"}
        )
        found.append(PlannedRow("a.csv", "", number + 2, Action.ADD, draft))
    found += [PlannedRow("a.csv", "", 9000 + n, Action.REJECT) for n in range(rejected)]
    return ImportPeople(ImportPlan(("a.csv",), tuple(found), ()))


def test_before_a_big_import_a_copy_is_made_of_how_things_stood(workspace):
    workspace.run(NewPerson("Amina Rahman"))
    brought = bring_in(rows(BIG), workspace, Progress())
    (copy,) = backups(workspace.path)
    assert (copy.path, copy.why) == (brought.copy, WHY)
    assert brought.trouble is None
    with Workspace.open(copy.path, read_only=True) as before:
        assert [person.name for person in before.ask(people.find)] == ["Amina Rahman"]
    assert workspace.ask(people.count) == BIG + 1


def test_a_small_import_makes_none_however_many_rows_are_rejected(workspace):
    brought = bring_in(rows(BIG - 1, rejected=500), workspace, Progress())
    assert (brought.copy, brought.trouble) == (None, None)
    assert backups(workspace.path) == ()


def test_a_copy_that_cannot_be_made_is_told_of_and_the_import_is_done(workspace):
    backup_folder(workspace.path).write_text("a file where the folder should be")
    brought = bring_in(rows(BIG), workspace, Progress())
    assert brought.copy is None
    assert brought.trouble is not None
    assert workspace.ask(people.count) == BIG
    workspace.undo()
    assert workspace.ask(people.count) == 0


def test_cancelled_while_copying_nothing_is_written(workspace):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        bring_in(rows(BIG), workspace, progress)
    assert workspace.ask(people.count) == 0
    assert backups(workspace.path) == ()
