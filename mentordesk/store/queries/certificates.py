"""Who took part in a pair or a group, from when to when, and whether a certificate is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from mentordesk.domain.certificate import COMPLETED, TO_THE_END, WhyNot
from mentordesk.domain.group import GroupState, MemberState
from mentordesk.domain.match import INTRODUCED_ONCE
from mentordesk.domain.meeting import Held
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.domain.survey import Survey
from mentordesk.store.tables import (
    Attendance,
    CheckIn,
    GroupMember,
    Match,
    MentoringGroup,
    Person,
    Round,
    SessionLog,
)


@dataclass(frozen=True)
class TookPart:
    """One person's part in one pair or group; `sessions` counts those known to have been held."""

    person_id: str
    name: str
    original_name: str | None
    role: Role
    scheme: Scheme
    round: str
    months: int
    starts: dt.date
    ends: dt.date | None
    sessions: int
    match_id: str | None = None
    group_id: str | None = None
    group: str | None = None
    why_not: WhyNot | None = None

    @property
    def key(self) -> str:
        """Names this part: the pair or group, and the person."""
        return f"{self.match_id or self.group_id}-{self.person_id}"


def of_pairs(connection: Connection, match_ids: Collection[str]) -> tuple[TookPart, ...]:
    """Mentee and mentor of each of these pairs that were once introduced in a round."""
    m, r = Match, Round
    query = (
        select(
            m.id, m.mentor_id, m.mentee_id, m.state, m.first_meeting_on, m.introduced_on,
            m.planned_end_on, m.ended_on, r.name, r.scheme, r.months, r.starts, r.ends,
        )
        .join(r, r.id == m.round_id)
        .where(m.id.in_(sorted(match_ids)), m.state.in_(INTRODUCED_ONCE))
        .order_by(m.id)
    )  # fmt: skip
    rows = connection.execute(query).all()
    held = _held(connection, SessionLog.match_id, match_ids)
    back = _returned(connection, CheckIn.match_id, match_ids)
    people = _people(connection, {one for row in rows for one in (row.mentor_id, row.mentee_id)})
    found = []
    for row in rows:
        is_done = row.state in COMPLETED
        for person_id, role in ((row.mentee_id, Role.MENTEE), (row.mentor_id, Role.MENTOR)):
            name, original = people[person_id]
            found.append(
                TookPart(
                    person_id, name, original, role, row.scheme, row.name, row.months,
                    row.first_meeting_on or row.introduced_on or row.starts,
                    row.ended_on or row.planned_end_on or row.ends, held.get(row.id, 0),
                    match_id=row.id, why_not=_why_not(is_done, (row.id, person_id) in back),
                )
            )  # fmt: skip
    return tuple(found)


def of_groups(connection: Connection, group_ids: Collection[str]) -> tuple[TookPart, ...]:
    """Members and mentors of each of these groups; a member counts the sessions they came to."""
    g, r = MentoringGroup, Round
    query = (
        select(
            g.id, g.title, g.mentor_id, g.co_mentor_id, g.state, g.started_on, g.ended_on,
            g.planned_end_on, g.closing_reason, r.name, r.scheme, r.months, r.starts, r.ends,
        )
        .join(r, r.id == g.round_id)
        .where(g.id.in_(sorted(group_ids)))
        .order_by(g.id)
    )  # fmt: skip
    rows = connection.execute(query).all()
    held = _held(connection, SessionLog.group_id, group_ids)
    came = _came(connection, group_ids)
    back = _returned(connection, CheckIn.group_id, group_ids)
    members = _members(connection, group_ids)
    people = _people(
        connection,
        {m.person_id for m in members}
        | {one for row in rows for one in (row.mentor_id, row.co_mentor_id) if one},
    )
    found = []
    for row in rows:
        is_closed = row.state is GroupState.CLOSED and row.closing_reason in TO_THE_END
        ends = row.ended_on or row.planned_end_on or row.ends
        started = row.started_on or row.starts
        mine = {m.person_id: m for m in members if m.group_id == row.id}
        parts = [(i, Role.MENTOR, is_closed, started, ends, held.get(row.id, 0))
                 for i in (row.mentor_id, row.co_mentor_id) if i]  # fmt: skip
        parts += [
            (
                i, Role.MENTEE, is_closed and _stayed(m, row), max(started, m.joined_on or started),
                m.left_on or ends, came.get((row.id, i), 0),
            )
            for i, m in mine.items()
        ]  # fmt: skip
        for person_id, role, is_done, from_, until, sessions in parts:
            name, original = people[person_id]
            found.append(
                TookPart(
                    person_id, name, original, role, row.scheme, row.name, row.months, from_,
                    until, sessions, group_id=row.id, group=row.title,
                    why_not=_why_not(is_done, (row.id, person_id) in back),
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.group or "", one.role.value, one.name)))


def _why_not(is_done: bool, is_back: bool) -> WhyNot | None:
    if not is_done:
        return WhyNot.NOT_COMPLETED
    return None if is_back else WhyNot.NO_SURVEY


def _stayed(member: Any, group: Any) -> bool:
    """Whether somebody was in the group to its end."""
    return member.left_on is None or (
        member.left_reason in TO_THE_END
        and (group.ended_on is None or member.left_on >= group.ended_on)
    )


def _held(connection: Connection, of: Any, ids: Collection[str]) -> dict[str, int]:
    query = (
        select(of, func.count())
        .where(SessionLog.held == Held.TOOK_PLACE, of.in_(sorted(ids)))
        .group_by(of)
    )
    return {one: count for one, count in connection.execute(query).all()}


def _came(connection: Connection, group_ids: Collection[str]) -> dict[tuple[str, str], int]:
    query = (
        select(SessionLog.group_id, Attendance.person_id, func.count())
        .join(SessionLog, SessionLog.id == Attendance.session_id)
        .where(Attendance.came, SessionLog.group_id.in_(sorted(group_ids)))
        .group_by(SessionLog.group_id, Attendance.person_id)
    )
    return {(str(group), person): count for group, person, count in connection.execute(query).all()}


def _returned(connection: Connection, of: Any, ids: Collection[str]) -> set[tuple[str, str]]:
    query = select(of, CheckIn.person_id).where(
        CheckIn.survey == Survey.MONTH_6, CheckIn.returned_on.is_not(None), of.in_(sorted(ids))
    )
    return {(one, person) for one, person in connection.execute(query).all()}


def _members(connection: Connection, group_ids: Collection[str]) -> list[Any]:
    """Everybody's last time in each group."""
    t = GroupMember
    query = (
        select(t.group_id, t.person_id, t.joined_on, t.left_on, t.left_reason)
        .where(t.group_id.in_(sorted(group_ids)), t.state != MemberState.APPLIED)
        .order_by(t.joined_on, t.id)
    )
    return list({(m.group_id, m.person_id): m for m in connection.execute(query).all()}.values())


def _people(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str, str | None]]:
    query = select(Person.id, Person.display_name, Person.original_name).where(
        Person.id.in_(sorted(ids))
    )
    return {row.id: (row.display_name, row.original_name) for row in connection.execute(query)}
