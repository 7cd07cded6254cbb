"""What happens to a pair once it was proposed: replies, pause, extension, end, and a new start."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import select

from mentordesk.commands import placing
from mentordesk.commands.people import get_person
from mentordesk.commands.steps import (
    begin_pair,
    get_pair,
    pair_names,
    planned_end,
    pooled,
    take_step,
)
from mentordesk.domain.application import TO_BE_PLACED, ApplicationState
from mentordesk.domain.closing import ClosingReason, DeclineReason, Side
from mentordesk.domain.days import reminder_days
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE, MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Application, Match, PairStep, Programme
from mentordesk.wording.words import listed, word

S = MatchState
LATER_DAYS = 7
"""Who asks for time is asked again so many days on, where no other day is given."""
PROPOSED = (S.PROPOSED_TO_MENTEE, S.PROPOSED_TO_MENTOR)
ENDED = (S.COMPLETED, S.ENDED_EARLY, S.INFORMAL)


class Said(Enum):
    """What somebody answered to a proposal."""

    YES = "yes"
    NO = "no"
    LATER = "later"


@dataclass(frozen=True)
class Reply:
    """One answer to a proposal; `reply_by` is the new date of a later one, usually a week on."""

    match_id: str
    said: Said
    on: dt.date | None = None
    reason: DeclineReason | None = None
    reply_by: dt.date | None = None


@dataclass(frozen=True)
class MarkProposalsSent:
    """Notes that the proposals of these pairs went out: the reply-by clock starts.

    Drafts become proposed to the mentee; a pair whose mentee said yes waits for the mentor.
    """

    match_ids: tuple[str, ...]
    on: dt.date | None = None
    reply_by: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the day and the date of the reply. Raises `Refused` as for any step."""
        day, names = self.on or session.today(), []
        days = reminder_days(session.scalars(select(Programme.reminder_days)).one())
        for match_id in dict.fromkeys(self.match_ids):
            pair = get_pair(session, match_id)
            if pair.state not in PROPOSED:
                take_step(session, pair, S.PROPOSED_TO_MENTEE, day, by=Side.OFFICE)
            to_mentor = pair.state is S.PROPOSED_TO_MENTOR
            wait = days.reply_mentor if to_mentor else days.reply_mentee
            pair.reply_by = self.reply_by or day + dt.timedelta(days=wait)
            names.append(pair_names(session, pair))
        return {"pairs": listed(names), "number": len(names)}


