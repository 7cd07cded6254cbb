"""The check-ins and surveys of the programme: who is asked what, when, on which scale."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from mentordesk.domain.person import Role
from mentordesk.domain.round import add_months
from mentordesk.domain.topic import TopicKind


class Survey(Enum):
    """Which of the five moments (domain dossier 2.11)."""

    BASELINE = "baseline"
    FIRST_WEEKS = "first_weeks"
    MONTH_3 = "month_3"
    MONTH_6 = "month_6"
    FOLLOW_UP = "follow_up"


class Scale(Enum):
    """How a question is answered."""

    ONE_TO_FIVE = "one_to_five"
    ZERO_TO_TEN = "zero_to_ten"
    YES_NO = "yes_no"
    NUMBER = "number"
    TEXT = "text"


class Question(Enum):
    """Everything the programme asks."""

    CONFIDENCE = "confidence"
    CAREER_CLARITY = "career_clarity"
    SECTOR_KNOWLEDGE = "sector_knowledge"
    NETWORK = "network"
    MOTIVATION = "motivation"
    HAVE_MET = "have_met"
    NEXT_DATE_FIXED = "next_date_fixed"
    DOUBT = "doubt"
    MEETINGS = "meetings"
    STILL_RIGHT = "still_right"
    AGREEMENT_USED = "agreement_used"
    WORKING_WELL = "working_well"
    NOT_WORKING = "not_working"
    HELP_WANTED = "help_wanted"
    CONTINUE = "continue"
    MATCH_QUALITY = "match_quality"
    GOALS_MET = "goals_met"
    GAINS = "gains"
    WHAT_FAILED = "what_failed"
    RECOMMEND = "recommend"
    GO_ON_INFORMALLY = "go_on_informally"
    MENTOR_AGAIN = "mentor_again"
    MENTEE_GAINED = "mentee_gained"
    WHAT_CHANGED = "what_changed"
    STILL_IN_TOUCH = "still_in_touch"


@dataclass(frozen=True)
class Gain:
    """A question made of a word of the office's own lists: how far one is with what one hopes for.

    Asked before and after, from 1 to 5 (domain dossier 2.16).
    """

    word: str

    @property
    def value(self) -> str:
        """How it is kept beside the answers to the questions."""
        return f"{_GAIN}{self.word}"


_GAIN = "gain: "
Asked = Question | Gain
"""What a survey asks."""

GAIN_KINDS = {Role.MENTEE: TopicKind.MENTEE_GAIN, Role.MENTOR: TopicKind.MENTOR_GAIN}
"""The list of each side from which the gains asked about are taken."""


def gain_of(value: str) -> Gain | None:
    """The gain kept under this value; None for anything else."""
    return Gain(value.removeprefix(_GAIN)) if value.startswith(_GAIN) else None


def asks_gains(survey: Survey) -> bool:
    """Whether a survey asks about the gains hoped for: at intake, and at the end."""
    return survey in (Survey.BASELINE, Survey.MONTH_6)


SCALES: dict[Question, Scale] = {
    Question.CONFIDENCE: Scale.ONE_TO_FIVE,
    Question.CAREER_CLARITY: Scale.ONE_TO_FIVE,
    Question.SECTOR_KNOWLEDGE: Scale.ONE_TO_FIVE,
    Question.NETWORK: Scale.ONE_TO_FIVE,
    Question.MOTIVATION: Scale.ONE_TO_FIVE,
    Question.HAVE_MET: Scale.YES_NO,
    Question.NEXT_DATE_FIXED: Scale.YES_NO,
    Question.DOUBT: Scale.TEXT,
    Question.MEETINGS: Scale.NUMBER,
    Question.STILL_RIGHT: Scale.ONE_TO_FIVE,
    Question.AGREEMENT_USED: Scale.YES_NO,
    Question.WORKING_WELL: Scale.TEXT,
    Question.NOT_WORKING: Scale.TEXT,
    Question.HELP_WANTED: Scale.TEXT,
    Question.CONTINUE: Scale.YES_NO,
    Question.MATCH_QUALITY: Scale.ONE_TO_FIVE,
    Question.GOALS_MET: Scale.ONE_TO_FIVE,
    Question.GAINS: Scale.TEXT,
    Question.WHAT_FAILED: Scale.TEXT,
    Question.RECOMMEND: Scale.ZERO_TO_TEN,
    Question.GO_ON_INFORMALLY: Scale.YES_NO,
    Question.MENTOR_AGAIN: Scale.YES_NO,
    Question.MENTEE_GAINED: Scale.ONE_TO_FIVE,
    Question.WHAT_CHANGED: Scale.TEXT,
    Question.STILL_IN_TOUCH: Scale.YES_NO,
}

BASELINE_SCALES = (
    Question.CONFIDENCE,
    Question.CAREER_CLARITY,
    Question.SECTOR_KNOWLEDGE,
    Question.NETWORK,
    Question.MOTIVATION,
)
"""Asked before and after, so that a change can be shown."""

_Q = Question
_ASKED: dict[Survey, tuple[Question, ...]] = {
    Survey.BASELINE: BASELINE_SCALES,
    Survey.FIRST_WEEKS: (_Q.HAVE_MET, _Q.NEXT_DATE_FIXED, _Q.DOUBT),
    Survey.MONTH_3: (
        _Q.MEETINGS, _Q.MATCH_QUALITY, _Q.STILL_RIGHT, _Q.AGREEMENT_USED, _Q.WORKING_WELL,
        _Q.NOT_WORKING, _Q.HELP_WANTED, _Q.CONTINUE,
    ),
    Survey.MONTH_6: (
        *BASELINE_SCALES, _Q.MATCH_QUALITY, _Q.GOALS_MET, _Q.GAINS, _Q.WHAT_FAILED, _Q.RECOMMEND,
        _Q.GO_ON_INFORMALLY,
    ),
    Survey.FOLLOW_UP: (_Q.WHAT_CHANGED, _Q.STILL_IN_TOUCH, _Q.CAREER_CLARITY),
}  # fmt: skip


def questions(survey: Survey, role: Role) -> tuple[Question, ...]:
    """What is asked of one side, in order; a mentor is asked of the mentee's gain, not her own."""
    asked = _ASKED[survey]
    if role is Role.MENTEE:
        return asked
    own = tuple(question for question in asked if question not in BASELINE_SCALES)
    return (*own, _Q.MENTEE_GAINED, _Q.MENTOR_AGAIN) if survey is Survey.MONTH_6 else own


