"""Mentoring groups: what the table shows, and one group in full."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from mentordesk.domain.group import NUDGE_AFTER, PRESENT, GroupState, MemberState
from mentordesk.domain.health import Judgement
from mentordesk.domain.meeting import Held, Mode
from mentordesk.store.queries.circle import Mentor
from mentordesk.store.queries.group_choices import Choosable, who_asks
from mentordesk.store.queries.group_health import GroupFacts
from mentordesk.store.tables import (
    Attendance,
    GroupMember,
    MentoringGroup,
    Person,
    Round,
    SessionLog,
    Topic,
)

CoMentor = aliased(Person)


@dataclass(frozen=True)
class GroupRow:
    """A group as the table shows it.

    `members` counts who is in it now, `asked` who asks for it, and `sessions` what took place;
    `due` is the first planned session whose day has come and that nobody has told of, `due_id` its
    id. `last_contact_on` is the last session, returned check-in or note of contact.
    """

    id: str
    round_id: str
    round: str
    title: str
    theme: str | None
    topic_id: str | None
    topic: str | None
    mentor_id: str
    mentor: str
    co_mentor_id: str | None
    co_mentor: str | None
    least: int
    most: int
    size_reason: str | None
    state: GroupState
    goals: str | None
    started_on: dt.date | None
    planned_end_on: dt.date | None
    ended_on: dt.date | None
    closing_reason: str | None
    merged_into_id: str | None
    members: int
    asked: int
    sessions: int
    last_on: dt.date | None
    due_on: dt.date | None
    due_id: str | None
    next_on: dt.date | None
    next_theme: str | None
    began_on: dt.date | None
    first_session_on: dt.date | None
    last_contact_on: dt.date | None
    judgement: Judgement

    @property
    def is_below_least(self) -> bool:
        """Whether it should have more members than it has: not while it is still recruiting."""
        should = (GroupState.FORMING, GroupState.RUNNING, GroupState.ENDING)
        return self.state in should and self.members < self.least


@dataclass(frozen=True)
class MemberRow:
    """Somebody's time in a group; `in_a_row` counts the latest sessions missed one by one."""

    id: str
    person_id: str
    name: str
    state: MemberState
    joined_on: dt.date | None
    left_on: dt.date | None
    left_reason: str | None
    came: int
    missed: int
    in_a_row: int

    def is_expected(self, on: dt.date) -> bool:
        """Whether they belonged to the group on that day."""
        has_joined = self.joined_on is None or self.joined_on <= on
        return has_joined and self.may_have_come(on)

    def may_have_come(self, on: dt.date) -> bool:
        """Whether they had not left before that day."""
        return self.left_on is None or self.left_on >= on

    def stayed(self, ended_on: dt.date | None) -> bool:
        """Whether they are in the group, or were when it ended on that day."""
        is_last = ended_on is not None and self.left_on is not None and self.left_on >= ended_on
        return self.state in PRESENT or is_last

    @property
    def is_away(self) -> bool:
        """Whether they are in the group and missed its last sessions."""
        return self.state in PRESENT and self.in_a_row >= NUDGE_AFTER


@dataclass(frozen=True)
class GroupSessionRow:
    """A session of a group; `begins` is UTC, `came` maps who was expected to whether they came."""

    id: str
    on: dt.date
    begins: str | None
    minutes: int | None
    mode: Mode | None
    held: Held
    theme: str | None
    came: Mapping[str, bool]


@dataclass(frozen=True)
class GroupDetail:
    """A group in full: whoever was in it by name, its sessions by day, and who asks for it."""

    row: GroupRow
    members: tuple[MemberRow, ...]
    sessions: tuple[GroupSessionRow, ...]
    asked: tuple[Choosable, ...] = ()


