"""After how many days something asks for the coordinator: the numbers, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import select

from mentordesk.domain.days import LEAST, MOST, ORDERED, ReminderDays, reminder_days
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Programme
from mentordesk.wording.reminders import NAMES
from mentordesk.wording.words import many


@dataclass(frozen=True)
class SetReminderDays:
    """Sets one number of the programme's reminder days; `field` is its name there."""

    field: str
    days: int

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps it. Raises `Refused` VALUE_WRONG beyond 1 to 365, DAYS_ORDER for a sign of
        trouble that would come before the gentler one."""
        if self.field not in {known.name for known in fields(ReminderDays)}:
            raise Refused(Reason.NOT_FOUND, what="reminder", id=self.field)
        name = NAMES[self.field]
        if not LEAST <= self.days <= MOST:
            raise Refused(Reason.VALUE_WRONG, field=name, value=self.days, least=LEAST, most=MOST)
        row = session.scalars(select(Programme)).one()
        now = reminder_days(row.reminder_days)
        for early, late in ORDERED:
            told = {one: getattr(now, one) for one in (early, late)}
            if self.field in told:
                told[self.field] = self.days
                if told[late] < told[early]:
                    raise Refused(
                        Reason.DAYS_ORDER, first=NAMES[early], early=many(told[early], "day"),
                        second=NAMES[late], late=many(told[late], "day"),
                    )  # fmt: skip
        changed: dict[str, Any] = {self.field: self.days}
        row.reminder_days = replace(now, **changed).as_text()
        return {"reminder": name, "days": many(self.days, "day")}
