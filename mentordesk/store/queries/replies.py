"""The proposals that wait for an answer: who is asked, since when, and by when to reply."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.store.queries.circle import Mentee, Mentor
from mentordesk.store.tables import Letter, Match, PairStep, Round

_ASKED = {MatchState.PROPOSED_TO_MENTEE: Role.MENTEE, MatchState.PROPOSED_TO_MENTOR: Role.MENTOR}
_LETTERS = {
    MatchState.PROPOSED_TO_MENTEE: Occasion.PROPOSAL_MENTEE,
    MatchState.PROPOSED_TO_MENTOR: Occasion.PROPOSAL_MENTOR,
}


@dataclass(frozen=True)
class OpenProposal:
    """A proposal by its pair: `role` is who is asked now, about the other one.

    `since` is the day of the letter, or of the step that asks; without a `reply_by` the proposal
    was not marked as sent yet.
    """

    id: str
    round_id: str | None
    round: str
    role: Role
    asked: str
    asked_original: str
    partner: str
    since: dt.date | None
    reply_by: dt.date | None


def open_proposals(connection: Connection) -> tuple[OpenProposal, ...]:
    """Of all rounds: those to be answered first come first, those not sent yet last.

    Three statements, however many proposals there are.
    """
    m = Match
    query = (
        select(
            m.id, m.round_id, Round.name.label("round"), m.state, m.proposed_on, m.reply_by,
            Mentee.display_name.label("mentee"), Mentee.original_name.label("mentee_original"),
            Mentor.display_name.label("mentor"), Mentor.original_name.label("mentor_original"),
        )
        .outerjoin(Round, Round.id == m.round_id)
        .join(Mentee, Mentee.id == m.mentee_id)
        .join(Mentor, Mentor.id == m.mentor_id)
        .where(m.state.in_(_ASKED))
        .order_by(m.reply_by.is_(None), m.reply_by, Mentee.sort_name, m.id)
    )  # fmt: skip
    steps, letters = _step_days(connection), _letter_days(connection)
    return tuple(_proposal(row, steps, letters) for row in connection.execute(query).all())


def _proposal(
    row: Any,
    steps: Mapping[tuple[str, MatchState], dt.date],
    letters: Mapping[tuple[str, Occasion], dt.date],
) -> OpenProposal:
    role, key = _ASKED[row.state], (row.id, row.state)
    sent_on = letters.get((row.id, _LETTERS[row.state]))
    proposed_on = row.proposed_on if role is Role.MENTEE else None
    asked, partner = (row.mentee, row.mentor)
    original = row.mentee_original
    if role is Role.MENTOR:
        asked, partner, original = row.mentor, row.mentee, row.mentor_original
    return OpenProposal(
        row.id, row.round_id, row.round or "", role, asked, original or "", partner,
        sent_on or proposed_on or steps.get(key), row.reply_by,
    )  # fmt: skip


def _step_days(connection: Connection) -> Mapping[tuple[str, MatchState], dt.date]:
    """The day on which a pair last came to each state of being asked."""
    s = PairStep
    query = (
        select(s.match_id, s.state, func.max(s.on))
        .where(s.state.in_(_ASKED))
        .group_by(s.match_id, s.state)
    )
    return {(match_id, state): on for match_id, state, on in connection.execute(query).all()}


def _letter_days(connection: Connection) -> Mapping[tuple[str, Occasion], dt.date]:
    """The day of the first letter that asked."""
    t = Letter
    query = (
        select(t.match_id, t.occasion, func.min(t.sent_on))
        .where(t.match_id.is_not(None), t.occasion.in_(_LETTERS.values()))
        .group_by(t.match_id, t.occasion)
    )
    return {(str(match_id), o): on for match_id, o, on in connection.execute(query).all()}
