"""What groups ask for today: members, agreement, sessions, attendance, reviews, ending."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.days import ReminderDays
from mentordesk.domain.group import NUDGE_AFTER, PRESENT, GroupState
from mentordesk.domain.health import POOR_MATCH, HealthRule
from mentordesk.domain.letter import Occasion
from mentordesk.domain.meeting import Held
from mentordesk.domain.reviews import FORGOTTEN, Course, Stage, reviews_due
from mentordesk.domain.survey import Survey
from mentordesk.domain.today import About, Item, Needs
from mentordesk.store.queries.groups import GroupRow, groups
from mentordesk.store.tables import (
    Agreement,
    Attendance,
    CheckIn,
    GroupMember,
    Letter,
    MentoringGroup,
    Person,
    SessionLog,
    StaffNote,
)

G, A = GroupState, AgreementState
_MEETS = (G.FORMING, G.RUNNING)
_GOING = (G.RUNNING, G.ENDING)
_STAGES = {G.RUNNING: Stage.GOING, G.ENDING: Stage.ENDING, G.CLOSED: Stage.OVER}
_WEEK = dt.timedelta(days=7)
"""So long before the first session its agreement is asked for."""


@dataclass(frozen=True)
class _Facts:
    """What stands in other tables, by group."""

    moved: Mapping[str, dt.date]
    first: Mapping[str, dt.date]
    agreed: Mapping[str, tuple[AgreementState, dt.date | None]]
    sent: Mapping[str, Mapping[Survey, bool]]


def of_groups(connection: Connection, today: dt.date, days: ReminderDays) -> Iterator[Item]:
    """The items of all groups; 14 statements, however many groups there are."""
    found = {group.id: group for group in groups(connection, today)}
    facts = _facts(connection)
    for group in found.values():
        yield from _standing(group, facts, today)
        yield from _agreement(group, facts, today, days)
        yield from _reviews(group, facts.sent.get(group.id, {}), today, days)
    yield from _missed(connection, found)
    yield from _surveys(connection, found, today, days)
    yield from _notes(connection, found, today)


def _item(needs: Needs, group: GroupRow, since: dt.date) -> Item:
    names = (group.title, group.mentor)
    return Item(needs, About.GROUP, group.id, since, names, group.members, group.round_id)


def _standing(group: GroupRow, facts: _Facts, today: dt.date) -> Iterator[Item]:
    """Below its least, a session nobody has told of, none to come, or long silence before it."""
    moved = facts.moved.get(group.id) or group.started_on or today
    if group.is_below_least:
        yield _item(Needs.GROUP_BELOW, group, moved)
    if group.state not in _MEETS:
        return
    if group.due_on is not None and group.due_on < today:
        yield _item(Needs.GROUP_ATTENDANCE, group, group.due_on)
    elif group.due_on is None and group.next_on is None:
        yield _item(Needs.GROUP_NO_SESSION, group, group.last_on or moved)
    elif group.judgement.rule is HealthRule.NO_NEWS_LONG and group.judgement.since is not None:
        yield _item(Needs.NO_NEWS_LONG, group, group.judgement.since)


def _agreement(
    group: GroupRow, facts: _Facts, today: dt.date, days: ReminderDays
) -> Iterator[Item]:
    """None made by the first session, or one that went out and is not acknowledged by all."""
    state, on = facts.agreed.get(group.id, (A.NOT_STARTED, None))
    first = facts.first.get(group.id)
    if group.state not in _MEETS:
        return
    if state in (A.NOT_STARTED, A.DRAFTED):  # behind one that is revised an earlier one holds
        if first is not None and first - _WEEK <= today:
            yield _item(Needs.GROUP_AGREEMENT, group, first - _WEEK)
    elif state in (A.SENT, A.ACKNOWLEDGED_BY_ONE) and on is not None:
        due = on + dt.timedelta(days=days.survey_reminder)
        if due <= today:
            yield _item(Needs.AGREEMENT_OPEN, group, due)


def _reviews(
    group: GroupRow, sent: Mapping[Survey, bool], today: dt.date, days: ReminderDays
) -> Iterator[Item]:
    """Check-in, midpoint, end and follow-up, each by the group's own clock."""
    stage = _STAGES.get(group.state)
    if group.started_on is None or stage is None or group.merged_into_id:
        return
    began = group.started_on
    course = Course(stage, began, began, group.planned_end_on, group.ended_on, sent)
    for needs, since in reviews_due(course, today, days):
        yield _item(needs, group, since)


