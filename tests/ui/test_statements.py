"""What a screen asks of the file: a ceiling for each, the same for few people and for many."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from mentordesk.commands.people import EditPerson
from mentordesk.jobs.demo import make_demo
from mentordesk.store.workspace import Workspace
from mentordesk.ui import workplace
from mentordesk.ui.rows import Roles
from mentordesk.ui.settings import Settings
from tests.support.pages import page_of
from tests.support.statements import statements

CEILINGS = {
    "people": 13,
    "match": 42,
    "agreements": 21,
    "reports": 69,
    "settings": 23,
    "applications": 40,
    "today": 71,
    "relationships": 19,
    "ask": 34,
    "guidance": 14,
    "import": 4,
}
"""The most statements that opening a page may send, whoever is on file."""
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Roles.VALUE,
    Roles.ROW,
    Roles.ID,
)


@pytest.fixture(autouse=True)
def no_page_is_built_unasked(monkeypatch):
    """On a slow machine the pages built while nobody asks would be counted too."""
    monkeypatch.setattr(workplace, "FIRST_MS", 3_600_000)


@pytest.fixture(scope="session")
def crowded_file(tmp_path_factory):
    """The demo programme with four times the people of the small one."""
    path = tmp_path_factory.mktemp("crowded") / "Demo.mentordesk"
    make_demo(path, people=320, seed=3)
    return path


def settle(window, qtbot):
    """Until nothing is read or worked out beside the window."""
    place = window.workplace
    qtbot.waitUntil(lambda: not place.runner.is_busy, timeout=30_000)
    state = getattr(place.current, "state", None)
    if state is not None:
        qtbot.waitUntil(lambda: not state.is_owed and not place.runner.is_busy, timeout=30_000)
    QApplication.processEvents()


def opening(open_window, qtbot, around, tmp_path, file, page):
    """How many statements it takes to show a page for the first time."""
    Settings().change(page="settings" if page == "people" else "people")
    path = shutil.copy(file, tmp_path / f"{file.parent.name}.mentordesk")
    workspace = Workspace.open(path, around=around)
    window = open_window(workspace, 1440, 860)
    settle(window, qtbot)
    with statements(workspace) as sent:
        window.workplace.show_page(page)
        settle(window, qtbot)
    return len(sent)


@pytest.mark.parametrize("page", CEILINGS)
def test_opening_a_page_sends_few_statements_however_many_people_there_are(
    open_window, qtbot, around, tmp_path, demo_file, crowded_file, page
):
    few = opening(open_window, qtbot, around, tmp_path, demo_file, page)
    many = opening(open_window, qtbot, around, tmp_path, crowded_file, page)
    assert few <= CEILINGS[page]
    assert many <= CEILINGS[page]
    assert many - few <= 3, "the number of statements grows with the people"


def read_all(model, columns, rows):
    """What a view asks of a model to paint these rows."""
    for row in rows:
        for column in range(columns):
            index = model.index(row, column, QModelIndex())
            for role in ROLES:
                model.data(index, role)


@pytest.mark.parametrize("page", ["people", "match", "agreements", "reports", "settings"])
def test_painting_asks_nothing_of_the_file(open_window, demo, qtbot, page):
    """Rows come by pages; `data()` only reads what was fetched."""
    window = open_window(demo, 1440, 860)
    window.workplace.show_page(page)
    settle(window, qtbot)
    views = [v for v in window.findChildren(QAbstractItemView) if v.isVisible() and v.model()]
    asked = [v for v in views if v.model().rowCount()]
    assert asked
    with statements(demo) as sent:
        for view in asked:
            model = view.model()
            columns = 1 if isinstance(view, QListView) else model.columnCount()
            read_all(model, columns, range(min(60, model.rowCount())))
            view.viewport().repaint()
    assert sent == []


def test_a_page_of_rows_is_fetched_in_one_go(open_window, qtbot, around, tmp_path, crowded_file):
    """Beyond the first 200 people the table asks once more, and not once for each row."""
    path = shutil.copy(crowded_file, tmp_path / "Crowded.mentordesk")
    workspace = Workspace.open(path, around=around)
    window = open_window(workspace)
    settle(window, qtbot)
    model = page_of(window, "people").model
    model.load()
    assert model.rowCount() > 250
    with statements(workspace) as sent:
        read_all(model, model.columnCount(), range(model.rowCount()))
    assert 0 < len(sent) <= 2 * CEILINGS["people"]


def test_an_edit_reads_for_the_page_in_sight_and_for_no_other(open_window, demo, qtbot):
    """Pages that stand built but hidden owe their reading until they are looked at."""
    window = open_window(demo, 1440, 860)
    page = page_of(window, "people")
    settle(window, qtbot)
    person = page.model.id_at(0)
    page.show_person(person)
    page.desk.do(EditPerson(person, "employer", "Lakes Bank"))
    with statements(demo) as alone:
        page.desk.do(EditPerson(person, "employer", "Hills Bank"))
    window.workplace.build_all()
    settle(window, qtbot)
    with statements(demo) as sent:
        page.desk.do(EditPerson(person, "employer", "Lakes Bank"))
    assert sent == alone
