"""Rows by the thousand, read and written as raw values: a record each would cost ten times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Boolean, Connection
from sqlalchemy.types import TypeDecorator

from mentordesk.store.base import Record
from mentordesk.store.journal import Change

R = TypeVar("R", bound=Record)

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


def seal(row: Record, shape: Shape) -> dict[str, Any]:
    """What a fresh row holds, in raw values; from now on it cannot be changed.

    Raises `TypeError` for a column that the table does not have.
    """
    values = vars(row)
    if len(values) > len(shape.names):
        raise TypeError(f"{shape.table} has no {values.keys() - set(shape.names)}")
    object.__setattr__(row, "__class__", Written)
    return shape.raw(values)


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


def write(connection: Connection, table: str, changes: Sequence[Change]) -> None:
    """Brings rows of a table from before to after: all are removed, all altered, or all new.

    Rows that name the same columns go together, and in new rows the empty ones are not named:
    binding nothing to a column costs the driver more than binding a text.
    """
    by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    statement = _removing
    for change in changes:
        columns: tuple[str, ...] = ()
        values: tuple[Any, ...] = (change.id,)
        if change.after is not None and change.before is None:
            statement, after = _adding, change.after
            columns = tuple([name for name, value in after.items() if value is not None])
            values = tuple([after[name] for name in columns])
        elif change.after is not None:
            statement, after = _altering, change.after
            columns = tuple(sorted(change.columns()))
            values = (*(after[name] for name in columns), change.id)
        if columns or statement is _removing:
            by_columns[columns].append(values)
    for columns, some in by_columns.items():
        connection.exec_driver_sql(statement(table, columns), some)


def _adding(table: str, columns: Sequence[str]) -> str:
    names = ", ".join(_quoted(name) for name in columns)
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {_quoted(table)} ({names}) VALUES ({marks})"


def _altering(table: str, columns: Sequence[str]) -> str:
    sets = ", ".join(f"{_quoted(name)} = ?" for name in columns)
    return f"UPDATE {_quoted(table)} SET {sets} WHERE id = ?"


def _removing(table: str, columns: Sequence[str]) -> str:
    return f"DELETE FROM {_quoted(table)} WHERE id = ?"


S = TypeVar("S")


def chunks(rows: Sequence[S]) -> Iterator[Sequence[S]]:
    """The rows in pieces small enough to stop between."""
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


def _quoted(name: str) -> str:
    """A name of our own tables, some of which are words of SQL."""
    return f'"{name}"'
