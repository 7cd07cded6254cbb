"""The figures of what became of pairs and groups: meeting, answering, coming back."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from statistics import mean
from typing import TypeVar

from mentordesk.domain.application import Source
from mentordesk.domain.figures import SMALL, Counted, median
from mentordesk.domain.goal import GoalState
from mentordesk.domain.person import Role
from mentordesk.domain.survey import BASELINE_SCALES, Question, Survey

T = TypeVar("T")

IN_TIME = dt.timedelta(days=14)
"""A first meeting is in time up to two weeks after the introduction (domain dossier 5, R3)."""

GOOD_MATCH = 4
"""From this answer of 1 to 5 upward the match was good or better (domain dossier 5, R4)."""


MOST_SHOWN = 6
"""Pairs with this many sessions or more stand together: six in six months is the guide."""


class Engagement(Enum):
    """One line of R3, in the order of the sheet."""

    SESSIONS = "sessions"
    SESSIONS_MEDIAN = "sessions_median"
    HOURS = "hours"
    MET_IN_TIME = "met_in_time"
    NO_NEWS = "no_news"
    GROUP_SESSIONS = "group_sessions"
    ATTENDANCE = "attendance"


class Gained(Enum):
    """One line of the outcomes on R4, in the order of the sheet."""

    MATCH_GOOD = "match_good"
    GOALS_MET = "goals_met"
    GOALS_PARTLY = "goals_partly"
    RECOMMEND = "recommend"
    MENTOR_AGAIN = "mentor_again"
    GO_ON_INFORMALLY = "go_on_informally"


IS_SHARE: frozenset[Engagement | Gained] = frozenset(
    {
        Engagement.MET_IN_TIME, Engagement.NO_NEWS, Engagement.ATTENDANCE, Gained.MATCH_GOOD,
        Gained.GOALS_MET, Gained.GOALS_PARTLY, Gained.MENTOR_AGAIN, Gained.GO_ON_INFORMALLY,
    }
)  # fmt: skip
"""Lines whose value is a part of what it is counted against."""

OF_ANSWERS = frozenset(Gained) - {Gained.GOALS_MET, Gained.GOALS_PARTLY}
"""Lines that tell what people answered: with few answers, nothing is told."""


def is_too_few(line: Engagement | Gained, counted: Counted) -> bool:
    """Whether so few people answered that the line would give one of them away."""
    return line in OF_ANSWERS and (counted.of or 0) < SMALL


@dataclass(frozen=True)
class Answered:
    """A survey one person was sent, or answered, about one pair or group.

    `scores` are the answers in numbers; yes is 1 and no is 0. What was written is no figure.
    `gains` are those about what was hoped for, by the word of the list.
    """

    survey: Survey
    role: Role
    person_id: str
    about_id: str
    returned: bool
    scores: Mapping[Question, int] = field(default_factory=dict)
    gains: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class LifeFacts:
    """What stands behind these figures in one round, so that rounds add up.

    `sessions` are those of introduced pairs that took place, by pair; `lengths` the minutes of
    every session that has a length; `met` whether a pair met in time, where that is known;
    `quiet` whether no news came of a live pair; `expected` members at the sessions of groups, of
    whom `came` did; `mentors` whether a mentor used here was used in an earlier round too.
    """

    sessions: Mapping[str, int] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    met: Mapping[str, bool] = field(default_factory=dict)
    quiet: Mapping[str, bool] = field(default_factory=dict)
    group_sessions: int = 0
    groups: int = 0
    came: int = 0
    expected: int = 0
    goals: Mapping[GoalState, int] = field(default_factory=dict)
    surveys: tuple[Answered, ...] = ()
    sources: Mapping[Source, int] = field(default_factory=dict)
    mentors: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """A scale before and after, of the `people` who answered both: two means of 1 to 5."""

    people: int
    before: float
    after: float


@dataclass(frozen=True)
class LifeFigures:
    """R3, R4 and R7 of a report; `spread` counts pairs by sessions held: none to six and more.

    `pairs` are the ids behind those lines of engagement that count some of the pairs; `gains` are
    changes too, of each side by the word of its list.
    """

    engagement: Mapping[Engagement, Counted]
    spread: tuple[int, ...]
    pairs: Mapping[Engagement, tuple[str, ...]]
    responses: Mapping[Survey, Mapping[Role, Counted]]
    gained: Mapping[Gained, Counted]
    changes: Mapping[Question, Change]
    returning: Counted
    sources: Mapping[Source, int]
    gains: Mapping[Role, Mapping[str, Change]] = field(default_factory=dict)


def met_in_time(introduced: dt.date | None, first: dt.date | None) -> bool:
    """Whether two people met within two weeks of their introduction."""
    return first is not None and introduced is not None and first - introduced <= IN_TIME


def is_decided(introduced: dt.date | None, first: dt.date | None, today: dt.date) -> bool:
    """Whether it is known if they met in time: they met, or the days are over."""
    over = introduced is not None and today - introduced > IN_TIME
    return over or first is not None


def life_figures(facts: Sequence[LifeFacts]) -> LifeFigures:
    """The figures of several rounds together; a mentor of two of them counts once."""
    answered = [one for held in facts for one in held.surveys]
    mentors: dict[str, bool] = {}
    for held in facts:
        for mentor, before in held.mentors.items():
            mentors[mentor] = before or mentor in mentors
    sources: Counter[Source] = Counter()
    for held in facts:
        sources.update(held.sources)
    return LifeFigures(
        engagement=_engagement(facts),
        spread=_spread(n for held in facts for n in held.sessions.values()),
        pairs=_pairs(facts),
        responses={survey: _responses(answered, survey) for survey in Survey},
        gained=_gained(facts, answered),
        changes=_changes(answered),
        returning=Counted(sum(mentors.values()), len(mentors)),
        sources=dict(sources),
        gains={role: _gain_changes(answered, role) for role in Role},
    )


def _engagement(facts: Sequence[LifeFacts]) -> Mapping[Engagement, Counted]:
    sessions = [n for held in facts for n in held.sessions.values()]
    lengths = [minutes for held in facts for minutes in held.lengths]
    met = [is_met for held in facts for is_met in held.met.values()]
    quiet = [is_quiet for held in facts for is_quiet in held.quiet.values()]
    groups = sum(held.groups for held in facts)
    return {
        Engagement.SESSIONS: Counted(sum(sessions), len(sessions)),
        Engagement.SESSIONS_MEDIAN: Counted(median(sessions), len(sessions)),
        Engagement.HOURS: Counted(round(sum(lengths) / 60, 1), len(lengths)),
        Engagement.MET_IN_TIME: Counted(sum(met), len(met)),
        Engagement.NO_NEWS: Counted(sum(quiet), len(quiet)),
        Engagement.GROUP_SESSIONS: Counted(sum(held.group_sessions for held in facts), groups),
        Engagement.ATTENDANCE: Counted(
            sum(held.came for held in facts), sum(held.expected for held in facts)
        ),
    }


def _pairs(facts: Sequence[LifeFacts]) -> Mapping[Engagement, tuple[str, ...]]:
    return {
        Engagement.SESSIONS: tuple(i for held in facts for i, n in held.sessions.items() if n),
        Engagement.MET_IN_TIME: tuple(i for held in facts for i, yes in held.met.items() if yes),
        Engagement.NO_NEWS: tuple(i for held in facts for i, yes in held.quiet.items() if yes),
    }


def _spread(sessions: Iterable[int]) -> tuple[int, ...]:
    counts = Counter(min(number, MOST_SHOWN) for number in sessions)
    return tuple(counts[number] for number in range(MOST_SHOWN + 1))


def _responses(answered: Iterable[Answered], survey: Survey) -> Mapping[Role, Counted]:
    """Rate = answered of asked, each side by itself (domain dossier, section 5)."""
    of_it = [one for one in answered if one.survey is survey]
    return {
        role: Counted(
            sum(one.returned for one in of_it if one.role is role),
            sum(one.role is role for one in of_it),
        )
        for role in Role
    }


def _gained(facts: Sequence[LifeFacts], answered: Sequence[Answered]) -> Mapping[Gained, Counted]:
    goals: Counter[GoalState] = Counter()
    for held in facts:
        goals.update(held.goals)
    quality = _scores(answered, Question.MATCH_QUALITY)
    recommend = _scores(answered, Question.RECOMMEND)
    again = _scores(answered, Question.MENTOR_AGAIN)
    informal = _scores(answered, Question.GO_ON_INFORMALLY)
    return {
        Gained.MATCH_GOOD: Counted(sum(n >= GOOD_MATCH for n in quality), len(quality)),
        Gained.GOALS_MET: Counted(goals[GoalState.MET], goals.total()),
        Gained.GOALS_PARTLY: Counted(goals[GoalState.PARTLY], goals.total()),
        Gained.RECOMMEND: Counted(round(mean(recommend), 1) if recommend else None, len(recommend)),
        Gained.MENTOR_AGAIN: Counted(sum(again), len(again)),
        Gained.GO_ON_INFORMALLY: Counted(sum(informal), len(informal)),
    }


def _scores(answered: Iterable[Answered], question: Question) -> list[int]:
    """The answers at the end; those at midpoint are not the last word."""
    return [
        one.scores[question]
        for one in answered
        if one.survey is Survey.MONTH_6 and question in one.scores
    ]


def _changes(answered: Sequence[Answered]) -> Mapping[Question, Change]:
    both = _before_and_after(answered)
    scores = [(before.scores, after.scores) for before, after in both]
    found = {question: _change(question, scores) for question in BASELINE_SCALES}
    return {question: change for question, change in found.items() if change is not None}


def _gain_changes(answered: Sequence[Answered], role: Role) -> Mapping[str, Change]:
    """Of each word that anybody of this side answered about both before and after, by name."""
    both = _before_and_after([one for one in answered if one.role is role])
    gains = [(before.gains, after.gains) for before, after in both]
    words = sorted({word for before, _ in gains for word in before})
    found = {word: _change(word, gains) for word in words}
    return {word: change for word, change in found.items() if change is not None}


def _before_and_after(answered: Iterable[Answered]) -> list[tuple[Answered, Answered]]:
    """The first and the end survey of everybody who answered both about one pair or group."""
    by_survey: dict[Survey, dict[tuple[str, str], Answered]] = {s: {} for s in Survey}
    for one in answered:
        by_survey[one.survey][(one.person_id, one.about_id)] = one
    after = by_survey[Survey.MONTH_6]
    return [(one, after[key]) for key, one in by_survey[Survey.BASELINE].items() if key in after]


def _change(asked: T, scores: Sequence[tuple[Mapping[T, int], Mapping[T, int]]]) -> Change | None:
    both = [(one[asked], other[asked]) for one, other in scores if asked in one and asked in other]
    if not both:
        return None
    before, after = (mean(side) for side in zip(*both, strict=True))
    return Change(len(both), before, after)
