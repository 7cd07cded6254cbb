"""Who is behind each figure of a report, by name: from the same questions as the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, literal, select
from sqlalchemy.orm import aliased

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import Figure, Unit, unit_of
from mentordesk.store.queries import frozen
from mentordesk.store.queries.figure_members import members
from mentordesk.store.queries.figures import Scope, agreements_by_pair, days_by_pair, loose_leads
from mentordesk.store.tables import Match, Person, Round


@dataclass(frozen=True)
class Behind:
    """One member of a figure: a person, or a pair with its mentee in `other_name`.

    `days` are those of the pair where the figure counts days. The name is empty of who was behind
    the kept figure of an archived round and is no longer on file.
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
        kept = frozen.kept(connection, round_ids)
        days = dict(days_by_pair(connection, [i for i in round_ids if i not in kept]))
        for one in kept.values():
            days.update(one.facts.days)
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
    kept = frozen.kept(connection, round_ids)
    states = dict(agreements_by_pair(connection, [i for i in round_ids if i not in kept]))
    for one in kept.values():
        states.update(one.facts.agreements)
    ids = {match_id for match_id, stands in states.items() if stands is state}
    found = _named(connection, Figure.PAIRS_INTRODUCED, round_ids)
    return tuple(each for each in found if each.id in ids)


def pairs_named(connection: Connection, ids: Sequence[str]) -> tuple[Behind, ...]:
    """These pairs, by round and name; of a figure that knows its pairs already."""
    here = select(Match.round_id, Match.id).where(Match.id.in_(ids))
    return _names(connection, Figure.PAIRS_INTRODUCED, here)


def people_named(connection: Connection, ids: Sequence[str]) -> tuple[Behind, ...]:
    """These people by name, each once; last those who are no longer on file. No round is told."""
    query = select(Person.id, Person.display_name).where(Person.id.in_(ids))
    rows = connection.execute(query.order_by(Person.sort_name, Person.id)).all()
    known = {person_id for person_id, _ in rows}
    found = [Behind(person_id, "", name) for person_id, name in rows]
    return (*found, *(Behind(i, "", "") for i in ids if i not in known))


def _named(connection: Connection, figure: Figure, round_ids: Sequence[str]) -> tuple[Behind, ...]:
    kept = frozen.kept(connection, round_ids)
    then = {i: one.facts.members[figure] for i, one in kept.items() if figure in one.facts.members}
    live = members(figure, [i for i in round_ids if i not in then]).subquery()
    found = _names(connection, figure, select(live.c.round_id, live.c.id))
    if not then:
        return found
    for round_id, ids in then.items():
        found += _kept_names(connection, figure, round_id, ids)
    query = select(Round.name).where(Round.id.in_(round_ids)).order_by(Round.starts, Round.name)
    order = list(connection.execute(query).scalars())
    return tuple(sorted(found, key=lambda each: order.index(each.round_name)))


def _kept_names(
    connection: Connection, figure: Figure, round_id: str, ids: Sequence[str]
) -> tuple[Behind, ...]:
    """The members of a kept figure, by name; last those who are no longer on file."""
    table = Match if unit_of(figure) is Unit.PAIRS else Person
    here = select(literal(round_id).label("round_id"), table.id).where(table.id.in_(ids))
    found = _names(connection, figure, here)
    known = {each.id for each in found}
    name = connection.execute(select(Round.name).where(Round.id == round_id)).scalar_one()
    return (*found, *(Behind(i, name, "") for i in ids if i not in known))


def _names(connection: Connection, figure: Figure, some: Any) -> tuple[Behind, ...]:
    """These members (round_id, id), by round and name."""
    chosen = some.subquery()
    if unit_of(figure) is Unit.PAIRS:
        mentor, mentee = aliased(Person), aliased(Person)
        query = (
            select(Match.id, Round.name, mentor.display_name, mentee.display_name)
            .join(chosen, chosen.c.id == Match.id)
            .join(Round, Round.id == chosen.c.round_id)
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
