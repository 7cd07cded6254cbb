"""The dates of a pair or a group that belong in a calendar: reviews, and sessions planned."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from mentordesk.domain.meeting import Held
from mentordesk.domain.survey import pair_clock
from mentordesk.store.tables import Match, MentoringGroup, Person, Round, SessionLog

_Mentor, _Mentee = aliased(Person), aliased(Person)


@dataclass(frozen=True)
class Planned:
    """A session to come: its day, and the moment in UTC where the hour is known."""

    id: str
    on: dt.date
    begins: dt.datetime | None
    minutes: int | None
    theme: str | None


@dataclass(frozen=True)
class DatesAhead:
    """What is ahead of a pair or a group; `group` is its title, names are those of a pair."""

    id: str
    mentor_id: str
    mentor: str
    mentee_id: str | None
    mentee: str | None
    group: str | None
    midpoint: dt.date | None
    ends: dt.date | None
    sessions: tuple[Planned, ...]


def of_pairs(connection: Connection, match_ids: Collection[str]) -> Mapping[str, DatesAhead]:
    """By the pair's own clock once it has begun, before that by its round's."""
    m, r = Match, Round
    query = (
        select(
            m.id, m.mentor_id, _Mentor.display_name.label("mentor"), m.mentee_id,
            _Mentee.display_name.label("mentee"), m.first_meeting_on, m.introduced_on,
            m.planned_end_on, r.midpoint, r.ends,
        )
        .join(_Mentor, _Mentor.id == m.mentor_id)
        .join(_Mentee, _Mentee.id == m.mentee_id)
        .outerjoin(r, r.id == m.round_id)
        .where(m.id.in_(sorted(match_ids)))
    )  # fmt: skip
    planned = _planned(connection, SessionLog.match_id, match_ids)
    found = {}
    for row in connection.execute(query).all():
        begun = row.first_meeting_on or row.introduced_on
        clock = pair_clock(begun, row.planned_end_on or row.ends) if begun else None
        found[row.id] = DatesAhead(
            row.id, row.mentor_id, row.mentor, row.mentee_id, row.mentee, None,
            clock.midpoint if clock else row.midpoint, clock.end if clock else row.ends,
            planned.get(row.id, ()),
        )  # fmt: skip
    return found


def of_groups(connection: Connection, group_ids: Collection[str]) -> Mapping[str, DatesAhead]:
    """By the group's own start, or that of its round while it has not begun."""
    g, r = MentoringGroup, Round
    query = (
        select(
            g.id, g.mentor_id, _Mentor.display_name.label("mentor"), g.title, g.started_on,
            g.planned_end_on, r.starts, r.ends,
        )
        .join(_Mentor, _Mentor.id == g.mentor_id)
        .join(r, r.id == g.round_id)
        .where(g.id.in_(sorted(group_ids)))
    )  # fmt: skip
    planned = _planned(connection, SessionLog.group_id, group_ids)
    found = {}
    for row in connection.execute(query).all():
        clock = pair_clock(row.started_on or row.starts, row.planned_end_on or row.ends)
        found[row.id] = DatesAhead(
            row.id, row.mentor_id, row.mentor, None, None, row.title, clock.midpoint, clock.end,
            planned.get(row.id, ()),
        )  # fmt: skip
    return found


def time_zone(connection: Connection, person_id: str) -> str | None:
    """The time zone somebody told, as an IANA name; None where it is not known."""
    query = select(Person.time_zone).where(Person.id == person_id)
    return connection.execute(query).scalar()


def _planned(
    connection: Connection, of: Any, ids: Collection[str]
) -> Mapping[str, tuple[Planned, ...]]:
    s = SessionLog
    query = (
        select(of.label("of"), s.id, s.on, s.begins, s.minutes, s.theme)
        .where(s.held == Held.PLANNED, of.in_(sorted(ids)))
        .order_by(s.on, s.begins, s.id)
    )
    found: dict[str, list[Planned]] = defaultdict(list)
    for row in connection.execute(query).all():
        begins = dt.datetime.fromisoformat(row.begins) if row.begins else None
        found[row.of].append(Planned(row.id, row.on, begins, row.minutes, row.theme))
    return {one: tuple(rows) for one, rows in found.items()}
