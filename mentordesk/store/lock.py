"""Holds a programme file for one writer at a time and says who has it."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from mentordesk.store.trouble import FileTrouble, Kind, translated


@dataclass(frozen=True)
class Holder:
    """Who has the file open: user, computer, process, and as what."""

    user: str
    computer: str
    process: int
    what: str


def user_name() -> str:
    """The name of the person at the keyboard, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no login name at all, as in some containers
        return "somebody"


class WriterHold:
    """The right to write a file, from `take` to `release`.

    The operating system's lock decides; the note beside it only says who, and a note left by a
    killed process is no obstacle.
    """

    def __init__(self, path: Path, what: str) -> None:
        self._path = path
        self._what = what
        self._lock = FileLock(_beside(path, ".lock"), is_singleton=False)
        self._note = _beside(path, ".who")

    def take(self, wait_s: float = 0.0) -> None:
        """Waits up to `wait_s` seconds. Raises `FileTrouble`: IN_USE (with who), or READ_ONLY."""
        with translated(self._path):
            try:
                self._lock.acquire(timeout=wait_s)
            except Timeout as error:
                raise FileTrouble(
                    Kind.IN_USE, path=self._path, holder=holder_of(self._path)
                ) from error
            except PermissionError as error:
                raise FileTrouble(Kind.READ_ONLY, path=self._path) from error
        holder = Holder(user_name(), platform.node(), os.getpid(), self._what)
        with contextlib.suppress(OSError):
            self._note.write_text(json.dumps(holder.__dict__), encoding="utf-8")

    def release(self) -> None:
        """Gives the file back and tidies both files away where the system allows."""
        if not self._lock.is_locked:
            return
        with contextlib.suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()


def holder_of(path: Path) -> Holder | None:
    """Who noted to have the file; None when the note cannot be read."""
    try:
        note = json.loads(_beside(path, ".who").read_text(encoding="utf-8"))
        return Holder(**note)
    except (OSError, ValueError, TypeError):
        return None


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}{ending}")
