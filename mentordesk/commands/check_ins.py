"""Check-ins and surveys: sent, reminded, and their answers written down."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.people import get_person
from mentordesk.commands.relationship import (
    Relationship,
    get_relationship,
    has_begun,
    owner_of,
    taking_part,
)
from mentordesk.commands.topics import known_topic
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.survey import (
    GAIN_KINDS,
    Asked,
    Gain,
    Survey,
    asks_gains,
    is_answer,
    questions,
)
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import CheckIn, MentoringGroup
from mentordesk.wording.words import listed, word


@dataclass(frozen=True)
class SendSurvey:
    """Notes that a survey went out to both sides of these pairs, or to everybody of these groups.

    Who has it already is reminded by it: the first day stays, the reminder's day is kept.
    """

    relationship_ids: tuple[str, ...]
    survey: Survey
    on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sends or reminds; who has answered is left alone. Raises `Refused` NOT_FOUND."""
        day, names = self.on or session.today(), []
        for relationship_id in dict.fromkeys(self.relationship_ids):
            found = _begun(session, relationship_id)
            for person_id, role in taking_part(session, found).items():
                row = _row(session, found, self.survey, role, person_id)
                if row.returned_on is not None:
                    continue
                if row.sent_on is None:
                    row.sent_on = day
                else:
                    row.reminded_on = day
                names.append(get_person(session, row.person_id).display_name)
        return {"people": listed(names, 3), "number": len(names), "survey": self.survey.value}


@dataclass(frozen=True)
class RecordAnswers:
    """Writes down what one side answered; `on_behalf` when the office typed it in.

    A question that is not named keeps its answer; None takes the answer out. A gain is a word of
    the side's own list, in any spelling. `person_id` says who answered for a group; of a pair the
    role says it.
    """

    relationship_id: str
    survey: Survey
    role: Role
    answers: tuple[tuple[Asked, object], ...]
    on: dt.date | None = None
    on_behalf: bool = True
    person_id: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps them.

        Raises `Refused` VALUE_WRONG for an answer that is not on its scale, NOT_FOUND for whom
        takes no part, or where it is not said who of a group answered.
        """
        found = _begun(session, self.relationship_id)
        row = _row(session, found, self.survey, self.role, self._who(session, found))
        known: dict[str, object] = json.loads(row.answers)
        asked = questions(self.survey, self.role)
        for question, value in self.answers:
            if isinstance(question, Gain):
                question = self._on_list(session, question, value)
            known.pop(question.value, None)
            if value is None:
                continue
            is_asked = isinstance(question, Gain) or question in asked
            if not is_asked or not is_answer(question, value):
                raise Refused(Reason.VALUE_WRONG, field=_called(question), value=value)
            known[question.value] = value
        row.answers = json.dumps(known, ensure_ascii=False, sort_keys=True)
        row.returned_on = (row.returned_on or self.on or session.today()) if known else None
        row.on_behalf = self.on_behalf
        name = get_person(session, row.person_id).display_name
        return {"person": name, "survey": self.survey.value}

    def _on_list(self, session: WriteSession, gain: Gain, value: object) -> Gain:
        """The gain as the list now spells it; one that left the list can only be taken out."""
        topic = known_topic(session, gain.word, GAIN_KINDS[self.role])
        if topic is not None and asks_gains(self.survey):
            return Gain(topic.name)
        if value is None:
            return gain
        raise Refused(Reason.VALUE_WRONG, field=gain.word, value=value)

    def _who(self, session: WriteSession, found: Relationship) -> str:
        """Who answered: somebody who takes part, or who was asked while they did."""
        asked = select(CheckIn.person_id, CheckIn.role).filter_by(**owner_of(found))
        known = {person_id: role for person_id, role in session.execute(asked).all()}
        people = known | taking_part(session, found)
        who = [one for one, role in people.items() if role is self.role]
        if self.person_id is not None:
            who = [one for one in who if one == self.person_id]
        if len(who) != 1:
            raise Refused(Reason.NOT_FOUND, what="person asked", id=self.person_id or "")
        return who[0]


def _called(asked: Asked) -> str:
    return asked.word if isinstance(asked, Gain) else asked.value


def _begun(session: WriteSession, relationship_id: str) -> Relationship:
    found = get_relationship(session, relationship_id)
    if isinstance(found, MentoringGroup) and not has_begun(found):
        raise Refused(Reason.GROUP_NOT_BEGUN, group=found.title)
    if not has_begun(found):
        raise Refused(Reason.STEP_NOT_ALLOWED, now=word(found.state), then="asked")
    return found


def _row(
    session: WriteSession, found: Relationship, survey: Survey, role: Role, person_id: str
) -> CheckIn:
    query = select(CheckIn).filter_by(person_id=person_id, survey=survey, **owner_of(found))
    row = session.scalars(query).first()
    if row is None:
        row = CheckIn(
            id=session.new_id(), person_id=person_id, role=role, survey=survey, answers="{}",
            on_behalf=False, **owner_of(found),
        )  # fmt: skip
        session.add(row)
    return row
