"""What a call had brought on the day it closed, and who came or left since."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from mentordesk.domain.figures import APPLIED, IN_POOL, Figure
from mentordesk.domain.person import Role
from mentordesk.store.queries.figure_members import members
from mentordesk.store.queries.plain_rows import read_plain
from mentordesk.store.tables import Application, FrozenFigures


@dataclass(frozen=True)
class Closed:
    """The pool of a round when its call closed: ids of the people, and the day."""

    on: dt.date
    applied: tuple[str, ...] = ()
    pool: tuple[str, ...] = ()
    mentors: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClosedCall:
    """The same with who came into the pool since and who left it."""

    then: Closed
    came: frozenset[str]
    left: frozenset[str]


def pool_now(connection: Connection, round_id: str, today: dt.date) -> Closed:
    """The pool of a round as it stands."""
    offered = connection.execute(members(Figure.MENTORS_OFFERED, (round_id,))).all()
    return Closed(
        today,
        _mentees(connection, round_id, APPLIED),
        _mentees(connection, round_id, IN_POOL),
        tuple(sorted(person_id for _, person_id in offered)),
    )


def closed_call(connection: Connection, round_id: str) -> ClosedCall | None:
    """What was kept when the call of a round closed; None while it is open."""
    query = select(FrozenFigures.figures).where(FrozenFigures.round_id == round_id)
    text = connection.execute(query).scalar()
    held = None if text is None else json.loads(text).get("call")
    if held is None:
        return None
    then, now = read_plain(Closed, held), set(_mentees(connection, round_id, IN_POOL))
    return ClosedCall(then, frozenset(now - set(then.pool)), frozenset(set(then.pool) - now))


def _mentees(connection: Connection, round_id: str, states: Collection[object]) -> tuple[str, ...]:
    a = Application
    query = select(a.person_id).where(
        a.round_id == round_id, a.role == Role.MENTEE, a.state.in_(states)
    )
    return tuple(sorted(connection.execute(query).scalars()))
