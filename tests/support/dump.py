"""The whole content of a programme file as plain values, for comparing states."""

from __future__ import annotations

from sqlalchemy import Connection, select

from mentordesk.store import search
from mentordesk.store.tables import Record


def dump(connection: Connection) -> dict[str, list[tuple]]:
    """Every record of every table, sorted, with the search lines."""
    found = {}
    for table in Record.metadata.sorted_tables:
        rows = connection.exec_driver_sql(f'SELECT * FROM "{table.name}" ORDER BY id').all()
        found[table.name] = [tuple(r) for r in rows]
    lines = select(search.lines.c.person_id, search.lines.c.line)
    found["person_search"] = sorted(tuple(r) for r in connection.execute(lines).all())
    return found


def rows(connection: Connection, table: type[Record]) -> list[dict[str, object]]:
    """Every row of a table as the file holds it: texts, numbers, nothing."""
    found = connection.exec_driver_sql(f'SELECT * FROM "{table.__tablename__}" ORDER BY id')
    return [dict(row._mapping) for row in found.all()]
