"""The seats of a mentor in a round: the places free for its plans, or those of a group of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mentordesk.domain.group import OPEN_GROUP, PRESENT, WARN_ABOVE, GroupState
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.circle import Ids
from mentordesk.store.queries.places import Taken
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.tables import GroupDraft, GroupMember, MentoringGroup, Topic


@dataclass(frozen=True)
class GroupHere:
    """The open group that drafts onto its mentor join when groups are formed.

    `present` members take a place of `most`; it should have at least `least`.
    """

    id: str
    mentor_id: str
    title: str
    theme: str | None
    least: int
    most: int
    state: GroupState
    present: int
    topic_id: str | None = None

    @property
    def room(self) -> int:
        """Places left in it; a group that is ending takes nobody any more."""
        return 0 if self.state is GroupState.ENDING else max(0, self.most - self.present)


@dataclass(frozen=True)
class Gathers:
    """What a group in the making was formed around; None where it is open.

    `language` is a code, `hour` weekday (0 = Monday), first and last minute by the mentor's clock.
    """

    topic: str | None
    language: str | None
    hour: tuple[int, int, int] | None


def gathering(
    connection: Connection, found: RoundRow, plan_id: str | None, ids: Ids = None
) -> Mapping[str, Gathers]:
    """What the groups of a plan were formed around, by mentor. A round of pairs has none."""
    if found.scheme is not Scheme.GROUP or plan_id is None:
        return {}
    d = GroupDraft
    told = (d.mentor_id, Topic.name, d.language, d.weekday, d.first_minute, d.last_minute)
    query = select(*told).outerjoin(Topic, Topic.id == d.topic_id)
    query = query.where(d.plan_id == plan_id)
    if ids is not None:
        query = query.where(d.mentor_id.in_(sorted(ids)))
    around = {}
    for mentor_id, topic, language, weekday, first, last in connection.execute(query).all():
        hour = None
        if weekday is not None and first is not None and last is not None:
            hour = (weekday, first, last)
        around[mentor_id] = Gathers(topic, language, hour)
    return around


def groups_here(
    connection: Connection, found: RoundRow, ids: Ids = None
) -> Mapping[str, GroupHere]:
    """The open group of each mentor who leads one in this round, by mentor.

    Of several the one that still has room, else the first by title. A round of pairs has none.
    """
    if found.scheme is not Scheme.GROUP:
        return {}
    g, m = MentoringGroup, GroupMember
    present = select(func.count()).where(m.group_id == g.id, m.state.in_(PRESENT)).scalar_subquery()
    query = (
        select(g.id, g.mentor_id, g.title, g.theme, g.least, g.most, g.state, present, g.topic_id)
        .where(g.round_id == found.id, g.state.in_(OPEN_GROUP))
        .order_by(g.title, g.id)
    )
    if ids is not None:
        query = query.where(g.mentor_id.in_(sorted(ids)))
    here: dict[str, GroupHere] = {}
    for row in connection.execute(query).all():
        group = GroupHere(*row)
        if group.mentor_id not in here or (group.room and not here[group.mentor_id].room):
            here[group.mentor_id] = group
    return here


def seats(found: RoundRow, places: int, gone: Taken, group: GroupHere | None) -> int:
    """How many mentees a plan of the round may give a mentor of so many places; never negative.

    In a round of groups it is the room of their open group; a group in the making needs one free
    place, and then has room for the usual most (domain dossier 1.4).
    """
    if group is not None:
        return group.room
    free = max(0, places - gone.live_here - gone.elsewhere)
    if found.scheme is Scheme.GROUP:
        return WARN_ABOVE if free else 0
    return free
