"""The places of mentoring groups: who is put into one, and who leaves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands import placing
from mentordesk.commands.applications import open_round
from mentordesk.commands.fitting import refuse_unfit
from mentordesk.commands.group_agreements import settle
from mentordesk.commands.group_standing import (
    has_come,
    members,
    open_group,
    refuse_elsewhere,
    refuse_outside,
)
from mentordesk.commands.people import get_person
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import NOT_BEGUN, GroupState, MemberState
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Application, GroupMember, MentoringGroup, Round
from mentordesk.wording.words import listed

G = GroupState


@dataclass(frozen=True)
class JoinGroup:
    """Places people in a group, all or none; the reason is kept with those who need one."""

    group_id: str
    person_ids: tuple[str, ...]
    override_reason: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds them.

        Raises `Refused` GROUP_FULL, ALREADY_MEMBER, PAIR_BLOCKED for a hard rule between one of
        them and the mentor, NEEDS_REASON for a soft one, or what else forbids one of them.
        """
        group = open_group(session, self.group_id)
        found = open_round(session, group.round_id)
        ids = tuple(dict.fromkeys(self.person_ids))
        count = len(members(session, group.id)) + len(ids)
        if count > group.most:
            raise Refused(
                Reason.GROUP_FULL, group=group.title, count=count - len(ids), most=group.most
            )
        reason = placing.cleaned(self.override_reason)
        clashing = refuse_unfit(session, group, ids, reason)
        names = [
            join(session, group, found, person_id, reason if person_id in clashing else None)
            for person_id in ids
        ]
        settle(session, group)
        return {"people": listed(names), "number": len(names), "group": group.title}


@dataclass(frozen=True)
class LeaveGroup:
    """Notes that somebody left a group, which goes on without them."""

    group_id: str
    person_ids: tuple[str, ...]
    reason: ClosingReason
    on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Ends their time in it. Raises `Refused` NOT_FOUND for whom is not in it."""
        group, names = open_group(session, self.group_id), []
        present = {m.person_id: m for m in members(session, group.id)}
        for person_id in dict.fromkeys(self.person_ids):
            member = present.get(person_id)
            if member is None:
                raise Refused(Reason.NOT_FOUND, what="member", id=person_id)
            names.append(get_person(session, person_id).display_name)
            if group.state in NOT_BEGUN and not has_come(session, group, person_id):
                session.delete(member)  # the group has not begun: there was nothing to leave
                _back_to_pool(session, group, person_id)
                continue
            member.state, member.left_on = MemberState.LEFT, self.on or session.today()
            member.left_reason = self.reason.value
        settle(session, group)
        return {"people": listed(names), "number": len(names), "group": group.title}


def join(
    session: WriteSession, group: MentoringGroup, found: Round, person_id: str, reason: str | None
) -> str:
    """Places one person in a group and answers the name; drafts of the round go.

    What they asked for elsewhere in the round goes, too. Raises `Refused` ALREADY_MEMBER or
    NOT_IN_POOL. Whether there is room was asked before.
    """
    name = get_person(session, person_id).display_name
    refuse_elsewhere(session, group, person_id, name)
    refuse_outside(session, found, person_id, name).state = ApplicationState.MATCHED
    placing.remove_drafts_of(session, found, person_id)
    row = None
    for asked in _asked(session, found, person_id):
        if asked.group_id == group.id:
            row = asked
        else:
            session.delete(asked)
    if row is None:
        row = GroupMember(id=session.new_id(), group_id=group.id, person_id=person_id)
        session.add(row)
    running = group.state in (G.RUNNING, G.ENDING)
    row.state = MemberState.ACTIVE if running else MemberState.PLACED
    row.joined_on, row.override_reason = session.today(), reason
    session.flush()
    return name


def _asked(session: WriteSession, found: Round, person_id: str) -> Sequence[GroupMember]:
    """What somebody asked for in a round, and was not placed in."""
    query = (
        select(GroupMember)
        .join(MentoringGroup, MentoringGroup.id == GroupMember.group_id)
        .where(
            MentoringGroup.round_id == found.id,
            GroupMember.person_id == person_id,
            GroupMember.state == MemberState.APPLIED,
        )
    )
    return session.scalars(query).all()


def _back_to_pool(session: WriteSession, group: MentoringGroup, person_id: str) -> None:
    query = select(Application).where(
        Application.round_id == group.round_id,
        Application.person_id == person_id,
        Application.role == Role.MENTEE,
    )
    application = session.scalars(query).first()
    if application is not None:
        application.state = ApplicationState.IN_POOL
