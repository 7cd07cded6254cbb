"""Letters: their templates in the office's words, and that they were sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.agreements import sent_out
from mentordesk.commands.application_life import missing_asked
from mentordesk.commands.ask_offers import RemindOffers
from mentordesk.commands.check_ins import SendSurvey
from mentordesk.commands.group_letters import move_groups
from mentordesk.commands.guidance import note_given
from mentordesk.commands.pair_life import MarkProposalsSent
from mentordesk.commands.people import get_person
from mentordesk.commands.steps import StepMatches, get_pair
from mentordesk.domain.closing import Side
from mentordesk.domain.guidance import Way, suits
from mentordesk.domain.letter import Occasion, mistakes
from mentordesk.domain.match import MatchState, may_step
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.domain.survey import Survey
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    Ask,
    Guidance,
    Letter,
    LetterGuidance,
    LetterTemplate,
    MentoringGroup,
    Round,
)
from mentordesk.wording.letters import NAMES, wrong
from mentordesk.wording.words import many


@dataclass(frozen=True)
class SaveLetterTemplate:
    """Keeps a letter in the office's own words, as its next version."""

    occasion: Occasion
    subject: str
    body: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Saves it. Raises `Refused` LETTER_WRONG for a field that is not known in it."""
        subject = " ".join(self.subject.split())
        if not subject or not self.body.strip():
            raise Refused(Reason.NAME_MISSING)
        found = [*mistakes(subject, self.occasion), *mistakes(self.body, self.occasion)]
        if found:
            raise Refused(Reason.LETTER_WRONG, why=wrong(found[0]))
        row = _template(session, self.occasion)
        if row is None:
            row = LetterTemplate(id=session.new_id(), occasion=self.occasion, version=0)
            session.add(row)
        row.subject, row.body = subject, self.body.strip()
        row.version, row.edited_on = row.version + 1, session.today()
        return {"letter": NAMES[self.occasion], "version": row.version}


@dataclass(frozen=True)
class UseShippedLetter:
    """Takes the office's words for a letter away; the shipped ones hold again."""

    occasion: Occasion

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes them. Raises `Refused` NOT_FOUND when the shipped words hold already."""
        row = _template(session, self.occasion)
        if row is None:
            raise Refused(Reason.NOT_FOUND, what="changed letter", id=self.occasion.value)
        session.delete(row)
        return {"letter": NAMES[self.occasion]}


@dataclass(frozen=True)
class Sent:
    """One letter that went out: to whom, and about which pair, group, question or round."""

    person_id: str
    match_id: str | None = None
    ask_id: str | None = None
    round_id: str | None = None
    group_id: str | None = None


@dataclass(frozen=True)
class MarkLettersSent:
    """Notes that letters of one kind went out, and what that means for the pairs they are about.

    A proposal starts the reply-by clock, the first introduction introduces the pair, a check-in,
    midpoint or last letter is a survey sent, an agreement that goes out is sent, a reminder about
    a question reminds its alum, and whoever is asked for missing answers is incomplete. Every
    other letter leaves what it is about as it was. Guidance that goes along is noted as given.
    """

    occasion: Occasion
    letters: tuple[Sent, ...]
    on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds them to what each person was sent. Raises `Refused` as the steps they mean."""
        template = _template(session, self.occasion)
        for letter in self.letters:
            get_person(session, letter.person_id)
            session.add(
                Letter(
                    id=session.new_id(), occasion=self.occasion, person_id=letter.person_id,
                    match_id=letter.match_id, ask_id=letter.ask_id, round_id=letter.round_id,
                    group_id=letter.group_id,
                    version=template.version if template else 0,
                    sent_on=self.on or session.today(),
                )
            )  # fmt: skip
        pairs = tuple(dict.fromkeys(one.match_id for one in self.letters if one.match_id))
        _note_guidance(session, self.occasion, self.letters, self.on or session.today())
        session.flush()
        _move(session, self.occasion, pairs, self.on or session.today())
        groups = tuple(dict.fromkeys(one.group_id for one in self.letters if one.group_id))
        move_groups(session, self.occasion, groups, self.on or session.today())
        if self.occasion is Occasion.MISSING_ITEMS:
            for letter in self.letters:
                missing_asked(session, letter.person_id, letter.round_id)
        if self.occasion is Occasion.ASK_REMINDER:
            asks = tuple(one.ask_id for one in self.letters if one.ask_id)
            RemindOffers(asks, self.on or session.today()).apply(session)
        number = many(len(self.letters), "letter")
        return {"number": number, "letter": NAMES[self.occasion]}


