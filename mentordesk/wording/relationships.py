"""The words for what becomes of a pair: health, sessions, goals, check-ins, and their history."""

from __future__ import annotations

import datetime as dt

from mentordesk.domain.health import HealthRule, Judgement
from mentordesk.domain.survey import Asked, Gain, Question, Scale
from mentordesk.wording import dates

HISTORY: dict[str, str] = {
    "MarkProposalsSent": "Proposals sent: {pairs}",
    "RecordReplies": "Replies noted: {pairs}",
    "PausePair": "{pair} paused",
    "ResumePair": "{pair} going on after a pause",
    "ExtendPair": "{pair} extended",
    "ClosePairs": "{pairs} now {step}",
    "RestartPair": "{mentee} and {mentor} restarted in “{round}”",
    "PlanNext": "Next step for {pair} changed",
    "LogSession": "Session of {pair} noted: {held}",
    "EditSession": "Session of {pair} corrected",
    "RemoveSession": "Session of {pair} taken out",
    "NewGoal": "Goal for {pair} added: {goal}",
    "EditGoal": "Goal “{goal}”: {field} changed",
    "ReviewGoal": "Goal “{goal}” reviewed: {goal_state}",
    "RemoveGoal": "Goal “{goal}” taken out",
    "SendSurvey": "{survey} sent to {people}",
    "RecordAnswers": "Answers of {person} noted: {survey}",
    "AddNote": "Note on {pair} added",
    "EditNote": "Note on {pair} changed",
}
"""The commands of a pair's life, in the past tense."""

_HEALTH: dict[HealthRule, str] = {
    HealthRule.FINE: "Heard of on {day}",
    HealthRule.NO_FIRST_MEETING: "No first meeting by {day}",
    HealthRule.NO_NEWS: "No news; a word was due on {day}",
    HealthRule.NO_NEWS_LONG: "No news for long; a word was due on {day}",
    HealthRule.POOR_SURVEY: "A low answer about the match on {day}, nothing noted since",
    HealthRule.BELOW_LEAST: "Fewer members than its least since {day}",
    HealthRule.STAYED_AWAY: "A member had missed two sessions in a row by {day}",
    HealthRule.BACK_FROM_PAUSE: "The pause ended on {day}",
    HealthRule.CONCERN_OPEN: "A concern is open",
    HealthRule.NOT_JUDGED: "",
}

_HEALTH_WORDS: dict[HealthRule, str] = {
    HealthRule.FINE: "well",
    HealthRule.NO_FIRST_MEETING: "not met yet",
    HealthRule.NO_NEWS: "no news",
    HealthRule.NO_NEWS_LONG: "no news for long",
    HealthRule.POOR_SURVEY: "low answer",
    HealthRule.BELOW_LEAST: "too few members",
    HealthRule.STAYED_AWAY: "stayed away",
    HealthRule.BACK_FROM_PAUSE: "pause over",
    HealthRule.CONCERN_OPEN: "concern open",
    HealthRule.NOT_JUDGED: "",
}

QUESTIONS: dict[Question, str] = {
    Question.CONFIDENCE: "How confident are you in professional settings?",
    Question.CAREER_CLARITY: "How clear is your next step to you?",
    Question.SECTOR_KNOWLEDGE: "How well do you know the sector you want?",
    Question.NETWORK: "How good is your professional network?",
    Question.MOTIVATION: "How motivated are you?",
    Question.HAVE_MET: "Have you met?",
    Question.NEXT_DATE_FIXED: "Is a next date fixed?",
    Question.DOUBT: "Is there any doubt about the match?",
    Question.MEETINGS: "How many meetings so far?",
    Question.STILL_RIGHT: "Are the goals still right?",
    Question.AGREEMENT_USED: "Do you use the agreement?",
    Question.WORKING_WELL: "What works well?",
    Question.NOT_WORKING: "What does not?",
    Question.HELP_WANTED: "What help would you like from the office?",
    Question.CONTINUE: "Do you wish to go on?",
    Question.MATCH_QUALITY: "How good is the match?",
    Question.GOALS_MET: "How far were the goals met?",
    Question.GAINS: "What did you gain?",
    Question.WHAT_FAILED: "What did not work?",
    Question.RECOMMEND: "Would you recommend the programme?",
    Question.GO_ON_INFORMALLY: "Will you go on informally?",
    Question.MENTOR_AGAIN: "Would you mentor again?",
    Question.MENTEE_GAINED: "How much did your mentee gain?",
    Question.WHAT_CHANGED: "What has changed in work or study?",
    Question.STILL_IN_TOUCH: "Are you still in touch?",
}

SCALES: dict[Scale, str] = {
    Scale.ONE_TO_FIVE: "1 not at all to 5 very much",
    Scale.ZERO_TO_TEN: "0 not at all to 10 surely",
    Scale.YES_NO: "yes or no",
    Scale.NUMBER: "a number",
    Scale.TEXT: "in their own words",
}


def asked(one: Asked) -> str:
    """A question as it is asked."""
    return f"{one.word}: how far are you?" if isinstance(one, Gain) else QUESTIONS[one]


def health_rule(judgement: Judgement) -> str:
    """The rule behind a colour with its date, without a full stop; empty where none is judged."""
    day = dates.day(judgement.since) if judgement.since else "…"
    text = _HEALTH[judgement.rule].format(day=day)
    return f"{text}. {_HEALTH[HealthRule.CONCERN_OPEN]}" if judgement.with_concern else text


def listed_again(day: dt.date) -> str:
    """From when Today asks again about a silent pair that was written to."""
    return f"On Today again from {dates.short_day(day)}, if nothing is heard"


def health_word(rule: HealthRule) -> str:
    """The rule in two or three words, for a table."""
    return _HEALTH_WORDS[rule]


def last_heard(day: dt.date | None, today: dt.date) -> str:
    """When somebody was last heard of, for a table: today, 12 days ago, never."""
    return "never" if day is None else dates.ago(day, today)
