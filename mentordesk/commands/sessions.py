"""Sessions of pairs and groups as they are told to the office, and what they move along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.steps import get_pair, pair_names, take_step
from mentordesk.domain.closing import Side
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE, MatchState
from mentordesk.domain.meeting import MOST_MINUTES, Held, Mode, Stage
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Attendance, Match, MentoringGroup, SessionLog
from mentordesk.wording.words import word


@dataclass(frozen=True)
class Told:
    """What is told of a session; `begins` is a moment in UTC, `minutes` whole minutes."""

    on: dt.date
    held: Held = Held.TOOK_PLACE
    minutes: int | None = None
    mode: Mode | None = None
    reported_by: Side | None = None
    stage: Stage | None = None
    begins: dt.datetime | None = None


@dataclass(frozen=True)
class LogSession:
    """Notes that a pair met, will meet, or did not; the first meeting starts the pair."""

    match_id: str
    told: Told

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it. Raises `Refused` STEP_NOT_ALLOWED before the introduction, or VALUE_WRONG."""
        pair = get_pair(session, self.match_id)
        if pair.state not in INTRODUCED_ONCE:
            raise Refused(Reason.STEP_NOT_ALLOWED, now=word(pair.state), then="meeting")
        row = SessionLog(id=session.new_id(), match_id=pair.id)
        fill(session, row, self.told)
        session.add(row)
        first_meeting(session, pair)
        return {"session_id": row.id, "pair": pair_names(session, pair), "held": row.held.value}


@dataclass(frozen=True)
class EditSession:
    """Corrects what was told of a session, or says what became of a planned one."""

    session_id: str
    told: Told

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Writes it over. Raises `Refused` NOT_FOUND or VALUE_WRONG."""
        row = get_session(session, self.session_id)
        fill(session, row, self.told)
        if row.match_id is None:
            return {"pair": _group_title(session, row.group_id), "held": row.held.value}
        pair = get_pair(session, row.match_id)
        first_meeting(session, pair)
        return {"pair": pair_names(session, pair), "held": row.held.value}


@dataclass(frozen=True)
class RemoveSession:
    """Takes a session out that was noted in error."""

    session_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes it with its attendance. Raises `Refused` NOT_FOUND."""
        row = get_session(session, self.session_id)
        came = select(Attendance).where(Attendance.session_id == row.id)
        for attendance in session.scalars(came):
            session.delete(attendance)
        match_id, group_id = row.match_id, row.group_id
        session.flush()
        session.delete(row)
        session.flush()
        if match_id is None:
            return {"pair": _group_title(session, group_id)}
        pair = get_pair(session, match_id)
        first_meeting(session, pair)
        return {"pair": pair_names(session, pair)}


def get_session(session: WriteSession, session_id: str) -> SessionLog:
    """A session that was noted. Raises `Refused` NOT_FOUND."""
    row = session.get(SessionLog, session_id)
    if row is None:
        raise Refused(Reason.NOT_FOUND, what="session", id=session_id)
    return row


def fill(session: WriteSession, row: SessionLog, told: Told) -> None:
    """Writes what is told into a session. Raises `Refused` VALUE_WRONG."""
    is_past = told.held in (Held.TOOK_PLACE, Held.NO_SHOW)
    if is_past and told.on > session.today():
        raise Refused(Reason.VALUE_WRONG, field="session_on", value=told.on)
    if told.minutes is not None and not 1 <= told.minutes <= MOST_MINUTES:
        raise Refused(
            Reason.VALUE_WRONG, field="minutes", value=told.minutes, least=1, most=MOST_MINUTES
        )
    row.on, row.held, row.minutes, row.mode = told.on, told.held, told.minutes, told.mode
    row.reported_by, row.stage = told.reported_by, told.stage
    row.begins = told.begins.strftime("%Y-%m-%dT%H:%MZ") if told.begins else None


def _group_title(session: WriteSession, group_id: str | None) -> str:
    group = session.get(MentoringGroup, group_id) if group_id else None
    return f"“{group.title}”" if group is not None else ""


def first_meeting(session: WriteSession, pair: Match) -> None:
    """The first session that took place is the pair's first meeting, and starts it."""
    session.flush()
    days = select(SessionLog.on).where(
        SessionLog.match_id == pair.id, SessionLog.held == Held.TOOK_PLACE
    )
    first = min(session.scalars(days), default=None)
    if pair.state is MatchState.INTRODUCED and first is not None:
        take_step(session, pair, MatchState.STARTED, first)
    elif pair.state in LIVE:
        pair.first_meeting_on = first
