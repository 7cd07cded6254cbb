"""Questions of Ask An Alum, whom each was offered to, and who might be asked next."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from mentordesk.domain.closing import DeclineReason
from mentordesk.domain.days import ReminderDays
from mentordesk.domain.match import LIVE
from mentordesk.domain.meeting import Mode
from mentordesk.domain.names import latin
from mentordesk.domain.person import ContactStatus
from mentordesk.domain.question import (
    Age,
    AskState,
    OfferState,
    Outcome,
    Urgency,
    age,
)
from mentordesk.store.queries.ready_mentors import barred
from mentordesk.store.queries.relationships import days_of
from mentordesk.store.tables import (
    Ask,
    AskOffer,
    Match,
    MentorProfile,
    MentorTopic,
    Person,
    Topic,
)

_Alum = aliased(Person)


@dataclass(frozen=True)
class OfferRow:
    """A question offered to one alum."""

    number: int
    mentor_id: str
    mentor: str
    state: OfferState
    sent_on: dt.date
    reminded_on: dt.date | None
    answered_on: dt.date | None
    reason: DeclineReason | None


@dataclass(frozen=True)
class AskRow:
    """A question as its card shows it; `offers` in order, `age` of the offer that stands."""

    id: str
    question: str
    person_id: str
    person: str
    topic_id: str | None
    topic: str | None
    urgency: Urgency
    asked_on: dt.date
    state: AskState
    mentor_id: str | None
    mentor: str | None
    accepted_on: dt.date | None
    held_on: dt.date | None
    minutes: int | None
    mode: Mode | None
    closed_on: dt.date | None
    outcome: Outcome | None
    useful: int | None
    would_ask_again: bool | None
    match_id: str | None
    note: str | None
    offers: tuple[OfferRow, ...] = ()
    age: Age | None = None

    @property
    def waiting_for(self) -> OfferRow | None:
        """The offer whose answer is awaited."""
        return next((o for o in self.offers if o.state is OfferState.SENT), None)


@dataclass(frozen=True)
class Suggestion:
    """An alum who might answer: the topic shared, and the load of this year."""

    person_id: str
    name: str
    shares_topic: bool
    questions: int
    pairs: int


def questions(
    connection: Connection, today: dt.date, ids: tuple[str, ...] | None = None
) -> tuple[AskRow, ...]:
    """Every question, the longest waiting first; with `ids` only these. Three statements."""
    a = Ask
    query = (
        select(
            a.id, a.question, a.person_id, Person.display_name.label("person"), a.topic_id,
            Topic.name.label("topic"), a.urgency, a.asked_on, a.state, a.mentor_id,
            _Alum.display_name.label("mentor"), a.accepted_on, a.held_on, a.minutes, a.mode,
            a.closed_on, a.outcome, a.useful, a.would_ask_again, a.match_id, a.note,
        )
        .join(Person, Person.id == a.person_id)
        .outerjoin(Topic, Topic.id == a.topic_id)
        .outerjoin(_Alum, _Alum.id == a.mentor_id)
        .order_by(a.asked_on, a.id)
    )  # fmt: skip
    if ids is not None:
        query = query.where(a.id.in_(ids))
    found = connection.execute(query).all()
    offers, days = _offers(connection), days_of(connection)
    return tuple(
        AskRow(
            **row._asdict(), offers=offers.get(row.id, ()),
            age=_age(offers.get(row.id, ()), today, days),
        )
        for row in found
    )  # fmt: skip


def suggestions(
    connection: Connection, ask_id: str, today: dt.date, most: int = 12
) -> tuple[Suggestion, ...]:
    """Alumni who answer questions: those of the topic first, then the least asked this year.

    Who lacks a training or code of conduct that is required comes last: the offer would be refused.
    """
    ask = connection.execute(select(Ask.person_id, Ask.topic_id).where(Ask.id == ask_id)).first()
    if ask is None:
        return ()
    asked = select(AskOffer.mentor_id).where(AskOffer.ask_id == ask_id)
    query = (
        select(Person.id, Person.display_name)
        .join(MentorProfile, MentorProfile.person_id == Person.id)
        .where(
            MentorProfile.offers_ask,
            Person.contact_status != ContactStatus.DO_NOT_CONTACT,
            Person.id != ask.person_id,
            Person.id.not_in(asked),
        )
    )
    sharing = _sharing(connection, ask.topic_id)
    year = dt.date(today.year, 1, 1)
    offered = select(AskOffer.mentor_id).where(AskOffer.sent_on >= year)
    load = Counter(connection.execute(offered).scalars())
    paired = Counter(
        connection.execute(select(Match.mentor_id).where(Match.state.in_(LIVE))).scalars()
    )
    found = [
        Suggestion(row.id, row.display_name, row.id in sharing, load[row.id], paired[row.id])
        for row in connection.execute(query).all()
    ]
    no = barred(connection)

    def likeliest(one: Suggestion) -> tuple[bool, bool, int, int, str, str]:
        topic = not one.shares_topic
        name = latin(one.name)
        return one.person_id in no, topic, one.questions, one.pairs, name, one.person_id

    return tuple(sorted(found, key=likeliest)[:most])


def _sharing(connection: Connection, topic_id: str | None) -> frozenset[str]:
    if topic_id is None:
        return frozenset()
    query = (
        select(MentorProfile.person_id)
        .join(MentorTopic, MentorTopic.profile_id == MentorProfile.id)
        .where(MentorTopic.topic_id == topic_id, MentorTopic.refused.is_(False))
    )
    return frozenset(connection.execute(query).scalars())


def _offers(connection: Connection) -> Mapping[str, tuple[OfferRow, ...]]:
    o = AskOffer
    query = (
        select(
            o.ask_id, o.number, o.mentor_id, Person.display_name, o.state, o.sent_on,
            o.reminded_on, o.answered_on, o.reason,
        )
        .join(Person, Person.id == o.mentor_id)
        .order_by(o.ask_id, o.number)
    )  # fmt: skip
    found: dict[str, list[OfferRow]] = defaultdict(list)
    for row in connection.execute(query).all():
        found[row[0]].append(OfferRow(*row[1:]))
    return {ask_id: tuple(rows) for ask_id, rows in found.items()}


def _age(offers: tuple[OfferRow, ...], today: dt.date, days: ReminderDays) -> Age | None:
    waiting = next((o for o in offers if o.state is OfferState.SENT), None)
    return None if waiting is None else age(waiting.sent_on, today, days)
