"""Column types stored as plain text or numbers, so that the journal can hold values as they are."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Dialect, String
from sqlalchemy.sql.elements import KeyedColumnElement
from sqlalchemy.types import TypeDecorator

E = TypeVar("E", bound=Enum)


class Day(TypeDecorator[dt.date]):
    """A calendar day without a time zone, stored as ISO text so that it sorts and reads plainly."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect | None) -> str | None:
        """Day to ISO text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect | None) -> dt.date | None:
        """ISO text to day."""
        return None if value is None else dt.date.fromisoformat(value)


class EnumText(TypeDecorator[E]):
    """A member of an enum, stored as its value."""

    impl = String
    cache_ok = True

    def __init__(self, members: type[E]) -> None:
        super().__init__(40)
        self.members = members

    def process_bind_param(self, value: E | None, dialect: Dialect | None) -> str | None:
        """Member to text."""
        return None if value is None else str(value.value)

    def process_result_value(self, value: Any, dialect: Dialect | None) -> E | None:
        """Text to member."""
        return None if value is None else self.members(value)


def to_raw(column: KeyedColumnElement[Any], value: Any) -> Any:
    """The value as the column stores it: text, number, truth value or nothing."""
    kind = column.type
    return kind.process_bind_param(value, None) if isinstance(kind, TypeDecorator) else value  # type: ignore[arg-type]


def from_raw(column: KeyedColumnElement[Any], raw: Any) -> Any:
    """The value as the record holds it."""
    kind = column.type
    return kind.process_result_value(raw, None) if isinstance(kind, TypeDecorator) else raw  # type: ignore[arg-type]
