"""Changes to agreements: where they stand, and what the pair agreed on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.applications import open_round
from mentordesk.commands.people import get_person
from mentordesk.domain.agreement import AgreementState, Term
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Agreement, Match, Programme
from mentordesk.wording.agreements import TEMPLATE_VERSION
from mentordesk.wording.words import listed

NOT_YET_OUT = frozenset({AgreementState.DRAFTED, AgreementState.REVISED})
"""Nobody has been sent this version, so it may still be written over."""


@dataclass(frozen=True)
class SetAgreementState:
    """Notes that the agreements of these pairs were drafted, sent, acknowledged or skipped.

    A pair without an agreement gets version 1, with the versions of template and code of conduct
    that hold now. A pair that is only a draft has none to note, and the figures of a finished
    round stay as they are.
    """

    match_ids: tuple[str, ...]
    state: AgreementState

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the state and its day.

        Raises `Refused` NOT_FOUND, PAIR_IS_DRAFT, ROUND_FINISHED or VALUE_WRONG.
        """
        if self.state is AgreementState.NOT_STARTED:
            raise Refused(Reason.VALUE_WRONG, field="agreement", value=self.state.value)
        names = []
        for match_id in dict.fromkeys(self.match_ids):
            match = _real_pair(session, match_id)
            held = newest(session, match_id) or _first(session, match_id)
            if held.state is not self.state:
                held.state, held.state_on = self.state, session.today()
            names.append(_names(session, match))
        return {
            "pairs": listed(names, 2),
            "match_ids": list(dict.fromkeys(self.match_ids)),
            "agreement": self.state.value,
        }


@dataclass(frozen=True)
class EditAgreementTerms:
    """Writes down what a pair agreed on; an empty text takes a term out.

    What nobody was sent yet is written over. Once it was sent, acknowledged or skipped, the edit
    makes the next version, marked revised, and the version before stays as it was.
    """

    match_id: str
    terms: tuple[tuple[Term, str], ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Edits or adds the version.

        Raises `Refused` NOT_FOUND, PAIR_IS_DRAFT or ROUND_FINISHED.
        """
        match = _real_pair(session, self.match_id)
        held = newest(session, self.match_id)
        if held is None:
            held = _first(session, self.match_id)
        elif held.state not in NOT_YET_OUT:
            held = _next(session, held)
        known: dict[str, str] = json.loads(held.terms)
        for term, text in self.terms:
            known.pop(term.value, None)
            if text.strip():
                known[term.value] = text.strip()
        held.terms = json.dumps(known, ensure_ascii=False, sort_keys=True)
        return {
            "pairs": _names(session, match),
            "match_ids": [self.match_id],
            "version": held.version,
        }


def newest(session: WriteSession, match_id: str) -> Agreement | None:
    """The newest version of a pair's agreement."""
    query = (
        select(Agreement)
        .where(Agreement.match_id == match_id)
        .order_by(Agreement.version.desc())
        .limit(1)
    )
    return session.scalars(query).first()


def _real_pair(session: WriteSession, match_id: str) -> Match:
    match = session.get(Match, match_id)
    if match is None:
        raise Refused(Reason.NOT_FOUND, what="pair", id=match_id)
    open_round(session, match.round_id)
    if match.state is MatchState.DRAFT:
        raise Refused(
            Reason.PAIR_IS_DRAFT,
            mentor=get_person(session, match.mentor_id).display_name,
            mentee=get_person(session, match.mentee_id).display_name,
        )
    return match


def _first(session: WriteSession, match_id: str) -> Agreement:
    return _version(session, match_id, 1, AgreementState.DRAFTED, "{}")


def _next(session: WriteSession, held: Agreement) -> Agreement:
    number = held.version + 1
    return _version(session, held.match_id, number, AgreementState.REVISED, held.terms)


def _version(
    session: WriteSession, match_id: str, number: int, state: AgreementState, terms: str
) -> Agreement:
    made = Agreement(
        id=session.new_id(),
        match_id=match_id,
        version=number,
        state=state,
        template_version=TEMPLATE_VERSION,
        code_version=session.scalars(select(Programme.code_of_conduct_version)).first(),
        terms=terms,
        generated_on=session.today(),
        state_on=session.today(),
    )
    session.add(made)
    return made


def _names(session: WriteSession, match: Match) -> str:
    mentor = get_person(session, match.mentor_id).display_name
    return f"{mentor} and {get_person(session, match.mentee_id).display_name}"
