"""The base models: step by step equals fresh, under Qt's own model tester, and sleeping."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import Enum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt

from mentordesk.ui.paged import PAGE, PagedModel
from mentordesk.ui.rows import MANY, Roles, RowsModel, Sleep
from mentordesk.ui.table import Table


class Col(Enum):
    """Two columns."""

    NAME = "name"
    SIZE = "size"


@dataclass(frozen=True)
class Row:
    """A row."""

    id: str
    name: str
    size: int


@dataclass(frozen=True)
class Changed:
    """A changed row of the file."""

    table: str
    id: str
    before: Any = None
    after: Any = None


class World:
    """The file: rows by id. Rows of negative size do not belong to the models."""

    def __init__(self, count=0):
        self.rows = {f"r{i:04d}": Row(f"r{i:04d}", f"n{i % 7}", i) for i in range(count)}
        self.fetches = 0

    def put(self, *rows):
        for row in rows:
            self.rows[row.id] = row
        return [Changed("thing", row.id) for row in rows]

    def drop(self, *ids):
        for row_id in ids:
            self.rows.pop(row_id, None)
        return [Changed("thing", row_id) for row_id in ids]

    def shown(self):
        return sorted((r for r in self.rows.values() if r.size >= 0), key=lambda r: (r.name, r.id))


class _Shared:
    tables = frozenset({"thing"})

    def __init__(self, world):
        super().__init__(list(Col))  # type: ignore[call-arg]
        self.world = world

    def ids_of(self, change):
        return (change.id,)

    def title(self, column):
        return column.value.capitalize()

    def text(self, row, column):
        return str(getattr(row, column.value))

    def fetch(self, ids):
        self.world.fetches += 1
        return [r for r in self.world.shown() if ids is None or r.id in set(ids)]


class Few(_Shared, RowsModel):
    """All rows held."""

    def order(self, row):
        return row.name


class Many(_Shared, PagedModel):
    """Ids held, rows by page."""

    def __init__(self, world):
        super().__init__(world)
        self.asked = []

    def find_ids(self, among=None):
        self.asked.append(among)
        shown = [row.id for row in self.world.shown()]
        return shown if among is None else [one for one in shown if one in among]


def seen(model):
    columns = range(model.columnCount())
    return [
        (*(model.index(r, c).data() for c in columns), model.id_at(r))
        for r in range(model.rowCount())
    ]


def fresh(kind, world):
    model = kind(world)
    model.load()
    return seen(model)


@pytest.fixture(params=[Few, Many], ids=["rows", "paged"])
def kind(request):
    return request.param


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1))
def test_step_by_step_equals_fresh(qapp, qtmodeltester, kind, seed):
    """Fifteen random edits; Qt's model tester watches each signal."""
    dice, world = random.Random(seed), World(12)
    model = kind(world)
    model.load()
    qtmodeltester.data_display_may_return_none = True
    qtmodeltester.check(model)
    for _ in range(15):
        ids = dice.sample(sorted(world.rows), min(len(world.rows), dice.randint(1, 4)))
        if dice.random() < 0.25:
            changes = world.drop(*ids)
        else:
            ids += [f"x{dice.randint(0, 99):03d}" for _ in range(dice.randint(0, 2))]
            changes = world.put(
                *(Row(i, f"n{dice.randint(0, 6)}", dice.randint(-3, 9)) for i in ids)
            )
        model.changed(changes)
        assert seen(model) == fresh(kind, world)
        assert [model.number_of(model.id_at(r)) for r in range(model.rowCount())] == list(
            range(model.rowCount())
        )


def test_a_row_that_moves_stays_selected(qapp, qtbot, theme, kind):
    world = World(20)
    model = kind(world)
    table = Table(model, theme, "Things")
    qtbot.addWidget(table)
    table.show()  # a table out of sight sleeps
    model.load()
    table.select_ids(["r0003", "r0010"], "r0003")
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.changed(world.put(Row("r0003", "zz", 3), Row("r0001", "aa", 1)))
    assert set(table.selected_ids()) == {"r0003", "r0010"}
    assert model.number_of("r0003") == 19
    assert not resets


def test_a_row_that_stays_in_its_place_costs_no_question_for_all_ids(qapp):
    world = World(20)
    model = Many(world)
    model.load()
    asked = model.asked
    model.changed(world.put(Row("r0003", "n3", 7)))
    assert asked == [None, {"r0016", "r0003", "r0010"}]
    model.changed(world.put(Row("r0003", "n9", 7)))
    assert asked[-1] is None
    assert seen(model) == fresh(Many, world)


def test_many_changes_are_one_reset_that_keeps_selection_and_place(qapp, qtbot, theme, kind):
    world = World(MANY * 3)
    model = kind(world)
    table = Table(model, theme, "Things")
    qtbot.addWidget(table)
    table.show()  # a table out of sight sleeps
    table.resize(300, 400)
    table.show()
    model.load()
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 32 * 60)
    table.verticalScrollBar().setValue(32 * 50)
    top = model.id_at(table.rowAt(0))
    table.select_ids(["r0020"], "r0020")
    table.verticalScrollBar().setValue(32 * 50)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    changed = [Row(r.id, r.name, r.size + 1) for r in list(world.rows.values())[: MANY + 1]]
    model.changed(world.put(*changed))
    assert resets == [1]
    assert table.selected_ids() == ["r0020"]
    assert model.id_at(table.rowAt(0)) == top


def test_a_hidden_table_owes_its_refresh_and_pays_when_shown(qapp, qtbot, theme, kind):
    world = World(3)
    model = kind(world)
    table = Table(model, theme, "Things")
    qtbot.addWidget(table)
    table.show()  # a table out of sight sleeps
    table.show()
    model.load()
    table.hide()
    model.changed(world.drop("r0001"))
    assert model.rowCount() == 3
    table.show()
    assert seen(model) == fresh(kind, world)


def test_nothing_moves_under_an_open_editor(qapp, kind):
    world = World(3)
    model = kind(world)
    model.load()
    model.sleep(Sleep.EDITING)
    model.changed(world.put(Row("r0000", "zz", 1)))
    assert model.id_at(0) == "r0000"
    model.wake(Sleep.EDITING)
    assert model.id_at(2) == "r0000"


def test_changes_of_other_tables_ask_nothing(qapp, kind):
    world = World(3)
    model = kind(world)
    model.load()
    asked = world.fetches
    model.changed([Changed("weather", "r0001")])
    assert world.fetches == asked


def test_pages_are_fetched_as_they_are_looked_at(qapp):
    world = World(PAGE * 4)
    model = Many(world)
    model.load()
    assert world.fetches == 0
    model.index(5, 0).data()
    model.index(PAGE - 1, 1).data()
    assert world.fetches == 1
    model.index(PAGE * 3 + 1, 0).data()
    assert world.fetches == 2


def test_roles_not_used_are_answered_at_once(qapp, kind):
    world = World(3)
    model = kind(world)
    model.load()
    asked = world.fetches
    index = model.index(0, 0)
    assert model.data(index, Qt.ItemDataRole.FontRole) is None
    assert world.fetches == asked
    assert model.data(index, Roles.ID) == "r0000"
    assert model.data(QModelIndex()) is None
