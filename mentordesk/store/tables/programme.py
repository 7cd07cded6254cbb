"""The programme itself: its details, its rounds, and the lists the coordinator owns."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.round import RoundState, Scheme
from mentordesk.domain.season import Season
from mentordesk.domain.topic import TopicKind
from mentordesk.store.base import Record, maybe_ref, ref
from mentordesk.store.types import Day, EnumText


class Programme(Record):
    """The details of the programme; one row. `reminder_days` is JSON, name to whole days.

    `ask_understood` is whether applicants are asked to tick what mentoring is and is not.
    """

    __tablename__ = "programme"

    name: Mapped[str] = mapped_column(String(300))
    office: Mapped[str | None] = mapped_column(String(300), default=None)
    contact: Mapped[str | None] = mapped_column(String(300), default=None)
    time_zone: Mapped[str] = mapped_column(String(60), default="Europe/London")
    code_of_conduct_version: Mapped[str | None] = mapped_column(String(60), default=None)
    require_code: Mapped[bool] = mapped_column(default=False)
    require_training: Mapped[bool] = mapped_column(default=False)
    reminder_days: Mapped[str | None] = mapped_column(Text, default=None)
    ask_understood: Mapped[bool | None] = mapped_column(default=None)


class Round(Record):
    """One run of a scheme, from call to follow-up; `weights` is JSON, criterion to whole number."""

    __tablename__ = "round"

    name: Mapped[str] = mapped_column(String(200), unique=True)
    scheme: Mapped[Scheme] = mapped_column(EnumText(Scheme))
    state: Mapped[RoundState] = mapped_column(EnumText(RoundState), default=RoundState.OPEN)
    months: Mapped[int] = mapped_column(default=6)
    call_opens: Mapped[dt.date] = mapped_column(Day)
    call_closes: Mapped[dt.date] = mapped_column(Day)
    matching: Mapped[dt.date] = mapped_column(Day)
    introductions: Mapped[dt.date] = mapped_column(Day)
    starts: Mapped[dt.date] = mapped_column(Day, index=True)
    midpoint: Mapped[dt.date] = mapped_column(Day)
    ends: Mapped[dt.date] = mapped_column(Day)
    follow_up: Mapped[dt.date] = mapped_column(Day)
    weights: Mapped[str] = mapped_column(Text)
    good_option: Mapped[int] = mapped_column(default=60)
    current_plan_id: Mapped[str | None] = maybe_ref("plan", index=False)


class FrozenFigures(Record):
    """The figures of a round on the day it was archived; `figures` is JSON and never changes."""

    __tablename__ = "frozen_figures"
    __table_args__ = (UniqueConstraint("round_id"),)

    round_id: Mapped[str] = ref("round", index=False)
    on: Mapped[dt.date] = mapped_column(Day)
    figures: Mapped[str] = mapped_column(Text)


class CalendarSpan(Record):
    """Days the office plans around, first and last included; of one country or of all."""

    __tablename__ = "calendar_span"

    season: Mapped[Season] = mapped_column(EnumText(Season))
    name: Mapped[str] = mapped_column(String(200))
    first_day: Mapped[dt.date] = mapped_column(Day, index=True)
    last_day: Mapped[dt.date] = mapped_column(Day)
    country: Mapped[str | None] = mapped_column(String(100), default=None)


class Topic(Record):
    """A word of one of the programme's lists; synonyms are separated by new lines."""

    __tablename__ = "topic"
    __table_args__ = (UniqueConstraint("kind", "name"),)

    kind: Mapped[TopicKind] = mapped_column(EnumText(TopicKind), default=TopicKind.TOPIC)
    name: Mapped[str] = mapped_column(String(200))
    synonyms: Mapped[str | None] = mapped_column(Text, default=None)


class CohortCode(Record):
    """What the coordinator knows of a code: without an ordinal, of its whole prefix."""

    __tablename__ = "cohort_code"
    __table_args__ = (UniqueConstraint("prefix", "ordinal"),)

    prefix: Mapped[str] = mapped_column(String(40))
    ordinal: Mapped[int | None] = mapped_column(default=None)
    programme_name: Mapped[str | None] = mapped_column(String(300), default=None)
    start_year: Mapped[int | None] = mapped_column(default=None)
    end_year: Mapped[int | None] = mapped_column(default=None)


class AgreementTemplate(Record):
    """One version of the programme's own words for the agreements of a scheme; `texts` is JSON."""

    __tablename__ = "agreement_template"
    __table_args__ = (UniqueConstraint("scheme", "version"),)

    scheme: Mapped[Scheme] = mapped_column(EnumText(Scheme))
    version: Mapped[int] = mapped_column()
    texts: Mapped[str] = mapped_column(Text)


class Logo(Record):
    """The programme's logo, one row or none: a PNG as base64, apart from the programme's row.

    There each edit of a name would carry the picture into the history once more.
    """

    __tablename__ = "logo"

    png: Mapped[str] = mapped_column(Text)
