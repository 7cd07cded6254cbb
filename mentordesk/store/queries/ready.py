"""Questions put together once: SQLAlchemy's work on a large statement is done before it is asked.

Making the SQL of a large question costs more than answering it. What is the same each time is
written into the SQL; what differs is a `given` value, passed by its name when it is asked.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, TextualSelect, func, literal_column, select, text
from sqlalchemy.dialects import sqlite

_SQLITE = sqlite.dialect()


def ready(query: Select[*tuple[Any, ...]]) -> TextualSelect:
    """The question in SQL, with the columns it gives as they were typed."""
    sql = query.compile(dialect=_SQLITE, compile_kwargs={"literal_binds": True})
    return text(str(sql)).columns(*query.selected_columns)


def given(name: str) -> ColumnElement[Any]:
    """A value that is told when the question is asked: a text, a number, or a day in ISO form."""
    return literal_column(f":{name}")


def among(column: Any) -> ColumnElement[bool]:
    """Whether a column is one of the ids told as `ids`, by `listed`."""
    told: ColumnElement[bool] = column.in_(
        select(func.json_each(given("ids")).table_valued("value").c.value)
    )
    return told


def listed(ids: Collection[str] | None) -> str:
    """Ids as the one value that `among` looks through."""
    return json.dumps(sorted(ids or ()))
