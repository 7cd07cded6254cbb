"""Rounds, the programme's details and its lists, as the screens and sub-commands read them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.domain.topic import TopicKind
from mentordesk.store.tables import Application, CohortCode, Match, Programme, Round, Topic


@dataclass(frozen=True)
class RoundRow:
    """A round with all its dates; `weights` maps criterion to whole number."""

    id: str
    name: str
    scheme: Scheme
    state: RoundState
    months: int
    call_opens: dt.date
    call_closes: dt.date
    matching: dt.date
    introductions: dt.date
    starts: dt.date
    midpoint: dt.date
    ends: dt.date
    follow_up: dt.date
    weights: Mapping[str, int]
    good_option: int
    current_plan_id: str | None


@dataclass(frozen=True)
class RoundCounts:
    """How many people and pairs a round has."""

    mentees: int
    mentors: int
    drafts: int
    pairs: int


@dataclass(frozen=True)
class ProgrammeRow:
    """The programme's own details."""

    id: str
    name: str
    office: str | None
    contact: str | None
    time_zone: str
    code_of_conduct_version: str | None
    require_code: bool
    require_training: bool
    ask_understood: bool | None = None


@dataclass(frozen=True)
class TopicRow:
    """A word of a list with its synonyms."""

    id: str
    kind: TopicKind
    name: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class CohortCodeRow:
    """What is known of a cohort code."""

    id: str
    prefix: str
    ordinal: int | None
    programme_name: str | None
    start_year: int | None
    end_year: int | None


def all_rounds(connection: Connection) -> tuple[RoundRow, ...]:
    """Every round, the latest start first."""
    query = _rounds().order_by(Round.starts.desc(), Round.name)
    return tuple(_row(r._asdict()) for r in connection.execute(query).all())


def round_by_id(connection: Connection, round_id: str) -> RoundRow | None:
    """The round, or None."""
    found = connection.execute(_rounds().where(Round.id == round_id)).first()
    return None if found is None else _row(found._asdict())


def round_by_name(connection: Connection, name: str) -> RoundRow | None:
    """The round of this id or name; case and blanks are ignored where that is not ambiguous."""
    wanted = " ".join(name.split())
    rows = all_rounds(connection)
    exact = [row for row in rows if name in (row.id, row.name) or row.name == wanted]
    alike = exact or [row for row in rows if row.name.casefold() == wanted.casefold()]
    return alike[0] if len(alike) == 1 else None


def counts(connection: Connection, round_id: str) -> RoundCounts:
    """How many applied to a round and how many pairs it has."""
    roles = (
        select(Application.role, func.count())
        .where(Application.round_id == round_id)
        .group_by(Application.role)
    )
    applied = {role: number for role, number in connection.execute(roles).all()}
    states = (
        select(Match.state, func.count()).where(Match.round_id == round_id).group_by(Match.state)
    )
    pairs = {state: number for state, number in connection.execute(states).all()}
    drafts = pairs.pop(MatchState.DRAFT, 0)
    return RoundCounts(
        applied.get(Role.MENTEE, 0), applied.get(Role.MENTOR, 0), drafts, sum(pairs.values())
    )


def programme(connection: Connection) -> ProgrammeRow:
    """The programme's details."""
    columns = [Programme.__table__.c[f] for f in ProgrammeRow.__dataclass_fields__]
    return ProgrammeRow(*connection.execute(select(*columns)).one())


def topics(connection: Connection, kind: TopicKind = TopicKind.TOPIC) -> tuple[TopicRow, ...]:
    """A list of the programme, by name."""
    query = (
        select(Topic.id, Topic.kind, Topic.name, Topic.synonyms)
        .where(Topic.kind == kind)
        .order_by(func.lower(Topic.name))
    )
    return tuple(
        TopicRow(i, k, n, tuple((s or "").splitlines()))
        for i, k, n, s in connection.execute(query).all()
    )


def cohort_codes(connection: Connection) -> tuple[CohortCodeRow, ...]:
    """The coordinator's own table of cohort codes."""
    columns = [CohortCode.__table__.c[f] for f in CohortCodeRow.__dataclass_fields__]
    query = select(*columns).order_by(CohortCode.prefix, CohortCode.ordinal)
    return tuple(CohortCodeRow(*row) for row in connection.execute(query).all())


def _rounds() -> Select[Any]:
    return select(*[Round.__table__.c[f] for f in RoundRow.__dataclass_fields__])


def _row(values: Mapping[str, Any]) -> RoundRow:
    return RoundRow(**{**values, "weights": json.loads(values["weights"])})
