"""Who asks for a place in a group, before anybody is placed in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands.applications import open_round
from mentordesk.commands.group_standing import (
    asking,
    members,
    open_group,
    refuse_elsewhere,
    refuse_outside,
)
from mentordesk.commands.people import get_person
from mentordesk.domain.group import ASKED_FOR, MemberState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import GroupMember
from mentordesk.wording.words import listed, word


@dataclass(frozen=True)
class AskForGroup:
    """Notes that mentees of a round ask for this group; `JoinGroup` places them."""

    group_id: str
    person_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Notes it for all or none; they wait on the board as before.

        Raises `Refused` GROUP_NOT_OPEN, GROUP_FULL, ALREADY_ASKED, ALREADY_MEMBER or NOT_IN_POOL.
        """
        group, names = open_group(session, self.group_id), []
        if group.state not in ASKED_FOR:
            raise Refused(Reason.GROUP_NOT_OPEN, group=group.title, now=word(group.state))
        found, count = open_round(session, group.round_id), len(members(session, group.id))
        if count >= group.most:
            raise Refused(Reason.GROUP_FULL, group=group.title, count=count, most=group.most)
        held = {one.person_id for one in asking(session, group.id)}
        for person_id in dict.fromkeys(self.person_ids):
            name = get_person(session, person_id).display_name
            if person_id in held:
                raise Refused(Reason.ALREADY_ASKED, name=name, group=group.title)
            refuse_elsewhere(session, group, person_id, name)
            refuse_outside(session, found, person_id, name)
            session.add(
                GroupMember(
                    id=session.new_id(), group_id=group.id, person_id=person_id,
                    state=MemberState.APPLIED,
                )
            )  # fmt: skip
            names.append(name)
        return {"people": listed(names), "number": len(names), "group": group.title}


@dataclass(frozen=True)
class UnaskForGroup:
    """Notes that somebody asks for this group no longer."""

    group_id: str
    person_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Takes it back. Raises `Refused` NOT_FOUND for whom did not ask."""
        group, names = open_group(session, self.group_id), []
        held = {one.person_id: one for one in asking(session, group.id)}
        for person_id in dict.fromkeys(self.person_ids):
            if person_id not in held:
                raise Refused(Reason.NOT_FOUND, what="member", id=person_id)
            names.append(get_person(session, person_id).display_name)
            session.delete(held[person_id])
        return {"people": listed(names), "number": len(names), "group": group.title}
