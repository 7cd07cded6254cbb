"""After how many days something asks for the coordinator; every number may be edited."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

LEAST, MOST = 1, 365
"""The ends of every number, in days."""

ORDERED = (("amber", "red"), ("ask_reminder", "ask_expiry"))
"""Of which two numbers the second may not be smaller."""


@dataclass(frozen=True)
class ReminderDays:
    """Whole days, 1 to 365 (domain dossier 3.1 to 3.4, 3.6)."""

    reply_mentee: int = 7
    reply_mentor: int = 7
    first_meeting: int = 14
    amber: int = 30
    red: int = 45
    nudge: int = 30
    after_nudge: int = 14
    ending_before: int = 14
    completed_after: int = 28
    chase_before: int = 3
    ask_reminder: int = 7
    ask_expiry: int = 14
    survey_reminder: int = 14
    concern_unread: int = 1

    def __post_init__(self) -> None:
        for field in fields(self):
            if not LEAST <= getattr(self, field.name) <= MOST:
                raise ValueError(field.name)
        for early, late in ORDERED:
            if getattr(self, late) < getattr(self, early):
                raise ValueError(late)

    def as_text(self) -> str:
        """The numbers as the file keeps them."""
        return json.dumps(asdict(self))


def reminder_days(text: str | None) -> ReminderDays:
    """From what the file keeps; a number that is not there is the usual one."""
    kept: Mapping[str, int] = json.loads(text) if text else {}
    known = {field.name for field in fields(ReminderDays)}
    return ReminderDays(**{name: number for name, number in kept.items() if name in known})
