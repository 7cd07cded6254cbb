"""What people bring to the programme: mentor profiles and applications to a round."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.application import ApplicationState, Source
from mentordesk.domain.person import Role
from mentordesk.store.base import Record, maybe_ref, ref
from mentordesk.store.types import Day, EnumText


class MentorProfile(Record):
    """What a mentor offers; `places` counts mentees at one time over all schemes."""

    __tablename__ = "mentor_profile"

    person_id: Mapped[str] = mapped_column(String(36), ForeignKey("person.id"), unique=True)
    offers_ask: Mapped[bool] = mapped_column(default=False)
    offers_matched: Mapped[bool] = mapped_column(default=True)
    offers_group: Mapped[bool] = mapped_column(default=False)
    places: Mapped[int] = mapped_column(default=1)
    available_from: Mapped[dt.date | None] = mapped_column(Day, default=None)
    available_to: Mapped[dt.date | None] = mapped_column(Day, default=None)
    paused_until: Mapped[dt.date | None] = mapped_column(Day, default=None)
    countries_worked: Mapped[str | None] = mapped_column(Text, default=None)
    preferred_mode: Mapped[str | None] = mapped_column(String(100), default=None)
    preferred_stage: Mapped[str | None] = mapped_column(String(200), default=None)
    wishes: Mapped[str | None] = mapped_column(Text, default=None)
    will_not_cover: Mapped[str | None] = mapped_column(Text, default=None)
    motivations: Mapped[str | None] = mapped_column(Text, default=None)
    experience: Mapped[str | None] = mapped_column(Text, default=None)
    bio: Mapped[str | None] = mapped_column(Text, default=None)
    trained_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    code_version: Mapped[str | None] = mapped_column(String(60), default=None)
    code_accepted_on: Mapped[dt.date | None] = mapped_column(Day, default=None)


class MentorTopic(Record):
    """A topic a mentor offers, or will not cover."""

    __tablename__ = "mentor_topic"
    __table_args__ = (UniqueConstraint("profile_id", "topic_id"),)

    profile_id: Mapped[str] = ref("mentor_profile")
    topic_id: Mapped[str] = ref("topic")
    refused: Mapped[bool] = mapped_column(default=False)


class Application(Record):
    """Somebody's application to a round; without a round it is a lead.

    `weights` are a mentee's own, JSON as at `Round`; None where the round's count.
    """

    __tablename__ = "application"
    __table_args__ = (UniqueConstraint("round_id", "person_id", "role"),)

    round_id: Mapped[str | None] = maybe_ref("round")
    person_id: Mapped[str] = ref("person")
    role: Mapped[Role] = mapped_column(EnumText(Role))
    state: Mapped[ApplicationState] = mapped_column(
        EnumText(ApplicationState), default=ApplicationState.RECEIVED
    )
    submitted_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    source: Mapped[Source] = mapped_column(EnumText(Source), default=Source.TYPED)
    goal_1: Mapped[str | None] = mapped_column(Text, default=None)
    goal_2: Mapped[str | None] = mapped_column(Text, default=None)
    goal_3: Mapped[str | None] = mapped_column(Text, default=None)
    sector_wanted: Mapped[str | None] = mapped_column(Text, default=None)
    country_wanted: Mapped[str | None] = mapped_column(Text, default=None)
    motivations: Mapped[str | None] = mapped_column(Text, default=None)
    expectations: Mapped[str | None] = mapped_column(Text, default=None)
    success: Mapped[str | None] = mapped_column(Text, default=None)
    requirements: Mapped[str | None] = mapped_column(Text, default=None)
    preferred_mode: Mapped[str | None] = mapped_column(String(100), default=None)
    preferred_mentor: Mapped[str | None] = mapped_column(String(300), default=None)
    not_with: Mapped[str | None] = mapped_column(Text, default=None)
    committed_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    offers_in_return: Mapped[str | None] = mapped_column(Text, default=None)
    carried_from_id: Mapped[str | None] = maybe_ref("application")
    office_score: Mapped[int | None] = mapped_column(default=None)
    weights: Mapped[str | None] = mapped_column(Text, default=None)
    note: Mapped[str | None] = mapped_column(Text, default=None)


class ApplicationTopic(Record):
    """A topic an applicant wants; rank 1 counts double."""

    __tablename__ = "application_topic"
    __table_args__ = (UniqueConstraint("application_id", "topic_id"),)

    application_id: Mapped[str] = ref("application")
    topic_id: Mapped[str] = ref("topic")
    rank: Mapped[int]
