"""The way of a pair from draft to live and to its end, one step at a time, in bulk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from mentordesk.commands import placing
from mentordesk.commands.applications import application
from mentordesk.commands.people import get_person
from mentordesk.commands.ready_mentors import refuse_unready
from mentordesk.domain.application import ApplicationState, Source
from mentordesk.domain.closing import Side
from mentordesk.domain.match import INTRODUCED_ONCE, MatchState, may_step
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, add_months
from mentordesk.matching.pool import Pair
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Application, Match, PairStep, Round
from mentordesk.wording.words import listed, word

S = MatchState
_DATED = {
    S.PROPOSED_TO_MENTEE: "proposed_on",
    S.CONFIRMED: "answered_on",
    S.DECLINED: "answered_on",
    S.INTRODUCED: "introduced_on",
    S.STARTED: "first_meeting_on",
    S.COMPLETED: "ended_on",
    S.ENDED_EARLY: "ended_on",
    S.INFORMAL: "ended_on",
}
"""Which date of the pair a step sets."""

_APPLICATION = {
    S.PROPOSED_TO_MENTEE: ApplicationState.PROPOSED,
    S.PROPOSED_TO_MENTOR: ApplicationState.PROPOSED,
    S.CONFIRMED: ApplicationState.MATCHED,
    S.INTRODUCED: ApplicationState.MATCHED,
    S.DECLINED: ApplicationState.IN_POOL,
    S.STARTED: ApplicationState.MATCHED,
}
"""What the mentee's application becomes by a step: who was declined goes back to the pool."""


@dataclass(frozen=True)
class StepMatches:
    """Takes pairs to another state, all on one day (by default today).

    `reason` is why a pair was declined or ended, `by` who said so. A draft leaves its plan, which
    must be the current one of its round; drafts of the same mentee in other plans of the round go.
    """

    match_ids: tuple[str, ...]
    state: MatchState
    on: dt.date | None = None
    reason: str | None = None
    by: Side | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Steps each of them. Raises `Refused` for the first that may not."""
        day = self.on or session.today()
        names = []
        for match_id in dict.fromkeys(self.match_ids):
            pair = get_pair(session, match_id)
            take_step(session, pair, self.state, day, placing.cleaned(self.reason), self.by)
            names.append(pair_names(session, pair))
        return {"pairs": listed(names), "number": len(names), "step": self.state.value}


def get_pair(session: WriteSession, match_id: str) -> Match:
    """A pair in whatever state. Raises `Refused` NOT_FOUND."""
    pair = session.get(Match, match_id)
    if pair is None:
        raise Refused(Reason.NOT_FOUND, what="pair", id=match_id)
    return pair


def pair_names(session: WriteSession, pair: Match) -> str:
    """The two people of a pair, for a sentence."""
    mentee = get_person(session, pair.mentee_id).display_name
    return f"{mentee} – {get_person(session, pair.mentor_id).display_name}"


def take_step(
    session: WriteSession,
    pair: Match,
    state: MatchState,
    day: dt.date,
    reason: str | None = None,
    by: Side | None = None,
    note: str | None = None,
) -> None:
    """Takes one pair to a state on a day, and writes the step down.

    Raises `Refused` STEP_NOT_ALLOWED, ROUND_ARCHIVED, or what speaks against a draft that would
    become a pair.
    """
    if not may_step(pair.state, state):
        raise Refused(
            Reason.STEP_NOT_ALLOWED,
            mentor=get_person(session, pair.mentor_id).display_name,
            mentee=get_person(session, pair.mentee_id).display_name,
            now=word(pair.state), then=word(state),
        )  # fmt: skip
    found = _round_of(session, pair, state)
    if pair.state is S.CONFIRMED and state is S.INTRODUCED:
        refuse_unready(session, (pair.mentor_id,))
    if pair.state is S.DRAFT:
        _leave_plan(session, found, pair)
    _step(session, found, pair, state, day, reason)
    write_step(session, pair, day, by, reason, note)


def _round_of(session: WriteSession, pair: Match, state: MatchState) -> Round:
    """The round of a pair, as long as it lets the pair take this step.

    A round that was reported makes no more pairs, but those it made live on and end, and proposals
    that still wait may be declined. Raises `Refused` ROUND_ARCHIVED, or as `pairing_round`.
    """
    found = session.get(Round, pair.round_id or "")
    if found is not None and (pair.state in INTRODUCED_ONCE or state is S.DECLINED):
        if found.state is RoundState.ARCHIVED:
            raise Refused(Reason.ROUND_ARCHIVED, round=found.name)
        return found
    return placing.pairing_round(session, pair.round_id)


def planned_end(found: Round, day: dt.date) -> dt.date:
    """When a pair introduced on a day is to end: with its round.

    Introduced on its last day or later it has a time of its own (domain dossier 0b.3).
    """
    return add_months(day, found.months) if day >= found.ends else found.ends


def pooled(
    session: WriteSession, found: Round, mentee_id: str, goal: str | None = None
) -> Application:
    """The mentee's application to a round; one that is made now waits in the pool, for `goal`."""
    made = application(session, found.id, mentee_id, Role.MENTEE, Source.TYPED)
    if made in session.new:
        made.state, made.goal_1 = ApplicationState.IN_POOL, goal
    session.flush()
    return made


