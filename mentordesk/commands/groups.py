"""Mentoring groups: made, filled, run, merged, converted and closed."""

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
    end_members,
    has_come,
    members,
    open_group,
    refuse_elsewhere,
    refuse_outside,
    refuse_overrun,
    step,
)
from mentordesk.commands.people import get_person
from mentordesk.commands.ready_mentors import refuse_unready
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import (
    LEAST,
    MOST,
    NOT_BEGUN,
    WARN_ABOVE,
    GroupState,
    MemberState,
)
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    Application,
    GroupMember,
    MentoringGroup,
    Round,
    Topic,
)
from mentordesk.wording.words import listed

G = GroupState


@dataclass(frozen=True)
class NewGroup:
    """Makes a group of a round of Group Mentoring, with its mentors, its topic and its size."""

    round_id: str
    title: str
    mentor_id: str
    theme: str | None = None
    least: int = LEAST
    most: int = WARN_ABOVE
    size_reason: str | None = None
    planned: bool = False
    topic_id: str | None = None
    co_mentor_id: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it, recruiting unless it is only planned: it takes one of the mentor's places.

        Raises `Refused` WRONG_SCHEME, NOT_FOUND, GROUP_SIZE, NOT_A_MENTOR, MENTOR_FULL,
        TWICE_MENTOR, NOT_TRAINED or CODE_NOT_ACCEPTED.
        """
        found = open_round(session, self.round_id)
        if found.scheme is not Scheme.GROUP:
            raise Refused(Reason.WRONG_SCHEME, round=found.name)
        mentor = get_person(session, self.mentor_id)
        if self.co_mentor_id == mentor.id:
            raise Refused(Reason.TWICE_MENTOR, name=mentor.display_name)
        refuse_unready(session, (self.mentor_id, self.co_mentor_id))
        group = MentoringGroup(
            id=session.new_id(), round_id=found.id, title=_title(self.title),
            theme=placing.cleaned(self.theme), mentor_id=self.mentor_id,
            co_mentor_id=self.co_mentor_id, topic_id=_topic(session, self.topic_id),
            state=G.PLANNED if self.planned else G.RECRUITING, planned_end_on=found.ends,
        )  # fmt: skip
        _size(group, self.least, self.most, placing.cleaned(self.size_reason))
        session.add(group)
        for person_id in (group.mentor_id, group.co_mentor_id):
            if person_id is not None:
                refuse_overrun(session, found, person_id)
        return {"group_id": group.id, "group": group.title}


@dataclass(frozen=True)
class EditGroup:
    """Changes the title, theme, topic, goals or one of the mentors of a group, or its last day."""

    group_id: str
    field: str
    value: str | dt.date | None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets it.

        Raises `Refused` NOT_FOUND or VALUE_WRONG, or NOT_A_MENTOR or MENTOR_FULL for who would
        lead it.
        """
        group = open_group(session, self.group_id)
        text = self.value.strip() if isinstance(self.value, str) else ""
        if self.field == "title":
            group.title = _title(text)
        elif self.field in ("theme", "goals"):
            setattr(group, self.field, text or None)
        elif self.field == "topic_id":
            group.topic_id = _topic(session, text or None)
        elif self.field == "mentor_id":
            group.mentor_id = self._mentor(session, group, text).id
        elif self.field == "co_mentor_id":
            group.co_mentor_id = self._mentor(session, group, text).id if text else None
        elif self.field == "planned_end_on" and isinstance(self.value, dt.date):
            group.planned_end_on = self.value
        else:
            raise Refused(Reason.VALUE_WRONG, field=self.field, value=self.value)
        if self.field in ("mentor_id", "co_mentor_id"):
            settle(session, group)
        if self.field in ("mentor_id", "co_mentor_id") and text:
            refuse_overrun(session, open_round(session, group.round_id), text)
        return {"group": group.title, "field": self.field}

    def _mentor(self, session: WriteSession, group: MentoringGroup, person_id: str) -> Any:
        person = get_person(session, person_id)
        others = {m.person_id for m in members(session, group.id)}
        others.add(group.mentor_id if self.field == "co_mentor_id" else group.co_mentor_id or "")
        if person.id in others:
            raise Refused(Reason.ALREADY_MEMBER, name=person.display_name, group=group.title)
        refuse_unready(session, (person.id,))
        return person


@dataclass(frozen=True)
class SetGroupSize:
    """Sets the least and the most members of a group; above 10 it asks why."""

    group_id: str
    least: int
    most: int
    reason: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets them. Raises `Refused` GROUP_SIZE, or GROUP_FULL when more are in it."""
        group = open_group(session, self.group_id)
        count = len(members(session, group.id))
        if count > self.most:
            raise Refused(Reason.GROUP_FULL, group=group.title, count=count, most=self.most)
        _size(group, self.least, self.most, placing.cleaned(self.reason))
        return {"group": group.title, "field": "size"}


@dataclass(frozen=True)
class StepGroup:
    """Takes a group to another state; it runs once it has its least members."""

    group_id: str
    state: GroupState

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Steps it. Raises `Refused` GROUP_STEP or BELOW_LEAST."""
        group = open_group(session, self.group_id)
        step(session, group, self.state)
        if self.state is G.CLOSED:
            end_members(session, group, None)
        return {"group": group.title, "group_state": self.state.value}


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


def _topic(session: WriteSession, topic_id: str | None) -> str | None:
    """The id of a topic on the list. Raises `Refused` NOT_FOUND."""
    if topic_id is not None and session.get(Topic, topic_id) is None:
        raise Refused(Reason.NOT_FOUND, what="topic", id=topic_id)
    return topic_id


def _title(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused(Reason.NAME_MISSING)
    return text


def _size(group: MentoringGroup, least: int, most: int, reason: str | None) -> None:
    if not 1 <= least <= most or most > 100 or (most > MOST and not reason):
        raise Refused(Reason.GROUP_SIZE, least=least, most=most)
    group.least, group.most, group.size_reason = least, most, reason
