"""Wires the window: one application, the look, the pages that exist, and the file."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from mentordesk.ui.settings import Settings
from mentordesk.ui.window import Window

if TYPE_CHECKING:
    from mentordesk.progress import Progress
    from mentordesk.store.workspace import Surroundings, Workspace
    from mentordesk.ui.dialogs import Answers


def run_window(path: Path | None = None, demo: bool = False) -> int:
    """Open the window on a file, the demo, the last file, or the welcome page; its exit code.

    The bare frame is painted before anything else is imported; what fills it comes after.
    """
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    qInstallMessageHandler(_told_by_qt)
    app = QApplication(sys.argv[:1])
    qInstallMessageHandler(None)
    window = Window(Settings())
    window.painted.connect(partial(_fill, app, window, path, demo))
    window.show()
    return app.exec()


def _told_by_qt(kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
    """Qt's word while it starts; without a display it would end the program with a signal."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
    if kind is QtMsgType.QtFatalMsg:
        if sys.stderr is not None:
            sys.stderr.write(
                "No window can be opened: Qt does not reach a screen. Look at the lines above; "
                "the sub-commands work without one.\n"
            )
            sys.stderr.flush()
        os._exit(1)


def _fill(app: QApplication, window: Window, path: Path | None, demo: bool) -> None:
    from mentordesk.ui.dialogs import PersonAnswers, catch_mistakes

    catch_mistakes(partial(show_mistake, window))
    _furnish(app, window, PersonAnswers())
    _first_file(window, path, demo)


def build_window(
    app: QApplication,
    answers: Answers,
    workspace: Workspace | None = None,
    around: Surroundings | None = None,
) -> Window:
    """The main window, not yet shown; on an open file when one is given.

    `around` is the clock and the name for files it opens itself; by default those of the system.
    """
    window = Window(Settings())
    _furnish(app, window, answers, around)
    if workspace is not None:
        window.show_workspace(workspace)
    else:
        window.show_welcome()
    return window


def _furnish(
    app: QApplication, window: Window, answers: Answers, around: Surroundings | None = None
) -> None:
    from mentordesk.ui.collector import Collector
    from mentordesk.ui.focus import FocusRing
    from mentordesk.ui.theme import Theme
    from mentordesk.ui.undo_first import UndoFirst
    from mentordesk.ui.ways import pages

    app.setApplicationName("MentorDesk")
    app.setApplicationDisplayName("MentorDesk")
    taste = window.settings.taste
    theme = Theme(app, taste.mode, taste.text_percent)
    window.furnish(theme, answers, pages, open_demo, around)
    Collector(window)
    for part in (theme, FocusRing(app, theme), UndoFirst(app)):
        part.setParent(window)  # they live as long as their window


def open_demo(progress: Progress) -> Path:
    """A throw-away demo programme; its folder goes when the program ends."""
    import atexit
    import shutil
    import tempfile

    from mentordesk.jobs.demo import make_demo

    folder = Path(tempfile.mkdtemp(prefix="mentordesk-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "Demo programme.mentordesk"
    make_demo(path, progress=progress)
    return path


def take_pictures(path: Path, folder: Path) -> int:
    """Write pictures of every page of a file into `folder`, and leave; the exit code.

    A copy of the file is opened, for writing, as she would see it: the file itself stays as it is.
    """
    import tempfile

    from mentordesk.store.backup import copy_to
    from mentordesk.store.workspace import Workspace
    from mentordesk.ui.dialogs import PersonAnswers
    from mentordesk.ui.pictures import take

    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="mentordesk-pictures-") as name:
        copy = Path(name) / path.name
        copy_to(path, copy)
        window = build_window(app, PersonAnswers(), Workspace.open(copy))
        take(window, folder)
        window.close()
    return 0


def self_test() -> int:
    """Try the built program on itself, with a window and without; 0 when all of it works."""
    import tempfile

    from mentordesk.jobs import selftest

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="mentordesk-self-test-") as name:
        try:
            path = selftest.run(Path(name))
            take_pictures(path, Path(name) / "pictures")
            if not any((Path(name) / "pictures").iterdir()):
                raise selftest.SelfTestFailed("the window was not painted")
        except selftest.SelfTestFailed as failed:
            sys.stderr.write(f"{failed}\n")
            return 1
    return 0


def show_mistake(window: Window, error: BaseException) -> None:
    """Show our own mistake in a calm dialog, its report first."""
    from mentordesk.ui.dialogs import Mistake, report_of

    Mistake(window, report_of(error), window.answers).exec()


def _first_file(window: Window, path: Path | None, demo: bool) -> None:
    if demo:
        window.show_welcome()
        window.open_demo()
        return
    recent = window.settings.taste.recent
    if path is None and recent and Path(recent[0]).exists():
        path = Path(recent[0])
    if path is not None:
        importlib.import_module("mentordesk.store.workspace")
        gc.freeze()  # what is imported by now stays: no collection need look through it again
        window.open_path(path)
    else:
        window.show_welcome()
