"""Pairs found by any part of either name: what the search box asks."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from mentordesk.domain.match import MatchState
from mentordesk.domain.names import search_words
from mentordesk.store import search
from mentordesk.store.queries.circle import Mentee, Mentor, is_current_draft
from mentordesk.store.tables import Match, Round


@dataclass(frozen=True)
class FoundPair:
    """A pair as the search box lists it."""

    id: str
    mentor: str
    mentee: str
    state: MatchState
    round_id: str
    round_name: str


def find_pairs(connection: Connection, text: str, limit: int) -> tuple[FoundPair, ...]:
    """Pairs of whose two people each typed word finds one: the newest round first, then by name.

    Drafts count where their plan is the one the round goes by. Nothing typed finds nothing.
    """
    words = search_words(text)
    if not words:
        return ()
    query = (
        select(
            Match.id, Mentor.display_name, Mentee.display_name, Match.state, Round.id, Round.name
        )
        .join(Mentor, Mentor.id == Match.mentor_id)
        .join(Mentee, Mentee.id == Match.mentee_id)
        .join(Round, Round.id == Match.round_id)
        .where(or_(Match.state != MatchState.DRAFT, is_current_draft()))
        .order_by(Round.starts.desc(), Mentor.sort_name, Mentee.sort_name, Match.id)
        .limit(limit)
    )
    for word in words:
        found = search.matching(word)
        query = query.where(or_(Match.mentor_id.in_(found), Match.mentee_id.in_(found)))
    return tuple(FoundPair(*row) for row in connection.execute(query).all())
