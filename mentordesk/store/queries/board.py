"""What stands on the match board of a round: its plans, pairs, mentees and mentors."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from mentordesk.domain.group import OPEN_GROUP, PRESENT
from mentordesk.domain.match import LIVE, Aim
from mentordesk.store.queries import circle
from mentordesk.store.queries.board_cards import (
    MenteeCard,
    MenteeLine,
    MentorCard,
    MentorLine,
    PairChip,
    mentee_card,
    mentee_lines,
    mentor_card,
    mentor_lines,
    particulars,
)
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.tables import GroupMember, Match, MentoringGroup, Plan

__all__ = [
    "BoardData", "BoardLines", "MenteeCard", "MentorCard", "PairChip", "PlanRow", "RoundRow",
    "board", "lines",
]  # fmt: skip


@dataclass(frozen=True)
class PlanRow:
    """A named plan; `result` is what its last solve found, with its proof, or None.

    `weights` are those it was solved with, None for one drawn by hand alone; `other_weights` when
    those of the round have changed since.
    """

    id: str
    name: str
    aim: Aim
    is_current: bool
    result: Mapping[str, Any] | None
    weights: Mapping[str, int] | None = None
    other_weights: bool = False


@dataclass(frozen=True)
class BoardLines:
    """A board before anybody's card was looked at: all that its order and size follow from.

    `plan` is the plan shown, None while the round has none. `today` is the day all was read for.
    """

    round: RoundRow
    plans: tuple[PlanRow, ...]
    plan: PlanRow | None
    mentees: tuple[MenteeLine, ...]
    mentors: tuple[MentorLine, ...]
    pairs: tuple[PairChip, ...]
    today: dt.date


@dataclass(frozen=True)
class BoardData:
    """The same with everybody's whole card, in the order people are listed."""

    round: RoundRow
    plans: tuple[PlanRow, ...]
    plan: PlanRow | None
    mentees: tuple[MenteeCard, ...]
    mentors: tuple[MentorCard, ...]
    pairs: tuple[PairChip, ...]
    today: dt.date


def lines(
    connection: Connection, round_id: str, plan_id: str | None = None, *, today: dt.date
) -> BoardLines:
    """The board of a round showing one of its plans, by default the current one, card by line.

    Raises `Refused` NOT_FOUND for a round that is not on file.
    """
    found = circle.round_row(connection, round_id)
    shown = plan_id or found.current_plan_id
    all_plans = plans(connection, found)
    pairs = pair_chips(connection, round_id, shown)
    return BoardLines(
        round=found,
        plans=all_plans,
        plan=next((plan for plan in all_plans if plan.id == shown), None),
        mentees=mentee_lines(connection, found, pairs),
        mentors=mentor_lines(connection, found, shown, pairs, today=today),
        pairs=pairs,
        today=today,
    )


def board(
    connection: Connection, round_id: str, plan_id: str | None = None, *, today: dt.date
) -> BoardData:
    """The same with whole cards. Raises `Refused` NOT_FOUND."""
    found = lines(connection, round_id, plan_id, today=today)
    told = particulars(connection, round_id)
    mentees = tuple(mentee_card(line, told) for line in found.mentees)
    mentors = tuple(mentor_card(line, told) for line in found.mentors)
    return BoardData(**vars(found) | {"mentees": mentees, "mentors": mentors})


def plans(connection: Connection, found: RoundRow) -> tuple[PlanRow, ...]:
    """The plans of a round by name."""
    p = Plan
    query = select(p.id, p.name, p.aim, p.result, p.weights).where(p.round_id == found.id)
    rows = []
    for row in connection.execute(query.order_by(p.name)).all():
        result = None if row.result is None else json.loads(row.result)
        weights = None if row.weights is None else json.loads(row.weights)
        other = weights is not None and _differ(weights, found.weights)
        is_current = row.id == found.current_plan_id
        rows.append(PlanRow(row.id, row.name, row.aim, is_current, result, weights, other))
    return tuple(rows)


def _differ(then: Mapping[str, int], now: Mapping[str, int]) -> bool:
    """Whether weights are not the same; a criterion that was unheard of then weighed nothing."""
    return any(then.get(name, 0) != now.get(name, 0) for name in {*then, *now})


def pair_chips(connection: Connection, round_id: str, plan_id: str | None) -> tuple[PairChip, ...]:
    """The drafts of the plan and the live pairs of the round, live ones first, then best first.

    Members of the round's open groups are among the live ones.
    """
    m, g, inside = Match, MentoringGroup, GroupMember
    rows = connection.execute(
        select(
            m.id, m.mentor_id, m.mentee_id, m.state, m.locked, m.score, m.override_reason
        )
        .where(m.round_id == round_id)
        .where(or_(m.state.in_(LIVE), circle.is_in_plan(plan_id)))
    ).all()  # fmt: skip
    chips = [PairChip(*row, is_live=row.state in LIVE) for row in rows]
    members = connection.execute(
        select(inside.id, g.mentor_id, inside.person_id, inside.state, inside.override_reason)
        .join(g, g.id == inside.group_id)
        .where(g.round_id == round_id, g.state.in_(OPEN_GROUP), inside.state.in_(PRESENT))
    ).all()
    for member_id, mentor_id, person_id, state, reason in members:
        chips.append(PairChip(member_id, mentor_id, person_id, state, False, None, reason, True))
    return tuple(sorted(chips, key=lambda c: (not c.is_live, -(c.score or 0), c.match_id)))
