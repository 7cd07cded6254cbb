"""The words for questions of Ask An Alum, and their history."""

from __future__ import annotations

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
