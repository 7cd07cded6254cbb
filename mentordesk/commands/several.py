"""Changes to several pairs at once, as one step: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands import placing
from mentordesk.commands.matches import place
from mentordesk.commands.people import get_person
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Match
from mentordesk.wording.words import listed


@dataclass(frozen=True)
class DraftMatches:
    """Places several mentees with one mentor in a plan, by default the current one.

    The reason is kept with those pairs that need one, and with no other.
    """

    round_id: str
    plan_id: str | None
    mentor_id: str
    mentee_ids: tuple[str, ...]
    override_reason: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Writes the drafts. Raises `Refused` as for a single one, and then writes none."""
        where = placing.setting(session, self.round_id, self.plan_id)
        mentor = get_person(session, self.mentor_id)
        names = []
        for mentee_id in dict.fromkeys(self.mentee_ids):
            self._place(session, where, mentee_id)
            names.append(get_person(session, mentee_id).display_name)
        return {
            "mentor": mentor.display_name,
            "mentor_id": mentor.id,
            "mentees": listed(names),
            "number": len(names),
            "plan": where.plan.name,
            "plan_id": where.plan.id,
            "round": where.round.name,
        }

    def _place(self, session: WriteSession, where: placing.Setting, mentee_id: str) -> Match:
        draft = placing.draft_of(session, where.plan, mentee_id)
        pair = (self.mentor_id, mentee_id)
        try:
            return place(session, where, pair, None, draft)
        except Refused as refused:
            reason = placing.cleaned(self.override_reason)
            if refused.reason is not Reason.NEEDS_REASON or reason is None:
                raise
            return place(session, where, pair, reason, draft)
