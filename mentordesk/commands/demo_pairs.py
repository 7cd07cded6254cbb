"""Lets a round of the demo run: its pairs with their dates, agreements and ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.applications import open_round
from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.match import INTRODUCED_ONCE, MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.round import RoundState
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Agreement, Application, Match, Person, Round


@dataclass(frozen=True)
class DemoPair:
    """A pair of the demo with its score; `reasons` as a pair's record keeps them.

    Days count from the introduction; it is `late_days` after that of the round.
    """

    mentor_id: str
    mentee_id: str
    score: int
    reasons: str
    state: MatchState
    late_days: int = 0
    met_after_days: int | None = None
    ended_after_days: int | None = None
    closing_reason: str | None = None
    agreement: AgreementState | None = None


@dataclass(frozen=True)
class PairDemo:
    """Adds the pairs of a round and brings it into its state; whoever is left is waitlisted."""

    round_id: str
    state: RoundState
    pairs: tuple[DemoPair, ...]
    code_version: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds everything in one step."""
        its_round = open_round(session, self.round_id)
        for pair in self.pairs:
            _add_pair(session, its_round, pair, self.code_version)
        introduced = {p.mentee_id for p in self.pairs if p.state in INTRODUCED_ONCE}
        mentees = select(Application).where(
            Application.round_id == self.round_id,
            Application.role == Role.MENTEE,
            Application.state == ApplicationState.RECEIVED,
        )
        for application in session.scalars(mentees):
            is_paired = application.person_id in introduced
            application.state = (
                ApplicationState.MATCHED if is_paired else ApplicationState.WAITLISTED
            )
        its_round.state = self.state
        return {"round": its_round.name, "count": len(self.pairs)}


def _add_pair(session: WriteSession, its_round: Round, pair: DemoPair, code: str) -> None:
    introduced = its_round.introductions + dt.timedelta(days=pair.late_days)
    was_introduced = pair.state in INTRODUCED_ONCE
    row = Match(
        id=session.new_id(),
        round_id=its_round.id,
        mentor_id=pair.mentor_id,
        mentee_id=pair.mentee_id,
        state=pair.state,
        locked=False,
        score=pair.score,
        reasons=pair.reasons,
        drafted_on=introduced - dt.timedelta(days=20),
        proposed_on=introduced - dt.timedelta(days=14),
        answered_on=introduced - dt.timedelta(days=6),
        introduced_on=introduced if was_introduced else None,
        first_meeting_on=_after(introduced, pair.met_after_days),
        planned_end_on=its_round.ends if was_introduced else None,
        ended_on=_after(introduced, pair.ended_after_days),
        closing_reason=pair.closing_reason,
        decline_reason=None if was_introduced else "no_time",
    )
    session.add(row)
    if pair.agreement is not None:
        session.add(_agreement(session, row, pair.agreement, introduced, code))


def _agreement(
    session: WriteSession, pair: Match, state: AgreementState, introduced: dt.date, code: str
) -> Agreement:
    """Drafted at the introduction; who acknowledged it typed a name some days later."""
    made = Agreement(
        id=session.new_id(), match_id=pair.id, version=1, state=state, template_version="1",
        code_version=code, terms="{}", generated_on=introduced, state_on=introduced,
    )  # fmt: skip
    if state is AgreementState.ACKNOWLEDGED:
        made.mentor_name = session.get_one(Person, pair.mentor_id).display_name
        made.mentee_name = session.get_one(Person, pair.mentee_id).display_name
        made.mentee_on = introduced + dt.timedelta(days=5)
        made.mentor_on = introduced + dt.timedelta(days=9)
        made.state_on = made.mentor_on
    elif state is not AgreementState.DRAFTED:
        made.state_on = introduced + dt.timedelta(days=3)
    return made


def _after(day: dt.date, days: int | None) -> dt.date | None:
    return None if days is None else day + dt.timedelta(days=days)
