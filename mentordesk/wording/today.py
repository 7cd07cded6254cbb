"""The words of the list of today: why something stands on it, and what is done about it."""

from __future__ import annotations

from mentordesk.domain.today import About, Item, Needs
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import many, people

HISTORY: dict[str, str] = {
    "Snooze": "{number} put off until {until}",
    "Dismiss": "{number} taken off the list: {reason}",
}
"""The commands of the list, in the past tense."""

WHY: dict[Needs, str] = {
    Needs.CONCERN_LATE: "{concerns} should have been read by now",
    Needs.ASK_EXPIRED: "No answer in time; ask the next alum",
    Needs.NO_NEWS_LONG: "We have heard nothing for long",
    Needs.POOR_SURVEY: "A low answer about the match",
    Needs.REPLY_OVERDUE: "The reply to a proposal is overdue",
    Needs.CONCERN_UNREAD: "{concerns} to be read",
    Needs.CONCERN_REVIEW: "{concerns} to be looked at again",
    Needs.NO_FIRST_MEETING: "No first meeting heard of",
    Needs.NO_NEWS: "We have heard nothing for a while",
    Needs.ASK_OFFICE: "A question waits for the office",
    Needs.ASK_NEW: "A question is to be offered to an alum",
    Needs.ASK_REMIND: "An alum has not answered yet",
    Needs.ASK_FEEDBACK: "Ask both how the talk went",
    Needs.BACK_FROM_PAUSE: "The pause is over",
    Needs.NEXT_DUE: "What you planned to do",
    Needs.NOTE_DUE: "A note asks for another look",
    Needs.TO_PROPOSE_TO_MENTOR: "The mentee said yes; ask the mentor",
    Needs.TO_INTRODUCE: "{count} to be introduced",
    Needs.ROUND_DUE: "The dates ask for the next step of the round",
    Needs.INCOMPLETE: "{people} with answers missing; the call closes soon",
    Needs.WAITING: "{people} waiting for a mentor",
    Needs.MENTORS_FREE: "{people} offered to mentor and have nobody",
    Needs.CHECK_IN_DUE: "The two-week check-in is due",
    Needs.MIDPOINT_DUE: "The midpoint review is due",
    Needs.ENDING_DUE: "The end is near: send the end survey",
    Needs.COMPLETE_DUE: "Ready to be completed",
    Needs.FOLLOW_UP_DUE: "The follow-up is due",
    Needs.SURVEY_OUT: "A survey is not back; remind once",
    Needs.AGREEMENT_OPEN: "The agreement is not acknowledged yet",
    Needs.GROUP_BELOW: "The group is below its least size",
    Needs.GROUP_ATTENDANCE: "A session has passed; who came is not noted",
    Needs.GROUP_AGREEMENT: "The group needs its agreement by the first session",
    Needs.GROUP_MISSED: "Missed two sessions of the group in a row",
    Needs.GROUP_NO_SESSION: "No session of the group is planned",
    Needs.CONSENT_WITHDRAWN: "Consent was withdrawn while in a pair",
    Needs.UNTRAINED: "{people} mentor without the training",
    Needs.NO_CODE: "{people} mentor without the current code of conduct",
    Needs.GUIDANCE_DUE: "A piece of guidance is due for review",
}

DEED: dict[Needs, str] = {
    Needs.CONCERN_LATE: "Open the door",
    Needs.CONCERN_UNREAD: "Open the door",
    Needs.CONCERN_REVIEW: "Open the door",
    Needs.ASK_EXPIRED: "End the offer",
    Needs.ASK_REMIND: "Mark as reminded",
    Needs.ASK_NEW: "Offer it",
    Needs.ASK_OFFICE: "Open the question",
    Needs.ASK_FEEDBACK: "Note the talk",
    Needs.NO_NEWS_LONG: "Note a contact",
    Needs.NO_NEWS: "Note a contact",
    Needs.NO_FIRST_MEETING: "Note the first session",
    Needs.POOR_SURVEY: "Open the pair",
    Needs.REPLY_OVERDUE: "Note the reply",
    Needs.BACK_FROM_PAUSE: "Resume",
    Needs.NEXT_DUE: "Open the pair",
    Needs.NOTE_DUE: "Open the pair",
    Needs.TO_PROPOSE_TO_MENTOR: "Mark as sent",
    Needs.TO_INTRODUCE: "Introduce them",
    Needs.ROUND_DUE: "Take the step",
    Needs.INCOMPLETE: "Show them",
    Needs.WAITING: "Open the board",
    Needs.MENTORS_FREE: "Open the board",
    Needs.CHECK_IN_DUE: "Mark as sent",
    Needs.MIDPOINT_DUE: "Mark as sent",
    Needs.ENDING_DUE: "Begin the ending",
    Needs.COMPLETE_DUE: "Complete the pair",
    Needs.FOLLOW_UP_DUE: "Mark as sent",
    Needs.SURVEY_OUT: "Mark as reminded",
    Needs.AGREEMENT_OPEN: "Open the agreement",
    Needs.GROUP_BELOW: "Open the group",
    Needs.GROUP_ATTENDANCE: "Note the attendance",
    Needs.GROUP_AGREEMENT: "Open the agreement",
    Needs.GROUP_MISSED: "Write to the member",
    Needs.GROUP_NO_SESSION: "Plan a session",
    Needs.CONSENT_WITHDRAWN: "Open the person",
    Needs.UNTRAINED: "Show them",
    Needs.NO_CODE: "Show them",
    Needs.GUIDANCE_DUE: "Open it",
}
"""What Enter does with an item, for its button."""


_OF_GROUP = {
    Needs.COMPLETE_DUE: "Close the group",
    Needs.NOTE_DUE: "Open the group",
    Needs.POOR_SURVEY: "Open the group",
}
"""Where the deed is called otherwise for a group."""


def why(item: Item) -> str:
    """Why it is on the list, without a full stop."""
    pairs, concerns = many(item.count, "pair"), many(item.count, "concern")
    text = WHY[item.needs].format(people=people(item.count), count=pairs, concerns=concerns)
    return f"{text}; written to on {short_day(item.asked_on)}" if item.asked_on else text


def deed(item: Item) -> str:
    """What Enter does with it."""
    of_group = _OF_GROUP.get(item.needs) if item.about is About.GROUP else None
    return of_group or DEED[item.needs]


def who(item: Item) -> str:
    """Whom it is about: a pair, a group, a question and its alum; empty for the programme."""
    if item.part or item.needs is Needs.SURVEY_OUT:
        return ", ".join(item.names)
    joined = {2: " with "}.get(len(item.names), ", ")
    return joined.join(item.names)
