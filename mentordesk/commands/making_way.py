"""Makes way for somebody who is left out: one change, and the plan that was solved with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands import placing
from mentordesk.commands.adopting import AdoptPlan
from mentordesk.commands.groups import SetGroupSize
from mentordesk.commands.matches import UnlockMatches
from mentordesk.commands.mentors import MOST_PLACES, mentor_profile
from mentordesk.commands.people import get_person
from mentordesk.commands.readiness import AcceptCode, MarkTrained
from mentordesk.domain.group import Bond
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.matching.pool import Blocked
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import MentoringGroup
from mentordesk.wording import remedies as words

BONDS = frozenset(bond.value for bond in Bond)
"""Kinds of change that only leave open what groups share: nothing but the plan is written."""


@dataclass(frozen=True)
class GivePlace:
    """Gives a mentor one more place."""

    mentor_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it. Raises `Refused` VALUE_WRONG where the mentor has as many as can be."""
        person = get_person(session, self.mentor_id)
        profile = mentor_profile(session, person.id)
        if profile.places >= MOST_PLACES:
            raise Refused(
                Reason.VALUE_WRONG, field="places", value=profile.places + 1,
                least=0, most=MOST_PLACES,
            )  # fmt: skip
        profile.places += 1
        return {"mentor": person.display_name, "mentor_id": person.id, "places": profile.places}


@dataclass(frozen=True)
class Change:
    """One change that places a mentee: `kind` is rule, place or lock, or the block to be noted.

    `locked_id` is whose lock with the mentor is released. In a round of groups `kind` is seat too
    (one more in the group of `group_id`), or what groups need not share; then no mentor is named.
    """

    kind: str
    mentee_id: str
    mentor_id: str
    locked_id: str | None = None
    group_id: str | None = None


@dataclass(frozen=True)
class MakeWay:
    """Makes a change that lets somebody in and takes the plan that was solved with it."""

    change: Change
    plan: AdoptPlan
    reason: str = ""

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Does both or neither. Raises `Refused` as either does; NEEDS_REASON for a rule."""
        change = self.change
        where = placing.setting(session, self.plan.round_id, self.plan.plan_id)
        locked = self._make(session, where)
        session.flush()
        values = self.plan.apply(session)
        mentor = get_person(session, change.mentor_id).display_name if change.mentor_id else ""
        return {
            **values,
            "mentee": get_person(session, change.mentee_id).display_name,
            "mentee_id": change.mentee_id,
            "change": words.change(change.kind, mentor, locked),
        }

    def _make(self, session: WriteSession, where: placing.Setting) -> str:
        """Makes the change; the name of whose lock was released, else nothing."""
        change, today = self.change, session.today()
        if change.kind in BONDS:
            return ""
        if change.kind == "place":
            GivePlace(change.mentor_id).apply(session)
        elif change.kind == "seat":
            self._seat(session, where)
        elif change.kind == Blocked.UNTRAINED.value:
            MarkTrained((change.mentor_id,), today).apply(session)
        elif change.kind == Blocked.NO_CODE.value:
            AcceptCode((change.mentor_id,), None, today).apply(session)
        elif change.kind == "lock":
            draft = placing.draft_of(session, where.plan, change.locked_id or "")
            if draft is None or draft.mentor_id != change.mentor_id:
                raise Refused(Reason.PLAN_OUTDATED, round=where.round.name)
            UnlockMatches((draft.id,)).apply(session)
            return get_person(session, change.locked_id or "").display_name
        else:
            self._ease(session, where)
        return ""

    def _seat(self, session: WriteSession, where: placing.Setting) -> None:
        """Lets the group be larger by one."""
        group = session.get(MentoringGroup, self.change.group_id)
        if group is None or group.mentor_id != self.change.mentor_id:
            raise Refused(Reason.PLAN_OUTDATED, round=where.round.name)
        SetGroupSize(group.id, group.least, group.most + 1).apply(session)

    def _ease(self, session: WriteSession, where: placing.Setting) -> None:
        """Lets the pair through with its reason; that its place is free the plan sees to."""
        pair = (self.change.mentor_id, self.change.mentee_id)
        judged = placing.judged_for(session, where, [pair])
        placing.refuse_strangers(session, where, judged, pair)
        placing.refuse_blocked(judged, pair)
        reason = placing.cleaned(self.reason)
        placing.refuse_unreasoned(judged, pair, reason)
        draft = placing.draft_of(session, where.plan, self.change.mentee_id)
        placing.write_draft(session, where, judged, pair, reason, draft)
