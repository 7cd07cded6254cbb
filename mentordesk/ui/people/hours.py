"""Weekly hours as one line of text, as people write them, and back."""

from __future__ import annotations

import re

from mentordesk.domain.person import WeeklySlot
from mentordesk.wording.dates import WEEKDAYS

_SLOT = re.compile(
    r"^(?P<days>[a-z]+(?:\s*[-–]\s*[a-z]+)?)\s+(?P<start>\d{1,2}(?:[:.]\d{2})?)\s*(?:-|–|to)\s*"
    r"(?P<end>\d{1,2}(?:[:.]\d{2})?)$"
)


def read_hours(text: str) -> tuple[WeeklySlot, ...]:
    """The slots meant; days may be ranges, as Mon-Fri 18-20.

    Raises `ValueError` with a sentence for what cannot be read.
    """
    slots: set[WeeklySlot] = set()
    for part in re.split(r"[,;\n]", text):
        if part.strip():
            slots.update(_read_part(part.strip()))
    return tuple(sorted(slots))


def _read_part(part: str) -> list[WeeklySlot]:
    found = _SLOT.match(part.lower())
    if found is None:
        raise ValueError(f"“{part}” is no time. Type days and hours such as Mon 18:00–20:00.")
    days = [_weekday(day, part) for day in re.split(r"\s*[-–]\s*", found["days"])]
    last = days[-1] if days[-1] >= days[0] else days[-1] + 7
    start, end = _minutes(found["start"]), _minutes(found["end"])
    try:
        return [WeeklySlot(day % 7, start, end) for day in range(days[0], last + 1)]
    except ValueError:
        raise ValueError(f"“{part}” must end later than it starts, on the same day.") from None


def _weekday(text: str, part: str) -> int:
    for number, name in enumerate(WEEKDAYS):
        if len(text) >= 2 and name.lower().startswith(text):
            return number
    raise ValueError(f"“{part}” names no day of the week. Type Mon, Tue, Wed and so on.")


def _minutes(text: str) -> int:
    hour, _, minute = text.replace(".", ":").partition(":")
    return int(hour) * 60 + int(minute or 0)
