"""Putting off what stands on the list of today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.placing import cleaned
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.today import OF_CONCERNS
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import PutOff


@dataclass(frozen=True)
class Snooze:
    """Shows items again on a later day."""

    keys: tuple[str, ...]
    until: dt.date

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps the day. Raises `Refused` VALUE_WRONG unless it is to come, or CONCERN_STAYS."""
        if self.until <= session.today():
            raise Refused(Reason.VALUE_WRONG, field="until", value=self.until)
        _put_off(session, self.keys, self.until, None)
        return {"number": len(set(self.keys)), "until": self.until.isoformat()}


@dataclass(frozen=True)
class Dismiss:
    """Takes items off the list for good, with the reason."""

    keys: tuple[str, ...]
    reason: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps the reason. Raises `Refused` VALUE_WRONG without one, or CONCERN_STAYS."""
        reason = cleaned(self.reason)
        if reason is None:
            raise Refused(Reason.VALUE_WRONG, field="reason", value="")
        _put_off(session, self.keys, None, reason)
        return {"number": len(set(self.keys)), "reason": reason}


def _put_off(
    session: WriteSession, keys: tuple[str, ...], until: dt.date | None, reason: str | None
) -> None:
    if any(key.startswith(f"{needs.value}:") for key in keys for needs in OF_CONCERNS):
        raise Refused(Reason.CONCERN_STAYS)
    query = select(PutOff).where(PutOff.item_key.in_(keys))
    known = {row.item_key: row for row in session.scalars(query)}
    for key in dict.fromkeys(keys):
        row = known.get(key)
        if row is None:
            row = PutOff(id=session.new_id(), item_key=key, on=session.today())
            session.add(row)
        row.until, row.reason, row.on = until, reason, session.today()
