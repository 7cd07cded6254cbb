"""How groups are doing: what stands in other tables that their health is judged by."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from mentordesk.domain.group import NUDGE_AFTER, PRESENT, GroupState, MemberState
from mentordesk.domain.health import POOR_MATCH, GroupTold, Judgement, group_health
from mentordesk.domain.meeting import Held
from mentordesk.store.queries.concerns import open_since
from mentordesk.store.queries.relationships import as_day, days_of
from mentordesk.store.tables import (
    Attendance,
    CheckIn,
    Concern,
    GroupMember,
    SessionLog,
    StaffNote,
)

Days = Mapping[str, dt.date]
"""A day by the id of the group."""


@dataclass(frozen=True)
class Standing:
    """How a group does; `asked` are those who ask for it and are not placed.

    `began_on` is its first day, or before that the day it had its least members.

    `last_contact_on` is the last session, returned check-in or note of contact.
    """

    members: int
    asked: int
    began_on: dt.date | None
    first_session_on: dt.date | None
    last_contact_on: dt.date | None
    judgement: Judgement


class GroupFacts:
    """Six statements, however many groups there are; with `ids` only of these."""

    def __init__(
        self, connection: Connection, today: dt.date, ids: tuple[str, ...] | None = None
    ) -> None:
        self._connection, self._today, self._ids = connection, today, ids
        self._days = days_of(connection)
        self._people: dict[str, list[Any]] = defaultdict(list)
        m = GroupMember
        query = select(m.group_id, m.state, m.joined_on, m.left_on).order_by(m.joined_on)
        for row in connection.execute(query.where(self._among(m.group_id))).all():
            self._people[row.group_id].append(row)
        self._missed = self._away()
        self._returned, self._poor = self._answers()
        self._noted, self._contact = self._notes()
        self._concerns = open_since(connection, Concern.group_id, ids)

    def standing(self, group: Any, sessions: Sequence[Any]) -> Standing:
        """Of one group with id, state, least, started_on and ended_on, by its sessions by day."""
        rows = self._people[group.id]
        present = [row for row in rows if row.state in PRESENT]
        asked = sum(row.state is MemberState.APPLIED for row in rows)
        held = [one.on for one in sessions if one.held is Held.TOOK_PLACE]
        first = held[0] if held else None
        began = group.started_on or _formed_on(group, rows, present)
        news = (
            held[-1] if held else None,
            self._returned.get(group.id),
            self._contact.get(group.id),
        )
        contact = max((day for day in news if day is not None), default=None)
        is_short = len(present) < group.least
        poor, noted = self._poor.get(group.id), self._noted.get(group.id)
        told = GroupTold(
            group.state, began, first, contact,
            short_since=_moved_on(rows) or began or self._today if is_short else None,
            missed_since=self._missed.get(group.id),
            poor_survey_on=poor if poor and (noted is None or noted < poor) else None,
            concern_since=self._concerns.get(group.id),
        )  # fmt: skip
        judged = group_health(told, self._today, self._days)
        return Standing(len(present), asked, began, first, contact, judged)

    def _among(self, column: Any) -> ColumnElement[bool]:
        found: ColumnElement[bool] = (
            column.is_not(None) if self._ids is None else column.in_(self._ids)
        )
        return found

    def _away(self) -> Days:
        """Since when a member has missed so many sessions in a row that a word is due."""
        s, a, m = SessionLog, Attendance, GroupMember
        query = (
            select(s.group_id, a.person_id, s.on, a.came)
            .join(s, s.id == a.session_id)
            .join(m, (m.group_id == s.group_id) & (m.person_id == a.person_id))
            .where(s.held == Held.TOOK_PLACE, m.state.in_(PRESENT), self._among(s.group_id))
            .order_by(s.on, s.id)
        )
        away: dict[tuple[str, str], list[dt.date]] = defaultdict(list)
        for group_id, person_id, on, came in self._connection.execute(query).all():
            days = away[str(group_id), person_id]
            days.clear() if came else days.append(on)
        found: dict[str, dt.date] = {}
        for (group_id, _), days in away.items():
            if len(days) >= NUDGE_AFTER:
                since = days[NUDGE_AFTER - 1]
                found[group_id] = min(since, found.get(group_id, since))
        return found

    def _answers(self) -> tuple[Days, Days]:
        """The newest answers to a survey, and the newest that were low about the group."""
        c = CheckIn
        is_poor = func.json_extract(c.answers, "$.match_quality") <= POOR_MATCH
        low = func.max(case((is_poor, c.returned_on)))
        query = select(c.group_id, func.max(c.returned_on), low).where(
            c.returned_on.is_not(None), self._among(c.group_id)
        )
        return self._two(query.group_by(c.group_id))

    def _notes(self) -> tuple[Days, Days]:
        """The newest note, and the newest that tells that somebody was heard of."""
        n = StaffNote
        heard = func.max(case((n.was_contact, n.on)))
        query = select(n.group_id, func.max(n.on), heard).where(self._among(n.group_id))
        return self._two(query.group_by(n.group_id))

    def _two(self, query: Any) -> tuple[Days, Days]:
        rows = self._connection.execute(query).all()
        one = {group_id: as_day(day) for group_id, day, _ in rows}
        other = {group_id: as_day(day) for group_id, _, day in rows if day is not None}
        return one, other


def _formed_on(group: Any, rows: Sequence[Any], present: Sequence[Any]) -> dt.date | None:
    """The day a group that has not met had its least members; None where it never came to form.

    All who were ever in it count for one that is closed: their time ended with it.
    """
    if group.state in (GroupState.PLANNED, GroupState.RECRUITING):
        return None
    ever = [row for row in rows if row.state is not MemberState.APPLIED]
    counted = ever if group.state is GroupState.CLOSED else present
    joined = [row.joined_on for row in counted if row.joined_on is not None]
    return joined[group.least - 1] if len(joined) >= group.least else None


def _moved_on(rows: Iterable[Any]) -> dt.date | None:
    """The day on which somebody last joined or left."""
    return max((d for row in rows if (d := row.left_on or row.joined_on)), default=None)
