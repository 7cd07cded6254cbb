"""Rows written by the thousand: journalled, undone and stopped like any other edit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from mentordesk.commands.imports import ImportPeople
from mentordesk.commands.newcomers import NewPerson
from mentordesk.domain.fields import Field
from mentordesk.domain.person import ContactStatus, PersonStatus, Role
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.plan import Action, ImportPlan, PlannedRow
from mentordesk.progress import Cancelled, Progress
from mentordesk.store import rows
from mentordesk.store.checks import check
from mentordesk.store.ids import random_id
from mentordesk.store.queries import people
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import MentorProfile, Person, Tag
from tests.support.dump import dump


@dataclass(frozen=True)
class Doing:
    """A command that does whatever a test asks for."""

    deed: Callable[[WriteSession], Any]

    def apply(self, session):
        self.deed(session)
        return {}


def many(count):
    """An import of so many mentors."""
    found = []
    for number in range(count):
        values = {
            Field.DISPLAY_NAME: f"Person {number:05d}",
            Field.EMAIL: (f"p{number}@post.example",),
            Field.STATUS: PersonStatus.ALUM if number % 2 else None,
        }
        held = {f: value for f, value in values.items() if value is not None}
        draft = PersonDraft("many.csv", "", number + 2, frozenset({Role.MENTOR}), held)
        found.append(PlannedRow("many.csv", "", number + 2, Action.ADD, draft))
    return ImportPeople(ImportPlan(("many.csv",), tuple(found), ()))


class Stopping:
    """A progress that is cancelled at the n-th report of one kind of work."""

    def __init__(self, at: str, after: int = 1) -> None:
        self.heard: list[str] = []
        self._at, self._after = at, after
        self.progress = Progress(self._told)

    def _told(self, done, total, what):
        self.heard.append(what)
        assert 0 <= done <= total or not total
        if what == self._at and self.heard.count(what) == self._after:
            self.progress.cancel()


# fresh rows -----------------------------------------------------------------------------------


def test_a_fresh_row_is_what_a_record_would_have_been(workspace):
    def both(session):
        person = session.fresh(Person, display_name="A", sort_name="a", status=PersonStatus.ALUM)
        session.fresh(MentorProfile, person_id=person.id)
        record = Person(
            id=session.new_id(), display_name="B", sort_name="b", status=PersonStatus.ALUM
        )
        session.add(record)
        session.add(MentorProfile(id=session.new_id(), person_id=record.id))

    done = workspace.run(Doing(both))
    told: dict[str, list[tuple[set[str], dict[str, Any]]]] = {}
    for change in done.changes:
        row = {k: v for k, v in change.after.items() if k not in ("id", "person_id")}
        row.pop("display_name", None), row.pop("sort_name", None)
        told.setdefault(change.table, []).append((set(change.after), row))
    assert [a == b for a, b in told.values()] == [True, True]
    stored = workspace.ask(lambda c: c.execute(select(Person.status, Person.contact_status)).all())
    assert {tuple(row) for row in stored} == {(PersonStatus.ALUM, ContactStatus.ACTIVE)}


def test_a_fresh_row_can_be_set_until_it_is_written_and_not_after(workspace):
    def deed(session):
        person = session.fresh(Person, display_name="A", sort_name="a")
        person.city = "Lima"
        session.write_fresh()
        assert person.city == "Lima"
        with pytest.raises(TypeError):
            person.city = "Quito"

    done = workspace.run(Doing(deed))
    assert [change.after["city"] for change in done.changes] == ["Lima"]


def test_a_fresh_row_with_a_column_that_is_none_is_a_mistake(workspace):
    def deed(session):
        session.fresh(Person, display_name="A", sort_name="a").citty = "Lima"

    with pytest.raises(TypeError, match="citty"):
        workspace.run(Doing(deed))
    assert workspace.ask(people.count) == 0


def test_a_fresh_row_removed_again_is_never_written(workspace):
    def deed(session):
        session.delete(session.fresh(Person, display_name="A", sort_name="a"))

    assert workspace.run(Doing(deed)).changes == ()


def test_a_unique_word_is_free_before_a_fresh_row_takes_it(workspace):
    old = workspace.run(Doing(lambda s: s.fresh(Tag, name="board"))).changes[0].id

    def swap(session):
        session.delete(session.get(Tag, old))
        session.fresh(Tag, name="board")

    before = workspace.ask(dump)
    workspace.run(Doing(swap))
    after = workspace.ask(dump)
    workspace.undo()
    assert workspace.ask(dump) == before != after
    workspace.redo()
    assert workspace.ask(dump) == after


def test_many_rows_are_undone_and_made_again_to_the_letter(workspace):
    before = workspace.ask(dump)
    done = workspace.run(many(rows.CHUNK + 7))
    assert len(done.changes) == 3 * (rows.CHUNK + 7) + 1
    after = workspace.ask(dump)
    assert workspace.ask(check).problems == ()
    workspace.undo()
    assert workspace.ask(dump) == before
    workspace.redo()
    assert workspace.ask(dump) == after
    assert workspace.ask(check).problems == ()


# stopping -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "after"), [("write", 2), ("rows", 2), ("search", 1), ("history", 1)]
)
def test_an_import_stopped_anywhere_writes_nothing(workspace, at, after):
    workspace.run(NewPerson("Amina Rahman"))
    before = workspace.ask(dump)
    stopping = Stopping(at, after)
    with pytest.raises(Cancelled):
        workspace.run(many(600), stopping.progress)
    assert stopping.heard[-1] == at
    assert workspace.ask(dump) == before
    assert workspace.next_undo().values["name"] == "Amina Rahman"
    assert workspace.ask(check).problems == ()


@pytest.mark.parametrize("at", ["read", "compare", "rows", "search", "history"])
def test_an_undo_stopped_anywhere_takes_nothing_back(workspace, at):
    workspace.run(many(600))
    before = workspace.ask(dump)
    stopping = Stopping(at)
    with pytest.raises(Cancelled):
        workspace.undo(stopping.progress)
    assert workspace.ask(dump) == before
    assert workspace.next_undo().name == "ImportPeople"


def test_the_small_edit_of_every_day_has_nothing_to_report(workspace):
    stopping = Stopping("never")
    workspace.run(NewPerson("Amina Rahman", email="a@post.example"), stopping.progress)
    assert stopping.heard == []


# ids ------------------------------------------------------------------------------------------


def test_ids_are_random_uuids():
    pattern = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    made = [random_id() for _ in range(200)]
    assert all(re.fullmatch(pattern, one) for one in made)
    assert len(set(made)) == 200
