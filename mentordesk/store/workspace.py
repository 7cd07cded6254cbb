"""The open programme file: questions go through `ask`, every edit through `run`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from mentordesk.domain.refusal import Reason, Refused
from mentordesk.progress import Progress
from mentordesk.store import journal, opening, schema, search, undoing
from mentordesk.store.engine import READER_TIMEOUT_MS, reader_engine, writer_engine
from mentordesk.store.ids import random_id
from mentordesk.store.journal import Change, Entry, EntryKind, Step
from mentordesk.store.lock import WriterHold, user_name
from mentordesk.store.session import Around, WriteSession
from mentordesk.store.tables import Programme
from mentordesk.store.trouble import FileTrouble, Kind, translated

P = ParamSpec("P")
T = TypeVar("T")


def utc_now() -> dt.datetime:
    """The present moment, in UTC."""
    return dt.datetime.now(dt.UTC)


class Command(Protocol):
    """A change a person can make: plain data that knows how to change the records."""

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Changes records or raises `Refused`; returns the values of its sentence (JSON)."""
        ...


@dataclass(frozen=True)
class Done:
    """What an edit did: its entry, the values of its sentence and every changed row."""

    entry_id: str
    name: str
    values: Mapping[str, Any]
    changes: tuple[Change, ...]
    kind: EntryKind = EntryKind.STEP


@dataclass(frozen=True)
class Surroundings:
    """What a workspace takes from outside, so that tests and the demo can set it."""

    now: Callable[[], dt.datetime] = utc_now
    new_id: Callable[[], str] = random_id
    who: Callable[[], str] = user_name


