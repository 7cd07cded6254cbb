"""The words for questions of Ask An Alum, and their history."""

from __future__ import annotations

import datetime as dt

from mentordesk.domain.question import AskState
from mentordesk.wording.dates import ago
from mentordesk.wording.words import many

HISTORY: dict[str, str] = {
    "AskQuestion": "Question of {name} noted",
    "EditQuestion": "Question of {name} changed",
    "OfferQuestion": "Question of {name} offered to {mentor}",
    "RemindOffers": "Reminded about {number}",
    "AnswerOffer": "{mentor} answered about the question of {name}: {answered}",
    "ExpireOffers": "No answer in time from {mentors}",
    "TakeOverQuestion": "Question of {name} taken over by the office",
    "HoldTalk": "Talk of {name} and {mentor} noted",
    "CloseQuestion": "Question of {name} closed: {outcome}",
    "MakePair": "{name} and {mentor} made a pair of “{round}”",
    "GoInformal": "{name} and {mentor} go on informally",
}
"""The commands of questions, in the past tense."""


def stands(state: AskState, whom: str, since: dt.date, today: dt.date) -> str:
    """Where a question stands since a day, in a few words."""
    when = ago(since, today)
    return {
        AskState.ASKED: f"asked {when}",
        AskState.OFFERED: f"{whom} · {when}",
        AskState.WITH_OFFICE: f"with the office · asked {when}",
        AskState.ACCEPTED: f"{whom} said yes {when}",
        AskState.HELD: f"talked with {whom} {when}",
        AskState.CLOSED: when,
    }[state]


def load(questions: int, pairs: int) -> str:
    """What an alum has carried this year, for choosing among them."""
    asked = many(questions, "question") if questions else "no question"
    return f"{asked} this year" + (f", {many(pairs, 'pair')} now" if pairs else "")
