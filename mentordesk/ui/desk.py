"""The desk: the only object of the window that knows the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from mentordesk.domain.refusal import Refused
from mentordesk.store.trouble import FileTrouble, Kind

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from mentordesk.store.workspace import Command, Done, Workspace

P = ParamSpec("P")
T = TypeVar("T")

READ_TRIES = 20
"""How often a question is asked again while a commit holds the file (50 ms each)."""


class Desk(QObject):
    """Runs commands, answers questions, and tells every page at once what changed."""

    changed = Signal(object)
    did = Signal(object)
    refused = Signal(object)
    trouble = Signal(object)
    steps_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
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

    def undo(self) -> Done | None:
        """Take the newest step back."""
        return self._attempt(self.workspace.undo)

    def redo(self) -> Done | None:
        """Make the newest undone step again."""
        return self._attempt(self.workspace.redo)

    def undo_entry(self, entry_id: str) -> Done | None:
        """Take one step back out of order."""
        return self._attempt(lambda: self.workspace.undo_entry(entry_id))

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

    def _attempt(
        self, edit: Callable[[], Done], refused: Callable[[Refused], object] | None = None
    ) -> Done | None:
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

    def _renew_texts(self) -> None:
        self.undo_text = self.redo_text = ""
        if self.is_read_only:
            return
        from mentordesk.wording.history import sentence

        undo, redo = self.workspace.next_undo(), self.workspace.next_redo()
        self.undo_text = sentence(undo.name, undo.values) if undo else ""
        self.redo_text = sentence(redo.name, redo.values) if redo else ""
