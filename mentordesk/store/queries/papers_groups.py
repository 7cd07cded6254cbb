"""The groups of a round as their agreements tell of them: who takes part, theme, session plan."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.group import OPEN_GROUP, PRESENT, GroupState
from mentordesk.domain.meeting import Held
from mentordesk.store.queries.circle import Mentor
from mentordesk.store.queries.papers_held import newest_version
from mentordesk.store.tables import (
    Agreement,
    GroupMember,
    MentoringGroup,
    Person,
    SessionLog,
)


@dataclass(frozen=True)
class GroupFacts:
    """What an agreement says of the group itself; `sessions` are those planned and held, by day.

    A group in the making has no title yet.
    """

    title: str | None = None
    theme: str | None = None
    goals: str | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None
    sessions: tuple[tuple[dt.date, str | None], ...] = ()


@dataclass(frozen=True)
class GroupToPrint:
    """A group with the ids of its people, members by name."""

    id: str
    mentor_id: str
    co_mentor_id: str | None
    member_ids: tuple[str, ...]
    facts: GroupFacts


def groups_to_print(
    connection: Connection, round_id: str, ids: Collection[str] | None = None
) -> tuple[GroupToPrint, ...]:
    """The open groups of a round that have members, by title; with `ids` these, whatever they are.

    Three statements, however many groups there are. Of a closed group, everybody who ever was a
    member stands on it.
    """
    g, m, s = MentoringGroup, GroupMember, SessionLog
    query = select(g).where(g.round_id == round_id).order_by(g.title, g.id)
    if ids is not None:
        query = query.where(g.id.in_(sorted(ids)))
    rows: Any = connection.execute(query).all()
    of_these = [row.id for row in rows]
    inside = (
        select(m.group_id, m.person_id)
        .join(Person, Person.id == m.person_id)
        .join(g, g.id == m.group_id)
        .where(m.group_id.in_(of_these))
        .where(or_(m.state.in_(PRESENT), g.state == GroupState.CLOSED))
        .order_by(Person.sort_name, Person.id)
    )
    members: dict[str, dict[str, None]] = defaultdict(dict)
    for group_id, person_id in connection.execute(inside).all():
        members[group_id][person_id] = None
    plan = (
        select(s.group_id, s.on, s.theme)
        .where(s.group_id.in_(of_these), s.held.in_((Held.PLANNED, Held.TOOK_PLACE)))
        .order_by(s.on, s.id)
    )
    sessions: dict[str | None, list[tuple[dt.date, str | None]]] = defaultdict(list)
    for of_group, on, theme in connection.execute(plan).all():
        sessions[of_group].append((on, theme))
    return tuple(
        GroupToPrint(
            row.id, row.mentor_id, row.co_mentor_id, tuple(members[row.id]),
            GroupFacts(
                row.title, row.theme, row.goals, row.started_on, row.planned_end_on,
                tuple(sessions[row.id]),
            ),
        )
        for row in rows
        if ids is not None or (row.state in OPEN_GROUP and members[row.id])
    )  # fmt: skip


def group_rows(
    connection: Connection, round_id: str, ids: Collection[str] | None = None
) -> list[tuple[Any, ...]]:
    """Groups with the newest version of their agreement: open, or closed after they had met.

    Columns: id, mentor id, mentor, original and sort name, title, state, the agreement's state,
    version and day.
    """
    g, newest = MentoringGroup, newest_version()
    query = (
        select(
            g.id, g.mentor_id, Mentor.display_name, Mentor.original_name, Mentor.sort_name,
            g.title, g.state, Agreement.state, newest.c.version, Agreement.state_on,
        )
        .join(Mentor, Mentor.id == g.mentor_id)
        .outerjoin(newest, newest.c.group_id == g.id)
        .outerjoin(
            Agreement, and_(Agreement.group_id == g.id, Agreement.version == newest.c.version)
        )
        .where(g.round_id == round_id)
        .where(or_(g.state.in_(OPEN_GROUP), g.started_on.is_not(None)))
        .order_by(Mentor.sort_name, g.title, g.id)
    )  # fmt: skip
    if ids is not None:
        query = query.where(g.id.in_(sorted(ids)))
    found: Any = connection.execute(query).all()
    return [(*row[:7], row[7] or AgreementState.NOT_STARTED, *row[8:]) for row in found]
