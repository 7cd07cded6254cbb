"""Puts a typed value into a column: texts trimmed, dates read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mentordesk.domain.refusal import Reason, Refused


def set_column(record: Any, field: str, value: Any) -> None:
    """Sets a column; days may come as ISO text, empty text clears. Raises `Refused` VALUE_WRONG."""
    if field.endswith(("_on", "_from", "_to", "_until")) and isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value) if value else None
        except ValueError as error:
            raise Refused(Reason.VALUE_WRONG, field=field, value=value) from error
    if isinstance(value, str):
        value = value.strip() or None
    setattr(record, field, value)
