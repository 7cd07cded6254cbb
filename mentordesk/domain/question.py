"""The words for a question of Ask An Alum, whom it was offered to, and what came of it."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from mentordesk.domain.days import ReminderDays

MOST_OFFERS = 3
"""After three alumni the coordinator takes the question herself (domain dossier 3.4)."""


class AskState(Enum):
    """Where a question stands."""

    ASKED = "asked"
    OFFERED = "offered"
    WITH_OFFICE = "with_office"
    ACCEPTED = "accepted"
    HELD = "held"
    CLOSED = "closed"


class OfferState(Enum):
    """What an alum said to a question."""

    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Outcome(Enum):
    """What came of a question (domain dossier 2.12)."""

    ANSWERED = "answered"
    PARTLY = "partly"
    NO_REPLY = "no_reply"
    NOT_FOR_MENTORING = "not_for_mentoring"
    BECAME_APPLICATION = "became_application"
    INFORMAL = "informal"
    WITHDRAWN = "withdrawn"


class Urgency(Enum):
    """How soon an answer is wanted."""

    WHENEVER = "whenever"
    THIS_MONTH = "this_month"
    THIS_WEEK = "this_week"


STEPS: dict[AskState, frozenset[AskState]] = {
    AskState.ASKED: frozenset({AskState.OFFERED, AskState.WITH_OFFICE, AskState.CLOSED}),
    AskState.OFFERED: frozenset(
        {AskState.ASKED, AskState.ACCEPTED, AskState.WITH_OFFICE, AskState.CLOSED}
    ),
    AskState.WITH_OFFICE: frozenset({AskState.OFFERED, AskState.ACCEPTED, AskState.CLOSED}),
    AskState.ACCEPTED: frozenset({AskState.HELD, AskState.ASKED, AskState.CLOSED}),
    AskState.HELD: frozenset({AskState.CLOSED}),
    AskState.CLOSED: frozenset(),
}
"""What may follow what; a closed question stays closed."""

OPEN_ASK = frozenset(AskState) - {AskState.CLOSED}


class Age(Enum):
    """How long an offer has waited for its answer."""

    FRESH = "fresh"
    REMIND = "remind"
    EXPIRED = "expired"


def may_step(now: AskState, then: AskState) -> bool:
    """Whether a question may go from the one state to the other."""
    return then in STEPS[now]


def age(sent_on: dt.date, today: dt.date, days: ReminderDays) -> Age:
    """Whether an unanswered offer wants a reminder (usually at 7 days) or is over (at 14)."""
    waited = (today - sent_on).days
    if waited >= days.ask_expiry:
        return Age.EXPIRED
    return Age.REMIND if waited >= days.ask_reminder else Age.FRESH
