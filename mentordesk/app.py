"""Wires the window: one application, the look, the pages that exist, and the file."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence
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
    from mentordesk.ui.page import Page, Way


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

    app.setApplicationName("MentorDesk")
    app.setApplicationDisplayName("MentorDesk")
    taste = window.settings.taste
    theme = Theme(app, taste.mode, taste.text_percent)
    window.furnish(theme, answers, pages, open_demo, around)
    Collector(window)
    for part in (theme, FocusRing(app, theme), UndoFirst(app)):
        part.setParent(window)  # they live as long as their window


def pages() -> Sequence[Way]:
    """The ways to the pages that exist, in the order of the sidebar."""
    from mentordesk.ui.icons import Icon
    from mentordesk.ui.page import Way

    return (
        Way("today", "Today", Icon.TODAY, _today),
        Way("people", "People", Icon.PEOPLE, _people),
        Way("applications", "Applications", Icon.FILE, _applications),
        Way("match", "Match", Icon.BOARD, _match),
        Way("relationships", "Relationships", Icon.PAIR, _relationships),
        Way("ask", "Ask An Alum", Icon.ASK, _ask),
        Way("agreements", "Agreements", Icon.PRINT, _agreements),
        Way("reports", "Reports", Icon.CHART, _reports),
        Way("guidance", "Guidance", Icon.BOOK, _guidance),
        Way("settings", "Settings", Icon.SETTINGS, _settings),
        Way("import", "Import", Icon.IMPORT, _import, in_sidebar=False),
        Way("together", "Import", Icon.IMPORT, _together, in_sidebar=False),
        Way("returned", "Returned agreements", Icon.FILE, _returned, in_sidebar=False),
        Way("concerns", "Concerns", Icon.LOCK, _concerns, in_sidebar=False),
        Way("quotes", "Quotes and stories", Icon.BOOK, _quotes, in_sidebar=False),
    )


# Each page is imported when it is first shown: together they would hold the window up by a second.


def _today() -> type[Page]:
    from mentordesk.ui.today.page import TodayPage

    return TodayPage


def _people() -> type[Page]:
    from mentordesk.ui.people.page import PeoplePage

    return PeoplePage


def _applications() -> type[Page]:
    from mentordesk.ui.applications.page import ApplicationsPage

    return ApplicationsPage


def _match() -> type[Page]:
    from mentordesk.ui.board.page import BoardPage

    return BoardPage


def _relationships() -> type[Page]:
    from mentordesk.ui.relationships.page import RelationshipsPage

    return RelationshipsPage


def _ask() -> type[Page]:
    from mentordesk.ui.ask.page import AskPage

    return AskPage


def _agreements() -> type[Page]:
    from mentordesk.ui.agreements.page import AgreementsPage

    return AgreementsPage


def _reports() -> type[Page]:
    from mentordesk.ui.reports.page import ReportsPage

    return ReportsPage


def _guidance() -> type[Page]:
    from mentordesk.ui.guidance.page import GuidancePage

    return GuidancePage


def _settings() -> type[Page]:
    from mentordesk.ui.programme.page import SettingsPage

    return SettingsPage


def _together() -> type[Page]:
    from mentordesk.ui.together.page import TogetherPage

    return TogetherPage


def _returned() -> type[Page]:
    from mentordesk.ui.returned.page import ReturnedPage

    return ReturnedPage


def _import() -> type[Page]:
    from mentordesk.ui.imports.page import ImportPage

    return ImportPage


def _concerns() -> type[Page]:
    from mentordesk.ui.concerns.page import ConcernsPage

    return ConcernsPage


def _quotes() -> type[Page]:
    from mentordesk.ui.quotes.page import QuotesPage

    return QuotesPage


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
