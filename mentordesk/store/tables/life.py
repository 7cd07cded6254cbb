"""What becomes of a pair or a group: steps, sessions, goals, check-ins and the office's notes."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.closing import Side
from mentordesk.domain.goal import GoalState
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held, Mode, Stage
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Survey
from mentordesk.store.base import Record, maybe_ref, ref
from mentordesk.store.types import Day, EnumText

_OF_ONE = CheckConstraint("(match_id IS NULL) <> (group_id IS NULL)", "of_one")
"""What belongs to a pair or to a group, and never to both."""


class PairStep(Record):
    """A step of a pair's life on the day it happened; `number` counts from 1 within the pair."""

    __tablename__ = "pair_step"
    __table_args__ = (UniqueConstraint("match_id", "number"),)

    match_id: Mapped[str] = ref("match")
    number: Mapped[int]
    state: Mapped[MatchState] = mapped_column(EnumText(MatchState))
    on: Mapped[dt.date] = mapped_column(Day)
    by: Mapped[Side | None] = mapped_column(EnumText(Side), default=None)
    reason: Mapped[str | None] = mapped_column(String(60), default=None)
    note: Mapped[str | None] = mapped_column(Text, default=None)


class SessionLog(Record):
    """That two people or a group met, or will: when, how long and how; never what was said.

    `begins` is a UTC minute as ISO text where the hour is known; `minutes` are whole minutes.
    """

    __tablename__ = "session_log"
    __table_args__ = (_OF_ONE,)

    match_id: Mapped[str | None] = maybe_ref("match")
    group_id: Mapped[str | None] = maybe_ref("mentoring_group")
    on: Mapped[dt.date] = mapped_column(Day, index=True)
    begins: Mapped[str | None] = mapped_column(String(20), default=None)
    minutes: Mapped[int | None] = mapped_column(default=None)
    mode: Mapped[Mode | None] = mapped_column(EnumText(Mode), default=None)
    held: Mapped[Held] = mapped_column(EnumText(Held), default=Held.TOOK_PLACE)
    reported_by: Mapped[Side | None] = mapped_column(EnumText(Side), default=None)
    stage: Mapped[Stage | None] = mapped_column(EnumText(Stage), default=None)
    theme: Mapped[str | None] = mapped_column(String(200), default=None)


class Attendance(Record):
    """Whether a member of a group came to a session."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    session_id: Mapped[str] = ref("session_log")
    person_id: Mapped[str] = ref("person")
    came: Mapped[bool]


class Goal(Record):
    """A goal that a pair or group works on; `progress` is 0 to 100."""

    __tablename__ = "goal"
    __table_args__ = (_OF_ONE,)

    match_id: Mapped[str | None] = maybe_ref("match")
    group_id: Mapped[str | None] = maybe_ref("mentoring_group")
    statement: Mapped[str] = mapped_column(Text)
    measure: Mapped[str | None] = mapped_column(Text, default=None)
    baseline: Mapped[str | None] = mapped_column(Text, default=None)
    target: Mapped[str | None] = mapped_column(Text, default=None)
    achievable: Mapped[str | None] = mapped_column(Text, default=None)
    relevance: Mapped[str | None] = mapped_column(Text, default=None)
    steps: Mapped[str | None] = mapped_column(Text, default=None)
    due_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    owner: Mapped[Side] = mapped_column(EnumText(Side), default=Side.MENTEE)
    progress: Mapped[int] = mapped_column(default=0)
    state: Mapped[GoalState] = mapped_column(EnumText(GoalState), default=GoalState.OPEN)
    reviewed_on: Mapped[dt.date | None] = mapped_column(Day, default=None)


class CheckIn(Record):
    """One survey of one person about one pair or group; `answers` is JSON, question to answer."""

    __tablename__ = "check_in"
    __table_args__ = (
        _OF_ONE,
        UniqueConstraint("match_id", "person_id", "survey"),
        UniqueConstraint("group_id", "person_id", "survey", name="uq_check_in_group_id"),
    )

    match_id: Mapped[str | None] = maybe_ref("match")
    group_id: Mapped[str | None] = maybe_ref("mentoring_group")
    person_id: Mapped[str] = ref("person")
    role: Mapped[Role] = mapped_column(EnumText(Role))
    survey: Mapped[Survey] = mapped_column(EnumText(Survey))
    sent_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    reminded_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    returned_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    answers: Mapped[str] = mapped_column(Text, default="{}")
    on_behalf: Mapped[bool] = mapped_column(default=False)


class StaffNote(Record):
    """The office's own note on a pair or group; `was_contact` when somebody was heard of."""

    __tablename__ = "staff_note"
    __table_args__ = (_OF_ONE,)

    match_id: Mapped[str | None] = maybe_ref("match")
    group_id: Mapped[str | None] = maybe_ref("mentoring_group")
    on: Mapped[dt.date] = mapped_column(Day)
    text: Mapped[str] = mapped_column(Text)
    was_contact: Mapped[bool] = mapped_column(default=False)
    follow_up_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
