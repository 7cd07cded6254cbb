"""One pair in full: its story, sessions, goals, check-ins, notes, and earlier times of the two."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, func, or_, select

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.closing import Side
from mentordesk.domain.goal import GoalState
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held, Mode, Stage
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Survey
from mentordesk.store.queries.relationships import RelationshipRow, relationships
from mentordesk.store.tables import (
    Agreement,
    Ask,
    CheckIn,
    Goal,
    Letter,
    Match,
    PairStep,
    SessionLog,
    StaffNote,
)

T = TypeVar("T")


@dataclass(frozen=True)
class StepRow:
    """A step of the pair's story."""

    number: int
    state: MatchState
    on: dt.date
    by: Side | None
    reason: str | None
    note: str | None


@dataclass(frozen=True)
class SessionRow:
    """A session: that, when, how long and how. `begins` is UTC, `minutes` whole minutes."""

    id: str
    on: dt.date
    begins: str | None
    minutes: int | None
    mode: Mode | None
    held: Held
    reported_by: Side | None
    stage: Stage | None


@dataclass(frozen=True)
class GoalRow:
    """A goal with all its parts; `progress` is 0 to 100."""

    id: str
    statement: str
    measure: str | None
    baseline: str | None
    target: str | None
    achievable: str | None
    relevance: str | None
    steps: str | None
    due_on: dt.date | None
    owner: Side
    progress: int
    state: GoalState
    reviewed_on: dt.date | None


@dataclass(frozen=True)
class CheckInRow:
    """One survey of one side; `answers` maps question to answer."""

    id: str
    person_id: str
    role: Role
    survey: Survey
    sent_on: dt.date | None
    reminded_on: dt.date | None
    returned_on: dt.date | None
    answers: Mapping[str, Any]
    on_behalf: bool


@dataclass(frozen=True)
class NoteRow:
    """A note of the office."""

    id: str
    on: dt.date
    text: str
    was_contact: bool
    follow_up_on: dt.date | None


@dataclass(frozen=True)
class VersionRow:
    """A version of the agreement; `terms` maps term to what was agreed."""

    id: str
    group_id: str | None
    version: int
    state: AgreementState
    generated_on: dt.date | None
    state_on: dt.date | None
    terms: Mapping[str, str]

    @property
    def is_of_group(self) -> bool:
        """Whether a group agreed on it."""
        return self.group_id is not None


@dataclass(frozen=True)
class SentTogether:
    """Letters of one kind that went out about a pair or a group on one day."""

    occasion: Occasion
    sent_on: dt.date
    count: int


@dataclass(frozen=True)
class AskRow:
    """A question that one of the two answered for the other."""

    id: str
    question: str
    asked_on: dt.date
    held_on: dt.date | None


@dataclass(frozen=True)
class RelationshipDetail:
    """Everything about a pair; `thread` are all periods of the two people, oldest first."""

    row: RelationshipRow
    steps: tuple[StepRow, ...]
    sessions: tuple[SessionRow, ...]
    goals: tuple[GoalRow, ...]
    check_ins: tuple[CheckInRow, ...]
    notes: tuple[NoteRow, ...]
    agreements: tuple[VersionRow, ...]
    thread: tuple[RelationshipRow, ...]
    asks: tuple[AskRow, ...]
    letters: tuple[SentTogether, ...]


def relationship(
    connection: Connection, match_id: str, today: dt.date
) -> RelationshipDetail | None:
    """The pair, or None when there is no such pair or it is only a draft."""
    found = relationships(connection, today, (match_id,))
    if not found:
        return None
    row = found[0]
    return RelationshipDetail(
        row=row,
        steps=rows_of(connection, StepRow, PairStep.match_id, match_id, PairStep.number),
        sessions=rows_of(connection, SessionRow, SessionLog.match_id, match_id, SessionLog.on),
        goals=rows_of(connection, GoalRow, Goal.match_id, match_id, Goal.due_on),
        check_ins=rows_of(
            connection, CheckInRow, CheckIn.match_id, match_id, CheckIn.sent_on, "answers"
        ),
        notes=rows_of(connection, NoteRow, StaffNote.match_id, match_id, StaffNote.on),
        agreements=rows_of(
            connection, VersionRow, Agreement.match_id, match_id, Agreement.version, "terms"
        ),
        thread=_thread(connection, row, today),
        asks=_asks(connection, row),
        letters=letters_sent(connection, Letter.match_id, match_id),
    )


def letters_sent(connection: Connection, owner: Any, owner_id: str) -> tuple[SentTogether, ...]:
    """The letters that went out, by day; `owner` is the column of the pair or of the group."""
    t = Letter
    query = (
        select(t.occasion, t.sent_on, func.count())
        .where(owner == owner_id)
        .group_by(t.occasion, t.sent_on)
        .order_by(t.sent_on, t.occasion)
    )
    return tuple(SentTogether(*row) for row in connection.execute(query).all())


def rows_of(
    connection: Connection,
    row_type: type[T],
    owner: Any,
    owner_id: str,
    order: Any,
    from_json: str | None = None,
) -> tuple[T, ...]:
    """The rows of a table that name this pair or group in the column `owner`, in an order.

    `from_json` is a column that the file keeps as text.
    """
    table = owner.property.parent.local_table
    columns = [table.c[name] for name in row_type.__dataclass_fields__]  # type: ignore[attr-defined]
    query = select(*columns).where(owner == owner_id).order_by(order)
    rows = [row._asdict() for row in connection.execute(query).all()]
    if from_json is not None:
        rows = [{**row, from_json: json.loads(row[from_json])} for row in rows]
    return tuple(row_type(**row) for row in rows)


def _thread(
    connection: Connection, row: RelationshipRow, today: dt.date
) -> tuple[RelationshipRow, ...]:
    """All periods of the two people, whoever was the mentor, by introduction."""
    m = Match
    pair = (row.mentor_id, row.mentee_id)
    query = select(m.id).where(
        m.mentor_id.in_(pair), m.mentee_id.in_(pair), m.state != MatchState.DRAFT
    )
    ids = tuple(connection.execute(query).scalars())
    periods = relationships(connection, today, ids)
    return tuple(sorted(periods, key=lambda p: p.introduced_on or p.ended_on or dt.date.min))


def _asks(connection: Connection, row: RelationshipRow) -> tuple[AskRow, ...]:
    one, other = row.mentor_id, row.mentee_id
    query = (
        select(Ask.id, Ask.question, Ask.asked_on, Ask.held_on)
        .where(
            or_(
                and_(Ask.mentor_id == one, Ask.person_id == other),
                and_(Ask.mentor_id == other, Ask.person_id == one),
            )
        )
        .order_by(Ask.asked_on)
    )
    return tuple(AskRow(*found) for found in connection.execute(query).all())
