"""The people model on the real file: kept up to date step by step, and sparing with questions."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from mentordesk.commands.addresses import SetEmails
from mentordesk.commands.applications import AddToRound
from mentordesk.commands.identities import SetIdentities
from mentordesk.commands.mentors import SetMentorField
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.people import EditPerson
from mentordesk.commands.tags import TagPeople, UntagPeople
from mentordesk.domain.person import Role
from mentordesk.store.queries.people_filter import PeopleColumn, PeopleFilter
from mentordesk.ui.desk import Desk
from mentordesk.ui.people.model import PeopleModel
from tests.support import examples


def seen(model):
    return [
        (model.id_at(r), *(model.index(r, c).data() for c in range(model.columnCount())))
        for r in range(model.rowCount())
    ]


def fresh(desk, model):
    other = PeopleModel(desk)
    other.wanted, other.sorted_by = model.wanted, model.sorted_by
    other.is_descending = model.is_descending
    other.load()
    found = seen(other)
    desk.changed.disconnect(other.changed)
    other.deleteLater()
    return found


def random_command(dice, ids, spring):
    person = dice.choice(ids)
    return dice.choice(
        [
            NewPerson(f"{dice.choice('ABCÁĐ')}nna {dice.randint(0, 9)}"),
            EditPerson(person, "display_name", f"{dice.choice('abcçđ')}ela {dice.randint(0, 9)}"),
            EditPerson(person, "country", dice.choice(["BD", "EG", "Neverland", ""])),
            SetEmails(person, (f"{dice.randint(0, 99)}@post.example",)),
            SetIdentities(person, (f"MAP{dice.randint(1, 30)}",)),
            TagPeople((person, dice.choice(ids)), dice.choice(["one", "two"])),
            UntagPeople((person,), dice.choice(["one", "two"])),
            SetMentorField(person, "places", dice.randint(0, 3)),
            AddToRound(spring, (person,), dice.choice(list(Role))),
        ]
    )


@settings(examples.dear(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1))
def test_random_edits_and_undos_step_by_step_equal_fresh(desk, make, qtmodeltester, seed):
    dice = random.Random(seed)
    if not make.workspace.ask(_count):
        make.round("Spring 2026")
        for number in range(8):
            make.person(f"Person {number}", country="EG", code=f"MAP{number}")
    spring = make.workspace.ask(_round)
    model = PeopleModel(desk)
    model.set_sort(dice.choice(list(PeopleColumn)), dice.random() < 0.5)
    model.set_filter(dice.choice([PeopleFilter(), PeopleFilter(role=Role.MENTOR), _NAMED]))
    model.load()
    qtmodeltester.data_display_may_return_none = True
    qtmodeltester.check(model)
    for _ in range(8):
        everybody = fresh_ids(desk)
        if dice.random() < 0.2 and desk.undo_text:
            desk.undo()
        else:
            desk.do(random_command(dice, everybody, spring), refused=lambda _no: None)
        assert seen(model) == fresh(desk, model)
    desk.changed.disconnect(model.changed)
    model.deleteLater()


_NAMED = PeopleFilter(text="e")


def fresh_ids(desk):
    from mentordesk.store.queries import people

    return desk.ask(people.find_ids)


def _count(connection):
    from mentordesk.store.queries import people

    return people.count(connection)


def _round(connection):
    from mentordesk.store.queries.rounds import all_rounds

    return all_rounds(connection)[0].id


@pytest.fixture
def asked(desk, demo):
    """The statements a demo desk sends, counted."""
    desk = Desk(demo)
    statements = []

    @event.listens_for(demo._reader, "before_cursor_execute")
    def note(connection, cursor, statement, parameters, context, executemany):
        if not statement.startswith(("BEGIN", "PRAGMA")):
            statements.append(statement)

    yield desk, statements
    event.remove(demo._reader, "before_cursor_execute", note)
    desk.deleteLater()


def test_a_page_of_people_takes_a_handful_of_questions(asked):
    desk, statements = asked
    model = PeopleModel(desk)
    model.load()
    seen(model)
    assert model.rowCount() == 80
    assert len(statements) <= 2
    statements.clear()
    seen(model)
    assert statements == []
    model.deleteLater()


def test_an_edit_asks_for_the_touched_row_alone(asked):
    desk, statements = asked
    model = PeopleModel(desk)
    model.load()
    seen(model)
    statements.clear()
    desk.do(EditPerson(model.id_at(3), "city", "Dhaka"))
    seen(model)
    assert len([s for s in statements if "person.sort_name" not in s]) <= 12
    model.deleteLater()


def test_an_edit_tells_of_the_cells_that_differ_and_of_no_other(desk, make):
    for number in range(3):
        make.person(f"Person {number}")
    model = PeopleModel(desk)
    model.load()
    seen(model)  # every page is held
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), first.column())))
    number, employer = 1, model.columns.index(PeopleColumn.EMPLOYER)
    desk.do(EditPerson(model.id_at(number), "employer", "Somewhere else"))
    assert told == [(number, employer)]
    assert model.index(number, employer).data() == "Somewhere else"