def _move(session: WriteSession, occasion: Occasion, pairs: tuple[str, ...], day: dt.date) -> None:
    """What a letter means for its pairs; done already, it means nothing more."""
    if occasion in (Occasion.PROPOSAL_MENTEE, Occasion.PROPOSAL_MENTOR):
        MarkProposalsSent(pairs, day).apply(session)
        return
    if occasion is Occasion.AGREEMENT:
        sent_out(session, pairs)
    state = _STATES.get(occasion)
    if state is not None:
        waiting = [one for one in pairs if may_step(get_pair(session, one).state, state)]
        StepMatches(tuple(waiting), state, day, by=Side.OFFICE).apply(session)
    survey = _SURVEYS.get(occasion)
    if survey is not None:
        SendSurvey(pairs, survey, day).apply(session)


def _note_guidance(
    session: WriteSession, occasion: Occasion, letters: tuple[Sent, ...], day: dt.date
) -> None:
    """Writes down what went along: of what is tied to the letter, the pieces that are for them."""
    tied = select(LetterGuidance.guidance_id).where(LetterGuidance.occasion == occasion)
    pieces = session.scalars(select(Guidance).where(Guidance.id.in_(tied))).all()
    for letter in letters if pieces else ():
        role, scheme = _part(session, letter)
        for piece in pieces:
            if suits(piece.audience, piece.scheme, role, scheme):
                note_given(session, piece, letter.person_id, Way.LETTER, day)


def _part(session: WriteSession, letter: Sent) -> tuple[Role | None, Scheme | None]:
    """In what part of which scheme somebody got a letter; None where it is about neither."""
    if letter.match_id is not None:
        pair = get_pair(session, letter.match_id)
        found = session.get(Round, pair.round_id) if pair.round_id else None
        return _role(letter.person_id == pair.mentor_id), found.scheme if found else None
    group = session.get(MentoringGroup, letter.group_id) if letter.group_id else None
    if group is not None:
        return _role(letter.person_id in (group.mentor_id, group.co_mentor_id)), Scheme.GROUP
    ask = session.get(Ask, letter.ask_id) if letter.ask_id else None
    if ask is not None:
        return _role(letter.person_id != ask.person_id), Scheme.ASK
    found = session.get(Round, letter.round_id) if letter.round_id else None
    return None, found.scheme if found else None


def _role(is_mentor: bool) -> Role:
    return Role.MENTOR if is_mentor else Role.MENTEE


_INTRODUCED, _ENDING = MatchState.INTRODUCED, MatchState.ENDING
_STATES = {
    Occasion.INTRODUCTION_MENTEE: _INTRODUCED,
    Occasion.INTRODUCTION_MENTOR: _INTRODUCED,
    Occasion.ENDING: _ENDING,
}
_SURVEYS = {
    Occasion.CHECK_IN: Survey.FIRST_WEEKS,
    Occasion.MIDPOINT: Survey.MONTH_3,
    Occasion.ENDING: Survey.MONTH_6,
}


def _template(session: WriteSession, occasion: Occasion) -> LetterTemplate | None:
    query = select(LetterTemplate).where(LetterTemplate.occasion == occasion)
    return session.scalars(query).first()
