"""How many places of a mentor are gone: by live pairs, by promised drafts, by open groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TextualSelect,
    and_,
    exists,
    func,
    null,
    select,
    true,
    union_all,
)

from mentordesk.domain.group import OPEN_GROUP
from mentordesk.domain.match import LIVE, MatchState
from mentordesk.domain.round import FINISHED_ROUND, Scheme
from mentordesk.store.queries.circle import Ids
from mentordesk.store.queries.ready import among, given, listed, ready
from mentordesk.store.tables import Match, MentoringGroup, Round


@dataclass(frozen=True)
class Taken:
    """Places of a mentor that are gone, whatever the plan: live pairs and open groups of the
    round, and promises elsewhere."""

    live_here: int = 0
    elsewhere: int = 0


def leaders() -> Select[str, str]:
    """Who leads or helps to lead an open group, with its round: one row for each group.

    An open group takes one place of its mentor and one of its co-mentor, however many members
    it has.
    """
    g = MentoringGroup
    is_open = g.state.in_(OPEN_GROUP)
    mentors = select(g.mentor_id.label("person_id"), g.round_id.label("round_id")).where(is_open)
    helpers = select(g.co_mentor_id, g.round_id).where(is_open, g.co_mentor_id.is_not(None))
    return select(union_all(mentors, helpers).subquery())


def places_taken(connection: Connection, round_id: str, ids: Ids = None) -> Mapping[str, Taken]:
    """Places taken by live pairs and open groups of all rounds, and by other rounds' drafts.

    Of the drafts those of the other rounds' current plans count; drafts of this round take none
    here: each of its plans keeps within itself. Mentors without any are left out.
    """
    counts: dict[str, dict[bool, int]] = defaultdict(dict)
    told = {"round": round_id, "ids": listed(ids)}
    for person_id, is_here, number in connection.execute(taken_asked(ids is not None), told).all():
        counts[person_id][bool(is_here)] = number
    return {
        person_id: Taken(by_place.get(True, 0), by_place.get(False, 0))
        for person_id, by_place in counts.items()
    }


def places_gone(connection: Connection, ids: Ids = None) -> Mapping[str, int]:
    """How many places of each mentor are gone in the whole programme (product: the score).

    Live pairs of all schemes, drafts of the rounds' current plans, and open groups.
    """
    gone: dict[str, int] = defaultdict(int)
    told = {"ids": listed(ids)}
    for person_id, _, number in connection.execute(_gone_asked(ids is not None), told).all():
        gone[person_id] += number
    return gone


def _promised(rounds: ColumnElement[bool]) -> list[Select[str, str | None]]:
    """The places that drafts of the current plans of these rounds will take, one row for each.

    In a round of groups all drafts of a mentor are one group in the making, which takes one
    place; those of a mentor who leads an open group there join it, and take none.
    """
    m, g = Match, MentoringGroup
    drafts = (
        select(m.mentor_id.label("person_id"), m.round_id.label("round_id"))
        .join(Round, Round.current_plan_id == m.plan_id)
        .where(m.state == MatchState.DRAFT, rounds)
    )
    leads = exists().where(
        g.mentor_id == m.mentor_id, g.round_id == m.round_id, g.state.in_(OPEN_GROUP)
    )
    pairs = drafts.where(Round.scheme != Scheme.GROUP)
    groups = drafts.where(Round.scheme == Scheme.GROUP, ~leads).distinct()
    return [pairs, groups]


@cache
def taken_asked(some: bool) -> TextualSelect:
    """The places taken in the `round` and promised elsewhere; of `ids` where `some` are meant."""
    promised = and_(Round.id != given("round"), Round.state.not_in(FINISHED_ROUND))
    return _counted(promised, given("round"), some)


@cache
def _gone_asked(some: bool) -> TextualSelect:
    return _counted(true(), null(), some)


def _counted(
    rounds: ColumnElement[bool], round_id: ColumnElement[Any], some: bool
) -> TextualSelect:
    """Places gone by person, and whether they are of this round."""
    m, led = Match, leaders().subquery()
    live = select(m.mentor_id.label("person_id"), m.round_id.label("round_id")).where(
        m.state.in_(LIVE)
    )
    of_groups = select(led.c.person_id, led.c.round_id)
    taken = union_all(live, *_promised(rounds), of_groups).subquery()
    here = (taken.c.round_id == round_id).label("here")
    query = select(taken.c.person_id, here, func.count().label("number"))
    wanted = among(taken.c.person_id) if some else true()
    return ready(query.where(wanted).group_by(taken.c.person_id, here))
