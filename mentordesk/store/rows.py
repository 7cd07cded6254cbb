"""Rows by the thousand, read and written as raw values: a record each would cost ten times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Boolean, Connection
from sqlalchemy.types import TypeDecorator

from mentordesk.store.base import Record

R = TypeVar("R", bound=Record)
Row = Mapping[str, Any]
Told = Callable[[int], object]

CHUNK = 500
"""Rows written or read at once: between two chunks a wish to stop is heard, within 0.05 s."""


class Shape:
    """What a table's rows are made of, worked out once for each table."""

    def __init__(self, kind: type[Record]) -> None:
        columns = kind.__table__.columns
        self.table = kind.__tablename__
        self.names = tuple(column.name for column in columns)
        self.blank = {c.name: c.default.arg if c.default is not None else None for c in columns}
        self.decorated = tuple(
            (c.name, c.type) for c in columns if isinstance(c.type, TypeDecorator)
        )
        self.truths = tuple(c.name for c in columns if isinstance(c.type, Boolean))

    def raw(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A record's values as the file stores them. Raises `KeyError` when one is missing."""
        row = {name: values[name] for name in self.names}
        for name, kind in self.decorated:
            if row[name] is not None:
                row[name] = kind.process_bind_param(row[name], None)  # type: ignore[arg-type]
        return row


@cache
def shape_of(kind: type[Record]) -> Shape:
    """The shape of a record's table."""
    return Shape(kind)


def shapes() -> dict[str, Shape]:
    """The shape of every recorded table, by its name."""
    kinds: list[type[Record]] = [mapper.class_ for mapper in Record.registry.mappers]
    return {kind.__tablename__: shape_of(kind) for kind in kinds}


class Fresh:
    """A new row that looks like a record to a command and costs a tenth: nothing tracks it."""


class Written:
    """What a fresh row becomes once it is in the file: the journal would not see a change to it."""

    def __setattr__(self, name: str, value: object) -> None:
        """Refused."""
        raise TypeError(f"{name} of a row that is written already")


def fresh(kind: type[R], values: Mapping[str, Any]) -> R:
    """A fresh row of this kind, with the defaults of its table for what is not given."""
    row = Fresh()
    row.__dict__.update(shape_of(kind).blank)
    row.__dict__.update(values)
    return row  # type: ignore[return-value]


def held_rows(connection: Connection, table: str, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The rows of a table that are there, by id, in raw values; asked for in chunks."""
    shape = shapes()[table]
    columns = ", ".join(_quoted(name) for name in shape.names)
    found: dict[str, dict[str, Any]] = {}
    for some in chunks(sorted(set(ids))):
        marks = ", ".join("?" * len(some))
        query = f"SELECT {columns} FROM {_quoted(table)} WHERE id IN ({marks})"
        for values in connection.exec_driver_sql(query, tuple(some)).all():
            row = dict(zip(shape.names, values, strict=True))
            for name in shape.truths:
                row[name] = None if row[name] is None else bool(row[name])
            found[row["id"]] = row
    return found


def insert_rows(connection: Connection, table: str, rows: Sequence[Row], told: Told) -> None:
    """Adds rows given in raw values; `told` hears how many after each chunk.

    Rows that leave the same columns empty go together, and the empty ones are not named at all:
    binding nothing to a column costs the driver more than binding a text.
    """
    by_columns: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        by_columns[tuple(name for name, value in row.items() if value is not None)].append(row)
    for columns, alike in by_columns.items():
        names = ", ".join(_quoted(name) for name in columns)
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {_quoted(table)} ({names}) VALUES ({marks})"
        for some in chunks(alike):
            values = [tuple([row[name] for name in columns]) for row in some]
            connection.exec_driver_sql(statement, values)
            told(len(some))


def alter_rows(
    connection: Connection, table: str, rows: Sequence[tuple[str, Row]], told: Told
) -> None:
    """Sets the columns given with each id; `told` hears how many after each chunk."""
    by_columns: dict[tuple[str, ...], list[tuple[str, Row]]] = defaultdict(list)
    for row_id, row in rows:
        by_columns[tuple(row)].append((row_id, row))
    for columns, alike in by_columns.items():
        sets = ", ".join(f"{_quoted(name)} = ?" for name in columns)
        statement = f"UPDATE {_quoted(table)} SET {sets} WHERE id = ?"
        for some in chunks(alike):
            values = [(*(row[name] for name in columns), row_id) for row_id, row in some]
            connection.exec_driver_sql(statement, values)
            told(len(some))


def remove_rows(connection: Connection, table: str, ids: Sequence[str], told: Told) -> None:
    """Removes the rows of these ids; `told` hears how many after each chunk."""
    for some in chunks(ids):
        statement = f"DELETE FROM {_quoted(table)} WHERE id = ?"
        connection.exec_driver_sql(statement, [(row_id,) for row_id in some])
        told(len(some))


S = TypeVar("S")


def chunks(rows: Sequence[S]) -> Iterator[Sequence[S]]:
    """The rows in pieces small enough to stop between."""
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


def _quoted(name: str) -> str:
    """A name of our own tables, some of which are words of SQL."""
    return f'"{name}"'
