"""Concerns: apart from everything else, so that nothing else shows them by accident."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.concern import ConcernKind, ConcernState, Severity
from mentordesk.store.base import Record, maybe_ref
from mentordesk.store.types import Day, EnumText


class Concern(Record):
    """A worry that was told, about whom, and what was done; facts as told, no opinions.

    `raised_at` is a UTC moment as ISO text, `reopened_for` why it was opened again after it was
    closed. Its values never stand in the history people see.
    """

    __tablename__ = "concern"

    about_id: Mapped[str | None] = maybe_ref("person")
    match_id: Mapped[str | None] = maybe_ref("match")
    group_id: Mapped[str | None] = maybe_ref("mentoring_group")
    reported_by: Mapped[str | None] = mapped_column(String(300), default=None)
    raised_at: Mapped[str] = mapped_column(String(40))
    kind: Mapped[ConcernKind] = mapped_column(EnumText(ConcernKind))
    severity: Mapped[Severity] = mapped_column(EnumText(Severity), default=Severity.MIDDLE)
    facts: Mapped[str] = mapped_column(Text)
    action: Mapped[str | None] = mapped_column(Text, default=None)
    referred_to: Mapped[str | None] = mapped_column(String(300), default=None)
    owner: Mapped[str | None] = mapped_column(String(300), default=None)
    review_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    state: Mapped[ConcernState] = mapped_column(EnumText(ConcernState), default=ConcernState.RAISED)
    state_on: Mapped[dt.date] = mapped_column(Day)
    reopened_for: Mapped[str | None] = mapped_column(Text, default=None)
    keep_until: Mapped[dt.date | None] = mapped_column(Day, default=None)
