"""Reviews by the clock of a pair or group: each on its day, and let go in time."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.domain.days import ReminderDays
from mentordesk.domain.reviews import FORGOTTEN, Course, Stage, reviews_due
from mentordesk.domain.survey import Survey
from mentordesk.domain.today import Needs

BEGAN, END = dt.date(2026, 1, 10), dt.date(2026, 7, 10)
MIDPOINT = BEGAN + (END - BEGAN) // 2
DAYS = ReminderDays()
FIRST = BEGAN + dt.timedelta(days=DAYS.first_meeting)
ENDING = END - dt.timedelta(days=DAYS.ending_before)
FOLLOW_UP = dt.date(2027, 1, 10)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("stage", "sent", "today", "due"),
    [
        (Stage.GOING, {}, FIRST - DAY, []),
        (Stage.GOING, {}, FIRST, [(Needs.CHECK_IN_DUE, FIRST)]),
        (Stage.GOING, {Survey.FIRST_WEEKS: False}, FIRST, []),
        (Stage.GOING, {}, MIDPOINT, [(Needs.MIDPOINT_DUE, MIDPOINT)]),
        (Stage.GOING, {}, ENDING, [(Needs.ENDING_DUE, ENDING)]),
        (Stage.ENDING, {Survey.MONTH_6: False}, END, []),
        (Stage.ENDING, {Survey.MONTH_6: True}, ENDING, [(Needs.COMPLETE_DUE, END)]),
        (Stage.ENDING, {}, END + dt.timedelta(days=DAYS.completed_after),
         [(Needs.COMPLETE_DUE, END)]),
        (Stage.OVER, {}, FOLLOW_UP - DAY, []),
        (Stage.OVER, {}, FOLLOW_UP + FORGOTTEN, [(Needs.FOLLOW_UP_DUE, FOLLOW_UP)]),
        (Stage.OVER, {}, FOLLOW_UP + FORGOTTEN + DAY, []),
    ],
)  # fmt: skip
def test_each_review_is_due_on_its_day(stage, sent, today, due):
    course = Course(stage, BEGAN, BEGAN, END, END if stage is Stage.OVER else None, sent)
    assert list(reviews_due(course, today, DAYS)) == due
