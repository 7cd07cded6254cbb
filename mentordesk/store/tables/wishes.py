"""Whom mentees wish for, and what a second reader marked."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.wish import Mark
from mentordesk.store.base import Record, ref
from mentordesk.store.types import Day, EnumText


class MentorWish(Record):
    """A mentor somebody wishes for in an application; rank 1 is wished for most."""

    __tablename__ = "mentor_wish"
    __table_args__ = (UniqueConstraint("application_id", "mentor_id"),)

    application_id: Mapped[str] = ref("application")
    mentor_id: Mapped[str] = ref("person")
    rank: Mapped[int]


class ReaderMark(Record):
    """What a colleague marked for two people on the pool sheet of a round."""

    __tablename__ = "reader_mark"
    __table_args__ = (UniqueConstraint("round_id", "mentor_id", "mentee_id"),)

    round_id: Mapped[str] = ref("round")
    mentor_id: Mapped[str] = ref("person")
    mentee_id: Mapped[str] = ref("person")
    mark: Mapped[Mark] = mapped_column(EnumText(Mark))
    reader: Mapped[str | None] = mapped_column(String(200), default=None)
    note: Mapped[str | None] = mapped_column(Text, default=None)
    on: Mapped[dt.date] = mapped_column(Day)
