"""The words of the list of open proposals: who is asked about whom, and how late an answer is."""

from __future__ import annotations

import datetime as dt

from mentordesk.domain.person import Role
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import many

KEYS = "Y for yes, N for no and then the reason, L for later; each goes on to the next one."
"""How the list is worked through without a mouse."""

KIND = (
    "Mentoring is not for this. The kind letter, with places to turn to, is written under "
    "Relationships, among those that ended."
)
"""What goes with a reason that mentoring is not for."""

NOT_SENT = "not marked as sent"


def asked_about(role: Role, partner: str) -> str:
    """What somebody is asked: about whom, in which part."""
    return f"as mentee of {partner}" if role is Role.MENTEE else f"as mentor of {partner}"


def reply_by_text(reply_by: dt.date | None, today: dt.date) -> str:
    """By when an answer was asked for, and how many days over it is."""
    if reply_by is None:
        return NOT_SENT
    over = (today - reply_by).days
    late = f" · {many(over, 'day')} over" if over > 0 else ""
    return f"{short_day(reply_by)}{late}"


def waiting(sent: int, unsent: int) -> str:
    """How many wait for an answer, and how many were not sent yet."""
    parts = [f"{many(sent, 'proposal')} to be answered"] if sent or not unsent else []
    if unsent:
        parts.append(f"{many(unsent, 'proposal')} {NOT_SENT}")
    return " · ".join(parts)
