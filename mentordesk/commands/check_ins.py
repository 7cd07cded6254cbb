"""Check-ins and surveys: sent, reminded, and their answers written down."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.people import get_person
from mentordesk.commands.steps import get_pair
from mentordesk.domain.match import INTRODUCED_ONCE
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.survey import Question, Survey, is_answer, questions
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import CheckIn, Match
from mentordesk.wording.words import listed, word


@dataclass(frozen=True)
class SendSurvey:
    """Notes that a survey went out to both sides of these pairs.

    Who has it already is reminded by it: the first day stays, the reminder's day is kept.
    """

    match_ids: tuple[str, ...]
    survey: Survey
    on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sends or reminds; who has answered is left alone. Raises `Refused` NOT_FOUND."""
        day, names = self.on or session.today(), []
        for match_id in dict.fromkeys(self.match_ids):
            pair = _introduced(session, match_id)
            for role in Role:
                row = _row(session, pair, self.survey, role)
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

    A question that is not named keeps its answer; None takes the answer out.
    """

    match_id: str
    survey: Survey
    role: Role
    answers: tuple[tuple[Question, object], ...]
    on: dt.date | None = None
    on_behalf: bool = True

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps them. Raises `Refused` VALUE_WRONG for an answer that is not on its scale."""
        pair = _introduced(session, self.match_id)
        row = _row(session, pair, self.survey, self.role)
        known: dict[str, object] = json.loads(row.answers)
        asked = questions(self.survey, self.role)
        for question, value in self.answers:
            known.pop(question.value, None)
            if value is None:
                continue
            if question not in asked or not is_answer(question, value):
                raise Refused(Reason.VALUE_WRONG, field=question.value, value=value)
            known[question.value] = value
        row.answers = json.dumps(known, ensure_ascii=False, sort_keys=True)
        row.returned_on = (row.returned_on or self.on or session.today()) if known else None
        row.on_behalf = self.on_behalf
        name = get_person(session, row.person_id).display_name
        return {"person": name, "survey": self.survey.value}


def _introduced(session: WriteSession, match_id: str) -> Match:
    pair = get_pair(session, match_id)
    if pair.state not in INTRODUCED_ONCE:
        raise Refused(Reason.STEP_NOT_ALLOWED, now=word(pair.state), then="asked")
    return pair


def _row(session: WriteSession, pair: Match, survey: Survey, role: Role) -> CheckIn:
    person_id = pair.mentor_id if role is Role.MENTOR else pair.mentee_id
    query = select(CheckIn).where(
        CheckIn.match_id == pair.id, CheckIn.person_id == person_id, CheckIn.survey == survey
    )
    row = session.scalars(query).first()
    if row is None:
        row = CheckIn(
            id=session.new_id(), match_id=pair.id, person_id=person_id, role=role, survey=survey,
            answers="{}", on_behalf=False,
        )  # fmt: skip
        session.add(row)
    return row
