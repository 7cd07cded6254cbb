"""What rounds ask for today: the next step, who waits, who is missing something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.days import ReminderDays
from mentordesk.domain.figures import Figure
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.round import FINISHED_ROUND, RoundState, Scheme, due_state
from mentordesk.domain.today import About, Item, Needs
from mentordesk.store.queries.figure_members import members as behind
from mentordesk.store.queries.lists_open import mentors_without
from mentordesk.store.queries.rounds import RoundRow, all_rounds
from mentordesk.store.tables import (
    Application,
    Match,
)

_MATCHING = (RoundState.MATCHING, RoundState.INTRODUCED, RoundState.RUNNING)


def of_rounds(connection: Connection, today: dt.date, days: ReminderDays) -> Iterator[Item]:
    """The items of all rounds that are not finished."""
    for found in all_rounds(connection):
        if found.state in FINISHED_ROUND or found.scheme is Scheme.ASK:
            continue
        due = due_state(found.state, found, today)
        if due is not None:
            yield _item(Needs.ROUND_DUE, found, due[1])
        yield from _introductions(connection, found, today)
        yield from _people(connection, found, today, days)


def _item(needs: Needs, found: RoundRow, since: dt.date, count: int = 1) -> Item:
    return Item(needs, About.ROUND, found.id, since, (found.name,), count, found.id)


def _introductions(connection: Connection, found: RoundRow, today: dt.date) -> Iterator[Item]:
    query = select(func.count()).where(
        Match.round_id == found.id, Match.state == MatchState.CONFIRMED
    )
    count = connection.execute(query).scalar_one()
    if count and found.introductions <= today:
        yield _item(Needs.TO_INTRODUCE, found, found.introductions, count)


def _people(
    connection: Connection, found: RoundRow, today: dt.date, days: ReminderDays
) -> Iterator[Item]:
    chase = found.call_closes - dt.timedelta(days=days.chase_before)
    if found.state in (RoundState.OPEN, RoundState.CLOSED_TO_APPLICANTS) and chase <= today:
        query = select(func.count()).where(
            Application.round_id == found.id,
            Application.role == Role.MENTEE,
            Application.state == ApplicationState.INCOMPLETE,
        )
        count = connection.execute(query).scalar_one()
        if count:
            yield _item(Needs.INCOMPLETE, found, chase, count)
    if found.state not in _MATCHING or today < found.matching:
        return
    waiting = behind(Figure.WAITING, (found.id,)).subquery()
    count = connection.execute(select(func.count()).select_from(waiting)).scalar_one()
    if count:
        yield _item(Needs.WAITING, found, found.matching, count)
    free = len(mentors_without(connection, (found.id,)))
    if free and found.state is not RoundState.MATCHING:
        yield _item(Needs.MENTORS_FREE, found, found.introductions, free)
