"""Starts the program as a person does and says when it stood: START FILE HOW-MANY-PEOPLE [far].

With `far` the table is scrolled through before its memory is weighed.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

import mentordesk.__main__
import mentordesk.app
from mentordesk.ui.window import Window

STARTED, FILE, PEOPLE = float(sys.argv[1]), sys.argv[2], int(sys.argv[3])
STEPS = 60 if sys.argv[4:] == ["far"] else 0


class Watch(QObject):
    """Sees the first paint of the frame, and the first of a table that holds everybody."""

    def __init__(self) -> None:
        super().__init__()
        self.frame = self.usable = 0.0
        self.window: Window | None = None
        self._framing = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's spelling
        """Note the moment; the event goes its way."""
        if event.type() is QEvent.Type.Paint:
            if self._framing:
                if self.window is None and isinstance(watched, Window):
                    self.window = watched
                    QTimer.singleShot(0, self, self._framed)
                # the last part of the frame that was painted before anything else came
                self.frame = time.time() - STARTED
            elif not self.usable and self._shows_all(watched):
                self.usable = -1.0
                QTimer.singleShot(0, self, self._usable)
        return False

    def _framed(self) -> None:
        self._framing = False

    def _usable(self) -> None:
        self.usable = time.time() - STARTED
        self._scroll(1)

    def _shows_all(self, watched: QObject) -> bool:
        from mentordesk.ui.table import Table

        table = watched.parent()
        return isinstance(table, Table) and table.rows.rowCount() == PEOPLE

    def _scroll(self, step: int) -> None:
        from mentordesk.ui.table import Table

        assert self.window is not None
        if step > STEPS:
            self._say()
            return
        bar = self.window.findChildren(Table)[0].verticalScrollBar()
        bar.setValue(bar.maximum() * step // STEPS)
        QTimer.singleShot(20, self, lambda: self._scroll(step + 1))

    def _say(self) -> None:
        assert self.window is not None
        status = Path("/proc/self/status")
        kib = status.read_text().split("VmRSS:")[1].split()[0] if status.exists() else 0
        size = [self.window.width(), self.window.height()]
        told = {"frame": self.frame, "usable": self.usable, "size": size, "mb": int(kib) / 1024}
        print(json.dumps(told), flush=True)
        QApplication.quit()


class Watched(QApplication):
    """The application with the watch in it."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self._watch = Watch()
        self.installEventFilter(self._watch)


def end(window: Window, error: BaseException) -> None:
    """Nobody is there to read a dialog about our own mistakes."""
    traceback.print_exception(error)
    os._exit(1)


if __name__ == "__main__":
    setattr(mentordesk.app, "QApplication", Watched)  # noqa: B010  no name for others
    mentordesk.app.show_mistake = end
    sys.argv = ["mentordesk", FILE]
    sys.exit(mentordesk.__main__.main())