class Workspace:
    """One programme file, open for one writer and any number of questions."""

    def __init__(
        self, path: Path, hold: WriterHold | None, around: Surroundings, patience_ms: int
    ) -> None:
        self.path = path
        self._hold = hold
        self._around = around
        self._writer = writer_engine(path) if hold is not None else None
        self._reader = reader_engine(path, timeout_ms=patience_ms)
        self._copy_id: str | None = None
        self._counter = 0
        self._stacks: journal.Stacks | None = None
        self._turn = Lock()  # edits of the window and of a worker take turns
        self._identity = opening.identity(path)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @classmethod
    def create(
        cls, path: Path, name: str, *, around: Surroundings | None = None, what: str = "window"
    ) -> Workspace:
        """Makes a new programme file and opens it. Raises `FileTrouble` (EXISTS, NO_FOLDER, …)."""
        around = around or Surroundings()
        opening.make_file(path, name, around.new_id())
        return cls.open(path, around=around, what=what)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        around: Surroundings | None = None,
        what: str = "window",
        wait_s: float = 0.0,
        patience_ms: int = READER_TIMEOUT_MS,
    ) -> Workspace:
        """Opens a file; an older one is copied and then migrated, a newer one refused untouched.

        With `read_only` nothing is locked and nothing can be written. `wait_s` is how long to wait
        for another writer, `patience_ms` how long a question waits for a commit. Raises
        `FileTrouble`.
        """
        around = around or Surroundings()
        hold = opening.hold_file(path, around.now, read_only=read_only, what=what, wait_s=wait_s)
        try:
            with translated(path):
                return cls(path, hold, around, patience_ms)
        except BaseException:
            if hold is not None:
                hold.release()
            raise

    @property
    def is_read_only(self) -> bool:
        """Whether this workspace can only be asked."""
        return self._writer is None

    def close(self) -> None:
        """Closes every connection and gives the file back."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
        if self._hold is not None:
            self._hold.release()

    def now(self) -> dt.datetime:
        """The present moment in the office's own zone."""
        return self._around.now().astimezone(self.zone())

    def today(self) -> dt.date:
        """The day it is in the office's own zone."""
        return self.now().date()

    def zone(self) -> ZoneInfo:
        """The office's own time zone."""
        return self.ask(_zone)

    def ask(
        self, query: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The answer of a query function, read in one transaction that ends before this returns."""
        with translated(self.path), self._reader.connect() as connection, connection.begin():
            return query(connection, *args, **kwargs)

    def run(self, command: Command, progress: Progress | None = None) -> Done:
        """Applies a command: one transaction, one journal entry, one undo step.

        Raises `Refused` when a rule says no, `FileTrouble` when the world does and `Cancelled`
        when the progress was; in all cases, as with any other exception, the file is as it was.
        """
        kind = EntryKind.WALL if getattr(command, "is_wall", False) else EntryKind.STEP
        return self._write(type(command).__name__, command.apply, kind, progress=progress)

    def undo(self, progress: Progress | None = None) -> Done:
        """Takes the newest step back that is not yet undone. Raises `Refused`, and `Cancelled`."""
        stacks = self._steps()
        if not stacks.undo:
            raise Refused(*undoing.why_nothing(stacks))
        return self._take_back(stacks.undo[-1], EntryKind.UNDO, progress)

    def redo(self, progress: Progress | None = None) -> Done:
        """Makes the newest undone step again. Raises `Refused`, and `Cancelled`."""
        stacks = self._steps()
        if not stacks.redo:
            raise Refused(Reason.NOTHING_TO_REDO)
        return self._take_back(stacks.redo[-1], EntryKind.REDO, progress)

    def undo_entry(self, entry_id: str, progress: Progress | None = None) -> Done:
        """Takes one step back out of order, if what it changed has not been changed again."""
        steps = {s.entry_id: s for s in self._steps().undo}
        if entry_id not in steps:
            raise Refused(Reason.NOTHING_TO_UNDO)
        return self._take_back(steps[entry_id], EntryKind.UNDO, progress)

    def next_undo(self) -> Step | None:
        """The step that `undo` would take back."""
        return next(reversed(self._steps().undo), None)

    def next_redo(self) -> Step | None:
        """The step that `redo` would make again."""
        return next(reversed(self._steps().redo), None)

    def _steps(self) -> journal.Stacks:
        """What can be undone and redone; known without asking since the first edit made here."""
        return self._stacks or self.ask(journal.stacks)

    def log(self, name: str, values: Mapping[str, Any]) -> Done:
        """Writes a line of history that is no step: a print, an export."""
        return self._write(name, lambda session: values, EntryKind.LOG)

    def _take_back(self, step: Step, kind: EntryKind, progress: Progress | None) -> Done:
        def apply(session: WriteSession) -> Mapping[str, Any]:
            changes = journal.changes_of(session.connection(), step.entry_id, session.progress)
            undoing.play_back(session, changes)
            return step.values

        try:
            return self._write(step.name, apply, kind, step.entry_id, progress)
        except IntegrityError as error:  # something made since still needs what the step made
            raise Refused(Reason.CHANGED_SINCE) from error

    def _write(
        self,
        name: str,
        apply: Callable[[WriteSession], Mapping[str, Any]],
        kind: EntryKind,
        undoes: str | None = None,
        progress: Progress | None = None,
    ) -> Done:
        if self._writer is None:
            raise Refused(Reason.READ_ONLY)
        self._refuse_replaced()
        progress = progress or Progress()
        around = Around(self._around.new_id, self._around.now, self.today, progress)
        with self._turn:
            copy_id, counter = self._copy_id or self._around.new_id(), self._counter + 1
            with translated(self.path), self._writer.begin() as connection:
                # The file has this one writer: what it wrote last is the newest there is.
                seen = {copy_id: self._counter} if self._counter else journal.heads(connection)
                stacks = self._stacks or journal.stacks(connection)
                with WriteSession(connection, around) as session:
                    values = json.loads(json.dumps(dict(apply(session)), default=str))
                    changes = session.changes()
                entry = Entry(
                    self._around.new_id(), copy_id, counter, seen, schema.VERSION,
                    self._around.now().isoformat(timespec="microseconds")[:26] + "Z",
                    self._around.who(), kind, name, values, undoes,
                )  # fmt: skip
                search.refresh(connection, search.people_touched(changes), progress)
                journal.write_entry(connection, entry, changes, progress)
            stacks.add(Step(entry.id, name, values), kind, undoes)
            self._copy_id, self._counter, self._stacks = copy_id, counter, stacks
        return Done(entry.id, name, values, changes, kind)

    def _refuse_replaced(self) -> None:
        """A sync client may have put another file under our name: writing on would be lost."""
        if opening.identity(self.path) != self._identity:
            raise FileTrouble(Kind.REPLACED, path=self.path)


def _zone(connection: Connection) -> ZoneInfo:
    name = connection.execute(select(Programme.time_zone).limit(1)).scalar_one_or_none()
    return ZoneInfo(name or "Europe/London")
