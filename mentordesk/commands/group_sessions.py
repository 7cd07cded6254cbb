"""Sessions of groups: planned ahead with a theme each, and who came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands import placing
from mentordesk.commands.group_standing import members, open_group, step
from mentordesk.commands.sessions import Told, fill, get_session
from mentordesk.domain.group import GroupState, MemberState
from mentordesk.domain.meeting import Held
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Attendance, GroupMember, MentoringGroup, SessionLog
from mentordesk.wording.words import word

MOST_THEME = 200
"""So many characters a theme may have: a line of the plan, not a paper."""


@dataclass(frozen=True)
class PlanGroupSession:
    """Puts a session into the plan of a group; a day that is past waits for its attendance.

    `begins` is a moment in UTC, where the hour is known.
    """

    group_id: str
    on: dt.date
    theme: str | None = None
    begins: dt.datetime | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it. Raises `Refused` NOT_FOUND for a group that is closed, or VALUE_WRONG."""
        group = open_group(session, self.group_id)
        row = SessionLog(id=session.new_id(), group_id=group.id, theme=_theme(self.theme))
        fill(session, row, Told(self.on, Held.PLANNED, begins=self.begins))
        session.add(row)
        return {"group": group.title, "session_id": row.id}


@dataclass(frozen=True)
class EditGroupSession:
    """Moves a session of a group, changes its theme, or says how it was held or not."""

    session_id: str
    told: Told
    theme: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Writes it over. Raises `Refused` NOT_FOUND or VALUE_WRONG."""
        row, group = _of_group(session, self.session_id)
        fill(session, row, self.told)
        row.theme = _theme(self.theme)
        if row.held is not Held.TOOK_PLACE:
            _note(session, row, {})  # nobody comes to what did not take place
        return {"group": group.title}


@dataclass(frozen=True)
class RecordAttendance:
    """Notes that a session of a group took place: who of its members came and who did not.

    Who is in neither list was not expected. The first session starts a group that is forming.
    """

    session_id: str
    came: tuple[str, ...]
    missed: tuple[str, ...] = ()

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Notes it over whatever was noted before.

        Raises `Refused` VALUE_WRONG for a day to come, GROUP_NOT_FORMED before the group is
        formed, NOT_FOUND for whom was no member by then.
        """
        row, group = _of_group(session, self.session_id)
        if group.started_on is None and group.state is not GroupState.FORMING:
            raise Refused(Reason.GROUP_NOT_FORMED, group=group.title, now=word(group.state))
        if row.on > session.today():
            raise Refused(Reason.VALUE_WRONG, field="session_on", value=row.on)
        told = {**dict.fromkeys(self.missed, False), **dict.fromkeys(self.came, True)}
        expected = _members_by(session, group, row.on)
        for person_id in told:
            if person_id not in expected:
                raise Refused(Reason.NOT_FOUND, what="member", id=person_id)
        row.held = Held.TOOK_PLACE
        _note(session, row, told)
        if group.state is GroupState.FORMING and len(members(session, group.id)) >= group.least:
            group.started_on = row.on
            step(session, group, GroupState.RUNNING)
        return {"group": group.title, "number": sum(told.values())}


def _of_group(session: WriteSession, session_id: str) -> tuple[SessionLog, MentoringGroup]:
    row = get_session(session, session_id)
    group = session.get(MentoringGroup, row.group_id) if row.group_id else None
    if group is None:
        raise Refused(Reason.NOT_FOUND, what="session of a group", id=session_id)
    return row, group


def _members_by(session: WriteSession, group: MentoringGroup, on: dt.date) -> set[str]:
    """Who was or is in the group and had not left before that day.

    When they joined is not asked: sessions are often told before the members are typed in.
    """
    found = session.scalars(select(GroupMember).where(GroupMember.group_id == group.id))
    came = (m for m in found if m.state is not MemberState.APPLIED)
    return {m.person_id for m in came if m.left_on is None or m.left_on >= on}


def _note(session: WriteSession, row: SessionLog, told: Mapping[str, bool]) -> None:
    """Keeps the attendance of a session as told, and nothing else of it."""
    query = select(Attendance).where(Attendance.session_id == row.id)
    held = {noted.person_id: noted for noted in session.scalars(query)}
    for person_id, noted in held.items():
        if person_id not in told:
            session.delete(noted)
    for person_id, came in told.items():
        if person_id in held:
            held[person_id].came = came
        else:
            session.add(
                Attendance(
                    id=session.new_id(), session_id=row.id, person_id=person_id, came=came
                )
            )  # fmt: skip
    session.flush()


def _theme(text: str | None) -> str | None:
    theme = placing.cleaned(text)
    if theme and len(theme) > MOST_THEME:
        raise Refused(Reason.VALUE_WRONG, field="session_theme", value=theme[:60])
    return theme
