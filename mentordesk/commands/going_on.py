"""From an answered question to a pair: of a round, or informal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands import placing
from mentordesk.commands.asks import asker, close, get_ask
from mentordesk.commands.people import get_person
from mentordesk.commands.steps import begin_pair, pooled
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.match import LIVE, MatchState
from mentordesk.domain.question import AskState, Outcome
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Ask, Match
from mentordesk.wording.words import word


@dataclass(frozen=True)
class MakePair:
    """Makes the two of an answered question a pair of a round, confirmed by both.

    Who asked is added to the round when they have not applied. Every rule of a new pair holds.
    """

    ask_id: str
    round_id: str
    override_reason: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the pair and closes the question. Raises `Refused` as for any new pair."""
        ask, mentor_id = _answered(session, self.ask_id)
        found = placing.pairing_round(session, self.round_id)
        if found.scheme is not Scheme.MATCHED:
            raise Refused(Reason.WRONG_SCHEME, round=found.name)
        application = pooled(session, found, ask.person_id, goal=ask.question)
        if application.state in (ApplicationState.WITHDRAWN, ApplicationState.INELIGIBLE):
            application.state = ApplicationState.IN_POOL
        pair = (mentor_id, ask.person_id)
        judged = placing.judged_outright(session, found, pair)
        reason = placing.cleaned(self.override_reason)
        placing.refuse_unreasoned(judged, pair, reason, restarts=True)
        new = begin_pair(session, pair, MatchState.CONFIRMED, found)
        new.score, new.override_reason = judged.score(pair), reason
        ask.match_id = new.id
        close(session, ask, Outcome.BECAME_APPLICATION)
        names = _names(session, ask, mentor_id)
        return {**names, "match_id": new.id, "round": found.name}


@dataclass(frozen=True)
class GoInformal:
    """Notes that the two go on by themselves: no reminders, no place taken, known to matching."""

    ask_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds an informal pair and closes the question. Raises `Refused` unless it was held."""
        ask, mentor_id = _answered(session, self.ask_id)
        new = begin_pair(session, (mentor_id, ask.person_id), MatchState.INFORMAL)
        new.answered_on = session.today()
        ask.match_id = new.id
        close(session, ask, Outcome.INFORMAL)
        return {**_names(session, ask, mentor_id), "match_id": new.id}


def _answered(session: WriteSession, ask_id: str) -> tuple[Ask, str]:
    ask = get_ask(session, ask_id)
    if ask.state not in (AskState.ACCEPTED, AskState.HELD) or ask.mentor_id is None:
        raise Refused(Reason.STEP_NOT_ALLOWED, now=word(ask.state), then="a pair")
    two = (ask.mentor_id, ask.person_id)
    live = select(Match).where(
        Match.mentor_id.in_(two), Match.mentee_id.in_(two),
        Match.state.in_(LIVE | {MatchState.INFORMAL}),
    )  # fmt: skip
    if session.scalars(live).first() is not None:
        raise Refused(Reason.PAIR_ALREADY, **_names(session, ask, ask.mentor_id))
    return ask, ask.mentor_id


def _names(session: WriteSession, ask: Ask, mentor_id: str) -> Mapping[str, str]:
    return {
        "name": asker(session, ask),
        "mentor": get_person(session, mentor_id).display_name,
        "mentee": asker(session, ask),
    }
