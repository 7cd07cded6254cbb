"""Reads a day as somebody in the office types it, day before month."""

from __future__ import annotations

import datetime as dt
import re

from mentordesk.wording.dates import MONTHS


def read_day(text: str, today: dt.date) -> dt.date | None:
    """The day meant: 3 Mar 2026, 3/3/26, 2026-03-03, 3 March (this year), today.

    None for an empty text. Raises `ValueError` for what is no day.
    """
    plain = " ".join(text.replace(",", " ").split()).lower()
    if not plain:
        return None
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(plain)
    if near is not None:
        return today + dt.timedelta(days=near)
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain)
    if iso:
        year, month, day = map(int, iso.groups())
        return dt.date(year, month, day)
    parts = [part for part in re.split(r"[\s./-]+", plain) if part]
    if len(parts) not in (2, 3):
        raise ValueError(text)
    day, month = int(parts[0]), _month(parts[1])
    year = int(parts[2]) if len(parts) == 3 else today.year
    return dt.date(year + 2000 if year < 100 else year, month, day)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    for number, name in enumerate(MONTHS, start=1):
        if len(text) >= 3 and name.lower().startswith(text):
            return number
    raise ValueError(text)
