"""The words for sheets about people who are together already: what each tells, column by column."""

from __future__ import annotations

from enum import Enum

from mentordesk.domain.survey import Gain, Question, gain_of


class About(Enum):
    """What the rows of such a sheet are."""

    PAIRS = "pairs"
    GROUPS = "groups"
    SESSIONS = "sessions"
    ATTENDANCE = "attendance"
    ANSWERS = "answers"


class Part(Enum):
    """One thing a column of such a sheet may tell; IGNORE is a choice too."""

    IGNORE = "ignore"
    MENTOR = "mentor"
    MENTOR_EMAIL = "mentor_email"
    MENTOR_ID = "mentor_id"
    CO_MENTOR = "co_mentor"
    MENTEE = "mentee"
    MENTEE_EMAIL = "mentee_email"
    MENTEE_ID = "mentee_id"
    PERSON = "person"
    PERSON_EMAIL = "person_email"
    PERSON_ID = "person_id"
    ROLE = "role"
    ROUND = "round"
    GROUP = "group"
    THEME = "theme"
    STATE = "state"
    REASON = "reason"
    INTRODUCED_ON = "introduced_on"
    STARTED_ON = "started_on"
    PLANNED_END_ON = "planned_end_on"
    ENDED_ON = "ended_on"
    PAUSED_UNTIL = "paused_until"
    JOINED_ON = "joined_on"
    LEFT_ON = "left_on"
    DATE = "date"
    MINUTES = "minutes"
    MODE = "mode"
    HELD = "held"
    CAME = "came"
    MISSED = "missed"
    SURVEY = "survey"


Meaning = Part | Question | Gain
"""What a column means: a part of the row, or the answer to a question of a survey."""

DAYS = frozenset(
    {
        Part.INTRODUCED_ON, Part.STARTED_ON, Part.PLANNED_END_ON, Part.ENDED_ON, Part.PAUSED_UNTIL,
        Part.JOINED_ON, Part.LEFT_ON, Part.DATE,
    }
)  # fmt: skip
"""Columns that hold dates."""

_P = Part
_MENTOR = (_P.MENTOR, _P.MENTOR_EMAIL, _P.MENTOR_ID)
_MENTEE = (_P.MENTEE, _P.MENTEE_EMAIL, _P.MENTEE_ID)
_PERSON = (_P.PERSON, _P.PERSON_EMAIL, _P.PERSON_ID)

PARTS: dict[About, tuple[Part, ...]] = {
    About.PAIRS: (
        *_MENTOR, *_MENTEE, _P.ROUND, _P.STATE, _P.INTRODUCED_ON, _P.STARTED_ON,
        _P.PLANNED_END_ON, _P.ENDED_ON, _P.PAUSED_UNTIL, _P.REASON,
    ),
    About.GROUPS: (
        _P.GROUP, _P.THEME, *_MENTOR, _P.CO_MENTOR, *_MENTEE, _P.ROUND, _P.STATE, _P.STARTED_ON,
        _P.PLANNED_END_ON, _P.JOINED_ON, _P.LEFT_ON,
    ),
    About.SESSIONS: (
        _P.DATE, *_MENTOR, *_MENTEE, _P.GROUP, _P.THEME, _P.MINUTES, _P.MODE, _P.HELD,
    ),
    About.ATTENDANCE: (_P.GROUP, _P.DATE, _P.THEME, *_MENTEE, _P.CAME, _P.MISSED),
    About.ANSWERS: (*_PERSON, _P.ROLE, _P.SURVEY, _P.DATE, *_MENTOR, *_MENTEE, _P.GROUP),
}  # fmt: skip
"""What the columns of each kind of sheet may tell, in the order they are offered."""


def meaning_of(value: str) -> Meaning:
    """The part, question or gain of that value. Raises `ValueError` for none of them."""
    gain = gain_of(value)
    if gain is not None:
        return gain
    try:
        return Part(value)
    except ValueError:
        return Question(value)
