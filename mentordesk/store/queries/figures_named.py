"""Who is behind each figure of a report, by name: from the same questions as the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import Figure, Unit, unit_of
from mentordesk.domain.match import INTRODUCED_ONCE
from mentordesk.store.queries.figures import Scope, days_by_pair, loose_leads, members
from mentordesk.store.tables import Agreement, Match, Person, Round


@dataclass(frozen=True)
class Behind:
    """One member of a figure: a person, or a pair with its mentee in `other_name`.

    `days` are those of the pair where the figure counts days.
    """

    id: str
    round_name: str
    name: str
    other_name: str | None = None
    days: int | None = None


def names_behind(
    connection: Connection, figure: Figure, round_ids: Sequence[str], scope: Scope | None = None
) -> tuple[Behind, ...]:
    """Who or which pairs a figure counts, by round and name: as many as the figure says.

    With a `scope` of a year or of all rounds, the leads of no round come last. The pairs behind
    the days to introduction are those with both dates, the longest wait first.
    """
    if figure is Figure.DAYS_TO_INTRODUCTION:
        days = dict(days_by_pair(connection, round_ids))
        found = _named(connection, Figure.PAIRS_INTRODUCED, round_ids)
        dated = [replace(each, days=days[each.id]) for each in found if each.id in days]
        return tuple(sorted(dated, key=lambda each: -(each.days or 0)))
    found = _named(connection, figure, round_ids)
    if figure is not Figure.LEADS or scope is None or scope.round_name is not None:
        return found
    loose = loose_leads(connection, scope.year)
    query = select(Person.id, Person.display_name).where(Person.id.in_(loose))
    names = {i: name for i, name in connection.execute(query).all()}
    return (*found, *(Behind(i, "", names[i]) for i in loose))


def pairs_with_agreement(
    connection: Connection, state: AgreementState, round_ids: Sequence[str]
) -> tuple[Behind, ...]:
    """The introduced pairs whose newest agreement stands at `state`, by round and name."""
    newest = (
        select(Agreement.match_id, Agreement.state, func.max(Agreement.version))
        .group_by(Agreement.match_id)
        .subquery()
    )
    query = (
        select(Match.id)
        .outerjoin(newest, newest.c.match_id == Match.id)
        .where(Match.round_id.in_(round_ids), Match.state.in_(INTRODUCED_ONCE))
    )
    if state is AgreementState.NOT_STARTED:
        query = query.where(newest.c.match_id.is_(None))
    else:
        query = query.where(newest.c.state == state)
    ids = set(connection.execute(query).scalars())
    found = _named(connection, Figure.PAIRS_INTRODUCED, round_ids)
    return tuple(each for each in found if each.id in ids)


def _named(connection: Connection, figure: Figure, round_ids: Sequence[str]) -> tuple[Behind, ...]:
    chosen = members(figure, round_ids).subquery()
    if unit_of(figure) is Unit.PAIRS:
        mentor, mentee = aliased(Person), aliased(Person)
        query = (
            select(Match.id, Round.name, mentor.display_name, mentee.display_name)
            .join(chosen, chosen.c.id == Match.id)
            .join(Round, Round.id == Match.round_id)
            .join(mentor, mentor.id == Match.mentor_id)
            .join(mentee, mentee.id == Match.mentee_id)
            .order_by(Round.starts, Round.name, mentor.sort_name, mentee.sort_name, Match.id)
        )
        return tuple(Behind(*row) for row in connection.execute(query).all())
    people = (
        select(Person.id, Round.name, Person.display_name)
        .join(chosen, chosen.c.id == Person.id)
        .join(Round, Round.id == chosen.c.round_id)
        .order_by(Round.starts, Round.name, Person.sort_name, Person.id)
    )
    return tuple(Behind(*row) for row in connection.execute(people).all())
