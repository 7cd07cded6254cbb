"""Tells of every edit: what was done, with Undo beside it, why not, and trouble with the file."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mentordesk.domain.refusal import Refused
from mentordesk.store.trouble import FileTrouble
from mentordesk.store.workspace import Done
from mentordesk.ui.notice import Notice
from mentordesk.ui.page import Context
from mentordesk.wording import concerns
from mentordesk.wording.history import entry
from mentordesk.wording.refusals import refusal
from mentordesk.wording.troubles import trouble


class Telling(QObject):
    """Follows the desk; of a concern it says no more than that something was kept."""

    def __init__(self, context: Context, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._context, self._desk, self._notice = context, context.desk, notice
        self._desk.did.connect(self._did)
        self._desk.refused.connect(self._refused)
        self._desk.trouble.connect(self._trouble)

    def _did(self, done: Done) -> None:
        kind, toasts = done.kind.value, self._context.toasts
        text = entry(kind, done.name, done.values)
        if kind != "undo" and done.name in concerns.HISTORY:
            text = concerns.KEPT
        if kind == "undo":
            toasts.show_text(text, self._desk.redo, "Redo")
        elif kind in ("step", "redo"):
            toasts.show_text(text, self._desk.undo)
        self._notice.hide()

    def _refused(self, refused: Refused) -> None:
        self._notice.say(str(refusal(refused)), closes=True)

    def _trouble(self, error: FileTrouble) -> None:
        said = trouble(error.kind.value, error.values)
        self._context.answers.tell(self._window, said.what, said.do)
