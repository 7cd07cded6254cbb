"""Plays a journal forwards onto an empty file: what it tells must be all there is."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import Connection

from mentordesk.store import schema
from mentordesk.store.engine import single_engine


def replay(journal: Connection, path: Path) -> None:
    """Makes every change of a journal on the file at `path`: as empty as the journal's was once."""
    told = journal.exec_driver_sql(
        'SELECT table_name, row_id, "before", "after" FROM journal_change ORDER BY seq'
    ).all()
    engine = single_engine(path)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        for table, row_id, before, after in told:
            _make(connection, table, row_id, before, after)
        schema.rebuild_search(connection)
        connection.exec_driver_sql("COMMIT")
    engine.dispose()


def _make(
    connection: Connection, table: str, row_id: str, before: str | None, after: str | None
) -> None:
    if after is None:
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        return
    values = json.loads(after)
    if before is None:
        names = ", ".join(f'"{name}"' for name in ("id", *values))
        marks = ", ".join("?" for _ in ("id", *values))
        sql = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'
        connection.exec_driver_sql(sql, (row_id, *values.values()))
    else:
        names = ", ".join(f'"{name}" = ?' for name in values)
        connection.exec_driver_sql(
            f'UPDATE "{table}" SET {names} WHERE id = ?', (*values.values(), row_id)
        )