def begin_pair(
    session: WriteSession, pair: Pair, state: MatchState, found: Round | None = None
) -> Match:
    """Writes a pair that begins today at a state, of a round or of none, and was never a draft.

    In a round the mentee's drafts go and the application follows. Every rule was asked before.
    """
    if found is not None:
        placing.remove_drafts_of(session, found, pair[1])
    new = Match(
        id=session.new_id(), round_id=found.id if found else None, mentor_id=pair[0],
        mentee_id=pair[1], state=state, locked=False,
    )  # fmt: skip
    setattr(new, _DATED[state], session.today())
    session.add(new)
    session.flush()
    write_step(session, new, session.today(), Side.OFFICE)
    if found is not None:
        _take_along(session, new)
    return new


def write_step(
    session: WriteSession,
    pair: Match,
    day: dt.date,
    by: Side | None = None,
    reason: str | None = None,
    note: str | None = None,
) -> None:
    """Notes in the pair's own story the state it has reached."""
    query = select(func.max(PairStep.number)).where(PairStep.match_id == pair.id)
    number = (session.scalar(query) or 0) + 1
    session.add(
        PairStep(
            id=session.new_id(), match_id=pair.id, number=number, state=pair.state, on=day,
            by=by, reason=reason, note=note,
        )
    )  # fmt: skip


def _leave_plan(session: WriteSession, found: Round, draft: Match) -> None:
    """Makes a draft a pair of the round alone, if every rule still lets it be."""
    if draft.plan_id is None or draft.plan_id != found.current_plan_id:
        raise Refused(Reason.PLAN_NOT_CURRENT, round=found.name)
    placing.judged_outright(session, found, (draft.mentor_id, draft.mentee_id))
    draft.plan_id, draft.locked = None, False
    placing.remove_drafts_of(session, found, draft.mentee_id, but=draft)


def _step(
    session: WriteSession,
    found: Round,
    pair: Match,
    state: MatchState,
    day: dt.date,
    reason: str | None,
) -> None:
    was, pair.state = pair.state, state
    if state in _DATED and not (was is S.PAUSED and state is not S.ENDED_EARLY):
        setattr(pair, _DATED[state], day)
    if was is S.PAUSED:
        pair.paused_until = None
    if state is not S.PROPOSED_TO_MENTEE:
        pair.reply_by = None
    if state is S.PROPOSED_TO_MENTOR and pair.proposed_on is None:
        pair.proposed_on = day
    if state is S.INTRODUCED and pair.planned_end_on is None:
        pair.planned_end_on = planned_end(found, day)
    if state is S.DECLINED:
        pair.decline_reason = reason
    elif state in (S.COMPLETED, S.ENDED_EARLY, S.INFORMAL):
        pair.closing_reason = reason
    _take_along(session, pair)


def _take_along(session: WriteSession, pair: Match) -> None:
    """Lets the mentee's application follow the state the pair has reached."""
    if pair.state in _APPLICATION:
        query = select(Application).where(
            Application.round_id == pair.round_id,
            Application.person_id == pair.mentee_id,
            Application.role == Role.MENTEE,
        )
        for each in session.scalars(query):
            each.state = _APPLICATION[pair.state]
