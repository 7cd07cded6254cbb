"""A call about a pair: the note, and the day to ring again, as one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.notes import AddNote
from mentordesk.commands.pair_life import PlanNext
from mentordesk.commands.placing import cleaned
from mentordesk.domain.call import Call, next_call
from mentordesk.domain.days import reminder_days
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Programme
from mentordesk.wording.calls import CALLS, NEXT, note_text


@dataclass(frozen=True)
class LogCall:
    """Notes what came of a call and plans the next; somebody reached ends a silence.

    Without `next_on` the day follows from what came of it.
    """

    match_id: str
    call: Call
    said: str | None = None
    next_on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps both. Raises `Refused` VALUE_WRONG for a next day that is over."""
        today = session.today()
        if self.next_on is not None and self.next_on <= today:
            raise Refused(Reason.VALUE_WRONG, field="next_call_on", value=self.next_on)
        days = reminder_days(session.scalars(select(Programme.reminder_days)).one())
        text = note_text(self.call, cleaned(self.said))
        reached = self.call is Call.REACHED
        noted = AddNote(self.match_id, text, was_contact=reached).apply(session)
        day = self.next_on or next_call(self.call, today, days)
        PlanNext(self.match_id, NEXT[self.call], day).apply(session)
        return {**noted, "call": CALLS[self.call], "next_on": day.isoformat()}
