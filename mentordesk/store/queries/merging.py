"""Two people on file side by side: what differs, what comes together, what forbids to join them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from mentordesk.domain.group import OPEN_GROUP, PRESENT
from mentordesk.domain.match import LIVE, MatchState
from mentordesk.domain.merging import Hurdle, Side, default_side, is_empty, sides_of
from mentordesk.domain.person import Role
from mentordesk.store.tables import (
    Application,
    GroupMember,
    Match,
    MentoringGroup,
    MentorProfile,
    Person,
    Record,
    Round,
)

NOT_CHOSEN = frozenset({"id", "person_id", "round_id", "role", "sort_name"})
"""Columns that say whose row it is, or follow from others."""


@dataclass(frozen=True)
class Differing:
    """One field whose value differs; `key` names it in the command that joins the two.

    `group` is the table, `about` the round of an application (None: a lead).
    """

    key: str
    group: str
    about: str | None
    role: Role | None
    field: str
    kept: Any
    other: Any
    default: Side
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Forbidden:
    """Why two cannot be joined, with the values of its sentence."""

    hurdle: Hurdle
    values: tuple[tuple[str, str], ...]


def differing(connection: Connection, kept_id: str, other_id: str) -> tuple[Differing, ...]:
    """The fields in which the two differ, one of them being empty included.

    Profiles and applications to the same round are compared only where both have them.
    """
    found = list(_compared(connection, Person, "person", kept_id, other_id))
    profiles = _of_both(connection, MentorProfile, kept_id, other_id)
    for mine, theirs in profiles:
        found += _compared(connection, MentorProfile, "mentor", mine, theirs)
    for mine, theirs in _same_applications(connection, kept_id, other_id):
        about, role = _round_of(connection, mine)
        found += _compared(connection, Application, mine, mine, theirs, about, role)
    return tuple(found)


def forbidden(connection: Connection, kept_id: str, other_id: str) -> Forbidden | None:
    """What forbids to join the two: pairs that could not both be true of one person."""
    m, both = Match, (kept_id, other_id)
    pairs = connection.execute(
        select(m.mentor_id, m.mentee_id, m.state, m.round_id, Round.name)
        .join(Round, Round.id == m.round_id)
        .where(or_(m.mentor_id.in_(both), m.mentee_id.in_(both)), m.state != MatchState.DRAFT)
        .order_by(Round.starts, m.id)
    ).all()
    names = {
        row.id: row.display_name
        for row in connection.execute(
            select(Person.id, Person.display_name).where(
                Person.id.in_({i for p in pairs for i in (p.mentor_id, p.mentee_id)} | {*both})
            )
        ).all()
    }
    base = (("name", names.get(kept_id, "")), ("other", names.get(other_id, "")))
    for pair in pairs:
        if {pair.mentor_id, pair.mentee_id} == {*both}:
            return Forbidden(Hurdle.PAIRED_TOGETHER, (*base, ("round", pair.name)))
    live = [p for p in pairs if p.mentee_id in both and p.state in LIVE]
    for round_id, number in Counter(p.round_id for p in live).items():
        if number > 1:
            pair = next(p for p in live if p.round_id == round_id)
            return Forbidden(Hurdle.TWO_LIVE_PAIRS, (*base, ("round", pair.name)))
    among = _two_groups(connection, both)
    return None if among is None else Forbidden(Hurdle.TWO_GROUPS, (*base, ("round", among)))


def _two_groups(connection: Connection, ids: tuple[str, str]) -> str | None:
    """The round in whose open groups the two are, one in each."""
    m, g = GroupMember, MentoringGroup
    found = connection.execute(
        select(Round.name)
        .join(g, g.round_id == Round.id)
        .join(m, m.group_id == g.id)
        .where(m.person_id.in_(ids), m.state.in_(PRESENT), g.state.in_(OPEN_GROUP))
        .group_by(Round.id)
        .having(func.count(g.id.distinct()) > 1)
        .order_by(Round.starts, Round.id)
    ).first()
    return None if found is None else str(found.name)


def _compared(
    connection: Connection,
    record: type[Record],
    prefix: str,
    kept_id: str,
    other_id: str,
    about: str | None = None,
    role: Role | None = None,
) -> Iterator[Differing]:
    columns = [c for c in record.__table__.columns if c.name not in NOT_CHOSEN]
    rows = {
        row.row_id: row
        for row in connection.execute(
            select(record.id.label("row_id"), *columns).where(record.id.in_((kept_id, other_id)))
        ).all()
    }
    if len(rows) < 2:
        return
    for column in columns:
        field = column.name
        kept, other = getattr(rows[kept_id], field), getattr(rows[other_id], field)
        if kept == other or (is_empty(kept) and is_empty(other)):
            continue
        default, sides = default_side(field, kept, other), sides_of(field, kept, other)
        group = record.__tablename__
        key = f"{prefix}.{field}"
        yield Differing(key, group, about, role, field, kept, other, default, sides)


def _of_both(
    connection: Connection, record: Any, kept_id: str, other_id: str
) -> list[tuple[str, str]]:
    query = select(record.person_id, record.id).where(record.person_id.in_((kept_id, other_id)))
    found = {person_id: row_id for person_id, row_id in connection.execute(query).all()}
    return [(found[kept_id], found[other_id])] if len(found) == 2 else []


def _same_applications(
    connection: Connection, kept_id: str, other_id: str
) -> list[tuple[str, str]]:
    a = Application
    query = select(a.person_id, a.id, a.round_id, a.role).where(
        a.person_id.in_((kept_id, other_id))
    )
    mine: dict[tuple[str | None, Role], str] = {}
    theirs: dict[tuple[str | None, Role], str] = {}
    for row in connection.execute(query.order_by(a.id)).all():
        side = mine if row.person_id == kept_id else theirs
        side.setdefault((row.round_id, row.role), row.id)
    return [(mine[key], theirs[key]) for key in mine if key in theirs]


def _round_of(connection: Connection, application_id: str) -> tuple[str | None, Role]:
    row = connection.execute(
        select(Application.role, Round.name)
        .join(Round, Round.id == Application.round_id, isouter=True)
        .where(Application.id == application_id)
    ).one()
    return row.name, row.role
