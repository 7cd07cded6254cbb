"""Applications carried over to the next round, and confirmed there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import literal_column, select

from mentordesk.commands.applications import get_application, open_round, refuse_step
from mentordesk.commands.consents import add_consent
from mentordesk.commands.people import get_person
from mentordesk.commands.wishes import wishes_of, write_wishes
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Application, ApplicationTopic, Consent, Round

COPIED = (
    "goal_1", "goal_2", "goal_3", "sector_wanted", "country_wanted", "motivations",
    "expectations", "success", "requirements", "preferred_mode", "preferred_mentor", "not_with",
    "offers_in_return", "source",
)  # fmt: skip
"""What somebody wished for goes along; the office's score, note and commitment do not."""


@dataclass(frozen=True)
class CarryApplications:
    """Carries applications over to another round of the same scheme, with what they wish for.

    There each stands as incomplete, applied today, until it is confirmed (domain dossier 3.1).
    """

    application_ids: tuple[str, ...]
    round_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Makes the new applications and marks the old ones as carried.

        Raises `Refused` CARRY_CONSENT, APPLIED_ALREADY, WRONG_SCHEME, ROUND_FINISHED or
        APPLICATION_STEP, and then carries none.
        """
        target = open_round(session, self.round_id)
        for application_id in self.application_ids:
            found = get_application(session, application_id)
            self._carry(session, found, target)
        return {"count": len(self.application_ids), "round": target.name}

    def _carry(self, session: WriteSession, found: Application, target: Round) -> None:
        name = get_person(session, found.person_id).display_name
        if target.scheme is Scheme.ASK or not _same_scheme(session, found, target):
            raise Refused(Reason.WRONG_SCHEME, round=target.name)
        there = select(Application).where(
            Application.round_id == target.id,
            Application.person_id == found.person_id,
            Application.role == found.role,
        )
        if session.scalars(there).first() is not None:
            raise Refused(Reason.APPLIED_ALREADY, name=name, round=target.name)
        if newest_answer(session, found.person_id, Purpose.KEEP_FOR_NEXT_ROUND) is not Answer.GIVEN:
            raise Refused(Reason.CARRY_CONSENT, name=name)
        refuse_step(session, found, ApplicationState.CARRIED)
        found.state = ApplicationState.CARRIED
        new = Application(
            id=session.new_id(),
            round_id=target.id,
            person_id=found.person_id,
            role=found.role,
            state=ApplicationState.INCOMPLETE,
            submitted_on=session.today(),
            carried_from_id=found.id,
            **{field: getattr(found, field) for field in COPIED},
        )
        session.add(new)
        words = select(ApplicationTopic).where(ApplicationTopic.application_id == found.id)
        for row in session.scalars(words).all():
            session.add(
                ApplicationTopic(
                    id=session.new_id(), application_id=new.id, topic_id=row.topic_id, rank=row.rank
                )
            )
        write_wishes(session, new.id, [row.mentor_id for row in wishes_of(session, found.id)])


@dataclass(frozen=True)
class AgreedToBeKept:
    """Notes that applicants agreed on a day to be kept for the next round."""

    application_ids: tuple[str, ...]
    on: dt.date

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the answer to the ledger of each. Raises `Refused` VALUE_WRONG for a later day."""
        if self.on > session.today():
            raise Refused(Reason.VALUE_WRONG, field="given_on", value=self.on)
        ids = {get_application(session, each).person_id for each in self.application_ids}
        for person_id in sorted(ids):
            purpose = Purpose.KEEP_FOR_NEXT_ROUND
            consent = add_consent(session, person_id, purpose, Answer.GIVEN, None)
            consent.given_on = self.on
        return {"count": len(ids), "on": self.on.isoformat()}


@dataclass(frozen=True)
class ConfirmCarried:
    """Notes the day on which people carried over said that goals and consent still hold."""

    application_ids: tuple[str, ...]
    on: dt.date

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the day, notes the consent, and takes the application as received.

        Who was not carried over, or confirmed before, stays as they are and is counted apart.
        Raises `Refused` VALUE_WRONG for a day that is to come or before they were carried over.
        """
        confirmed = 0
        for application_id in self.application_ids:
            found = get_application(session, application_id)
            if found.carried_from_id is None or found.committed_on is not None:
                continue
            begun = found.submitted_on
            if self.on > session.today() or (begun is not None and self.on < begun):
                raise Refused(Reason.VALUE_WRONG, field="committed_on", value=self.on)
            found.committed_on = self.on
            consent = add_consent(
                session, found.person_id, Purpose.SHARE_PROFILE, Answer.GIVEN,
                "confirmed for the next round",
            )  # fmt: skip
            consent.given_on = self.on
            if found.state is ApplicationState.INCOMPLETE:
                found.state = ApplicationState.RECEIVED
            confirmed += 1
        others = len(self.application_ids) - confirmed
        return {"count": confirmed, "others": others, "on": self.on.isoformat()}


def newest_answer(session: WriteSession, person_id: str, purpose: Purpose) -> Answer | None:
    """What somebody last answered to a purpose; None where nobody asked."""
    session.flush()
    query = (
        select(Consent.answer)
        .where(Consent.person_id == person_id, Consent.purpose == purpose)
        .order_by(Consent.given_on.desc(), literal_column("consent.rowid").desc())
    )
    return session.scalars(query).first()


def _same_scheme(session: WriteSession, found: Application, target: Round) -> bool:
    if found.round_id is None or found.round_id == target.id:
        return False
    return session.get_one(Round, found.round_id).scheme is target.scheme


def missing_asked(session: WriteSession, person_id: str, round_id: str | None) -> None:
    """Whoever was asked for missing answers is incomplete, where the application still waits."""
    query = select(Application).where(
        Application.round_id == round_id,
        Application.person_id == person_id,
        Application.state == ApplicationState.RECEIVED,
    )
    for found in session.scalars(query):
        found.state = ApplicationState.INCOMPLETE
