"""The tables of steps: no dead ends, nothing that leaves a final state."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Any

import pytest

from mentordesk.domain import application, group, question
from mentordesk.domain import match as pairs
from mentordesk.domain import round as rounds
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.days import ReminderDays
from mentordesk.domain.person import Role
from mentordesk.domain.question import Age, age
from mentordesk.domain.round import RoundState
from mentordesk.domain.survey import SCALES, Question, Survey, is_answer, pair_clock, questions

TABLES: dict[str, tuple[Any, Any]] = {
    "application": (application.STEPS, {ApplicationState.CARRIED}),
    "pair": (
        pairs.STEPS,
        {pairs.MatchState.DECLINED, pairs.MatchState.ENDED_EARLY, pairs.MatchState.INFORMAL},
    ),
    "group": (group.STEPS, {group.GroupState.CLOSED}),
    "question": (question.STEPS, {question.AskState.CLOSED}),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_state_is_in_the_table_is_reached_and_leads_to_an_end(name):
    steps, final = TABLES[name]
    kind: type[Enum] = type(next(iter(steps)))
    assert set(steps) == set(kind)
    assert {state for state, then in steps.items() if not then} == final
    first = next(iter(steps))
    reached, grew = {first}, True
    while grew:
        more = {then for state in reached for then in steps[state]} | reached
        grew, reached = len(more) > len(reached), more
    assert reached == set(steps)
    ends, grew = set(final), True
    while grew:
        more = {state for state, then in steps.items() if then & ends} | ends
        grew, ends = len(more) > len(ends), more
    assert ends == set(steps)


def test_a_round_goes_forward_and_is_reopened_only_with_a_reason():
    assert rounds.may_step(RoundState.OPEN, RoundState.MATCHING)
    assert not rounds.may_step(RoundState.MATCHING, RoundState.OPEN)
    assert not rounds.may_step(RoundState.REPORTED, RoundState.RUNNING)
    assert rounds.may_step(RoundState.REPORTED, RoundState.ARCHIVED)
    assert not any(rounds.may_step(RoundState.ARCHIVED, state) for state in RoundState)


@pytest.mark.parametrize(("days", "found"), [(6, Age.FRESH), (7, Age.REMIND), (14, Age.EXPIRED)])
def test_an_offer_is_reminded_at_seven_days_and_over_at_fourteen(days, found):
    sent = dt.date(2026, 3, 2)
    assert age(sent, sent + dt.timedelta(days=days), ReminderDays()) is found


def test_a_late_pair_has_its_own_clock():
    clock = pair_clock(dt.date(2026, 5, 31), None)
    assert (clock.midpoint, clock.end) == (dt.date(2026, 8, 31), dt.date(2026, 11, 30))
    short = pair_clock(dt.date(2026, 8, 1), dt.date(2026, 10, 1))
    assert (short.midpoint, short.follow_up) == (dt.date(2026, 8, 31), dt.date(2027, 4, 1))


def test_no_survey_asks_more_than_a_dozen_questions_and_each_has_a_scale():
    for survey in Survey:
        for role in Role:
            assert len(questions(survey, role)) <= 11
    assert set(SCALES) == set(Question)
    assert Question.MENTOR_AGAIN in questions(Survey.MONTH_6, Role.MENTOR)
    assert Question.CONFIDENCE not in questions(Survey.MONTH_6, Role.MENTOR)


@pytest.mark.parametrize(
    ("question", "good", "bad"),
    [
        (Question.CONFIDENCE, 5, 6), (Question.CONFIDENCE, 1, 0), (Question.RECOMMEND, 0, 11),
        (Question.RECOMMEND, 10, -1), (Question.HAVE_MET, True, 1), (Question.MEETINGS, 3, "3"),
        (Question.MEETINGS, 0, True), (Question.GAINS, "Much", "  "),
    ],
)  # fmt: skip
def test_an_answer_is_on_its_scale_or_it_is_none(question, good, bad):
    assert is_answer(question, good)
    assert not is_answer(question, bad)
