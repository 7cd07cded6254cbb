"""The programme's own texts, files and links, who was given which, and who accepted the code."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.guidance import About, Audience, Way
from mentordesk.domain.letter import Occasion
from mentordesk.domain.meeting import Stage
from mentordesk.domain.round import Scheme
from mentordesk.store.base import Record, maybe_ref, ref
from mentordesk.store.types import Day, EnumText


class Guidance(Record):
    """A piece of guidance as it holds now; `placeholder` until the office wrote its own.

    `country` is for signposting: a place to turn to there, or everywhere when empty.
    """

    __tablename__ = "guidance"

    about: Mapped[About] = mapped_column(EnumText(About))
    title: Mapped[str] = mapped_column(String(300))
    audience: Mapped[Audience] = mapped_column(EnumText(Audience), default=Audience.EVERYBODY)
    scheme: Mapped[Scheme | None] = mapped_column(EnumText(Scheme), default=None)
    stage: Mapped[Stage | None] = mapped_column(EnumText(Stage), default=None)
    country: Mapped[str | None] = mapped_column(String(100), default=None)
    body: Mapped[str | None] = mapped_column(Text, default=None)
    link: Mapped[str | None] = mapped_column(String(1000), default=None)
    version: Mapped[str | None] = mapped_column(String(60), default=None)
    credit: Mapped[str | None] = mapped_column(String(300), default=None)
    review_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    placeholder: Mapped[bool] = mapped_column(default=False)


class GuidanceFile(Record):
    """The file of a piece of guidance as base64, apart from its row as the logo is."""

    __tablename__ = "guidance_file"
    __table_args__ = (UniqueConstraint("guidance_id"),)

    guidance_id: Mapped[str] = ref("guidance", index=False)
    name: Mapped[str] = mapped_column(String(300))
    content: Mapped[str] = mapped_column(Text)


class GuidanceGiven(Record):
    """That somebody was given a piece of guidance, on which day, in which version and how."""

    __tablename__ = "guidance_given"

    guidance_id: Mapped[str] = ref("guidance")
    person_id: Mapped[str] = ref("person")
    version: Mapped[str | None] = mapped_column(String(60), default=None)
    on: Mapped[dt.date] = mapped_column(Day)
    way: Mapped[Way] = mapped_column(EnumText(Way))


class LetterGuidance(Record):
    """A piece of guidance that goes with every letter of an occasion."""

    __tablename__ = "letter_guidance"
    __table_args__ = (UniqueConstraint("occasion", "guidance_id"),)

    occasion: Mapped[Occasion] = mapped_column(EnumText(Occasion))
    guidance_id: Mapped[str] = ref("guidance")


class CodeAcceptance(Record):
    """An earlier version of the code of conduct a mentor accepted; the newest is in the profile."""

    __tablename__ = "code_acceptance"
    __table_args__ = (UniqueConstraint("person_id", "version"),)

    person_id: Mapped[str] = ref("person")
    version: Mapped[str] = mapped_column(String(60))
    accepted_on: Mapped[dt.date] = mapped_column(Day)


class Story(Record):
    """What somebody said of the programme; it is used only while they allow it."""

    __tablename__ = "story"

    person_id: Mapped[str] = ref("person")
    match_id: Mapped[str | None] = maybe_ref("match")
    group_id: Mapped[str | None] = maybe_ref("mentoring_group")
    text: Mapped[str] = mapped_column(Text)
    said_on: Mapped[dt.date] = mapped_column(Day)