def groups(
    connection: Connection, today: dt.date, ids: tuple[str, ...] | None = None
) -> tuple[GroupRow, ...]:
    """Groups of all rounds, the latest round first, by title; with `ids` only these.

    Eight statements, however many groups there are.
    """
    g = MentoringGroup
    query = (
        select(
            g.id, g.round_id, Round.name.label("round"), g.title, g.theme, g.topic_id,
            Topic.name.label("topic"), g.mentor_id,
            Mentor.display_name.label("mentor"), g.co_mentor_id,
            CoMentor.display_name.label("co_mentor"), g.least, g.most, g.size_reason, g.state,
            g.goals, g.started_on, g.planned_end_on, g.ended_on, g.closing_reason,
            g.merged_into_id,
        )
        .join(Round, Round.id == g.round_id)
        .join(Mentor, Mentor.id == g.mentor_id)
        .outerjoin(CoMentor, CoMentor.id == g.co_mentor_id)
        .outerjoin(Topic, Topic.id == g.topic_id)
        .order_by(Round.starts.desc(), g.title, g.id)
    )  # fmt: skip
    s = SessionLog
    plan = select(s.group_id, s.id, s.on, s.held, s.theme).order_by(s.on, s.id)
    plan = plan.where(s.group_id.is_not(None))
    if ids is not None:
        query, plan = query.where(g.id.in_(ids)), plan.where(s.group_id.in_(ids))
    facts = GroupFacts(connection, today, ids)
    sessions: dict[str, list[Any]] = defaultdict(list)
    for one in connection.execute(plan).all():
        sessions[one.group_id].append(one)
    return tuple(
        GroupRow(
            **found._asdict(),
            **vars(facts.standing(found, sessions[found.id])),
            **_calendar(sessions[found.id], today),
        )
        for found in connection.execute(query).all()
    )


def group_detail(connection: Connection, group_id: str, today: dt.date) -> GroupDetail | None:
    """The group, or None when there is no such group. Twelve statements."""
    found = groups(connection, today, (group_id,))
    if not found:
        return None
    s = SessionLog
    query = (
        select(s.id, s.on, s.begins, s.minutes, s.mode, s.held, s.theme)
        .where(s.group_id == group_id)
        .order_by(s.on, s.id)
    )
    came: dict[str, dict[str, bool]] = defaultdict(dict)
    noted = (
        select(Attendance.session_id, Attendance.person_id, Attendance.came)
        .join(s, s.id == Attendance.session_id)
        .where(s.group_id == group_id)
    )
    for session_id, person_id, was_there in connection.execute(noted).all():
        came[session_id][person_id] = was_there
    sessions = tuple(
        GroupSessionRow(**row._asdict(), came=came[row.id])
        for row in connection.execute(query).all()
    )
    members = _members(connection, group_id, sessions)
    return GroupDetail(
        found[0], members, sessions, who_asks(connection, group_id, found[0].round_id)
    )


def _calendar(sessions: Iterable[Any], today: dt.date) -> Mapping[str, Any]:
    """What the sessions of a group, by day, come to in its row."""
    held = [one for one in sessions if one.held is Held.TOOK_PLACE]
    planned = [one for one in sessions if one.held is Held.PLANNED]
    due = next((one for one in planned if one.on <= today), None)
    ahead = next((one for one in planned if one.on > today), None)
    return {
        "sessions": len(held),
        "last_on": held[-1].on if held else None,
        "due_on": due.on if due else None,
        "due_id": due.id if due else None,
        "next_on": ahead.on if ahead else None,
        "next_theme": ahead.theme if ahead else None,
    }


def _members(
    connection: Connection, group_id: str, sessions: tuple[GroupSessionRow, ...]
) -> tuple[MemberRow, ...]:
    m = GroupMember
    query = (
        select(
            m.id, m.person_id, Person.display_name.label("name"), m.state, m.joined_on,
            m.left_on, m.left_reason,
        )
        .join(Person, Person.id == m.person_id)
        .where(m.group_id == group_id, m.state != MemberState.APPLIED)
        .order_by(Person.sort_name, m.joined_on, m.id)
    )  # fmt: skip
    found = []
    for row in connection.execute(query).all():
        told = [one.came[row.person_id] for one in sessions if row.person_id in one.came]
        in_a_row = next((n for n, was_there in enumerate(reversed(told)) if was_there), len(told))
        found.append(
            MemberRow(
                **row._asdict(), came=sum(told), missed=len(told) - sum(told), in_a_row=in_a_row
            )
        )  # fmt: skip
    return tuple(found)
