"""What is asked of the file while something happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from mentordesk.store.workspace import Workspace


@contextmanager
def statements(workspace: Workspace) -> Iterator[list[str]]:
    """The statements sent for reading meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN", "COMMIT", "ROLLBACK")):
            sent.append(statement)

    event.listen(workspace._reader, "before_cursor_execute", note)
    yield sent
    event.remove(workspace._reader, "before_cursor_execute", note)
