"""The desk: the only object of the window that knows the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.trouble import FileTrouble, Kind

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from mentordesk.progress import Progress
    from mentordesk.store.journal import Step
    from mentordesk.store.workspace import Command, Done, Workspace
    from mentordesk.ui.runner import Job, Runner

P = ParamSpec("P")
T = TypeVar("T")

READ_TRIES = 20
"""How often a question is asked again while a commit holds the file (50 ms each)."""
MANY_ROWS = 1000
"""From so many changed rows on a step is taken back beside the window: a tenth of a second."""


class Desk(QObject):
    """Runs commands, answers questions, and tells every page at once what changed."""

    changed = Signal(object)
    did = Signal(object)
    refused = Signal(object)
    trouble = Signal(object)
    steps_changed = Signal()

    def __init__(
        self, workspace: Workspace, parent: QObject | None = None, runner: Runner | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.runner = runner
        self.writing = ""
        """What a worker is writing now, in words; until it has ended nothing else is written."""
        self.undo_text = ""
        self.redo_text = ""
        self._renew_texts()

    @property
    def is_read_only(self) -> bool:
        """Whether the file can only be looked at, since somebody else has it open."""
        return self.workspace.is_read_only

    def today(self) -> dt.date:
        """The day it is in the office."""
        return self.workspace.today()

    def do(
        self, command: Command, refused: Callable[[Refused], object] | None = None
    ) -> Done | None:
        """Run a command; None when a rule or the file said no.

        A refusal goes to `refused` where it is given, so that it stands where the hand was, else
        to the signal of that name; trouble with the file goes to the signal `trouble`.
        """
        return self._attempt(lambda: self.workspace.run(command), refused)

    def do_beside(
        self,
        title: str,
        edit: Callable[[Progress], Done],
        *,
        done: Callable[[Done], object] | None = None,
        refused: Callable[[Refused], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        quiet: bool = False,
    ) -> Job[Done] | None:
        """Run a long edit beside the window, which stays alive and can cancel it.

        Other edits are refused until it has ended, since a file has one writer. The callbacks are
        those of `Runner.start`; the pages are told before `done` is called.
        """
        if self.runner is None or self._is_writing(refused):
            return None

        def written(found: Done) -> None:
            self._end_writing()
            self.announce(found)
            if done is not None:
                done(found)

        self.writing = title
        self._renew_texts()
        self.steps_changed.emit()
        job = self.runner.start(
            title, edit, done=written, refused=refused or self.refused.emit,
            failed=failed or self.tell_trouble, cancelled=cancelled, quiet=quiet,
        )  # fmt: skip
        job.ended.connect(self._end_writing)
        return job

    def undo(self) -> Done | None:
        """Take the newest step back; a big one beside the window, and then None."""
        return self._take(self.workspace.next_undo(), self.workspace.undo, "Undoing")

    def redo(self) -> Done | None:
        """Make the newest undone step again; a big one beside the window, and then None."""
        return self._take(self.workspace.next_redo(), self.workspace.redo, "Doing again")

    def undo_entry(self, entry_id: str) -> Done | None:
        """Take one step back out of order; a big one beside the window, and then None."""
        from mentordesk.store.journal import step_of

        return self._take(
            self.ask(step_of, entry_id),
            lambda progress: self.workspace.undo_entry(entry_id, progress),
            "Undoing",
        )

    def log(self, name: str, **values: object) -> Done | None:
        """Write a line of history that is no step: a print, an export."""
        return self._attempt(lambda: self.workspace.log(name, values))

    def ask(
        self, query: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The answer of a query function; waits out a commit under way, at most a second.

        Raises `FileTrouble`.
        """
        for _ in range(READ_TRIES - 1):
            try:
                return self.workspace.ask(query, *args, **kwargs)
            except FileTrouble as trouble:
                if trouble.kind is not Kind.BUSY:
                    raise
        return self.workspace.ask(query, *args, **kwargs)

    def announce(self, done: Done) -> None:
        """Tell the pages of an edit that a job made through the same workspace."""
        self._renew_texts()
        self.changed.emit(done.changes)
        self.did.emit(done)
        self.steps_changed.emit()

    def tell_trouble(self, error: BaseException) -> None:
        """Tell of trouble with a file that a job met; any other error is raised: it is ours."""
        if not isinstance(error, FileTrouble):
            raise error
        self.trouble.emit(error)

    def _take(self, step: Step | None, edit: Callable[[Progress], Done], verb: str) -> Done | None:
        """Play a step back, at once or beside the window by the number of its rows."""
        from mentordesk.progress import Progress
        from mentordesk.store.journal import size_of
        from mentordesk.wording.history import sentence

        is_big = step is not None and self.ask(size_of, step.entry_id) >= MANY_ROWS
        if self.runner is None or step is None or not is_big:
            return self._attempt(lambda: edit(Progress()))
        self.do_beside(f"{verb}: {sentence(step.name, step.values)}", edit)
        return None

    def _attempt(
        self, edit: Callable[[], Done], refused: Callable[[Refused], object] | None = None
    ) -> Done | None:
        if self._is_writing(refused):
            return None
        try:
            done = edit()
        except Refused as refusal:
            (refused or self.refused.emit)(refusal)
            return None
        except FileTrouble as trouble:
            self.trouble.emit(trouble)
            return None
        self.announce(done)
        return done

    def _is_writing(self, refused: Callable[[Refused], object] | None) -> bool:
        """Whether a worker is writing; then that is said at once, and the window does not wait."""
        if self.writing:
            refusal = Refused(Reason.STILL_WRITING, what=self.writing)
            (refused or self.refused.emit)(refusal)
        return bool(self.writing)

    def _end_writing(self) -> None:
        if self.writing:
            self.writing = ""
            self._renew_texts()
            self.steps_changed.emit()

    def _renew_texts(self) -> None:
        self.undo_text = self.redo_text = ""
        if self.is_read_only or self.writing:
            return
        from mentordesk.wording.history import sentence

        undo, redo = self.workspace.next_undo(), self.workspace.next_redo()
        self.undo_text = sentence(undo.name, undo.values) if undo else ""
        self.redo_text = sentence(redo.name, redo.values) if redo else ""
