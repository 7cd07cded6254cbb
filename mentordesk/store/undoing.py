"""Plays a list of changes backwards through the rows, if they still stand as it left them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.journal import Change, Stacks
from mentordesk.store.rows import chunks, held_rows, shapes
from mentordesk.store.session import WriteSession

_PAUSE = 2000
"""Rows compared between two chances to stop."""


def why_nothing(stacks: Stacks) -> tuple[Reason]:
    """Why there is nothing to undo: a wall stands there, or nothing was done yet."""
    return (Reason.WALL if stacks.wall is not None else Reason.NOTHING_TO_UNDO,)


def play_back(session: WriteSession, changes: Sequence[Change]) -> None:
    """Puts every row back to its state before `changes`.

    Raises `Refused` CHANGED_SINCE when a column the step changed no longer holds what it left, and
    `Cancelled`.
    """
    held = _held(session, changes)
    blank = {table: dict.fromkeys(shape.names) for table, shape in shapes().items()}
    back = []
    for number, change in enumerate(changes):
        if number % _PAUSE == _PAUSE - 1:
            session.progress.report(number, len(changes), "compare")
        row = held.get((change.table, change.id))
        if change.after is None:
            if row is not None or change.before is None:
                raise Refused(Reason.CHANGED_SINCE)
            again = blank[change.table] | dict(change.before) | {"id": change.id}
            back.append(Change(change.table, change.id, None, again))
        elif row is None or not _still_holds(row, change.after, made=change.before is None):
            raise Refused(Reason.CHANGED_SINCE)
        else:
            before = None if change.before is None else row | dict(change.before)
            back.append(Change(change.table, change.id, row, before))
    session.write_rows(back)


def _held(
    session: WriteSession, changes: Sequence[Change]
) -> dict[tuple[str, str], dict[str, Any]]:
    """The rows of these changes that are there, asked for in batches: an import makes thousands."""
    ids: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        ids[change.table].append(change.id)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    done = 0
    for table, wanted in ids.items():
        for some in chunks(wanted):
            session.progress.report(done, len(changes), "compare")
            rows = held_rows(session.connection(), table, some)
            found.update(((table, row_id), row) for row_id, row in rows.items())
            done += len(some)
    return found


def _still_holds(row: Mapping[str, Any], after: Mapping[str, Any], *, made: bool) -> bool:
    """Whether the columns the step wrote still hold what it left; of a row it made, all."""
    if not made:
        return all(row[name] == value for name, value in after.items())
    held = {name: value for name, value in row.items() if value is not None and name != "id"}
    return held == {name: value for name, value in after.items() if value is not None}
