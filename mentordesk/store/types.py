"""Column types stored as plain text or numbers, so that the journal can hold values as they are."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Dialect, String
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
