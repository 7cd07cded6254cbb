"""Concerns behind their door, and what may be known of them outside it: dates and counts alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from mentordesk.domain.concern import OPEN, ConcernKind, ConcernState, Severity
from mentordesk.domain.figures import Cell, merge_small
from mentordesk.domain.group import MemberState
from mentordesk.store.queries.circle import Mentee, Mentor
from mentordesk.store.tables import Concern, GroupMember, Match, MentoringGroup, Person

STANDING_OPEN, STANDING_CLOSED = "open", "closed"


@dataclass(frozen=True)
class ConcernRow:
    """A concern in full, for the page behind the second door alone; `raised_at` is in UTC."""

    id: str
    about_id: str | None
    about: str | None
    match_id: str | None
    mentee: str | None
    mentor: str | None
    group_id: str | None
    group: str | None
    reported_by: str | None
    raised_at: dt.datetime
    kind: ConcernKind
    severity: Severity
    facts: str
    action: str | None
    referred_to: str | None
    owner: str | None
    review_on: dt.date | None
    state: ConcernState
    state_on: dt.date
    reopened_for: str | None
    keep_until: dt.date | None


@dataclass(frozen=True)
class Whom:
    """The pair, group or person a concern is raised about, and each of its people by id."""

    title: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ConcernLines:
    """How many concerns there are, by kind and by whether they are open; small numbers merged.

    Exact small numbers do not leave this module: what a report keeps and exports are these lines.
    """

    by_kind: tuple[Cell, ...]
    by_standing: tuple[Cell, ...]


def concerns(connection: Connection, ids: tuple[str, ...] | None = None) -> tuple[ConcernRow, ...]:
    """All concerns, the newest first; with `ids` only these. One statement."""
    c = Concern
    query = (
        select(
            c.id, c.about_id, Person.display_name.label("about"), c.match_id,
            Mentee.display_name.label("mentee"), Mentor.display_name.label("mentor"), c.group_id,
            MentoringGroup.title.label("group"), c.reported_by, c.raised_at, c.kind, c.severity,
            c.facts, c.action, c.referred_to, c.owner, c.review_on, c.state, c.state_on,
            c.reopened_for, c.keep_until,
        )
        .outerjoin(Person, Person.id == c.about_id)
        .outerjoin(Match, Match.id == c.match_id)
        .outerjoin(Mentee, Mentee.id == Match.mentee_id)
        .outerjoin(Mentor, Mentor.id == Match.mentor_id)
        .outerjoin(MentoringGroup, MentoringGroup.id == c.group_id)
        .order_by(c.raised_at.desc(), c.id)
    )  # fmt: skip
    if ids is not None:
        query = query.where(c.id.in_(ids))
    found = [row._asdict() for row in connection.execute(query).all()]
    return tuple(
        ConcernRow(**{**row, "raised_at": dt.datetime.fromisoformat(row["raised_at"])})
        for row in found
    )


def whom(
    connection: Connection, person_id: str | None, match_id: str | None, group_id: str | None
) -> Whom | None:
    """Whom a concern may be about, by name; None when nobody is given or nobody is there."""
    m, g, inside = Match, MentoringGroup, GroupMember
    if match_id is not None:
        sides = select(m.mentee_id, m.mentor_id).where(m.id == match_id)
        ids = [str(one) for row in connection.execute(sides).all() for one in row]
        return _whom(connection, ids, " with ")
    if group_id is not None:
        leads = select(g.title, g.mentor_id, g.co_mentor_id).where(g.id == group_id)
        group = connection.execute(leads).first()
        if group is None:
            return None
        members = select(inside.person_id).where(
            inside.group_id == group_id, inside.state != MemberState.APPLIED
        )
        ids = [str(one) for one in group[1:] if one is not None]
        ids += [one for one in connection.execute(members.distinct()).scalars() if one not in ids]
        found = _whom(connection, ids, ", ")
        return Whom(f"“{group.title}”", found.people) if found is not None else None
    return _whom(connection, [person_id], "") if person_id is not None else None


def _whom(connection: Connection, ids: list[str], joined: str) -> Whom | None:
    query = select(Person.id, Person.display_name).where(Person.id.in_(ids))
    names = {person_id: name for person_id, name in connection.execute(query).all()}
    people = tuple((one, names[one]) for one in ids if one in names)
    return Whom(joined.join(name for _, name in people), people) if people else None


def open_since(
    connection: Connection, about: Any, ids: tuple[str, ...] | None
) -> Mapping[str, dt.date]:
    """Pairs or groups with an open concern, each with the day of its oldest one's present state.

    `about` is the column of a concern that names them.
    """
    query = select(about, func.min(Concern.state_on)).where(Concern.state.in_(OPEN))
    query = query.where(about.is_not(None) if ids is None else about.in_(ids))
    return {str(i): day for i, day in connection.execute(query.group_by(about)).all()}


def unread_since(connection: Connection) -> tuple[dt.date, ...]:
    """The day on which each concern was raised that nobody has read, oldest first."""
    query = select(Concern.state_on).where(Concern.state == ConcernState.RAISED)
    return tuple(connection.execute(query.order_by(Concern.state_on)).scalars())


def reviews_due(connection: Connection, today: dt.date) -> tuple[dt.date, ...]:
    """The days on which open concerns were to be looked at again, up to today, oldest first."""
    query = select(Concern.review_on).where(
        Concern.state.in_(OPEN - {ConcernState.RAISED}), Concern.review_on <= today
    )
    found: Iterable[Any] = connection.execute(query.order_by(Concern.review_on)).scalars()
    return tuple(found)


def lines(
    connection: Connection, round_ids: Sequence[str] | None, year: int | None = None
) -> ConcernLines:
    """Concerns on pairs and groups of these rounds; with None those of all rounds and of none.

    With a `year`, concerns of no round that came in during it count too. The keys are those of
    `ConcernKind`, and OPEN or CLOSED.
    """
    c = Concern
    query = (
        select(c.kind, c.state, func.count())
        .outerjoin(Match, Match.id == c.match_id)
        .outerjoin(MentoringGroup, MentoringGroup.id == c.group_id)
        .group_by(c.kind, c.state)
    )
    if round_ids is not None:
        of_round = func.coalesce(Match.round_id, MentoringGroup.round_id)
        in_year = of_round.is_(None) & c.raised_at.startswith(f"{year}-")
        here = of_round.in_(round_ids)
        query = query.where(here if year is None else or_(here, in_year))
    by_kind: Counter[str | None] = Counter()
    by_standing: Counter[str | None] = Counter()
    for kind, state, number in connection.execute(query).all():
        by_kind[kind.value] += number
        by_standing[STANDING_OPEN if state in OPEN else STANDING_CLOSED] += number
    return ConcernLines(merge_small(by_kind), merge_small(by_standing))
