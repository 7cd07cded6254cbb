"""Which review of a pair or a group is due: check-in, midpoint, ending, end, follow-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from mentordesk.domain.days import ReminderDays
from mentordesk.domain.round import add_months
from mentordesk.domain.survey import Survey, pair_clock
from mentordesk.domain.today import Needs

FORGOTTEN = dt.timedelta(days=90)
"""After so long a survey that was not sent, or not answered, is let go."""


class Stage(Enum):
    """How far a pair or a group is, as its reviews see it."""

    GOING = "going"
    ENDING = "ending"
    OVER = "over"


@dataclass(frozen=True)
class Course:
    """When a pair or a group could meet, began, is to end and ended.

    `sent` are its surveys that went out, and whether everybody asked has answered.
    """

    stage: Stage
    since: dt.date
    began: dt.date
    planned_end: dt.date | None
    ended: dt.date | None
    sent: Mapping[Survey, bool]


def reviews_due(
    course: Course, today: dt.date, days: ReminderDays
) -> Iterator[tuple[Needs, dt.date]]:
    """What is due today by its own clock, and since which day."""
    clock, sent = pair_clock(course.began, course.planned_end), course.sent
    if course.stage is Stage.GOING:
        first = course.since + dt.timedelta(days=days.first_meeting)
        ending = clock.end - dt.timedelta(days=days.ending_before)
        if Survey.FIRST_WEEKS not in sent and first <= today < clock.midpoint:
            yield Needs.CHECK_IN_DUE, first
        if Survey.MONTH_3 not in sent and clock.midpoint <= today < ending:
            yield Needs.MIDPOINT_DUE, clock.midpoint
        if today >= ending:
            yield Needs.ENDING_DUE, ending
    elif course.stage is Stage.ENDING:
        late = clock.end + dt.timedelta(days=days.completed_after)
        if sent.get(Survey.MONTH_6) or today >= late:
            yield Needs.COMPLETE_DUE, clock.end
    elif course.ended is not None:
        due = add_months(course.ended, 6)
        if due <= today <= due + FORGOTTEN and Survey.FOLLOW_UP not in sent:
            yield Needs.FOLLOW_UP_DUE, due
