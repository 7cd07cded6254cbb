"""Changes to the ledger of consents: every answer is added, none is taken away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands.people import get_person
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Consent


@dataclass(frozen=True)
class RecordConsent:
    """Notes an answer to a purpose; earlier answers stay in the ledger."""

    person_id: str
    purpose: Purpose
    answer: Answer
    how: str | None = None
    given_on: dt.date | None = None
    wording_version: str | None = None
    entered_by: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the answer, by default dated today. Raises `Refused` VALUE_WRONG for a later day."""
        person = get_person(session, self.person_id)
        if self.given_on is not None and self.given_on > session.today():
            raise Refused(Reason.VALUE_WRONG, field="given_on", value=self.given_on)
        row = add_consent(session, person.id, self.purpose, self.answer, self.how)
        row.given_on = self.given_on or row.given_on
        row.wording_version, row.entered_by = self.wording_version, self.entered_by
        return {
            "person_id": person.id,
            "name": person.display_name,
            "purpose": self.purpose.value,
            "answer": self.answer.value,
        }


def add_consent(
    session: WriteSession, person_id: str, purpose: Purpose, answer: Answer, how: str | None
) -> Consent:
    """Adds an answer to the ledger, dated today."""
    consent = Consent(
        id=session.new_id(), person_id=person_id, purpose=purpose, answer=answer,
        given_on=session.today(), how=how,
    )  # fmt: skip
    session.add(consent)
    return consent
