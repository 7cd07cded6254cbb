"""What letters that went out mean for the groups they are about."""

from __future__ import annotations

import datetime as dt

from mentordesk.commands.agreements import sent_out
from mentordesk.commands.check_ins import SendSurvey
from mentordesk.commands.group_standing import step
from mentordesk.commands.relationship import get_relationship
from mentordesk.domain.group import GroupState, may_step
from mentordesk.domain.letter import Occasion
from mentordesk.domain.survey import Survey
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import MentoringGroup

_SURVEYS = {
    Occasion.GROUP_MIDPOINT: Survey.MONTH_3,
    Occasion.GROUP_ENDING: Survey.MONTH_6,
}


def move_groups(
    session: WriteSession, occasion: Occasion, group_ids: tuple[str, ...], day: dt.date
) -> None:
    """Takes groups on by the letters that went out; done already, they mean nothing more.

    The agreement is sent, the last weeks begin, and halfway and in the last weeks everybody has
    the survey. Raises `Refused` as the steps they mean.
    """
    groups = [
        found
        for one in group_ids
        if isinstance(found := get_relationship(session, one), MentoringGroup)
    ]
    if occasion is Occasion.GROUP_AGREEMENT:
        sent_out(session, [group.id for group in groups])
    if occasion is Occasion.GROUP_ENDING:
        for group in groups:
            if may_step(group.state, GroupState.ENDING):
                step(session, group, GroupState.ENDING)
    survey = _SURVEYS.get(occasion)
    if survey is not None:
        SendSurvey(tuple(group.id for group in groups), survey, day).apply(session)
