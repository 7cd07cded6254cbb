"""Every pair that is more than a draft, with its health: what the Relationships page shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, func, select

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.days import ReminderDays, reminder_days
from mentordesk.domain.health import POOR_MATCH, SILENCES, Judgement, Told, asks_again, health
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held
from mentordesk.store.queries.circle import AnyQuery, Mentee, Mentor
from mentordesk.store.queries.concerns import open_since
from mentordesk.store.tables import (
    Agreement,
    CheckIn,
    Concern,
    Letter,
    Match,
    Programme,
    Round,
    SessionLog,
    StaffNote,
)


@dataclass(frozen=True)
class RelationshipRow:
    """A pair as the table shows it; an informal one may be of no round.

    `sessions` counts those that took place, of `minutes` in all;
    `last_contact_on` is the last session, returned check-in or note of contact. `nudged_on` is
    when a silent pair was last written to without an answer, `again_on` from when it is asked
    about again.
    """

    id: str
    round_id: str | None
    round: str | None
    mentor_id: str
    mentor: str
    mentee_id: str
    mentee: str
    state: MatchState
    score: int | None
    proposed_on: dt.date | None
    reply_by: dt.date | None
    introduced_on: dt.date | None
    first_meeting_on: dt.date | None
    planned_end_on: dt.date | None
    paused_until: dt.date | None
    ended_on: dt.date | None
    next_action: str | None
    next_on: dt.date | None
    predecessor_id: str | None
    sessions: int
    minutes: int
    last_contact_on: dt.date | None
    agreement: AgreementState
    judgement: Judgement
    nudged_on: dt.date | None = None
    again_on: dt.date | None = None


@dataclass(frozen=True)
class _Facts:
    """What stands in other tables, by pair."""

    sessions: Mapping[str, tuple[int, int, dt.date]]
    answered: Mapping[str, tuple[dt.date, dt.date | None]]
    noted: Mapping[str, tuple[dt.date, dt.date | None]]
    nudged: Mapping[str, dt.date]
    agreements: Mapping[str, AgreementState]
    concerns: Mapping[str, dt.date]


def relationships(
    connection: Connection, today: dt.date, ids: tuple[str, ...] | None = None
) -> tuple[RelationshipRow, ...]:
    """Pairs of all rounds that were ever proposed, by round (latest first) and mentee.

    With `ids` only these. Eight statements, however many pairs there are.
    """
    found = connection.execute(_pairs(ids)).all()
    days = days_of(connection)
    facts = _facts(connection, ids)
    return tuple(_row(row._asdict(), facts, today, days) for row in found)


def days_of(connection: Connection) -> ReminderDays:
    """The programme's reminder days."""
    return reminder_days(connection.execute(select(Programme.reminder_days)).scalar_one())


def _pairs(ids: tuple[str, ...] | None) -> AnyQuery:
    m = Match
    query = (
        select(
            m.id, m.round_id, Round.name.label("round"), m.mentor_id,
            Mentor.display_name.label("mentor"), m.mentee_id, Mentee.display_name.label("mentee"),
            m.state, m.score, m.proposed_on, m.reply_by, m.introduced_on, m.first_meeting_on,
            m.planned_end_on, m.paused_until, m.ended_on, m.next_action, m.next_on,
            m.predecessor_id,
        )
        .outerjoin(Round, Round.id == m.round_id)
        .join(Mentor, Mentor.id == m.mentor_id)
        .join(Mentee, Mentee.id == m.mentee_id)
        .where(m.state != MatchState.DRAFT)
        .order_by(Round.starts.desc(), Mentee.sort_name, m.id)
    )  # fmt: skip
    return query if ids is None else query.where(m.id.in_(ids))


def _facts(connection: Connection, ids: tuple[str, ...] | None) -> _Facts:
    def asked(query: AnyQuery, column: Any) -> Mapping[str, Any]:
        query = query.where(column.is_not(None) if ids is None else column.in_(ids))
        return {row[0]: row[1] if len(row) == 2 else tuple(row[1:]) for row in run(query)}

    def run(query: AnyQuery) -> Any:
        return connection.execute(query).all()

    s, c, n, t = SessionLog, CheckIn, StaffNote, Letter
    held = select(
        s.match_id, func.count(), func.coalesce(func.sum(s.minutes), 0), func.max(s.on)
    ).where(s.held == Held.TOOK_PLACE)
    is_poor = func.json_extract(c.answers, "$.match_quality") <= POOR_MATCH
    back = select(
        c.match_id, func.max(c.returned_on), func.max(case((is_poor, c.returned_on)))
    ).where(c.returned_on.is_not(None))
    newest = select(Agreement.match_id, Agreement.state).order_by(Agreement.version)
    return _Facts(
        sessions=asked(held.group_by(s.match_id), s.match_id),
        answered=asked(back.group_by(c.match_id), c.match_id),
        noted=asked(
            select(n.match_id, func.max(n.on), func.max(case((n.was_contact, n.on)))).group_by(
                n.match_id
            ),
            n.match_id,
        ),
        nudged=asked(
            select(t.match_id, func.max(t.sent_on))
            .where(t.occasion == Occasion.NUDGE)
            .group_by(t.match_id),
            t.match_id,
        ),
        agreements=asked(newest, Agreement.match_id),
        concerns=open_since(connection, Concern.match_id, ids),
    )


def _row(
    row: Mapping[str, Any], facts: _Facts, today: dt.date, days: ReminderDays
) -> RelationshipRow:
    pair = row["id"]
    count, minutes, last = facts.sessions.get(pair, (0, 0, None))
    noted, spoke = facts.noted.get(pair, (None, None))
    returned, low = facts.answered.get(pair, (None, None))
    news, poor = [last, returned, as_day(spoke)], as_day(low)
    contact = max((day for day in news if day is not None), default=None)
    is_settled = poor is not None and noted is not None and noted >= poor
    told = Told(
        row["state"], row["introduced_on"], row["first_meeting_on"], contact,
        None if is_settled else poor, row["paused_until"], facts.concerns.get(pair),
    )  # fmt: skip
    judged = health(told, today, days)
    nudged_on = _unanswered(facts.nudged.get(pair), told, judged)
    again_on = asks_again(judged, nudged_on, days)
    return RelationshipRow(
        **row, sessions=count, minutes=minutes, last_contact_on=contact,
        agreement=facts.agreements.get(pair, AgreementState.NOT_STARTED),
        judgement=judged, nudged_on=nudged_on, again_on=again_on,
    )  # fmt: skip


def _unanswered(nudged_on: dt.date | None, told: Told, judged: Judgement) -> dt.date | None:
    """When a silent pair was last written to, if that was after it was last heard of."""
    if nudged_on is None or judged.rule not in SILENCES:
        return None
    known = (told.introduced_on, told.first_meeting_on, told.last_contact_on)
    news = max(day for day in known if day is not None)
    return nudged_on if nudged_on > news else None


def as_day(value: Any) -> Any:
    """A day; SQLite answers what it picked by a condition as it is kept, as text."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value
