"""The figures of archived rounds as they were kept, with the ids behind them; no names."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import Figure
from mentordesk.domain.life_figures import LifeFacts
from mentordesk.domain.person import Role
from mentordesk.store.queries import figures, figures_people
from mentordesk.store.queries.figure_members import members
from mentordesk.store.queries.figures_people import Taking
from mentordesk.store.queries.life_facts import GroupCounts, group_counts, life_facts
from mentordesk.store.queries.plain_rows import read_plain
from mentordesk.store.tables import FrozenFigures


@dataclass(frozen=True)
class Facts:
    """What stands behind the figures of one round, so that they add up with those of others.

    `members` are ids of people or pairs, `days` and `agreements` go by pair, `places` by mentor.
    """

    members: Mapping[Figure, tuple[str, ...]] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    agreements: Mapping[str, AgreementState] = field(default_factory=dict)
    revised: int = 0
    people: Mapping[Role, Mapping[str, Taking]] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    life: LifeFacts = field(default_factory=LifeFacts)
    groups: GroupCounts = field(default_factory=GroupCounts)


@dataclass(frozen=True)
class Kept:
    """The figures of an archived round: since when, the report as plain values, the facts."""

    on: dt.date
    report: Mapping[str, Any]
    facts: Facts


def kept(connection: Connection, round_ids: Sequence[str]) -> Mapping[str, Kept]:
    """The rounds among these whose figures are kept, by id."""
    f = FrozenFigures
    query = select(f.round_id, f.on, f.figures).where(f.round_id.in_(round_ids))
    found = {}
    for round_id, on, text in connection.execute(query).all():
        held = json.loads(text)
        if "report" in held:  # before it was archived, only what the call had brought is kept
            found[round_id] = Kept(on, held["report"], read_plain(Facts, held["facts"]))
    return found


def facts_now(connection: Connection, round_id: str, today: dt.date) -> Facts:
    """What stands behind the figures of a round today."""
    ids = (round_id,)
    counted = (each for each in Figure if each is not Figure.DAYS_TO_INTRODUCTION)
    return Facts(
        members={each: _members(connection, each, round_id) for each in counted},
        days=dict(figures.days_by_pair(connection, ids)),
        agreements=figures.agreements_by_pair(connection, ids),
        revised=figures.agreements_revised(connection, ids),
        people={role: figures_people.taking_part(connection, ids, role) for role in Role},
        places=figures_people.places_used(connection, ids),
        life=life_facts(connection, ids, today)[round_id],
        groups=group_counts(connection, ids),
    )


def _members(connection: Connection, figure: Figure, round_id: str) -> tuple[str, ...]:
    rows = connection.execute(members(figure, (round_id,))).all()
    return tuple(sorted(member_id for _, member_id in rows))
