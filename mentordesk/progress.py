"""How long work reports its progress and learns that it should stop."""

from __future__ import annotations

from collections.abc import Callable


class Cancelled(Exception):  # noqa: N818  it is an answer, not an error
    """The person asked for the work to stop; raised by `Progress.report`."""


class Progress:
    """A report channel and a cancel token in one, handed down into long work."""

    def __init__(self, tell: Callable[[int, int, str], None] | None = None) -> None:
        self._tell = tell
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next report. Safe to call from any thread."""
        self._cancelled = True

    @property
    def is_cancelled(self) -> bool:
        """Whether a stop was asked for; for work that must tidy up before it stops."""
        return self._cancelled

    def report(self, done: int, total: int, what: str) -> None:
        """Say that `done` of `total` steps of `what` (a step's name, not a sentence) are done.

        A total of 0 means that the length is not known. Every report is a safe place to stop:
        raises `Cancelled` when a stop was asked for.
        """
        if self._cancelled:
            raise Cancelled
        if self._tell is not None:
            self._tell(done, total, what)
