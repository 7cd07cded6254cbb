"""The hour of a session, in the office's own time, kept as a moment in UTC."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

from mentordesk.ui.fields import LineField
from mentordesk.wording.dates import short_day

_TYPED = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)


class HourField(LineField):
    """An hour, shown as 14:30 and read as the office types it: 14:30, 14.30, 1430, 2:30 pm, 9."""

    def __init__(self) -> None:
        super().__init__("Begins", "As in 14:30, the office’s own time")

    def to_text(self, value: Any) -> str:
        """As 14:30."""
        return value.strftime("%H:%M") if value is not None else ""

    def from_text(self, text: str) -> dt.time | None:
        """The hour meant. Raises `ValueError` with a sentence."""
        try:
            return read_hour(text)
        except ValueError:
            raise ValueError("Type an hour such as 14:30 or 2:30 pm.") from None


def read_hour(text: str) -> dt.time | None:
    """The hour meant; None for an empty text. Raises `ValueError` for what is no hour."""
    plain = text.strip()
    if not plain:
        return None
    found = _TYPED.fullmatch(plain)
    if found is None:
        raise ValueError(text)
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    half = (found.group(3) or "").lower().replace(".", "")
    if half and not 1 <= hour <= 12:
        raise ValueError(text)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return dt.time(hour, minute)


def moment(day: dt.date, hour: dt.time | None, zone: ZoneInfo) -> dt.datetime | None:
    """The moment in UTC at which an hour of the office falls on a day; None for no hour."""
    if hour is None:
        return None
    return dt.datetime.combine(day, hour, zone).astimezone(dt.UTC)


def hour_of(begins: str | None, zone: ZoneInfo) -> dt.time | None:
    """The office's hour of a moment as the file keeps it; None where it is not known."""
    if begins is None:
        return None
    return dt.datetime.fromisoformat(begins).astimezone(zone).time()


def day_and_hour(day: dt.date, begins: str | None, zone: ZoneInfo) -> str:
    """As 3 Mar 2026, 14:30; the day alone where the hour is not known."""
    hour = hour_of(begins, zone)
    return f"{short_day(day)}, {hour:%H:%M}" if hour is not None else short_day(day)
