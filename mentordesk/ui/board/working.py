"""A dialog over the board that works something out beside the window, and shows it then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from mentordesk.domain.refusal import Refused
from mentordesk.progress import Progress
from mentordesk.ui.runner import Job, Runner
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import label, row
from mentordesk.wording.refusals import refusal

T = TypeVar("T")


class WorkingDialog(QDialog):
    """Only the newest question is answered; closing stops the work. `busy` says what is done."""

    def __init__(self, parent: QWidget, theme: Theme, runner: Runner, heading: str) -> None:
        super().__init__(parent)
        self.theme, self._runner = theme, runner
        self._job: Job[Any] | None = None
        self._turn = 0
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.doing = label("", "small", "muted", wraps=True)
        self.doing.setObjectName("doing")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(theme.scaled(72))
        self.progress.setRange(0, 0)
        self.busy = QWidget()
        self.busy.setLayout(row(self.progress, self.doing, 0))
        # What comes and goes must not move what stands below it.
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(policy)
        self.busy.hide()
        self.finished.connect(lambda _result: self.stop())

    @property
    def is_working(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def work_out(
        self, what: str, work: Callable[[Progress], T], done: Callable[[T], object]
    ) -> None:
        """Ask on a worker; an older question that is still being answered is dropped."""
        self.stop()
        self._turn += 1
        turn = self._turn
        self.doing.setText(what)
        self.progress.setAccessibleName(what)
        self.progress.show()
        self.busy.show()

        def answered(found: T) -> None:
            if turn == self._turn:
                self._over()
                done(found)

        def refused(why: Refused) -> None:
            if turn == self._turn:
                self._over()
                self.refuse(why)

        self._job = self._runner.start(
            what, work, done=answered, refused=refused, cancelled=lambda: None, quiet=True
        )

    def refuse(self, why: Refused) -> None:
        """Say why a rule said no."""
        self.doing.setText(str(refusal(why)))
        self.progress.hide()
        self.busy.show()

    def stop(self) -> None:
        """Drop what is being worked out."""
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
        self._over()

    def _over(self) -> None:
        self._job = None
        self.busy.hide()
