"""Questions of Ask An Alum, and the alumni each was offered to."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.application import Source
from mentordesk.domain.closing import DeclineReason
from mentordesk.domain.meeting import Mode
from mentordesk.domain.question import AskState, OfferState, Outcome, Urgency
from mentordesk.store.base import Record, maybe_ref, ref
from mentordesk.store.types import Day, EnumText


class Ask(Record):
    """A question in one line; feedback is 1 to 5 for use, and whether they would ask again."""

    __tablename__ = "ask"

    person_id: Mapped[str] = ref("person")
    question: Mapped[str] = mapped_column(String(500))
    topic_id: Mapped[str | None] = maybe_ref("topic")
    urgency: Mapped[Urgency] = mapped_column(EnumText(Urgency), default=Urgency.WHENEVER)
    asked_on: Mapped[dt.date] = mapped_column(Day, index=True)
    source: Mapped[Source] = mapped_column(EnumText(Source), default=Source.TYPED)
    state: Mapped[AskState] = mapped_column(EnumText(AskState), default=AskState.ASKED)
    mentor_id: Mapped[str | None] = maybe_ref("person")
    accepted_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    held_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    minutes: Mapped[int | None] = mapped_column(default=None)
    mode: Mapped[Mode | None] = mapped_column(EnumText(Mode), default=None)
    closed_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    outcome: Mapped[Outcome | None] = mapped_column(EnumText(Outcome), default=None)
    declined_for: Mapped[DeclineReason | None] = mapped_column(
        EnumText(DeclineReason), default=None
    )
    useful: Mapped[int | None] = mapped_column(default=None)
    would_ask_again: Mapped[bool | None] = mapped_column(default=None)
    match_id: Mapped[str | None] = maybe_ref("match")
    note: Mapped[str | None] = mapped_column(Text, default=None)


class AskOffer(Record):
    """A question offered to one alum; `number` is 1 for whom it was offered to first."""

    __tablename__ = "ask_offer"
    __table_args__ = (UniqueConstraint("ask_id", "number"),)

    ask_id: Mapped[str] = ref("ask")
    mentor_id: Mapped[str] = ref("person")
    number: Mapped[int]
    state: Mapped[OfferState] = mapped_column(EnumText(OfferState), default=OfferState.SENT)
    sent_on: Mapped[dt.date] = mapped_column(Day)
    reminded_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    answered_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    reason: Mapped[DeclineReason | None] = mapped_column(EnumText(DeclineReason), default=None)
