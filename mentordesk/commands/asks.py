"""Questions of Ask An Alum: asked, taken over by the office, held and closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.people import get_person
from mentordesk.commands.topics import topic_named
from mentordesk.domain.application import Source
from mentordesk.domain.closing import NOT_FOR_MENTORING, DeclineReason
from mentordesk.domain.meeting import MOST_MINUTES, Mode
from mentordesk.domain.question import (
    AskState,
    OfferState,
    Outcome,
    Urgency,
    may_step,
)
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Ask, AskOffer
from mentordesk.wording.words import word


@dataclass(frozen=True)
class AskQuestion:
    """Notes a question that somebody asks; a topic by name, made when it is new."""

    person_id: str
    question: str
    topic: str | None = None
    urgency: Urgency = Urgency.WHENEVER
    asked_on: dt.date | None = None
    source: Source = Source.TYPED

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it. Raises `Refused` NOT_FOUND, or VALUE_WRONG without a question."""
        person = get_person(session, self.person_id)
        topic = topic_named(session, self.topic) if self.topic and self.topic.strip() else None
        ask = Ask(
            id=session.new_id(), person_id=person.id, question=_one_line(self.question),
            topic_id=topic.id if topic else None, urgency=self.urgency, source=self.source,
            asked_on=self.asked_on or session.today(), state=AskState.ASKED,
        )  # fmt: skip
        session.add(ask)
        return {"ask_id": ask.id, "name": person.display_name}


@dataclass(frozen=True)
class EditQuestion:
    """Changes the wording, topic, urgency or note of an open question."""

    ask_id: str
    field: str
    value: str | Urgency | None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets it. Raises `Refused` NOT_FOUND or VALUE_WRONG."""
        ask = get_ask(session, self.ask_id)
        if self.field == "question":
            ask.question = _one_line(str(self.value or ""))
        elif self.field == "topic":
            name = str(self.value or "").strip()
            ask.topic_id = topic_named(session, name).id if name else None
        elif self.field == "urgency" and isinstance(self.value, Urgency):
            ask.urgency = self.value
        elif self.field == "note":
            ask.note = str(self.value or "").strip() or None
        else:
            raise Refused(Reason.VALUE_WRONG, field=self.field, value=self.value)
        return {"name": asker(session, ask), "field": self.field}


@dataclass(frozen=True)
class TakeOverQuestion:
    """The office takes a question itself; an open offer is withdrawn."""

    ask_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Takes it. Raises `Refused` STEP_NOT_ALLOWED once somebody accepted."""
        ask = get_ask(session, self.ask_id)
        _withdraw(session, ask)
        step(session, ask, AskState.WITH_OFFICE)
        return {"name": asker(session, ask)}


@dataclass(frozen=True)
class HoldTalk:
    """Notes that the two have talked: when, how long (minutes) and how."""

    ask_id: str
    on: dt.date
    minutes: int | None = None
    mode: Mode | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps it. Raises `Refused` STEP_NOT_ALLOWED unless somebody accepted, or VALUE_WRONG."""
        ask = get_ask(session, self.ask_id)
        if self.on > session.today():
            raise Refused(Reason.VALUE_WRONG, field="session_on", value=self.on)
        if self.minutes is not None and not 1 <= self.minutes <= MOST_MINUTES:
            raise Refused(
                Reason.VALUE_WRONG, field="minutes", value=self.minutes, least=1, most=MOST_MINUTES
            )
        step(session, ask, AskState.HELD)
        ask.held_on, ask.minutes, ask.mode = self.on, self.minutes, self.mode
        mentor = get_person(session, ask.mentor_id or "").display_name
        return {"name": asker(session, ask), "mentor": mentor}


@dataclass(frozen=True)
class CloseQuestion:
    """Closes a question with what came of it, and the two answers of the feedback."""

    ask_id: str
    outcome: Outcome
    useful: int | None = None
    would_ask_again: bool | None = None
    declined_for: DeclineReason | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Closes it. Raises `Refused` STEP_NOT_ALLOWED or VALUE_WRONG (useful is 1 to 5)."""
        ask = get_ask(session, self.ask_id)
        if self.useful is not None and not 1 <= self.useful <= 5:
            raise Refused(Reason.VALUE_WRONG, field="useful", value=self.useful, least=1, most=5)
        if self.outcome is Outcome.NOT_FOR_MENTORING and self.declined_for not in NOT_FOR_MENTORING:
            raise Refused(Reason.VALUE_WRONG, field="declined_for", value="")
        close(session, ask, self.outcome)
        ask.useful, ask.would_ask_again = self.useful, self.would_ask_again
        ask.declined_for = self.declined_for
        return {"name": asker(session, ask), "outcome": self.outcome.value}


def close(session: WriteSession, ask: Ask, outcome: Outcome) -> None:
    """Ends a question; an offer nobody has answered is withdrawn."""
    _withdraw(session, ask)
    step(session, ask, AskState.CLOSED)
    ask.outcome, ask.closed_on = outcome, session.today()


def get_ask(session: WriteSession, ask_id: str) -> Ask:
    """A question. Raises `Refused` NOT_FOUND."""
    ask = session.get(Ask, ask_id)
    if ask is None:
        raise Refused(Reason.NOT_FOUND, what="question", id=ask_id)
    return ask


def asker(session: WriteSession, ask: Ask) -> str:
    """Who asked, by name."""
    return get_person(session, ask.person_id).display_name


def offers_of(session: WriteSession, ask_id: str) -> Sequence[AskOffer]:
    """Every offer of a question, in order."""
    query = select(AskOffer).where(AskOffer.ask_id == ask_id).order_by(AskOffer.number)
    return session.scalars(query).all()


def step(session: WriteSession, ask: Ask, state: AskState) -> None:
    """Takes a question to a state. Raises `Refused` STEP_NOT_ALLOWED."""
    if not may_step(ask.state, state):
        raise Refused(Reason.STEP_NOT_ALLOWED, now=word(ask.state), then=word(state))
    ask.state = state


def _withdraw(session: WriteSession, ask: Ask) -> None:
    for offer in offers_of(session, ask.id):
        if offer.state is OfferState.SENT:
            offer.state, offer.answered_on = OfferState.WITHDRAWN, session.today()


def _one_line(text: str) -> str:
    text = " ".join(text.split())
    if not text or len(text) > 500:
        raise Refused(Reason.VALUE_WRONG, field="question", value=text[:60])
    return text
