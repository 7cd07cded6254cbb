"""What rounds and groups ask for today: the next step, who waits, who is missing something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.days import ReminderDays
from mentordesk.domain.figures import Figure
from mentordesk.domain.group import PRESENT, GroupState
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held
from mentordesk.domain.person import Role
from mentordesk.domain.round import FINISHED_ROUND, RoundState, Scheme, due_state
from mentordesk.domain.today import About, Item, Needs
from mentordesk.store.queries.figures import members as behind
from mentordesk.store.queries.lists_open import mentors_without
from mentordesk.store.queries.rounds import RoundRow, all_rounds
from mentordesk.store.tables import (
    Application,
    Attendance,
    GroupMember,
    Match,
    MentoringGroup,
    Person,
    SessionLog,
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
    yield from _groups(connection)
    yield from _missed(connection)


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


def _groups(connection: Connection) -> Iterator[Item]:
    """Running groups below their least."""
    g, m = MentoringGroup, GroupMember
    here = (
        select(func.count())
        .where(m.group_id == g.id, m.state.in_(PRESENT))
        .correlate(g)
        .scalar_subquery()
    )
    last = select(func.max(m.left_on)).where(m.group_id == g.id).correlate(g).scalar_subquery()
    query = select(g.id, g.title, g.round_id, g.started_on, here, last).where(
        g.state == GroupState.RUNNING, here < g.least
    )
    for group_id, title, round_id, started, count, left in connection.execute(query).all():
        yield Item(
            Needs.GROUP_BELOW, About.GROUP, group_id, left or started, (title,), count, round_id
        )


def _missed(connection: Connection) -> Iterator[Item]:
    """Members who missed the last two sessions that took place."""
    s, a, m, g = SessionLog, Attendance, GroupMember, MentoringGroup
    query = (
        select(g.id, g.title, g.round_id, a.person_id, Person.display_name, s.on, a.came)
        .join(s, s.id == a.session_id)
        .join(g, g.id == s.group_id)
        .join(m, (m.group_id == g.id) & (m.person_id == a.person_id))
        .join(Person, Person.id == a.person_id)
        .where(s.held == Held.TOOK_PLACE, m.state.in_(PRESENT), g.state == GroupState.RUNNING)
        .order_by(s.on)
    )
    history: dict[tuple[str, str], list[tuple[dt.date, bool]]] = {}
    told: dict[tuple[str, str], tuple[str, str, str]] = {}
    for group_id, title, round_id, person_id, name, on, came in connection.execute(query).all():
        history.setdefault((group_id, person_id), []).append((on, came))
        told[group_id, person_id] = (title, round_id, name)
    for (group_id, person_id), times in history.items():
        if len(times) > 1 and not times[-1][1] and not times[-2][1]:
            title, round_id, name = told[group_id, person_id]
            names = (name, title)
            yield Item(
                Needs.GROUP_MISSED, About.GROUP, group_id, times[-1][0], names, round_id=round_id
            )
