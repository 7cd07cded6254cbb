"""Letters: the office's own templates, and what was sent to whom."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.letter import Occasion
from mentordesk.store.base import Record, maybe_ref, ref
from mentordesk.store.types import Day, EnumText


class LetterTemplate(Record):
    """A letter in the office's own words; without a row the shipped words hold."""

    __tablename__ = "letter_template"

    occasion: Mapped[Occasion] = mapped_column(EnumText(Occasion), unique=True)
    subject: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    edited_on: Mapped[dt.date] = mapped_column(Day)


class Letter(Record):
    """That a letter went to somebody, on which day and about what; not its words."""

    __tablename__ = "letter"

    occasion: Mapped[Occasion] = mapped_column(EnumText(Occasion))
    person_id: Mapped[str] = ref("person")
    match_id: Mapped[str | None] = maybe_ref("match")
    ask_id: Mapped[str | None] = maybe_ref("ask")
    group_id: Mapped[str | None] = maybe_ref("mentoring_group")
    round_id: Mapped[str | None] = maybe_ref("round")
    version: Mapped[int] = mapped_column(default=0)
    sent_on: Mapped[dt.date] = mapped_column(Day, index=True)
