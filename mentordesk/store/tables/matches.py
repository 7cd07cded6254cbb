"""What the coordinator makes: plans, pairs and their agreements."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.match import Aim, MatchState
from mentordesk.store.base import Record, maybe_ref, ref
from mentordesk.store.types import Day, EnumText


class Plan(Record):
    """A named draft of a round; `result` is the JSON of the solve it came from, with its proof.

    `weights` are those it was solved with, JSON as at `Round`; None for one only drawn by hand.
    """

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("round_id", "name"),)

    # use_alter: a round points at its current plan and a plan at its round
    round_id: Mapped[str] = mapped_column(String(36), ForeignKey("round.id", use_alter=True))
    name: Mapped[str] = mapped_column(String(100))
    aim: Mapped[Aim] = mapped_column(EnumText(Aim), default=Aim.FIT)
    result: Mapped[str | None] = mapped_column(Text, default=None)
    weights: Mapped[str | None] = mapped_column(Text, default=None)


class Match(Record):
    """A pair. As a draft it belongs to a plan; from the proposal on to the round alone.

    `reply_by` is when the answer to the proposal is due; a proposal without it is yet to be sent.
    """

    __tablename__ = "match"

    round_id: Mapped[str | None] = maybe_ref("round")
    plan_id: Mapped[str | None] = maybe_ref("plan")
    mentor_id: Mapped[str] = ref("person")
    mentee_id: Mapped[str] = ref("person")
    state: Mapped[MatchState] = mapped_column(EnumText(MatchState), default=MatchState.DRAFT)
    locked: Mapped[bool] = mapped_column(default=False)
    score: Mapped[int | None] = mapped_column(default=None)
    reasons: Mapped[str | None] = mapped_column(Text, default=None)
    override_reason: Mapped[str | None] = mapped_column(Text, default=None)
    drafted_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    proposed_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    reply_by: Mapped[dt.date | None] = mapped_column(Day, default=None)
    answered_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    introduced_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    first_meeting_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    planned_end_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    paused_until: Mapped[dt.date | None] = mapped_column(Day, default=None)
    ended_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    closing_reason: Mapped[str | None] = mapped_column(String(60), default=None)
    wants_new_mentor: Mapped[bool | None] = mapped_column(default=None)
    wants_new_mentee: Mapped[bool | None] = mapped_column(default=None)
    next_action: Mapped[str | None] = mapped_column(Text, default=None)
    next_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    decline_reason: Mapped[str | None] = mapped_column(String(60), default=None)
    predecessor_id: Mapped[str | None] = maybe_ref("match")


class Agreement(Record):
    """One version of the agreement of a pair or group; `terms` is JSON, term to what was agreed.

    `plan` is JSON too, a list of goals with six texts each; None where nobody wrote one. The names
    are those typed to acknowledge this version, each with its day; a group's members each have a
    row of their own (`AgreementName`).
    """

    __tablename__ = "agreement"
    __table_args__ = (
        UniqueConstraint("match_id", "version"),
        UniqueConstraint("group_id", "version", name="uq_agreement_group_id"),
        CheckConstraint("(match_id IS NULL) <> (group_id IS NULL)", "of_one"),
    )

    match_id: Mapped[str | None] = maybe_ref("match")
    group_id: Mapped[str | None] = maybe_ref("mentoring_group")
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[AgreementState] = mapped_column(
        EnumText(AgreementState), default=AgreementState.DRAFTED
    )
    template_version: Mapped[str | None] = mapped_column(String(60), default=None)
    code_version: Mapped[str | None] = mapped_column(String(60), default=None)
    terms: Mapped[str] = mapped_column(Text, default="{}")
    generated_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    state_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    file_name: Mapped[str | None] = mapped_column(String(400), default=None)
    plan: Mapped[str | None] = mapped_column(Text, default=None)
    mentor_name: Mapped[str | None] = mapped_column(String(400), default=None)
    mentor_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    mentee_name: Mapped[str | None] = mapped_column(String(400), default=None)
    mentee_on: Mapped[dt.date | None] = mapped_column(Day, default=None)


class AgreementName(Record):
    """The name a member or mentor of a group typed to acknowledge a version."""

    __tablename__ = "agreement_name"
    __table_args__ = (UniqueConstraint("agreement_id", "person_id"),)

    agreement_id: Mapped[str] = ref("agreement")
    person_id: Mapped[str] = ref("person")
    name: Mapped[str] = mapped_column(String(400))
    on: Mapped[dt.date] = mapped_column(Day)