def _missed(connection: Connection, found: Mapping[str, GroupRow]) -> Iterator[Item]:
    """Members who missed the last sessions they were expected at, and were not written to since."""
    s, a, m = SessionLog, Attendance, GroupMember
    query = (
        select(s.group_id, a.person_id, Person.display_name, s.on, a.came)
        .join(s, s.id == a.session_id)
        .join(m, (m.group_id == s.group_id) & (m.person_id == a.person_id))
        .join(Person, Person.id == a.person_id)
        .where(s.held == Held.TOOK_PLACE, m.state.in_(PRESENT))
        .order_by(s.on, s.id)
    )
    away: dict[tuple[str, str, str], list[dt.date]] = {}
    for group_id, person_id, name, on, came in connection.execute(query).all():
        held = away.setdefault((str(group_id), person_id, name), [])
        if came:
            held.clear()
        else:
            held.append(on)
    nudged = _nudged(connection)
    for (group_id, person_id, name), days in away.items():
        group = found[group_id]
        if len(days) < NUDGE_AFTER or group.state not in _GOING:
            continue
        if nudged.get((group_id, person_id), dt.date.min) < days[-1]:
            yield Item(
                Needs.GROUP_MISSED, About.GROUP, group_id, days[-1], (name, group.title),
                round_id=group.round_id, part=person_id,
            )  # fmt: skip


def _nudged(connection: Connection) -> Mapping[tuple[str, str], dt.date]:
    t = Letter
    query = (
        select(t.group_id, t.person_id, func.max(t.sent_on))
        .where(t.group_id.is_not(None), t.occasion == Occasion.GROUP_NUDGE)
        .group_by(t.group_id, t.person_id)
    )
    return {(str(group), person): on for group, person, on in connection.execute(query).all()}


def _surveys(
    connection: Connection, found: Mapping[str, GroupRow], today: dt.date, days: ReminderDays
) -> Iterator[Item]:
    """Those of whom nobody was reminded, one item a survey; and low answers about the group."""
    c = CheckIn
    poor = func.json_extract(c.answers, "$.match_quality") <= POOR_MATCH
    query = (
        select(c.group_id, c.sent_on, c.reminded_on, c.returned_on, poor, Person.display_name)
        .join(Person, Person.id == c.person_id)
        .where(c.group_id.is_not(None))
        .order_by(c.role, Person.sort_name)
    )
    owed: dict[tuple[str, dt.date], list[str]] = {}
    noted = _last_notes(connection)
    rows: Any = connection.execute(query).all()
    for group_id, sent_on, reminded_on, returned_on, is_poor, name in rows:
        group = found[group_id]
        if group.state not in _GOING:
            continue
        if returned_on is None and reminded_on is None and sent_on is not None:
            owed.setdefault((group_id, sent_on), []).append(name)
        if is_poor and returned_on and noted.get(group_id, dt.date.min) < returned_on:
            names = (name, group.title)
            yield Item(
                Needs.POOR_SURVEY, About.GROUP, group_id, returned_on, names,
                round_id=group.round_id, part=name,
            )  # fmt: skip
    for (group_id, sent_on), names_owed in owed.items():
        due = sent_on + dt.timedelta(days=days.survey_reminder)
        if due <= today <= due + FORGOTTEN:
            group = found[group_id]
            who = (group.title, *names_owed)
            yield Item(
                Needs.SURVEY_OUT, About.GROUP, group_id, due, who, len(names_owed), group.round_id
            )


def _notes(connection: Connection, found: Mapping[str, GroupRow], today: dt.date) -> Iterator[Item]:
    n = StaffNote
    query = select(n.group_id, n.follow_up_on).where(
        n.group_id.is_not(None), n.follow_up_on <= today
    )
    for group_id, due in connection.execute(query).all():
        if due is not None:
            yield _item(Needs.NOTE_DUE, found[str(group_id)], due)


def _last_notes(connection: Connection) -> Mapping[str | None, dt.date]:
    """The day of the newest note on each group: a low answer that was looked into is done."""
    n = StaffNote
    query = select(n.group_id, func.max(n.on)).where(n.group_id.is_not(None)).group_by(n.group_id)
    return {group_id: on for group_id, on in connection.execute(query).all()}


def _facts(connection: Connection) -> _Facts:
    m, s, a, c, g = GroupMember, SessionLog, Agreement, CheckIn, MentoringGroup
    run = connection.execute
    latest = func.max(func.coalesce(m.left_on, m.joined_on))
    moved: Any = run(
        select(m.group_id, latest).join(g, g.id == m.group_id).group_by(m.group_id)
    ).all()
    first: Any = run(
        select(s.group_id, func.min(s.on))
        .where(s.group_id.is_not(None), s.held.in_((Held.PLANNED, Held.TOOK_PLACE)))
        .group_by(s.group_id)
    ).all()
    agreed: Any = run(
        select(a.group_id, a.state, a.state_on).where(a.group_id.is_not(None)).order_by(a.version)
    ).all()
    asked: Any = run(
        select(c.group_id, c.survey, c.returned_on).where(
            c.group_id.is_not(None), c.sent_on.is_not(None)
        )
    ).all()
    sent: dict[str, dict[Survey, bool]] = {}
    for group_id, survey, returned in asked:
        held = sent.setdefault(group_id, {})
        held[survey] = held.get(survey, True) and returned is not None
    return _Facts(
        {group_id: on for group_id, on in moved if on is not None},
        dict(tuple(row) for row in first),
        {group_id: (state, on) for group_id, state, on in agreed},
        sent,
    )
