"""The real main window in this process, for what is measured while it stands."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.store.workspace import Workspace

if TYPE_CHECKING:
    from mentordesk.ui.window import Window

SETTLE_S = 1.2
"""How long a window is left alone: longer than the collector waits between two rounds."""
TURNS = 20
"""Turns of the event loop after which nothing is left that was due at once."""
PATIENCE = 5_000
"""Turns of the event loop after which something was never painted."""


def application() -> QApplication:
    """The one application of this process."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication(sys.argv[:1])


@contextmanager
def open_window(file: Path, build: bool = True) -> Iterator[Window]:
    """The main window on a file and all of it painted; with `build` every page built."""
    from mentordesk.app import build_window
    from mentordesk.ui.collector import Collector
    from mentordesk.ui.dialogs import PersonAnswers

    app = application()
    with tempfile.TemporaryDirectory() as home:
        os.environ["MENTORDESK_HOME"] = home
        window = build_window(app, PersonAnswers(), Workspace.open(file))
        Collector(window)
        window.show()
        if build and window.workplace is not None:
            window.workplace.build_all()
        for _ in range(50):
            app.processEvents()
        yield window
        window.close()
        window.deleteLater()
        app.processEvents()
        gc.enable()  # the collector of the window that is gone had switched it off


def settle() -> None:
    """Let what is owed since the window was filled (collector, timers) come before a measurement.

    A person clicks a page that stands; what its making left behind is no part of the click.
    """
    gc.collect()
    ends = time.monotonic() + SETTLE_S
    while time.monotonic() < ends:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def rest() -> None:
    """Let all that a deed left to the event loop be done, so that the next one does not pay it."""
    for _ in range(TURNS):
        QApplication.processEvents()


class Painted(QObject):
    """Lets something happen to a widget and waits until the widget was painted anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._seen = 0
        widget.installEventFilter(self)

    def after(self, deed: Callable[[], object], whole: bool = True) -> None:
        """Do it, and let the event loop turn until it is seen. Raises `TimeoutError`.

        With `whole` all of the widget is painted, else what the deed itself asks for.
        """
        before = self._seen
        deed()
        if whole:
            self._widget.update()
        for _ in range(PATIENCE):
            if self._seen > before:
                return
            QApplication.processEvents()
        raise TimeoutError(self._widget.objectName())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's spelling
        """Count the paints."""
        if event.type() is QEvent.Type.Paint:
            self._seen += 1
        return False
