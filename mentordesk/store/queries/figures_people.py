"""Counts the people of a report by where they live, what they studied and whether they return."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Subquery, case, exists, func, select, union

from mentordesk.domain.figures import APPLIED, PAIRED
from mentordesk.domain.match import INTRODUCED_ONCE
from mentordesk.domain.person import PersonStatus, Role
from mentordesk.domain.round import Scheme
from mentordesk.store.tables import (
    AlumniIdentity,
    Application,
    Match,
    MentorProfile,
    Person,
    Round,
)

Counts = Mapping[str | None, int]
"""A key (None: not given) to how many people."""


@dataclass(frozen=True)
class PeopleCounts:
    """The participants of one role, counted four ways; every way counts each person once."""

    people: int
    by_country: Counts
    by_programme: Counts
    by_status: Mapping[PersonStatus | None, int]
    returning: int


def people_counts(connection: Connection, round_ids: Sequence[str], role: Role) -> PeopleCounts:
    """The people who applied in `role` to one of the rounds, or held a pair in it.

    The programme is that of the newest course (largest end year, then start year, then code);
    somebody returns who took part, in any role, in a round that started before one of these.
    """
    members = select(_participants(role).c.person_id).where(
        _participants(role).c.round_id.in_(round_ids)
    )
    ids = _participations(role, round_ids)
    chosen = select(ids.c.person_id).distinct().subquery()
    del members
    country = func.nullif(func.trim(Person.country), "")
    return PeopleCounts(
        people=int(connection.execute(select(func.count()).select_from(chosen)).scalar_one()),
        by_country=_grouped(connection, chosen, country),
        by_programme=_grouped(connection, chosen, _programme()),
        by_status=_grouped(connection, chosen, Person.status),
        returning=_returning(connection, role, round_ids),
    )


def _grouped(connection: Connection, chosen: Subquery, key: Any) -> dict[Any, int]:
    query = (
        select(key, func.count())
        .select_from(Person)
        .join(chosen, chosen.c.person_id == Person.id)
        .group_by(key)
    )
    found: dict[Any, int] = defaultdict(int)
    for value, n in connection.execute(query).all():
        found[value] += n
    return dict(found)
