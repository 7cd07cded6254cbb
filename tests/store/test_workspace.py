"""One way to write: what is kept, what is refused, and what undo makes of it."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass

import pytest
from sqlalchemy import select, update

from mentordesk.commands.addresses import SetEmails
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.people import EditPerson
from mentordesk.commands.rounds import EditProgramme
from mentordesk.commands.tags import TagPeople, UntagPeople
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.journal import EntryKind
from mentordesk.store.lock import Holder
from mentordesk.store.queries import history, people, rounds
from mentordesk.store.session import EscapedJournal
from mentordesk.store.tables import Person
from mentordesk.store.trouble import FileTrouble, Kind
from mentordesk.store.workspace import Workspace
from tests.support.dump import dump


def names(workspace):
    return [p.name for p in workspace.ask(people.find)]


def test_an_edit_is_kept_with_one_line_of_history(workspace):
    done = workspace.run(NewPerson("Amina Rahman", email="amina@post.example"))
    assert names(workspace) == ["Amina Rahman"]
    (line,) = workspace.ask(history.entries_newest_first)
    assert (line.name, line.who, line.kind) == ("NewPerson", "Ruth", EntryKind.STEP)
    assert line.values["name"] == "Amina Rahman"
    assert {c.table for c in done.changes} == {"person", "person_email"}


def test_a_change_carries_the_row_before_and_after(workspace):
    person = workspace.run(NewPerson("Amina")).values["person_id"]
    (change,) = workspace.run(EditPerson(person, "city", "Dhaka")).changes
    assert (change.before["city"], change.after["city"]) == (None, "Dhaka")
    assert change.columns() == {"city"}


def test_rows_changed_together_have_one_order(workspace):
    for number in range(40):
        workspace.run(NewPerson(f"Person {number}"))

    @dataclass(frozen=True)
    class MoveAll:
        def apply(self, session):
            for person in session.scalars(select(Person)):
                person.city = "Dhaka"
            return {}

    ids = [change.id for change in workspace.run(MoveAll()).changes]
    assert ids == sorted(ids)


def test_a_refused_command_leaves_nothing(workspace):
    before = workspace.ask(dump)

    @dataclass(frozen=True)
    class HalfDone:
        def apply(self, session):
            session.add(Person(id=session.new_id(), display_name="X", sort_name="x"))
            session.flush()
            raise Refused(Reason.NAME_MISSING)

    with pytest.raises(Refused):
        workspace.run(HalfDone())
    assert workspace.ask(dump) == before
    assert workspace.ask(history.entries_newest_first) == ()


def test_a_fault_of_our_own_leaves_nothing_either(workspace):
    @dataclass(frozen=True)
    class Faulty:
        def apply(self, session):
            session.add(Person(id=session.new_id(), display_name="X", sort_name="x"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        workspace.run(Faulty())
    assert names(workspace) == []


@pytest.mark.parametrize("way", ["commit", "bulk"])
def test_no_command_escapes_the_journal(workspace, way):
    @dataclass(frozen=True)
    class Escaping:
        def apply(self, session):
            if way == "commit":
                session.commit()
            session.execute(update(Person).values(city="x"))
            return {}

    with pytest.raises(EscapedJournal):
        workspace.run(Escaping())


def test_undo_and_redo_survive_a_restart(workspace, path, around):
    workspace.run(NewPerson("Amina"))
    workspace.run(NewPerson("David"))
    workspace.undo()
    workspace.close()
    with Workspace.open(path, around=around) as again:
        assert names(again) == ["Amina"]
        undo, redo = again.next_undo(), again.next_redo()
        assert undo is not None and undo.values["name"] == "Amina"
        assert redo is not None and redo.values["name"] == "David"
        again.redo()
        assert names(again) == ["Amina", "David"]
        again.undo()
        again.undo()
        assert names(again) == []
        with pytest.raises(Refused) as refused:
            again.undo()
        assert refused.value.reason is Reason.NOTHING_TO_UNDO


def test_a_new_step_forgets_what_could_be_redone(workspace):
    workspace.run(NewPerson("Amina"))
    workspace.undo()
    workspace.run(NewPerson("David"))
    assert workspace.next_redo() is None
    with pytest.raises(Refused):
        workspace.redo()


def test_an_earlier_step_is_undone_alone_when_nothing_stands_on_it(workspace):
    amina = workspace.run(NewPerson("Amina"))
    david = workspace.run(NewPerson("David"))
    workspace.undo_entry(amina.entry_id)
    assert names(workspace) == ["David"]
    assert workspace.next_undo().entry_id == david.entry_id


def test_a_step_whose_columns_changed_since_is_not_undone(workspace):
    person = workspace.run(NewPerson("Amina")).values["person_id"]
    first = workspace.run(EditPerson(person, "city", "Dhaka"))
    workspace.run(EditPerson(person, "city", "Delhi"))
    with pytest.raises(Refused) as refused:
        workspace.undo_entry(first.entry_id)
    assert refused.value.reason is Reason.CHANGED_SINCE


def test_another_column_changed_since_does_not_stand_in_the_way(workspace):
    person = workspace.run(NewPerson("Amina")).values["person_id"]
    first = workspace.run(EditPerson(person, "city", "Dhaka"))
    workspace.run(EditPerson(person, "employer", "Lantern"))
    workspace.undo_entry(first.entry_id)
    (row,) = workspace.ask(people.rows_by_ids, [person])
    assert (row.city, row.employer) == (None, "Lantern")


def test_a_person_others_hang_on_is_not_undone_away(workspace):
    added = workspace.run(NewPerson("Amina"))
    workspace.run(TagPeople((added.values["person_id"],), "ambassador"))
    with pytest.raises(Refused) as refused:
        workspace.undo_entry(added.entry_id)
    assert refused.value.reason is Reason.CHANGED_SINCE
    assert names(workspace) == ["Amina"]


def test_a_tag_taken_away_and_given_again_can_be_undone_through(workspace):
    person = workspace.run(NewPerson("Amina")).values["person_id"]
    workspace.run(TagPeople((person,), "ambassador"))
    states = [workspace.ask(dump)]
    workspace.run(UntagPeople((person,), "ambassador"))
    workspace.run(TagPeople((person,), "ambassador"))
    workspace.undo()
    workspace.undo()
    assert workspace.ask(dump) == states[0]


def test_a_print_is_history_but_no_step(workspace):
    workspace.run(NewPerson("Amina"))
    workspace.log("PrintAgreements", {"count": 3})
    assert workspace.ask(history.entries_newest_first)[0].kind is EntryKind.LOG
    assert workspace.undo().values["name"] == "Amina"


def test_undo_does_not_pass_a_wall(workspace):
    workspace.run(NewPerson("Amina"))

    @dataclass(frozen=True)
    class Wall:
        is_wall = True

        def apply(self, session):
            return {}

    workspace.run(Wall())
    with pytest.raises(Refused) as refused:
        workspace.undo()
    assert refused.value.reason is Reason.WALL


def test_each_opening_writes_under_its_own_copy(workspace, path, around):
    workspace.run(NewPerson("Amina"))
    workspace.run(NewPerson("David"))
    workspace.close()
    with Workspace.open(path, around=around) as again:
        again.run(NewPerson("Ruth"))
        rows = again.ask(
            lambda c: c.exec_driver_sql(
                "SELECT copy_id, counter, seen FROM journal_entry ORDER BY seq"
            ).all()
        )
    assert [r[1] for r in rows] == [1, 2, 1]
    assert rows[0][0] == rows[1][0] != rows[2][0]
    assert rows[2][2] == f'{{"{rows[1][0]}":2}}'


def test_the_office_day_follows_its_own_zone(path):
    from mentordesk.store.workspace import Surroundings

    late = Surroundings(now=lambda: dt.datetime(2026, 3, 2, 23, 30, tzinfo=dt.UTC))
    with Workspace.create(path, "Mentoring", around=late) as workspace:
        assert workspace.today() == dt.date(2026, 3, 2)
        workspace.run(EditProgramme("time_zone", "Asia/Dhaka"))
        assert workspace.today() == dt.date(2026, 3, 3)
        assert workspace.ask(rounds.programme).time_zone == "Asia/Dhaka"


def test_a_second_writer_is_told_who_has_the_file(workspace, path):
    with pytest.raises(FileTrouble) as trouble:
        Workspace.open(path)
    assert trouble.value.kind is Kind.IN_USE
    holder = trouble.value.values["holder"]
    assert isinstance(holder, Holder)
    assert holder.process == os.getpid()


def test_a_reader_goes_through_and_cannot_write(workspace, path):
    workspace.run(NewPerson("Amina"))
    with Workspace.open(path, read_only=True) as reader:
        assert names(reader) == ["Amina"]
        with pytest.raises(Refused) as refused:
            reader.run(NewPerson("David"))
        assert refused.value.reason is Reason.READ_ONLY


def test_questions_cannot_write(workspace):
    with pytest.raises(FileTrouble) as trouble:
        workspace.ask(lambda c: c.exec_driver_sql("DELETE FROM programme"))
    assert trouble.value.kind is Kind.READ_ONLY


def test_a_file_replaced_beneath_us_is_not_written(workspace, path):
    workspace.run(NewPerson("Amina"))
    copy = path.read_bytes()
    path.unlink()
    path.with_name("other").write_bytes(copy)
    path.with_name("other").rename(path)
    with pytest.raises(FileTrouble) as trouble:
        workspace.run(NewPerson("David"))
    assert trouble.value.kind is Kind.REPLACED
    assert path.read_bytes() == copy


def test_the_first_address_is_the_one_written_to(workspace):
    person = workspace.run(NewPerson("Amina", email="old@post.example")).values["person_id"]
    workspace.run(SetEmails(person, ("new@post.example", "old@post.example")))
    (row,) = workspace.ask(people.rows_by_ids, [person])
    assert row.email == "new@post.example"
    workspace.undo()
    (row,) = workspace.ask(people.rows_by_ids, [person])
    assert row.email == "old@post.example"


def test_edits_of_two_threads_take_turns(workspace):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        deeds = [NewPerson(f"Person {number}") for number in range(12)]
        entries = [done.entry_id for done in pool.map(workspace.run, deeds)]
    assert len(set(entries)) == len(names(workspace)) == 12
    for _ in deeds:
        workspace.undo()
    assert names(workspace) == []
