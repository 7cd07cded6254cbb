"""How a day and a moment are written: in British order, the month as a word."""

from __future__ import annotations

import datetime as dt

from mentordesk.domain.person import WeeklySlot

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(value: dt.date | None) -> str:
    """A day, as 3 March 2026; empty for none."""
    return "" if value is None else f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: dt.date | None) -> str:
    """A day for a narrow place, as 3 Mar 2026."""
    return "" if value is None else f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def moment(value: dt.datetime) -> str:
    """A moment in its own zone, as 3 March 2026, 14:05."""
    return f"{day(value)}, {time_of_day(value)}"


def time_of_day(value: dt.datetime) -> str:
    """As 14:05. A history has thousands, and `strftime` looks for a module at each."""
    return clock(value.hour * 60 + value.minute)


def ago(value: dt.date, today: dt.date) -> str:
    """How long ago a day was, in words as people say them."""
    days = (today - value).days
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday"
    if 1 < days < 31:
        return f"{days} days ago"
    return short_day(value)


def hours(minutes: int) -> str:
    """A length of time, as 4 h 30 min."""
    whole, rest = divmod(minutes, 60)
    if whole and rest:
        return f"{whole} h {rest} min"
    return f"{whole} h" if whole else f"{rest} min"


def weekly(slots: tuple[WeeklySlot, ...]) -> str:
    """Hours of a week, as Mon 18:00–20:00, Sat 09:00–12:00."""
    return ", ".join(
        f"{WEEKDAYS[slot.weekday][:3]} {clock(slot.start)}–{clock(slot.end)}" for slot in slots
    )


def clock(minutes: int) -> str:
    """A minute of the day, as 18:30; 1440 is 24:00."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
