"""What became of two people before: proposals declined and pairs that ended, each with its why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mentordesk.domain.closing import Side
from mentordesk.domain.match import EARLIER, MatchState
from mentordesk.store.tables import Match, PairStep, Round


@dataclass(frozen=True)
class Earlier:
    """One earlier period of two people; `reason` is the name of a reason, or words of her own."""

    state: MatchState
    round: str | None
    on: dt.date | None
    by: Side | None
    reason: str | None


def earlier_periods(connection: Connection, mentor_id: str, mentee_id: str) -> tuple[Earlier, ...]:
    """Their declined and ended pairs in either role, the latest first; one statement."""
    m, s = Match, PairStep
    newest = select(s.match_id, func.max(s.number).label("number")).group_by(s.match_id).subquery()
    both = (mentor_id, mentee_id)
    query = (
        select(
            m.state, Round.name, func.coalesce(m.ended_on, m.answered_on, s.on), s.by,
            func.coalesce(m.decline_reason, m.closing_reason),
        )
        .outerjoin(Round, Round.id == m.round_id)
        .outerjoin(newest, newest.c.match_id == m.id)
        .outerjoin(s, (s.match_id == m.id) & (s.number == newest.c.number))
        .where(m.mentor_id.in_(both), m.mentee_id.in_(both), m.state.in_(EARLIER))
        .order_by(func.coalesce(m.ended_on, m.answered_on, s.on).desc(), m.id)
    )  # fmt: skip
    return tuple(Earlier(*row) for row in connection.execute(query).all())
