"""The few fixtures of the suite, and the rules that always hold: quiet, no network, no leaks."""

from __future__ import annotations

import datetime as dt
import gc
import itertools
import logging
import os
import shutil
import time
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false;qt.qpa.*=false")
os.environ["TZ"] = "Europe/London"  # whatever zone this machine is in
if hasattr(time, "tzset"):
    time.tzset()

from tests.support import examples, leaks, quiet

MOMENT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
"""The moment every test lives in: a Monday morning in the office."""

_OF_NO_SCREEN = frozenset(
    {
        "This plugin does not support propagateSizeHints()",
        "This plugin does not support application fonts",
        "This plugin does not support raise()",
        "This plugin does not support grabbing the keyboard",
    }
)
"""What platforms without a screen say of themselves, whatever the program does."""


def pytest_configure(config):
    """How many examples each law is tried on."""
    examples.choose_profile()


def pytest_collection_modifyitems(config, items):
    """Laws draw their examples from the seed of the run."""
    examples.follow_seed(config, items)


def pytest_terminal_summary(terminalreporter, config):
    """Say, in quiet runs too, how to have the same order and the same examples again."""
    terminalreporter.write_line(f"again with: --randomly-seed={examples.seed_of_run(config)}")


@pytest.fixture(autouse=True)
def _own_profile(tmp_path_factory, monkeypatch):
    """No test touches the person's own profile, and none reaches the network."""
    monkeypatch.setenv("MENTORDESK_HOME", str(tmp_path_factory.mktemp("home")))
    quiet.refuse_network(monkeypatch)


_TESTS = itertools.count(1)


def collect_garbage():
    """Collect on this thread: the young after every test, everything after every twentieth."""
    gc.collect(2 if next(_TESTS) % 20 == 0 else 1)
    gc.enable()


@pytest.fixture(autouse=True)
def overheard():
    """Fails the test on a warning in the log that was not expected of it."""
    handler = quiet.Overheard()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    handler.fail_on_any()


@pytest.fixture(autouse=True)
def _no_leaks(request):
    """A test with a screen leaves no window, thread or timer behind, and Qt has no complaint."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    qtlog = request.getfixturevalue("qtlog")
    before = leaks.look()
    gc.disable()  # a collection on a worker thread may delete widgets there, as in ui/collector.py
    yield
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    collect_garbage()
    left = leaks.left_behind(before)
    if left:
        pytest.fail(f"left behind: {', '.join(left)}")
    said = [
        record.message
        for record in qtlog.records
        if record.log_type_name in ("WARNING", "CRITICAL") and record.message not in _OF_NO_SCREEN
    ]
    if said:
        pytest.fail("Qt complained:\n" + "\n".join(said))


@pytest.fixture(scope="session")
def built_file(tmp_path_factory):
    """An empty programme file, built once for the whole run."""
    from mentordesk.store.workspace import Workspace

    path = tmp_path_factory.mktemp("built") / "Mentoring.mentordesk"
    Workspace.create(path, "Mentoring").close()
    return path


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    """The demo programme with 80 people, built once for the whole run."""
    from mentordesk.jobs.demo import make_demo

    path = tmp_path_factory.mktemp("demo") / "Demo.mentordesk"
    make_demo(path, people=80, seed=3, today=MOMENT.date())
    return path


@pytest.fixture
def around():
    """A clock that stands still, and Ruth at the keyboard."""
    from mentordesk.store.workspace import Surroundings

    return Surroundings(now=lambda: MOMENT, who=lambda: "Ruth")


@pytest.fixture
def workspace(built_file, tmp_path, around):
    """A real, empty programme file, open for writing."""
    yield from _opened(built_file, tmp_path / "Mentoring.mentordesk", around)


@pytest.fixture
def demo(demo_file, tmp_path, around):
    """A copy of the demo programme, open for writing."""
    yield from _opened(demo_file, tmp_path / "Demo.mentordesk", around)


def _opened(built: Path, path: Path, around):
    from mentordesk.store.workspace import Workspace

    shutil.copy(built, path)
    opened = Workspace.open(path, around=around)
    yield opened
    opened.close()


@pytest.fixture
def make(workspace):
    """Builders with sensible defaults: `make.mentor(places=2)`."""
    from tests.support.make import Make

    return Make(workspace)


@pytest.fixture
def desk(qapp, workspace):
    """The desk on the open file."""
    from mentordesk.ui.desk import Desk

    made = Desk(workspace)
    yield made
    made.deleteLater()


@pytest.fixture
def theme(qapp):
    """The light look at 100 %."""
    from mentordesk.ui.theme import Theme
    from mentordesk.ui.tokens import Mode

    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def answer(monkeypatch):
    """Says in advance what dialogs will reply; an unexpected dialog fails the test."""
    from PySide6.QtWidgets import QDialog

    from tests.support.answers import Answer

    made = Answer()
    monkeypatch.setattr(QDialog, "exec", lambda dialog: made.run_dialog(dialog))
    yield made
    made.check_all_asked()


@pytest.fixture
def open_window(qapp, qtbot, answer, around):
    """Opens a real main window of fixed size on a workspace, or on none: `open_window(demo)`."""
    from mentordesk.app import build_window
    from mentordesk.ui.tokens import Mode
    from tests.support.drag import end_drag

    made = []

    def opened(workspace=None, width=1280, height=680):
        window = build_window(qapp, answer, around=around)
        window.set_mode(Mode.LIGHT)
        if workspace is not None:
            window.show_workspace(workspace)
        window.resize(width, height)
        window.show()
        qtbot.waitExposed(window)
        made.append(window)
        return window

    yield opened
    end_drag()
    for window in made:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(open_window, workspace):
    """The main window on the empty programme."""
    return open_window(workspace)
