"""A dialog over the board that works something out beside the window, and shows it then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget

from mentordesk.domain.refusal import Refused
from mentordesk.progress import Progress
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.runner import Job, Runner
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import label, row
from mentordesk.wording.refusals import refusal

T = TypeVar("T")


@dataclass(frozen=True)
class _Question:
    """What is to be worked out, in words and deed, and who takes the answer."""

    what: str
    work: Callable[[Progress], Any]
    done: Callable[[Any], object]


class WorkingDialog(QDialog):
    """One question is worked out at a time, and of those that wait only the newest is kept.

    Closing stops the work. `busy` says what is done; where a rule says no, the sentence stands in
    the place of what was given to `stage`.
    """

    def __init__(self, parent: QWidget, theme: Theme, runner: Runner, heading: str) -> None:
        super().__init__(parent)
        self.theme, self._runner = theme, runner
        self._job: Job[Any] | None = None
        self._waiting: _Question | None = None
        self._is_over = False
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.doing = label("", "small", "muted")
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
        self.no = Empty(theme)
        self._stage = QStackedWidget()
        self.finished.connect(lambda _result: self.stop())

    @property
    def is_working(self) -> bool:
        """Whether an answer is still to come; while one is given, whether a newer one will."""
        return self._job is not None or self._waiting is not None

    def stage(self, content: QWidget) -> QStackedWidget:
        """The content, in a place where a refusal can stand."""
        self._stage.addWidget(content)
        self._stage.addWidget(self.no)
        return self._stage

    def work_out(
        self, what: str, work: Callable[[Progress], T], done: Callable[[T], object]
    ) -> None:
        """Ask on a worker, once the question before has been answered."""
        self._waiting = _Question(what, work, done)
        self.doing.setText(what)
        self.progress.setAccessibleName(what)
        self.busy.show()
        self._next()

    def refuse(self, why: Refused) -> None:
        """Say why a rule said no, and what to do."""
        said = refusal(why)
        self.tell(said.what, said.do)

    def tell(self, what: str, do: str) -> None:
        """Say in place of the answer why there is none."""
        self.no.say(Icon.ALERT, what, do)
        self._stage.setCurrentWidget(self.no)

    def stop(self) -> None:
        """Drop what is being worked out, for good: nobody hears an answer any more."""
        self._is_over, self._waiting = True, None
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if self._job is not None or self._waiting is None:
            return
        question, self._waiting = self._waiting, None

        def answered(found: object) -> None:
            self._job = None
            if not self._is_over:
                self._stage.setCurrentIndex(0)
                question.done(found)
                self._rest()

        def refused(why: Refused) -> None:
            self._job = None
            if not self._is_over:
                self.refuse(why)
                self._rest()

        self._job = self._runner.start(
            question.what, question.work, done=answered, refused=refused,
            cancelled=lambda: None, quiet=True,
        )  # fmt: skip

    def _rest(self) -> None:
        """Go on with what waits; where nothing does, nothing is done any more."""
        self._next()
        if not self.is_working:
            self.busy.hide()
