"""The three tables of the Applications page: who is drawn as what, and how wide columns begin."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from typing import Any

from mentordesk.ui.applications.model import ApplicationColumn, ApplicationsModel
from mentordesk.ui.applications.recruits import PastColumn, PastModel, TopicColumn, TopicsModel
from mentordesk.ui.delegates import PersonDelegate, StateDelegate
from mentordesk.ui.rows import RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme

C, P, T = ApplicationColumn, PastColumn, TopicColumn
WIDTHS = {
    C.NAME: 232, C.STATE: 120, C.APPLIED: 100, C.MISSING: 232, C.ASKED: 100, C.LETTER: 136,
    C.FROM: 120, C.NOTE: 136,
}  # fmt: skip
PAST_WIDTHS = {
    P.NAME: 232, P.LAST: 216, P.RESULT: 224, P.AGAIN: 96, P.PAUSED: 112, P.FREE: 96, P.HERE: 128,
}  # fmt: skip
TOPIC_WIDTHS = {
    T.TOPIC: 280, T.MENTEES: 136, T.FIRST: 120, T.MENTORS: 168, T.PLACES: 104, T.UNMET: 96,
}  # fmt: skip


def applications_table(model: ApplicationsModel, theme: Theme) -> Table:
    """Who applied."""
    return _table(model, theme, "Applications", WIDTHS, {C.NAME}, {C.STATE, C.MISSING})


def mentors_table(model: PastModel, theme: Theme) -> Table:
    """The mentors of earlier rounds."""
    return _table(model, theme, "Mentors to ask", PAST_WIDTHS, {P.NAME}, {P.AGAIN, P.PAUSED})


def topics_table(model: TopicsModel, theme: Theme) -> Table:
    """The topics wanted."""
    return _table(model, theme, "Topics wanted", TOPIC_WIDTHS, (), {T.UNMET})


def _table(
    model: RowsModel[Any, Any],
    theme: Theme,
    name: str,
    widths: Mapping[Any, int],
    people: Collection[Enum],
    states: Collection[Enum],
) -> Table:
    table = Table(model, theme, name)
    for number, one in enumerate(widths):
        if one in people:
            table.setItemDelegateForColumn(number, PersonDelegate(theme, table))
        elif one in states:
            table.setItemDelegateForColumn(number, StateDelegate(theme, table))
    table.set_widths(widths.values())
    return table
