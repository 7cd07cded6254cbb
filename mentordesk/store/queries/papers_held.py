"""What pairs and groups agreed on so far: the newest version of each agreement."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import Connection, func, select

from mentordesk.domain.agreement import NOT_YET_OUT, AgreementState, GoalPart, Term
from mentordesk.domain.closing import Side
from mentordesk.domain.goal import GoalState
from mentordesk.store.tables import Agreement, AgreementName, Goal

Typed = tuple[str, dt.date | None]
"""The name somebody typed under an agreement, and the day."""


@dataclass(frozen=True)
class HeldAgreement:
    """The newest version of the agreement of a pair or group; all bare where there is none yet.

    `plan` is None where nobody wrote one. What was typed to acknowledge stands with its day: of a
    pair by side, of a group by person in `names`. The versions are those it went out with, None
    as long as it has not.
    """

    version: int = 1
    state: AgreementState = AgreementState.NOT_STARTED
    terms: Mapping[Term, str] = field(default_factory=dict)
    plan: tuple[Mapping[GoalPart, str], ...] | None = None
    mentor_typed: Typed | None = None
    mentee_typed: Typed | None = None
    template_version: str | None = None
    code_version: str | None = None
    names: Mapping[str, Typed] = field(default_factory=dict)

    @property
    def is_there(self) -> bool:
        """Whether anything was noted at all."""
        return self.state is not AgreementState.NOT_STARTED

    @property
    def is_out(self) -> bool:
        """Whether somebody was sent it, so that its words stay as they were."""
        return self.is_there and self.state not in NOT_YET_OUT


def newest_version() -> Any:
    """The highest version of each pair and of each group."""
    a = Agreement
    return (
        select(a.match_id, a.group_id, func.max(a.version).label("version"))
        .group_by(a.match_id, a.group_id)
        .subquery()
    )


def held_agreements(connection: Connection, ids: Sequence[str]) -> dict[str, HeldAgreement]:
    """The newest version of each of these pairs and groups that has one; two statements."""
    rows: Any = connection.execute(_versions().order_by(Agreement.version)).all()
    newest = {row.owner: row for row in rows}
    wanted = set(ids)
    names = _names(connection)
    return {
        row.owner: _held(row, names.get(row.id, {}))
        for row in newest.values()
        if row.owner in wanted
    }


def held_version(connection: Connection, owner: str, version: int) -> HeldAgreement | None:
    """One version of the agreement of a pair or group, the newest or an older one."""
    a = Agreement
    query = _versions().where(func.coalesce(a.match_id, a.group_id) == owner, a.version == version)
    row: Any = connection.execute(query).first()
    return None if row is None else _held(row, _names(connection).get(row.id, {}))


def _versions() -> Any:
    a = Agreement
    return select(
        a.id, func.coalesce(a.match_id, a.group_id).label("owner"), a.version, a.state, a.terms,
        a.plan, a.mentor_name, a.mentor_on, a.mentee_name, a.mentee_on, a.template_version,
        a.code_version,
    )  # fmt: skip


def _held(row: Any, names: Mapping[str, Typed]) -> HeldAgreement:
    return HeldAgreement(
        row.version,
        row.state,
        {Term(name): text for name, text in json.loads(row.terms).items()},
        _plan(row.plan),
        (row.mentor_name, row.mentor_on) if row.mentor_name else None,
        (row.mentee_name, row.mentee_on) if row.mentee_name else None,
        row.template_version,
        row.code_version,
        names,
    )


def _names(connection: Connection) -> dict[str, dict[str, Typed]]:
    """The names typed under agreements of groups, by agreement and person."""
    n = AgreementName
    found: dict[str, dict[str, Typed]] = {}
    query = select(n.agreement_id, n.person_id, n.name, n.on)
    for agreement_id, person_id, name, on in connection.execute(query).all():
        found.setdefault(agreement_id, {})[person_id] = (name, on)
    return found


def _plan(stored: str | None) -> tuple[Mapping[GoalPart, str], ...] | None:
    if stored is None:
        return None
    return tuple(
        {GoalPart(part): text for part, text in goal.items()} for goal in json.loads(stored)
    )


@dataclass(frozen=True)
class PlannedGoal:
    """A goal that the pair or group works on, as its agreement says it; progress is 0 to 100."""

    statement: str
    measure: str | None
    target: str | None
    steps: str | None
    due_on: dt.date | None
    owner: Side
    progress: int
    state: GoalState


def planned_goals(connection: Connection) -> Mapping[str, tuple[PlannedGoal, ...]]:
    """The goals of every pair and group, dropped ones aside, soonest due first."""
    g = Goal
    columns = [g.__table__.c[each.name] for each in fields(PlannedGoal)]
    query = (
        select(func.coalesce(g.match_id, g.group_id).label("of"), *columns)
        .where(g.state != GoalState.DROPPED)
        .order_by(g.due_on.is_(None), g.due_on, g.statement, g.id)
    )
    found: dict[str, tuple[PlannedGoal, ...]] = {}
    for owner, *values in connection.execute(query).all():
        found[owner] = (*found.get(owner, ()), PlannedGoal(*values))
    return found
