"""Runs long work beside the window and brings progress and result back to the UI thread."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from mentordesk.domain.refusal import Refused
from mentordesk.progress import Cancelled, Progress

MIN_PAUSE_S = 0.1
"""Progress reaches the window at most ten times a second."""
TURN_S = 0.001
"""How long a worker goes on when the window wants its turn; a drag takes many turns a frame."""

T = TypeVar("T")


class Job(QObject, Generic[T]):
    """One piece of work under way; its signals always arrive on the UI thread."""

    progressed = Signal(int, int, str)
    done = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    _landed = Signal(object, object)

    def __init__(self, title: str, work: Callable[[Progress], T], parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.is_over = False
        self._work = work
        self._last = 0.0
        self._progress = Progress(self._tell)
        self._landed.connect(self._land)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._progress.cancel()

    def run(self) -> None:
        """Do the work; called on a worker thread."""
        try:
            result = self._work(self._progress)
        except BaseException as error:  # a thread must not die in silence
            self._landed.emit(None, error)
        else:
            self._landed.emit(result, None)

    def _tell(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if now - self._last >= MIN_PAUSE_S or (total and done >= total):
            self._last = now
            self.progressed.emit(done, total, what)

    def _land(self, result: Any, error: BaseException | None) -> None:
        self.is_over = True
        if error is None:
            self.done.emit(result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        elif isinstance(error, Refused):
            self.refused.emit(error)
        else:
            self.failed.emit(error)
        self.ended.emit()
        self.deleteLater()


class Runner(QObject):
    """The pool of workers; one is started when first needed, and all are gone after `close`."""

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: list[Job[Any]] = []

    @property
    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._jobs)

    def start(
        self,
        title: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], object],
        refused: Callable[[Refused], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        quiet: bool = False,
    ) -> Job[T]:
        """Run `work` on a worker; exactly one of the callbacks is called, on the UI thread.

        `title` says in words what is being done. Work started `quiet` shows no progress panel.
        What has no callback of its own is raised on the UI thread, where it is shown.
        """
        job: Job[T] = Job(title, work, self)
        job.done.connect(done)
        job.refused.connect(refused or _raise)
        job.failed.connect(failed or _raise)
        if cancelled is not None:
            job.cancelled.connect(cancelled)
        self._jobs.append(job)
        job.ended.connect(lambda: self._jobs.remove(job))
        if self._pool is None:
            sys.setswitchinterval(TURN_S)
            self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="mentordesk")
        if not quiet:
            self.started.emit(job)
        self._pool.submit(job.run)
        return job

    def close(self) -> None:
        """Cancel what runs and wait until no worker is left."""
        for job in self._jobs:
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _raise(error: BaseException) -> None:
    raise error
