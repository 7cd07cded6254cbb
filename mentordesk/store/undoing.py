"""Plays a list of changes backwards through the records, if they still stand as it left them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.journal import Change, Stacks
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Record
from mentordesk.store.types import from_raw, to_raw

_BATCH = 500


def why_nothing(stacks: Stacks) -> tuple[Reason]:
    """Why there is nothing to undo: a wall stands there, or nothing was done yet."""
    return (Reason.WALL if stacks.wall is not None else Reason.NOTHING_TO_UNDO,)


def play_back(session: WriteSession, changes: Sequence[Change]) -> None:
    """Puts every row back to its state before `changes`.

    Raises `Refused` CHANGED_SINCE when a column the step changed no longer holds what it left.
    """
    tables = _records_by_table()
    held = _held(session, changes, tables)
    last = None
    for change in reversed(changes):
        # A unique value must be free before another row takes it: the session would insert first.
        sort = (change.before is None, change.after is None)
        if sort != last:
            session.flush()
            last = sort
        record_type = tables[change.table]
        record = held.get((change.table, change.id))
        if change.after is None:
            if record is not None or change.before is None:
                raise Refused(Reason.CHANGED_SINCE)
            session.add(_new(record_type, change.id, change.before))
        elif record is None or not _still_holds(record, change.after, made=change.before is None):
            raise Refused(Reason.CHANGED_SINCE)
        elif change.before is None:
            session.delete(record)
        else:
            for name, raw in change.before.items():
                setattr(record, name, from_raw(record.__table__.c[name], raw))
    session.flush()


def _held(
    session: WriteSession, changes: Sequence[Change], tables: dict[str, type[Record]]
) -> dict[tuple[str, str], Record]:
    """The records of these rows that are there, asked for in batches: an import makes thousands."""
    ids: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        ids[change.table].append(change.id)
    found: dict[tuple[str, str], Record] = {}
    for table, wanted in ids.items():
        record_type = tables[table]
        for start in range(0, len(wanted), _BATCH):
            query = select(record_type).where(record_type.id.in_(wanted[start : start + _BATCH]))
            found.update(((table, record.id), record) for record in session.scalars(query))
    return found


def _records_by_table() -> dict[str, type[Record]]:
    return {m.class_.__tablename__: m.class_ for m in Record.registry.mappers}


def _new(record_type: type[Record], row_id: str, row: Any) -> Record:
    values = {c.name: from_raw(c, row.get(c.name)) for c in record_type.__table__.columns}
    return record_type(**(values | {"id": row_id}))


def _still_holds(record: Record, after: Any, *, made: bool) -> bool:
    """Whether the columns the step wrote still hold what it left; of a row it made, all."""
    columns = record.__table__.columns
    names = (c.name for c in columns if c.name != "id") if made else after
    return all(to_raw(columns[n], getattr(record, n)) == after.get(n) for n in names)
