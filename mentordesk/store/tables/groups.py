"""Mentoring groups and their members."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.group import GroupState, MemberState
from mentordesk.store.base import Record, maybe_ref, ref
from mentordesk.store.types import Day, EnumText


class MentoringGroup(Record):
    """A group of a round: its theme, its mentors and its size."""

    __tablename__ = "mentoring_group"

    round_id: Mapped[str] = ref("round")
    title: Mapped[str] = mapped_column(String(200))
    theme: Mapped[str | None] = mapped_column(Text, default=None)
    topic_id: Mapped[str | None] = maybe_ref("topic")
    mentor_id: Mapped[str] = ref("person")
    co_mentor_id: Mapped[str | None] = maybe_ref("person")
    least: Mapped[int] = mapped_column(default=2)
    most: Mapped[int] = mapped_column(default=6)
    size_reason: Mapped[str | None] = mapped_column(Text, default=None)
    state: Mapped[GroupState] = mapped_column(EnumText(GroupState), default=GroupState.PLANNED)
    goals: Mapped[str | None] = mapped_column(Text, default=None)
    started_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    planned_end_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    ended_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    closing_reason: Mapped[str | None] = mapped_column(String(60), default=None)
    merged_into_id: Mapped[str | None] = maybe_ref("mentoring_group")


class GroupMember(Record):
    """Somebody's time in a group; who comes back has another row."""

    __tablename__ = "group_member"

    group_id: Mapped[str] = ref("mentoring_group")
    person_id: Mapped[str] = ref("person")
    state: Mapped[MemberState] = mapped_column(EnumText(MemberState), default=MemberState.PLACED)
    joined_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    left_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    left_reason: Mapped[str | None] = mapped_column(String(60), default=None)
    override_reason: Mapped[str | None] = mapped_column(Text, default=None)


class GroupDraft(Record):
    """A group in the making in a plan: the topic, language and hour it was formed around.

    `weekday` is 0 for Monday; the minutes of the day (0 to 1440) are by the mentor's own clock.
    """

    __tablename__ = "group_draft"
    __table_args__ = (UniqueConstraint("plan_id", "mentor_id"),)

    plan_id: Mapped[str] = ref("plan")
    mentor_id: Mapped[str] = ref("person")
    topic_id: Mapped[str | None] = maybe_ref("topic")
    language: Mapped[str | None] = mapped_column(String(60), default=None)
    weekday: Mapped[int | None] = mapped_column(default=None)
    first_minute: Mapped[int | None] = mapped_column(default=None)
    last_minute: Mapped[int | None] = mapped_column(default=None)
