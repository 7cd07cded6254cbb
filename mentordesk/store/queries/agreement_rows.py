"""The pairs and groups of a round in a table, each with where its agreement stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.group import GroupState
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE, MatchState
from mentordesk.domain.round import Scheme
from mentordesk.store.queries import rounds
from mentordesk.store.queries.circle import Mentee, Mentor, is_current_draft
from mentordesk.store.queries.papers_groups import (
    group_rows,
)
from mentordesk.store.queries.papers_held import (
    newest_version,
)
from mentordesk.store.tables import Agreement, Match


@dataclass(frozen=True)
class AgreementRow:
    """A pair or group of a round and where its agreement stands; the id is the pair's or group's.

    Of a group, `mentee` is its title and `mentee_id` the group's own id. Of a group in the making
    `drafted` are those in it by name; it has the id of the first, as its paper has.
    """

    id: str
    mentor_id: str
    mentor: str
    mentor_original: str | None
    mentor_sort: str
    mentee_id: str
    mentee: str
    mentee_original: str | None
    mentee_sort: str
    match_state: MatchState | GroupState
    state: AgreementState
    version: int | None
    state_on: dt.date | None
    drafted: tuple[str, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it is of a group."""
        return isinstance(self.match_state, GroupState)


def agreement_rows(
    connection: Connection, round_id: str, ids: Collection[str] | None = None
) -> tuple[AgreementRow, ...]:
    """The pairs and groups of a round with their agreements, by mentor.

    Pairs that are live, were introduced once, or are current drafts; groups that are open or have
    met, and in a round of groups the drafts of each mentor as one group in the making. With `ids`
    only those of them that are among these.
    """
    m = Match
    newest = newest_version()
    query = (
        select(
            m.id, m.mentor_id, Mentor.display_name, Mentor.original_name, Mentor.sort_name,
            m.mentee_id, Mentee.display_name, Mentee.original_name, Mentee.sort_name, m.state,
            Agreement.state, newest.c.version, Agreement.state_on,
        )
        .join(Mentor, Mentor.id == m.mentor_id)
        .join(Mentee, Mentee.id == m.mentee_id)
        .outerjoin(newest, newest.c.match_id == m.id)
        .outerjoin(
            Agreement, and_(Agreement.match_id == m.id, Agreement.version == newest.c.version)
        )
        .where(m.round_id == round_id)
        .where(or_(m.state.in_(LIVE | INTRODUCED_ONCE), is_current_draft()))
        .order_by(Mentor.sort_name, Mentee.sort_name, m.id)
    )  # fmt: skip
    of_round = rounds.round_by_id(connection, round_id)
    is_group = of_round is not None and of_round.scheme is Scheme.GROUP
    if ids is not None and not is_group:
        query = query.where(m.id.in_(sorted(ids)))
    rows: Any = connection.execute(query).all()
    found = [_row(*row) for row in rows]
    if is_group:
        found = [row for row in _gathered(found) if ids is None or row.id in ids]
    for group_id, *mentor, title, state, agreed, version, on in group_rows(
        connection, round_id, ids
    ):
        group = (group_id, title, None, title.casefold())
        found.append(_row(group_id, *mentor, *group, state, agreed, version, on))
    return tuple(sorted(found, key=lambda row: (row.mentor_sort, row.mentee_sort, row.id)))


def _gathered(rows: Sequence[AgreementRow]) -> list[AgreementRow]:
    """The same rows, but the drafts of each mentor as one."""
    drafts: dict[str, list[AgreementRow]] = {}
    for row in rows:
        if row.match_state is MatchState.DRAFT:
            drafts.setdefault(row.mentor_id, []).append(row)
    made = [replace(of[0], drafted=tuple(one.mentee for one in of)) for of in drafts.values()]
    return [*(row for row in rows if row.match_state is not MatchState.DRAFT), *made]


def _row(*row: Any) -> AgreementRow:
    *pair, state, version, state_on = row
    values = (*pair, state or AgreementState.NOT_STARTED, version, state_on)
    return AgreementRow(*values)
