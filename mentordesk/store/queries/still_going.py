"""Which pairs and groups of a round still go on: asked before the round is reported or archived."""

from __future__ import annotations

from sqlalchemy import Connection, select

from mentordesk.domain.group import OPEN_GROUP
from mentordesk.domain.match import LIVE
from mentordesk.store.queries.circle import Mentee, Mentor
from mentordesk.store.tables import Match, MentoringGroup


def still_going(connection: Connection, round_id: str) -> tuple[str, ...]:
    """Pairs from proposal to end by their two names, then open groups by title; two statements."""
    pairs = (
        select(Mentee.display_name, Mentor.display_name)
        .select_from(Match)
        .join(Mentee, Mentee.id == Match.mentee_id)
        .join(Mentor, Mentor.id == Match.mentor_id)
        .where(Match.round_id == round_id, Match.state.in_(LIVE))
        .order_by(Mentee.sort_name, Match.id)
    )
    groups = (
        select(MentoringGroup.title)
        .where(MentoringGroup.round_id == round_id, MentoringGroup.state.in_(OPEN_GROUP))
        .order_by(MentoringGroup.title, MentoringGroup.id)
    )
    return (
        *(f"{mentee} with {mentor}" for mentee, mentor in connection.execute(pairs).all()),
        *(f"“{title}”" for title in connection.scalars(groups)),
    )
