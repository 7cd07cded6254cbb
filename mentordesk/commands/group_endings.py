"""The ends of mentoring groups: merged into another, gone on as pairs, or closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands import placing
from mentordesk.commands.group_places import JoinGroup
from mentordesk.commands.group_standing import asking, end_members, members, open_group, step
from mentordesk.commands.steps import begin_pair, pooled
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import GroupState
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.session import WriteSession
from mentordesk.wording.words import many

G = GroupState


@dataclass(frozen=True)
class MergeGroups:
    """Moves the members of one group into another of the same round, and closes the one."""

    group_id: str
    into_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Merges them. Raises `Refused` GROUP_FULL, WRONG_SCHEME, or as for joining."""
        old, new = open_group(session, self.group_id), open_group(session, self.into_id)
        if old.id == new.id or old.round_id != new.round_id:
            raise Refused(Reason.VALUE_WRONG, field="group", value=new.title)
        ids = tuple(member.person_id for member in members(session, old.id))
        ask_too = {one.person_id for one in asking(session, new.id)}
        for one in asking(session, old.id):
            if one.person_id not in ask_too:
                one.group_id = new.id  # whoever asked for the one may have the other
        session.flush()
        end_members(session, old, "merged")
        session.flush()
        JoinGroup(new.id, ids).apply(session)
        old.merged_into_id = new.id
        step(session, old, G.CLOSED)
        old.closing_reason = "merged"
        return {"group": new.title, "other": old.title}


@dataclass(frozen=True)
class ConvertGroup:
    """Goes on with the members of a group as pairs of its mentor, in a round of pairs."""

    group_id: str
    round_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Makes a confirmed pair of each member and closes the group.

        Raises `Refused` as for any new pair.
        """
        group = open_group(session, self.group_id)
        found = placing.pairing_round(session, self.round_id)
        if found.scheme is not Scheme.MATCHED:
            raise Refused(Reason.WRONG_SCHEME, round=found.name)
        people = [member.person_id for member in members(session, group.id)]
        end_members(session, group, "converted")
        step(session, group, G.CLOSED)
        group.closing_reason = "converted"
        for person_id in people:
            pooled(session, found, person_id)
            pair = (group.mentor_id, person_id)
            score = placing.judged_outright(session, found, pair).score(pair)
            begin_pair(session, pair, MatchState.CONFIRMED, found).score = score
        return {"group": group.title, "number": many(len(people), "pair"), "round": found.name}


@dataclass(frozen=True)
class CloseGroup:
    """Closes a group, at its end or before."""

    group_id: str
    reason: ClosingReason
    on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Closes it and ends the time of its members. Raises `Refused` NOT_FOUND."""
        group = open_group(session, self.group_id)
        step(session, group, G.CLOSED)
        group.ended_on, group.closing_reason = self.on or session.today(), self.reason.value
        end_members(session, group, self.reason.value)
        return {"group": group.title}
