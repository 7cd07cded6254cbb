"""What pairs ask for today: replies, first meetings, silence, reviews, surveys, agreements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, or_, select

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.days import ReminderDays
from mentordesk.domain.health import HealthRule
from mentordesk.domain.match import LIVE, MatchState
from mentordesk.domain.reviews import FORGOTTEN, Course, Stage, reviews_due
from mentordesk.domain.survey import Survey
from mentordesk.domain.today import About, Item, Needs
from mentordesk.store.queries.relationships import RelationshipRow, days_of, relationships
from mentordesk.store.tables import Agreement, CheckIn, Person, StaffNote

S = MatchState
_BY_HEALTH = {
    HealthRule.NO_FIRST_MEETING: Needs.NO_FIRST_MEETING,
    HealthRule.NO_NEWS: Needs.NO_NEWS,
    HealthRule.NO_NEWS_LONG: Needs.NO_NEWS_LONG,
    HealthRule.POOR_SURVEY: Needs.POOR_SURVEY,
    HealthRule.BACK_FROM_PAUSE: Needs.BACK_FROM_PAUSE,
}
_GOING = (S.STARTED, S.ACTIVE)
_STAGES = {
    **dict.fromkeys(_GOING, Stage.GOING),
    S.ENDING: Stage.ENDING,
    S.COMPLETED: Stage.OVER,
    S.INFORMAL: Stage.OVER,
}


def of_pairs(connection: Connection, today: dt.date, days: ReminderDays) -> Iterator[Item]:
    """The items of all pairs that are more than a draft."""
    pairs = {pair.id: pair for pair in relationships(connection, today)}
    sent = _sent(connection)
    for pair in pairs.values():
        yield from _answers(pair, today)
        yield from _health(pair, today)
        yield from _reviews(pair, sent.get(pair.id, {}), today, days)
    yield from _surveys_out(connection, pairs, today, days)
    yield from _agreements(connection, pairs, today, days)
    yield from _notes(connection, pairs, today)


def _item(needs: Needs, pair: RelationshipRow, since: dt.date) -> Item:
    names = (pair.mentee, pair.mentor)
    return Item(needs, About.PAIR, pair.id, since, names, round_id=pair.round_id)


def _answers(pair: RelationshipRow, today: dt.date) -> Iterator[Item]:
    if pair.reply_by is not None and pair.reply_by < today:
        yield _item(Needs.REPLY_OVERDUE, pair, pair.reply_by)
    if pair.state is S.PROPOSED_TO_MENTOR and pair.reply_by is None:
        yield _item(Needs.TO_PROPOSE_TO_MENTOR, pair, pair.proposed_on or today)
    if pair.next_on is not None and pair.next_on <= today:
        yield _item(Needs.NEXT_DUE, pair, pair.next_on)


def _health(pair: RelationshipRow, today: dt.date) -> Iterator[Item]:
    """What the health asks for; who was written to is let alone until an answer is overdue."""
    needs, since = _BY_HEALTH.get(pair.judgement.rule), pair.judgement.since
    if needs is None or since is None:
        return
    if pair.again_on is not None:
        if today < pair.again_on:
            return
        since = max(since, pair.again_on)
    yield replace(_item(needs, pair, since), asked_on=pair.nudged_on)


def _reviews(
    pair: RelationshipRow, sent: dict[Survey, bool], today: dt.date, days: ReminderDays
) -> Iterator[Item]:
    """Check-in, midpoint, end and follow-up, each by the pair's own clock."""
    stage = _STAGES.get(pair.state)
    if pair.introduced_on is None or stage is None:
        return
    course = Course(
        stage, pair.introduced_on, pair.first_meeting_on or pair.introduced_on,
        pair.planned_end_on, pair.ended_on, sent,
    )  # fmt: skip
    for needs, since in reviews_due(course, today, days):
        yield _item(needs, pair, since)


def _sent(connection: Connection) -> dict[str, dict[Survey, bool]]:
    """Which surveys a pair was sent, and whether everybody asked has answered."""
    c = CheckIn
    query = select(c.match_id, c.survey, c.returned_on).where(
        c.match_id.is_not(None), c.sent_on.is_not(None)
    )
    found: dict[str, dict[Survey, bool]] = {}
    for match_id, survey, returned in connection.execute(query).all():
        pair = found.setdefault(str(match_id), {})
        pair[survey] = pair.get(survey, True) and returned is not None
    return found


def _surveys_out(
    connection: Connection,
    pairs: dict[str, RelationshipRow],
    today: dt.date,
    days: ReminderDays,
) -> Iterator[Item]:
    """Those of whom nobody was reminded; two who owe the same one are one item."""
    c = CheckIn
    query = (
        select(c.match_id, c.sent_on, Person.display_name)
        .join(Person, Person.id == c.person_id)
        .where(c.returned_on.is_(None), c.reminded_on.is_(None), c.sent_on.is_not(None))
        .order_by(c.role, Person.sort_name)
    )
    owed: dict[tuple[str | None, dt.date | None], list[str]] = {}
    for match_id, sent_on, name in connection.execute(query).all():
        owed.setdefault((match_id, sent_on), []).append(name)
    for (match_id, sent_on), names in owed.items():
        pair = pairs.get(match_id or "")
        if pair is None or sent_on is None:
            continue
        due = sent_on + dt.timedelta(days=days.survey_reminder)
        if due <= today <= due + FORGOTTEN and pair.state in LIVE:
            who = tuple(dict.fromkeys(names))
            yield Item(Needs.SURVEY_OUT, About.PAIR, pair.id, due, who, round_id=pair.round_id)


def survey_to_remind(connection: Connection, item: Item) -> Survey | None:
    """The survey a SURVEY_OUT item is about; None when it came back or was reminded meanwhile."""
    c = CheckIn
    sent_on = item.since - dt.timedelta(days=days_of(connection).survey_reminder)
    query = (
        select(c.survey)
        .where(or_(c.match_id == item.id, c.group_id == item.id), c.sent_on == sent_on)
        .where(c.returned_on.is_(None), c.reminded_on.is_(None))
        .order_by(c.survey)
    )
    return connection.scalars(query).first()


def _agreements(
    connection: Connection,
    pairs: dict[str, RelationshipRow],
    today: dt.date,
    days: ReminderDays,
) -> Iterator[Item]:
    """Sent and not acknowledged by both; skipped by choice is as good as any."""
    a = Agreement
    waiting = (AgreementState.SENT, AgreementState.ACKNOWLEDGED_BY_ONE)
    query = select(a.match_id, a.state_on).where(a.state.in_(waiting))
    for match_id, since in connection.execute(query).all():
        pair = pairs.get(match_id or "")
        if pair is None or since is None or pair.agreement not in waiting:
            continue
        due = since + dt.timedelta(days=days.survey_reminder)
        if due <= today and pair.state in (S.INTRODUCED, *_GOING):
            yield _item(Needs.AGREEMENT_OPEN, pair, due)


def _notes(
    connection: Connection, pairs: dict[str, RelationshipRow], today: dt.date
) -> Iterator[Item]:
    n = StaffNote
    query = select(n.match_id, n.follow_up_on).where(n.follow_up_on <= today)
    for match_id, due in connection.execute(query).all():
        pair = pairs.get(match_id or "")
        if pair is not None and due is not None:
            yield _item(Needs.NOTE_DUE, pair, due)