@dataclass(frozen=True)
class RecordReplies:
    """Writes down what was answered to proposals, as many as came in, in one step."""

    replies: tuple[Reply, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Takes each pair on.

        Raises `Refused` STEP_NOT_ALLOWED unless it was proposed, VALUE_WRONG for a day to come.
        """
        names = []
        for reply in self.replies:
            pair = get_pair(session, reply.match_id)
            if pair.state not in PROPOSED:
                raise Refused(Reason.STEP_NOT_ALLOWED, now=word(pair.state), then=word(S.CONFIRMED))
            day = reply.on or session.today()
            if day > session.today():
                raise Refused(Reason.VALUE_WRONG, field="answered_on", value=day)
            _reply(session, pair, reply, day)
            told = f"no: {word(reply.reason)}" if reply.reason else reply.said.value
            names.append(f"{pair_names(session, pair)} ({told})")
        return {"pairs": listed(names, 2), "number": len(names)}


def _reply(session: WriteSession, pair: Match, reply: Reply, day: dt.date) -> None:
    by = Side.MENTEE if pair.state is S.PROPOSED_TO_MENTEE else Side.MENTOR
    if reply.said is Said.LATER:
        since = max(day, pair.reply_by or day)
        asked = reply.reply_by or since + dt.timedelta(days=LATER_DAYS)
        if pair.reply_by is not None and asked <= pair.reply_by:
            raise Refused(Reason.VALUE_WRONG, field="reply_by", value=asked)
        pair.reply_by = asked
    elif reply.said is Said.NO:
        why = reply.reason or DeclineReason.NOT_SAID
        take_step(session, pair, S.DECLINED, day, why.value, by)
    else:
        then = S.PROPOSED_TO_MENTOR if by is Side.MENTEE else S.CONFIRMED
        take_step(session, pair, then, day, by=by)


@dataclass(frozen=True)
class PausePair:
    """Pauses a pair until a day on which the office asks again."""

    match_id: str
    until: dt.date
    by: Side | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Pauses it. Raises `Refused` VALUE_WRONG for a day that has passed."""
        pair = get_pair(session, self.match_id)
        if self.until <= session.today():
            raise Refused(Reason.VALUE_WRONG, field="paused_until", value=self.until)
        take_step(session, pair, S.PAUSED, session.today(), by=self.by)
        pair.paused_until = self.until
        return {"pair": pair_names(session, pair), "until": self.until.isoformat()}


@dataclass(frozen=True)
class ResumePair:
    """Takes a paused pair back to where it stood before the pause."""

    match_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Resumes it. Raises `Refused` STEP_NOT_ALLOWED unless it is paused."""
        pair = get_pair(session, self.match_id)
        take_step(session, pair, _before_pause(session, pair), session.today())
        return {"pair": pair_names(session, pair)}


def _before_pause(session: WriteSession, pair: Match) -> MatchState:
    steps = select(PairStep.state).where(PairStep.match_id == pair.id).order_by(PairStep.number)
    states = [state for state in session.scalars(steps) if state is not S.PAUSED]
    if pair.first_meeting_on is None:
        return S.INTRODUCED
    return S.ACTIVE if not states or states[-1] in (S.ACTIVE, S.ENDING) else S.STARTED


@dataclass(frozen=True)
class ExtendPair:
    """Moves the planned end of a pair that is still going."""

    match_id: str
    until: dt.date

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Moves it, and takes an ending pair back to active.

        Raises `Refused` VALUE_WRONG unless the day is later, STEP_NOT_ALLOWED once it has ended.
        """
        pair = get_pair(session, self.match_id)
        if pair.state not in LIVE & INTRODUCED_ONCE:
            raise Refused(Reason.STEP_NOT_ALLOWED, now=word(pair.state), then="extended")
        least = max(filter(None, (pair.planned_end_on, session.today())))
        if self.until <= least:
            raise Refused(Reason.VALUE_WRONG, field="planned_end_on", value=self.until)
        pair.planned_end_on = self.until
        if pair.state is S.ENDING:
            take_step(session, pair, S.ACTIVE, session.today())
        return {"pair": pair_names(session, pair), "until": self.until.isoformat()}


@dataclass(frozen=True)
class ClosePairs:
    """Ends pairs, without blame: how, why, and whether each side wants somebody new.

    `state` is completed, ended early or continuing informally.
    """

    match_ids: tuple[str, ...]
    state: MatchState
    reason: ClosingReason
    on: dt.date | None = None
    by: Side | None = None
    wants_new_mentor: bool | None = None
    wants_new_mentee: bool | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Ends each. Raises `Refused` STEP_NOT_ALLOWED, or VALUE_WRONG for a future day."""
        day, names = self.on or session.today(), []
        if self.state not in ENDED:
            raise Refused(Reason.VALUE_WRONG, field="state", value=self.state.value)
        if day > session.today():
            raise Refused(Reason.VALUE_WRONG, field="ended_on", value=day)
        for match_id in dict.fromkeys(self.match_ids):
            pair = get_pair(session, match_id)
            take_step(session, pair, self.state, day, self.reason.value, self.by)
            pair.wants_new_mentor, pair.wants_new_mentee = (
                self.wants_new_mentor, self.wants_new_mentee,
            )  # fmt: skip
            pair.next_action = pair.next_on = None
            names.append(pair_names(session, pair))
        return {"pairs": listed(names), "number": len(names), "step": self.state.value}


@dataclass(frozen=True)
class RestartPair:
    """Begins a pair of two people anew, in a round that is open; the old one is kept and linked.

    They know each other, so that they were a pair before needs no reason. Every other rule holds.
    The mentee need not have applied again: the application to the round goes back to the pool, or
    is made.
    """

    match_id: str
    round_id: str
    override_reason: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the new pair, introduced today. Raises `Refused` as for any new pair."""
        old = get_pair(session, self.match_id)
        if old.state not in ENDED:
            raise Refused(Reason.STEP_NOT_ALLOWED, now=word(old.state), then="restarted")
        found = placing.pairing_round(session, self.round_id)
        pair = (old.mentor_id, old.mentee_id)
        _back_to_pool(pooled(session, found, old.mentee_id))
        judged = placing.judged_outright(session, found, pair)
        reason = placing.cleaned(self.override_reason)
        placing.refuse_unreasoned(judged, pair, reason, restarts=True)
        new = begin_pair(session, pair, S.INTRODUCED, found)
        new.predecessor_id, new.planned_end_on = old.id, planned_end(found, session.today())
        new.score, new.override_reason = judged.score(pair), reason
        mentee = get_person(session, pair[1]).display_name
        mentor = get_person(session, pair[0]).display_name
        return {"match_id": new.id, "mentee": mentee, "mentor": mentor, "round": found.name}


def _back_to_pool(found: Application) -> None:
    """Who begins anew is in the pool again; who was carried to another round stays carried."""
    if found.state not in TO_BE_PLACED and found.state is not ApplicationState.CARRIED:
        found.state = ApplicationState.IN_POOL


@dataclass(frozen=True)
class PlanNext:
    """Sets what is to be done next about a pair, and when; nothing to do clears both."""

    match_id: str
    action: str | None
    on: dt.date | None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps it with the pair."""
        pair = get_pair(session, self.match_id)
        pair.next_action = placing.cleaned(self.action)
        pair.next_on = self.on
        return {"pair": pair_names(session, pair)}
