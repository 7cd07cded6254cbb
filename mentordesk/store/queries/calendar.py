"""The office's calendar, and where the live people of a round are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, literal, select, union, union_all

from mentordesk.domain.figures import IN_POOL
from mentordesk.domain.group import PRESENT
from mentordesk.domain.match import LIVE
from mentordesk.domain.season import Span
from mentordesk.store.tables import (
    Application,
    CalendarSpan,
    GroupMember,
    Match,
    MentoringGroup,
    Person,
    Programme,
)


@dataclass(frozen=True)
class SpanRow(Span):
    """A stretch of the calendar with its id."""

    id: str = ""


@dataclass(frozen=True)
class Whereabouts:
    """Where the live people of a round are: zones and countries, with how many; the office's zone.

    Live are those who wait or are placed, the mentors who applied, and all in a live pair or group.
    """

    office: str
    zones: Mapping[str, int]
    countries: Mapping[str, int]

    @property
    def all_zones(self) -> tuple[str, ...]:
        """The office's own first, then those of most people."""
        return tuple(dict.fromkeys((self.office, *self.zones)))


def spans(
    connection: Connection, first: dt.date | None = None, last: dt.date | None = None
) -> tuple[SpanRow, ...]:
    """The stretches that touch the days from `first` to `last`, the earliest first."""
    c = CalendarSpan
    query = select(c.season, c.name, c.first_day, c.last_day, c.country, c.id)
    if first is not None:
        query = query.where(c.last_day >= first)
    if last is not None:
        query = query.where(c.first_day <= last)
    query = query.order_by(c.first_day, c.last_day, c.name, c.id)
    return tuple(SpanRow(*row) for row in connection.execute(query).all())


def whereabouts(connection: Connection, round_id: str | None) -> Whereabouts:
    """Where the people of a round are; of no round, nobody is anywhere."""
    house = select(Programme.time_zone, literal(None))
    people = _live(round_id).subquery()
    query = select(Person.time_zone, Person.country).join(people, people.c.person_id == Person.id)
    found: Any = connection.execute(union_all(house, query)).all()
    (office, _), rows = found[0], found[1:]
    zones = Counter(zone for zone, _ in rows if zone)
    countries = Counter(country for _, country in rows if country)
    return Whereabouts(office, dict(zones.most_common()), dict(countries.most_common()))


def _live(round_id: str | None) -> Any:
    applied = select(Application.person_id.label("person_id")).where(
        Application.round_id == round_id, Application.state.in_(IN_POOL)
    )
    pairs = [
        select(side.label("person_id")).where(Match.round_id == round_id, Match.state.in_(LIVE))
        for side in (Match.mentor_id, Match.mentee_id)
    ]
    g, m = MentoringGroup, GroupMember
    members = (
        select(m.person_id.label("person_id"))
        .join(g, g.id == m.group_id)
        .where(g.round_id == round_id, m.state.in_(PRESENT))
    )
    return union(applied, *pairs, members)
