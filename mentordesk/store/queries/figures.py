"""Counts what the reports show: each figure is one question that yields its members.

A figure and the names behind it come from the same question, so they cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, exists, func, select

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import (
    AGAINST,
    Counted,
    Figure,
    median,
)
from mentordesk.domain.match import INTRODUCED_ONCE
from mentordesk.domain.person import Role
from mentordesk.store.queries.figure_members import is_mentee_of, members
from mentordesk.store.queries.rounds import RoundRow, all_rounds, round_by_name
from mentordesk.store.tables import (
    Agreement,
    Application,
    Match,
    Person,
)


@dataclass(frozen=True)
class Scope:
    """What a report is about: one round by name, the rounds that start in a year, or all."""

    round_name: str | None = None
    year: int | None = None


def rounds_of(connection: Connection, scope: Scope) -> tuple[RoundRow, ...]:
    """The rounds a report covers, by start and name; empty when nothing answers the scope."""
    if scope.round_name is not None:
        found = round_by_name(connection, scope.round_name)
        return () if found is None else (found,)
    rows = sorted(all_rounds(connection), key=lambda row: (row.starts, row.name))
    return tuple(row for row in rows if scope.year in (None, row.starts.year))


RoundCounts = Mapping[Figure, Mapping[str, int]]
"""Figure to round id to how many; a round that is not there counts nought."""


def counts_by_round(connection: Connection, round_ids: Sequence[str]) -> RoundCounts:
    """Every figure but the median, counted for each of the rounds."""
    found: dict[Figure, dict[str, int]] = {}
    for figure in Figure:
        if figure is Figure.DAYS_TO_INTRODUCTION:
            continue
        chosen = members(figure, round_ids).subquery()
        query = select(chosen.c.round_id, func.count()).group_by(chosen.c.round_id)
        found[figure] = {round_id: n for round_id, n in connection.execute(query).all()}
    return found


def totals(
    counts: RoundCounts, days: Sequence[int], round_ids: Sequence[str]
) -> dict[Figure, Counted]:
    """The figures of several rounds together; `days` are those of `days_to_introduction`."""
    sums = {f: sum(by_round.get(i, 0) for i in round_ids) for f, by_round in counts.items()}
    found: dict[Figure, Counted] = {}
    for figure in Figure:
        against = AGAINST.get(figure)
        if figure is Figure.DAYS_TO_INTRODUCTION:
            found[figure] = Counted(median(days), len(days))
        else:
            found[figure] = Counted(sums[figure], None if against is None else sums[against])
    return found


def leads_without_round(connection: Connection, year: int | None = None) -> int:
    """Leads that belong to no round yet; with a year, those written down in it."""
    return len(loose_leads(connection, year))


def loose_leads(connection: Connection, year: int | None) -> list[str]:
    """The people behind leads without a round, one for each lead, by name."""
    query = (
        select(Application.person_id, Application.submitted_on)
        .join(Person, Person.id == Application.person_id)
        .where(Application.round_id.is_(None), Application.role == Role.MENTEE)
        .order_by(Person.sort_name, Person.id)
    )
    rows: Any = connection.execute(query).all()
    return [i for i, day in rows if year is None or (day is not None and day.year == year)]


def days_to_introduction(connection: Connection, round_ids: Sequence[str]) -> tuple[int, ...]:
    """Days from a mentee's application to the introduction, for pairs with both dates."""
    return tuple(days for _, days in days_by_pair(connection, round_ids))


def days_by_pair(connection: Connection, round_ids: Sequence[str]) -> list[tuple[str, int]]:
    """The pairs with both dates, and the days between them."""
    query: Any = (
        select(Match.id, Application.submitted_on, Match.introduced_on)
        .join(Match, is_mentee_of(Match))
        .where(
            Application.round_id.in_(round_ids),
            Application.role == Role.MENTEE,
            Match.state.in_(INTRODUCED_ONCE),
            Application.submitted_on.is_not(None),
            Match.introduced_on.is_not(None),
        )
        .order_by(Match.id)
    )
    return [(i, (after - before).days) for i, before, after in connection.execute(query).all()]


def agreement_states(
    connection: Connection, round_ids: Sequence[str]
) -> Mapping[AgreementState, int]:
    """Introduced pairs by the state of the newest version of their agreement."""
    return Counter(agreements_by_pair(connection, round_ids).values())


def agreements_by_pair(
    connection: Connection, round_ids: Sequence[str]
) -> Mapping[str, AgreementState]:
    """The introduced pairs with the state of the newest version of their agreement."""
    newest = (
        select(Agreement.match_id, func.max(Agreement.version).label("version"))
        .group_by(Agreement.match_id)
        .subquery()
    )
    query: Any = (
        select(Match.id, Agreement.state)
        .outerjoin(newest, newest.c.match_id == Match.id)
        .outerjoin(
            Agreement,
            and_(Agreement.match_id == Match.id, Agreement.version == newest.c.version),
        )
        .where(Match.round_id.in_(round_ids), Match.state.in_(INTRODUCED_ONCE))
    )
    rows = connection.execute(query).all()
    return {match_id: state or AgreementState.NOT_STARTED for match_id, state in rows}


def agreements_revised(connection: Connection, round_ids: Sequence[str]) -> int:
    """Introduced pairs whose agreement has a second version or a later one."""
    query = select(func.count(Match.id)).where(
        Match.round_id.in_(round_ids),
        Match.state.in_(INTRODUCED_ONCE),
        exists().where(Agreement.match_id == Match.id, Agreement.version > 1),
    )
    return int(connection.execute(query).scalar_one())
