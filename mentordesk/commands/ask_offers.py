"""Offers of a question to alumni, one after the other: made, reminded of, answered, run out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.asks import asker, get_ask, offers_of, step
from mentordesk.commands.people import get_person
from mentordesk.commands.ready_mentors import refuse_unready
from mentordesk.domain.closing import DeclineReason
from mentordesk.domain.days import reminder_days
from mentordesk.domain.person import ContactStatus
from mentordesk.domain.question import (
    MOST_OFFERS,
    Age,
    AskState,
    OfferState,
    age,
)
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Ask, AskOffer, MentorProfile, Programme
from mentordesk.wording.words import listed, many


@dataclass(frozen=True)
class OfferQuestion:
    """Offers a question to the next alum; three may be asked, one after the other."""

    ask_id: str
    mentor_id: str
    on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the offer. Raises `Refused` for whom it may not be offered to."""
        ask = get_ask(session, self.ask_id)
        mentor = get_person(session, self.mentor_id)
        offers = offers_of(session, ask.id)
        profile = session.scalars(
            select(MentorProfile).where(MentorProfile.person_id == mentor.id)
        ).first()
        may = profile is not None and profile.offers_ask and mentor.id != ask.person_id
        if not may or mentor.contact_status is ContactStatus.DO_NOT_CONTACT:
            raise Refused(Reason.NO_ONLINE_MENTOR, mentor=mentor.display_name)
        if any(offer.mentor_id == mentor.id for offer in offers):
            raise Refused(Reason.OFFERED_BEFORE, mentor=mentor.display_name)
        if any(offer.state is OfferState.SENT for offer in offers):
            raise Refused(Reason.OFFER_STANDS, name=asker(session, ask))
        if len(offers) >= MOST_OFFERS:
            raise Refused(Reason.OFFERS_USED, most=MOST_OFFERS)
        refuse_unready(session, (mentor.id,))
        step(session, ask, AskState.OFFERED)
        session.add(
            AskOffer(
                id=session.new_id(), ask_id=ask.id, mentor_id=mentor.id, number=len(offers) + 1,
                state=OfferState.SENT, sent_on=self.on or session.today(),
            )
        )  # fmt: skip
        return {"name": asker(session, ask), "mentor": mentor.display_name}


@dataclass(frozen=True)
class RemindOffers:
    """Notes that the alumni who have not answered yet were reminded."""

    ask_ids: tuple[str, ...]
    on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps the day with each open offer."""
        number = 0
        for ask_id in dict.fromkeys(self.ask_ids):
            offer = open_offer(session, get_ask(session, ask_id))
            offer.reminded_on = self.on or session.today()
            number += 1
        return {"number": many(number, "question")}


@dataclass(frozen=True)
class AnswerOffer:
    """Writes down what the alum said; after three who could not, the office takes the question."""

    ask_id: str
    accepted: bool
    on: dt.date | None = None
    reason: DeclineReason | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Notes the answer. Raises `Refused` NOT_FOUND when no answer is awaited."""
        ask, day = get_ask(session, self.ask_id), self.on or session.today()
        offer = open_offer(session, ask)
        if self.accepted:
            offer.state = OfferState.ACCEPTED
            step(session, ask, AskState.ACCEPTED)
            ask.mentor_id, ask.accepted_on = offer.mentor_id, day
        else:
            offer.state, offer.reason = OfferState.DECLINED, self.reason
            _next_alum(session, ask)
        offer.answered_on = day
        mentor = get_person(session, offer.mentor_id).display_name
        answered = "yes" if self.accepted else "no"
        return {"name": asker(session, ask), "mentor": mentor, "answered": answered}


@dataclass(frozen=True)
class ExpireOffers:
    """Ends offers that were not answered in time, so that the next alum may be asked."""

    ask_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Ends them. Raises `Refused` VALUE_WRONG for an offer that still has time."""
        days = reminder_days(session.scalars(select(Programme.reminder_days)).one())
        mentors = []
        for ask_id in dict.fromkeys(self.ask_ids):
            ask = get_ask(session, ask_id)
            offer = open_offer(session, ask)
            if age(offer.sent_on, session.today(), days) is not Age.EXPIRED:
                raise Refused(Reason.VALUE_WRONG, field="offer", value=offer.sent_on)
            offer.state = OfferState.EXPIRED
            _next_alum(session, ask)
            mentors.append(get_person(session, offer.mentor_id).display_name)
        return {"mentors": listed(mentors, 3), "number": len(mentors)}


def open_offer(session: WriteSession, ask: Ask) -> AskOffer:
    """The offer whose answer is awaited. Raises `Refused` NOT_FOUND."""
    for offer in offers_of(session, ask.id):
        if offer.state is OfferState.SENT:
            return offer
    raise Refused(Reason.NOT_FOUND, what="offer", id=ask.id)


def _next_alum(session: WriteSession, ask: Ask) -> None:
    used = len(offers_of(session, ask.id)) >= MOST_OFFERS
    step(session, ask, AskState.WITH_OFFICE if used else AskState.ASKED)
