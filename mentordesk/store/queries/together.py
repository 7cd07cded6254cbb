"""What an import of pairs, groups, sessions and answers is compared with."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, or_, select

from mentordesk.domain.group import PRESENT, GroupState
from mentordesk.domain.match import LIVE, MatchState
from mentordesk.domain.person import LinkKind, Role
from mentordesk.domain.survey import Survey
from mentordesk.store.queries.circle import is_current_draft
from mentordesk.store.queries.gains import present_gains
from mentordesk.store.queries.rounds import RoundRow, all_rounds
from mentordesk.store.queries.standing import links, silent
from mentordesk.store.tables import (
    Attendance,
    CheckIn,
    GroupMember,
    Match,
    MentoringGroup,
    MentorProfile,
    Person,
    SessionLog,
)


@dataclass(frozen=True)
class HeldPair:
    """A pair on file that is more than a draft."""

    id: str
    mentor_id: str
    mentee_id: str
    round_id: str | None
    state: MatchState
    introduced_on: dt.date | None = None
    ended_on: dt.date | None = None


@dataclass(frozen=True)
class HeldGroup:
    """A group on file with those who are in it now."""

    id: str
    title: str
    round_id: str
    state: GroupState
    mentor_id: str
    co_mentor_id: str | None
    most: int
    members: frozenset[str] = frozenset()


@dataclass(frozen=True)
class HeldCheckIn:
    """Answers on file; `on_behalf` where the office typed them in."""

    whose: str
    """The id of the pair or group they are about."""
    person_id: str
    role: Role
    survey: Survey
    answers: Mapping[str, Any]
    on_behalf: bool


@dataclass(frozen=True)
class Together:
    """Everything of the file that such an import must not contradict.

    `taken` counts each mentor's live pairs and current drafts, `places` their places; `sessions`
    are the days of each pair or group by its id, each with its minutes.
    """

    rounds: tuple[RoundRow, ...]
    pairs: tuple[HeldPair, ...]
    groups: tuple[HeldGroup, ...]
    sessions: Mapping[str, frozenset[tuple[dt.date, int | None]]]
    check_ins: tuple[HeldCheckIn, ...]
    places: Mapping[str, int]
    taken: Mapping[str, int]
    drafts: frozenset[tuple[str, str, str]]
    """Current drafts: round, mentor, mentee."""
    apart: frozenset[frozenset[str]]
    silent: frozenset[str]
    names: Mapping[str, str]
    gains: Mapping[Role, Mapping[str, str]] = field(default_factory=dict)
    """By side and folded spelling, what the gains on the lists are called."""
    attendance: Mapping[tuple[str, dt.date], Mapping[str, bool]] = field(default_factory=dict)
    """By group and day, who is noted to have come, or not."""


def together(connection: Connection) -> Together:
    """All of it, in a dozen questions."""
    m = Match
    rows: Any = connection.execute(
        select(
            m.id, m.mentor_id, m.mentee_id, m.round_id, m.state, m.introduced_on, m.ended_on
        ).where(m.state != MatchState.DRAFT).order_by(m.introduced_on, m.id)
    ).all()  # fmt: skip
    busy: Any = connection.execute(
        select(m.mentor_id).where(or_(m.state.in_(LIVE), is_current_draft()))
    ).all()
    drafts: Any = connection.execute(
        select(m.round_id, m.mentor_id, m.mentee_id).where(is_current_draft())
    ).all()
    places: Any = connection.execute(select(MentorProfile.person_id, MentorProfile.places)).all()
    names: Any = connection.execute(select(Person.id, Person.display_name)).all()
    kept_apart = (LinkKind.NOT_WITH, LinkKind.NEVER_AGAIN)
    return Together(
        rounds=all_rounds(connection),
        pairs=tuple(HeldPair(*row) for row in rows),
        groups=_groups(connection),
        sessions=_sessions(connection),
        check_ins=_check_ins(connection),
        attendance=_attendance(connection),
        places=dict(tuple(row) for row in places),
        taken=Counter(row[0] for row in busy),
        drafts=frozenset(tuple(row) for row in drafts),
        apart=frozenset(
            frozenset((one, other)) for one, other, kind in links(connection, None)
            if kind in kept_apart
        ),
        silent=silent(connection, None),
        names=dict(tuple(row) for row in names),
        gains=present_gains(connection),
    )  # fmt: skip


def _groups(connection: Connection) -> tuple[HeldGroup, ...]:
    inside: dict[str, set[str]] = {}
    query = select(GroupMember.group_id, GroupMember.person_id).where(
        GroupMember.state.in_(PRESENT)
    )
    for group_id, person_id in connection.execute(query).all():
        inside.setdefault(group_id, set()).add(person_id)
    g = MentoringGroup
    rows: Any = connection.execute(
        select(g.id, g.title, g.round_id, g.state, g.mentor_id, g.co_mentor_id, g.most)
    ).all()
    return tuple(
        replace(HeldGroup(*row), members=frozenset(inside.get(row.id, ()))) for row in rows
    )


def _attendance(connection: Connection) -> dict[tuple[str, dt.date], dict[str, bool]]:
    s, a = SessionLog, Attendance
    query = select(s.group_id, s.on, a.person_id, a.came).join(s, s.id == a.session_id)
    found: dict[tuple[str, dt.date], dict[str, bool]] = {}
    for group_id, on, person_id, came in connection.execute(query).all():
        found.setdefault((str(group_id), on), {})[person_id] = came
    return found


def _sessions(connection: Connection) -> dict[str, frozenset[tuple[dt.date, int | None]]]:
    s = SessionLog
    found: dict[str, set[tuple[dt.date, int | None]]] = {}
    rows: Any = connection.execute(select(s.match_id, s.group_id, s.on, s.minutes)).all()
    for match_id, group_id, on, minutes in rows:
        found.setdefault(match_id or group_id, set()).add((on, minutes))
    return {key: frozenset(days) for key, days in found.items()}


def _check_ins(connection: Connection) -> tuple[HeldCheckIn, ...]:
    c = CheckIn
    rows: Any = connection.execute(
        select(
            c.match_id, c.group_id, c.person_id, c.role, c.survey, c.answers, c.on_behalf,
        ).where(c.returned_on.is_not(None))
    ).all()  # fmt: skip
    return tuple(
        HeldCheckIn(
            match_id or group_id, person_id, role, survey, json.loads(answers), on_behalf
        )
        for match_id, group_id, person_id, role, survey, answers, on_behalf in rows
    )  # fmt: skip
