"""A call of the office about a pair: what came of it, and when to ring again."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from mentordesk.domain.days import ReminderDays

SOON = 2
"""Who was not reached is rung again after so many days."""

_SATURDAY = 5


class Call(Enum):
    """What came of a call."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    LEFT_MESSAGE = "left_message"


def next_call(call: Call, today: dt.date, days: ReminderDays) -> dt.date:
    """The day to ring again, never on a weekend: after a talk `days.nudge`, after a message as
    long as a reply may take, and soon when nobody answered."""
    wait = {
        Call.REACHED: days.nudge,
        Call.NOT_REACHED: SOON,
        Call.LEFT_MESSAGE: days.reply_mentee,
    }
    day = today + dt.timedelta(days=wait[call])
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= _SATURDAY else 0)
