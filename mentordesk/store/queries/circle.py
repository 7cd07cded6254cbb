"""Who belongs to a round and what they told: the readings that board and pool share.

Every function takes `ids`: only these people (a handful), or None for everybody of the round, in
one statement either way. Lists are in an order that does not depend on when rows were written.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, namedtuple
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    TextualSelect,
    and_,
    func,
    literal_column,
    select,
    union,
)
from sqlalchemy.orm import aliased

from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.topic import SCORED
from mentordesk.store.queries.belonging import mentees_asked, mentors_asked
from mentordesk.store.queries.ready import listed
from mentordesk.store.queries.rounds import RoundRow, round_by_id
from mentordesk.store.tables import (
    AlumniIdentity,
    Application,
    ApplicationTopic,
    Match,
    MentorProfile,
    MentorTopic,
    MentorWish,
    Person,
    PersonEmail,
    PersonLanguage,
    Round,
    Topic,
    WeeklyHours,
)

Ids = Collection[str] | None
AnyRow: TypeAlias = Row[*tuple[Any, ...]]
AnyQuery: TypeAlias = Select[*tuple[Any, ...]]
Rows = list[AnyRow]

Mentor, Mentee = aliased(Person), aliased(Person)
"""The two people of a pair, for questions that name both."""


def round_row(connection: Connection, round_id: str) -> RoundRow:
    """The round. Raises `Refused` NOT_FOUND."""
    found = round_by_id(connection, round_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND, what="round", id=round_id)
    return found


def mentees(
    connection: Connection, round_id: str, ids: Ids = None, only: tuple[str, ...] = ()
) -> Rows:
    """Applications to be placed, and those with a live pair in the round, by date and name.

    Columns: those of the person and the application, `has_live` (whether a live pair stands, or
    a place in an open group of the round); or `only` these of them, since thousands of whole
    rows take longer to bring than to find.
    """
    query = mentees_asked(only, ids is not None)
    return _named(connection, query, {"round": round_id, "ids": listed(ids)})


def mentors(connection: Connection, found: RoundRow, plan_id: str | None, ids: Ids = None) -> Rows:
    """People who offer the scheme and are there for some of the round, by name.

    Withdrawn and ineligible applications and people who are not to be contacted stand aside
    (`takes_part` false) and come only when they have a pair in the round or the plan, or lead an
    open group of the round.
    """
    told = {
        "round": found.id, "starts": found.starts.isoformat(), "ends": found.ends.isoformat(),
        "plan": plan_id, "ids": listed(ids),
    }  # fmt: skip
    return _named(connection, mentors_asked(found.scheme, ids is not None), told)


def wanted_topics(
    connection: Connection, round_id: str, ids: Ids = None
) -> Mapping[str, list[tuple[str, str]]]:
    """Topics (id, name) that applicants of the round want, most wanted first, by application."""
    t, a = ApplicationTopic, Application
    query = (
        select(t.application_id, Topic.id, Topic.name)
        .join(a, a.id == t.application_id)
        .join(Topic, Topic.id == t.topic_id)
        .where(a.round_id == round_id, a.role == Role.MENTEE, Topic.kind.in_(SCORED))
        .order_by(Topic.kind.desc(), t.rank, Topic.name)
    )
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for application_id, topic_id, name in _some(connection, query, a.person_id, ids):
        found[application_id].append((topic_id, name))
    return found


def wishes(connection: Connection, round_id: str, ids: Ids = None) -> Mapping[str, list[str]]:
    """The mentors (ids) that applicants of the round wish for, first wish first, by application."""
    w, a = MentorWish, Application
    query = (
        select(w.application_id, w.mentor_id)
        .join(a, a.id == w.application_id)
        .where(a.round_id == round_id, a.role == Role.MENTEE)
        .order_by(w.rank, w.id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for application_id, mentor_id in _some(connection, query, a.person_id, ids):
        found[application_id].append(mentor_id)
    return found


def offered_topics(
    connection: Connection, ids: Ids = None
) -> Mapping[str, list[tuple[str, str, bool]]]:
    """Topics (id, name, whether refused) of mentors by name, by person."""
    # the sign keeps SQLite from beginning with every topic where a few people are asked about
    kind = Topic.kind if ids is None else literal_column("+topic.kind", Topic.kind.type)
    query = (
        select(MentorProfile.person_id, Topic.id, Topic.name, MentorTopic.refused)
        .join(MentorTopic, MentorTopic.profile_id == MentorProfile.id)
        .join(Topic, Topic.id == MentorTopic.topic_id)
        .where(kind.in_(SCORED))
        .order_by(Topic.kind.desc(), Topic.name)
    )
    found: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for person_id, topic_id, name, refused in _some(
        connection, query, MentorProfile.person_id, ids
    ):
        found[person_id].append((topic_id, name, bool(refused)))
    return found


def languages(
    connection: Connection, round_id: str, ids: Ids = None
) -> Mapping[str, dict[str, int]]:
    """Level by language code, by person."""
    query = select(PersonLanguage.person_id, PersonLanguage.language, PersonLanguage.level)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for person_id, code, level in _of_round(connection, query, PersonLanguage, round_id, ids):
        found[person_id][code] = level
    return found


def hours(
    connection: Connection, round_id: str, ids: Ids = None
) -> Mapping[str, set[tuple[int, int, int]]]:
    """Weekly slots (weekday, first and last minute, local), by person."""
    w = WeeklyHours
    query = select(w.person_id, w.weekday, w.start, w.end)
    found: dict[str, set[tuple[int, int, int]]] = defaultdict(set)
    for person_id, weekday, start, end in _of_round(connection, query, w, round_id, ids):
        found[person_id].add((weekday, start, end))
    return found


def tellers(connection: Connection, table: Any, round_id: str, ids: Ids = None) -> Collection[str]:
    """The people who have any row in a table of particulars."""
    query = select(table.person_id).distinct()
    return {row[0] for row in _of_round(connection, query, table, round_id, ids)}


def emails(connection: Connection, round_id: str, ids: Ids = None) -> Mapping[str, list[str]]:
    """Mail addresses, the one that is written to first, by person."""
    e = PersonEmail
    query = select(e.person_id, e.address).order_by(e.is_primary.desc(), e.address)
    found: dict[str, list[str]] = defaultdict(list)
    for person_id, address in _of_round(connection, query, e, round_id, ids):
        found[person_id].append(address)
    return found


def codes(connection: Connection, round_id: str, ids: Ids = None) -> Mapping[str, str]:
    """Cohort codes as printed, oldest first, in one line, by person."""
    i = AlumniIdentity
    query = (
        select(i.person_id, i.code)
        .where(i.code.is_not(None))
        .order_by(func.coalesce(i.start_year, 9999), i.code)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for person_id, code in _of_round(connection, query, i, round_id, ids):
        found[person_id].append(code)
    return {person_id: ", ".join(mine) for person_id, mine in found.items()}


def _some(connection: Connection, query: AnyQuery, column: Any, ids: Ids) -> Rows:
    if ids is not None:
        query = query.where(column.in_(sorted(ids)))
    return list(connection.execute(query).all())


def _named(connection: Connection, query: TextualSelect, told: Mapping[str, Any]) -> Rows:
    """The rows as plain named tuples: many columns are then read ten times as quickly."""
    rows = connection.execute(query, told)
    return cast(Rows, list(map(_shape(tuple(rows.keys())), rows.all())))


@lru_cache(maxsize=8)
def _shape(names: tuple[str, ...]) -> Callable[[Iterable[Any]], tuple[Any, ...]]:
    made: Any = namedtuple  # its type knows only names that stand in the source
    make: Callable[[Iterable[Any]], tuple[Any, ...]] = made("Row", names)._make
    return make


def _of_round(connection: Connection, query: AnyQuery, table: Any, round_id: str, ids: Ids) -> Rows:
    """The rows about these people, or about everybody who applied to the round or is a mentor."""
    if ids is None:
        applied = select(Application.person_id).where(Application.round_id == round_id)
        everybody = union(applied, select(MentorProfile.person_id))
        return _some(connection, query.where(table.person_id.in_(everybody)), None, None)
    return _some(connection, query, table.person_id, ids)


def is_in_plan(plan_id: str | None) -> ColumnElement[bool]:
    """Whether a pair is a draft of that plan."""
    return and_(Match.state == MatchState.DRAFT, Match.plan_id == plan_id)


def is_current_draft() -> Any:
    """A pair drawn in the plan its round now goes by; for a question about `Match`."""
    current = (
        select(Round.current_plan_id)
        .where(Round.id == Match.round_id)
        .correlate(Match)
        .scalar_subquery()
    )
    return and_(Match.state == MatchState.DRAFT, Match.plan_id == current)


def paused_until(row: AnyRow, found: RoundRow, today: dt.date) -> dt.date | None:
    """The end of a mentor's pause if it is still to come when the round starts, or now if later."""
    until: dt.date | None = row.paused_until
    return until if until is not None and until > max(today, found.starts) else None