@dataclass(frozen=True)
class Clock:
    """The days a pair's reviews are due, by the round or by the pair's own start."""

    midpoint: dt.date
    end: dt.date
    follow_up: dt.date


def pair_clock(started: dt.date, planned_end: dt.date | None, months: int = 6) -> Clock:
    """The pair's own clock: a late or rematched pair counts from its own start.

    Source: domain dossier 0b.3. The end is the planned one where the pair has one.
    """
    end = planned_end or add_months(started, months)
    midpoint = started + (end - started) // 2 if planned_end else add_months(started, months // 2)
    return Clock(midpoint, end, add_months(end, 6))


def scale_of(asked: Asked) -> Scale:
    """How it is answered."""
    return Scale.ONE_TO_FIVE if isinstance(asked, Gain) else SCALES[asked]


def is_answer(question: Asked, value: object) -> bool:
    """Whether a value is on the question's scale: 1 to 5, 0 to 10, yes or no, 0 to 999, or text."""
    scale = scale_of(question)
    if scale is Scale.TEXT:
        return isinstance(value, str) and bool(value.strip())
    if scale is Scale.YES_NO:
        return isinstance(value, bool)
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    low, high = {Scale.ONE_TO_FIVE: (1, 5), Scale.ZERO_TO_TEN: (0, 10), Scale.NUMBER: (0, 999)}[
        scale
    ]
    return low <= value <= high
