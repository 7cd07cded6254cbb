"""The words of engagement, outcomes and coming back, and how each figure is counted."""

from __future__ import annotations

from mentordesk.domain.application import Source
from mentordesk.domain.life_figures import MOST_SHOWN, Engagement, Gained
from mentordesk.domain.survey import Question
from mentordesk.wording import words
from mentordesk.wording.reports import SMALL_CELLS

ENGAGEMENT_SHEET, OUTCOMES_SHEET, RETURN_SHEET = (
    "R3 Engagement", "R4 Outcomes", "R7 Coming back",
)  # fmt: skip

ENGAGEMENT: dict[Engagement, tuple[str, str]] = {
    Engagement.SESSIONS: ("Sessions of pairs", "pairs introduced"),
    Engagement.SESSIONS_MEDIAN: ("Sessions a pair (median)", "pairs introduced"),
    Engagement.HOURS: ("Hours given by mentors", "sessions with a length"),
    Engagement.MET_IN_TIME: ("First meeting within 14 days", "pairs of which that is known"),
    Engagement.NO_NEWS: ("No news for 30 days", "live pairs"),
    Engagement.GROUP_SESSIONS: ("Sessions of groups", "groups"),
    Engagement.ATTENDANCE: ("Members who came", "members expected at these sessions"),
}
"""What a line of R3 is called, and what it is counted against."""

GAINED: dict[Gained, tuple[str, str]] = {
    Gained.MATCH_GOOD: ("Match was good or better", "end surveys that say"),
    Gained.GOALS_MET: ("Goals met", "goals set"),
    Gained.GOALS_PARTLY: ("Goals partly met", "goals set"),
    Gained.RECOMMEND: ("Would recommend it (mean of 0 to 10)", "end surveys that say"),
    Gained.MENTOR_AGAIN: ("Mentors who would do it again", "mentors’ end surveys that say"),
    Gained.GO_ON_INFORMALLY: ("Go on informally", "end surveys that say"),
}
"""What a line of R4 is called, and what it is counted against."""

LIFE = "Engagement and outcomes"
SPREAD, SESSIONS_HELD, PAIRS = "Pairs by sessions held", "Sessions held", "Pairs"
RESPONSES, SURVEY, SIDE, RETURNED, ASKED = (
    "Surveys that came back", "Survey", "Side", "Returned", "Asked",
)  # fmt: skip
OUTCOMES, CHANGES = "What came of it", "Before and after"
SCALE, BEFORE, AFTER, CHANGE = "Scale, 1 to 5", "Before", "After", "Change"
SCALES: dict[Question, str] = {
    Question.CONFIDENCE: "Confidence",
    Question.CAREER_CLARITY: "Career clarity",
    Question.SECTOR_KNOWLEDGE: "Knowledge of the sector",
    Question.NETWORK: "Network",
    Question.MOTIVATION: "Motivation",
}
GAINS, GAIN = "Gains hoped for, before and after", "Hoped for, 1 to 5"
NO_NAMES = "Sums have no names behind them"
NO_CHANGES = "Nobody has answered both surveys yet"
RETURNING, MENTORS_USED = "Mentors who came back", "mentors used"
SOURCES, SOURCE, APPLICATIONS = "How mentees’ applications came", "Came by", "Applications"
NO_SOURCES = "No applications yet"

SHEET_NOTES = {
    ENGAGEMENT_SHEET: "Engagement",
    OUTCOMES_SHEET: "Outcomes",
    RETURN_SHEET: "Coming back and recruiting",
}

HOW_COUNTED: dict[Engagement | Gained, str] = {
    Engagement.SESSIONS: "Sessions that took place, of pairs that were introduced; cancelled ones "
    "and those nobody came to are not counted.",
    Engagement.SESSIONS_MEDIAN: "The middle number of sessions of the introduced pairs; a pair "
    "without a session counts as nought.",
    Engagement.HOURS: "The minutes of all sessions of pairs and groups that took place and whose "
    "length was told, in hours; what was not told is not guessed.",
    Engagement.MET_IN_TIME: "Introduced pairs that first met at most 14 days after the "
    "introduction, of those that have met or whose 14 days are over.",
    Engagement.NO_NEWS: "Live pairs of which the office has heard nothing for longer than the "
    "reminder days allow (usually 30); they may well be meeting.",
    Engagement.GROUP_SESSIONS: "Sessions of groups that took place.",
    Engagement.ATTENDANCE: "Members of groups noted as present, of all members whose attendance "
    "was noted.",
    Gained.MATCH_GOOD: "Answers of 4 or 5 of 5 on the quality of the match, in the end survey.",
    Gained.GOALS_MET: "Goals of pairs and groups that stand at “met”, of all that were set.",
    Gained.GOALS_PARTLY: "Goals of pairs and groups that stand at “partly met”, of all set.",
    Gained.RECOMMEND: "The mean of the answers from 0 to 10 in the end survey.",
    Gained.MENTOR_AGAIN: "Mentors who said in the end survey that they would mentor again.",
    Gained.GO_ON_INFORMALLY: "People who said in the end survey that the two go on informally.",
}
AS_REPORTED = (
    "Outcomes are as reported by participants; life outside the programme counts too. Lines with "
    "fewer than 5 answers are not shown."
)

DEFINITIONS: tuple[tuple[str, str, str, str], ...] = (
    *(
        (called, ENGAGEMENT_SHEET, HOW_COUNTED[each], against)
        for each, (called, against) in ENGAGEMENT.items()
    ),
    (
        "Surveys that came back", OUTCOMES_SHEET,
        "Surveys answered, of those sent or typed in for somebody; each side is counted by itself.",
        "surveys sent",
    ),
    *(
        (called, OUTCOMES_SHEET, HOW_COUNTED[each], against)
        for each, (called, against) in GAINED.items()
    ),
    ("What came of it", OUTCOMES_SHEET, AS_REPORTED, ""),
    (
        "Before and after", OUTCOMES_SHEET,
        "Means of the answers from 1 to 5 of people who answered both the first and the end "
        "survey of the same pair or group; with fewer than 5 of them nothing is shown.",
        "people who answered both",
    ),
    (
        GAINS, OUTCOMES_SHEET,
        "The same of what each side hoped to gain: means of the answers from 1 to 5 about a word "
        "of its list; with fewer than 5 people who answered both nothing is shown.",
        "people who answered both",
    ),
    (
        "Mentors who came back", RETURN_SHEET,
        "Mentors with an introduced pair or a group in one of these rounds who had one in an "
        "earlier round too; each mentor counts once.",
        "mentors used",
    ),
    (
        "How mentees’ applications came", RETURN_SHEET,
        "Applications as mentee by the way they reached the office; leads are not counted. "
        + SMALL_CELLS.split(". ", maxsplit=1)[0] + ".",
        "applications as mentee",
    ),
)  # fmt: skip
"""Figure, sheet, how it is counted, against what."""


def sessions_held(number: int) -> str:
    """The label of a bar of the spread, from none to six and more."""
    if number == MOST_SHOWN:
        return f"{number} or more"
    return "None" if number == 0 else str(number)


def source(of: Source) -> str:
    """A way applications come, as a line of its table."""
    return words.word(of).capitalize()
