"""A board on a small invented round, judged and on the screen."""

from __future__ import annotations

import shutil

import pytest

from tests.support.drag import end_drag
from tests.ui.board.driving import Driver
from tests.ui.board.scene import fill


@pytest.fixture(scope="session")
def round_file(tmp_path_factory):
    """A programme with one invented round, built once; its path and the round's id."""
    path = tmp_path_factory.mktemp("round") / "Round.mentordesk"
    workspace, round_id = fill(path, mentees=28, mentors=18, drafts=16)
    workspace.close()
    return path, round_id


@pytest.fixture
def round_space(round_file, tmp_path, around):
    """A copy of it, open for writing."""
    from mentordesk.store.workspace import Workspace

    path = tmp_path / "Round.mentordesk"
    shutil.copy(round_file[0], path)
    opened = Workspace.open(path, around=around)
    yield opened
    opened.close()


@pytest.fixture
def open_board(qapp, qtbot, theme, answer):
    """Opens a board page on a workspace and a round (or none), shown in a plain window."""
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from mentordesk.ui.board.page import BoardPage
    from mentordesk.ui.desk import Desk
    from mentordesk.ui.page import Context
    from mentordesk.ui.runner import Runner
    from mentordesk.ui.settings import Settings
    from mentordesk.ui.toasts import Toasts

    made = []

    def opened(workspace, round_id, width=1224, height=600):
        host = QWidget()
        desk, runner = Desk(workspace, host), Runner(host)
        toasts = Toasts(host, theme)
        page = BoardPage(Context(desk, theme, Settings(), runner, toasts, answer))
        box = QVBoxLayout(host)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        page.set_round(round_id)
        host.resize(width, height)
        host.show()
        qtbot.waitExposed(host)
        host.activateWindow()
        made.append((host, runner))
        return page

    yield opened
    end_drag()
    for host, runner in made:
        runner.close()
        host.close()
        host.deleteLater()


@pytest.fixture
def page(open_board, qtbot, round_space, round_file):
    """The board of the invented round, all pairs judged."""
    page = open_board(round_space, round_file[1])
    qtbot.waitUntil(lambda: page.state.numbers is not None, timeout=20_000)
    return page


@pytest.fixture
def driver(page, qtbot):
    """Finds pairs of every kind on the board, and does with them what a hand would."""
    return Driver(page, qtbot)


@pytest.fixture
def offered(page, qtbot):
    """Starts a solve and gives the dialog that shows its difference."""

    def start(deed):
        with qtbot.waitSignal(page.solving.offered) as told:
            deed()
        return told.args[0]

    yield start
    if page.solving.dialog is not None:
        page.solving.dialog.reject()


@pytest.fixture
def take(page, qtbot):
    """Takes the plan a dialog shows, and waits until it is written."""

    def taken(dialog):
        with qtbot.waitSignal(page.solving.taken):
            dialog.take.click()

    return taken
