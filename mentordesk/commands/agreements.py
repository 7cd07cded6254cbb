"""Changes to agreements: where they stand, what the pair agreed on, and who acknowledged it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.applications import open_round
from mentordesk.commands.people import get_person
from mentordesk.domain.agreement import (
    ACKNOWLEDGED,
    NOT_YET_OUT,
    AgreementState,
    GoalPart,
    Side,
    Term,
)
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries.templates import newest_number
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Agreement, Match, Programme, Round
from mentordesk.wording.words import listed


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
            held = newest(session, match_id) or _first(session, match)
            if self.state not in ACKNOWLEDGED:
                held.mentor_name = held.mentor_on = held.mentee_name = held.mentee_on = None
            _set_state(session, match, held, self.state)
            names.append(_names(session, match))
        return {
            "pairs": listed(names, 2),
            "match_ids": list(dict.fromkeys(self.match_ids)),
            "agreement": self.state.value,
        }


@dataclass(frozen=True)
class EditAgreementTerms:
    """Writes down what a pair, or a group with all its pairs, agreed on; no text takes a term out.

    What nobody was sent yet is written over. Once it was sent, acknowledged or skipped, the edit
    makes the next version, marked revised, and the version before stays as it was.
    """

    match_ids: tuple[str, ...]
    terms: tuple[tuple[Term, str], ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Edits or adds the version.

        Raises `Refused` NOT_FOUND, PAIR_IS_DRAFT or ROUND_FINISHED.
        """

        def edit(held: Agreement) -> None:
            known: dict[str, str] = json.loads(held.terms)
            for term, text in self.terms:
                known.pop(term.value, None)
                if text.strip():
                    known[term.value] = text.strip()
            held.terms = json.dumps(known, ensure_ascii=False, sort_keys=True)

        return _edited(session, self.match_ids, edit)


Goal = tuple[tuple[GoalPart, str], ...]
"""What is written of one goal."""


@dataclass(frozen=True)
class EditActionPlan:
    """Writes down the goals of a pair or a group; versions as for its terms.

    A goal of which nothing is written falls out of the plan.
    """

    match_ids: tuple[str, ...]
    goals: tuple[Goal, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the plan. Raises `Refused` as editing terms does."""
        goals = [
            {part.value: text.strip() for part, text in goal if text.strip()} for goal in self.goals
        ]
        kept = [goal for goal in goals if goal]

        def edit(held: Agreement) -> None:
            held.plan = json.dumps(kept, ensure_ascii=False, sort_keys=True)

        return _edited(session, self.match_ids, edit)


@dataclass(frozen=True)
class Acknowledge:
    """Notes the name somebody typed under the agreement, and the day; no name takes it back.

    The state follows: acknowledged by one, by both, or sent when no name is left.
    """

    match_ids: tuple[str, ...]
    side: Side
    name: str
    on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps name and day, today where none is given.

        Raises `Refused` NOT_FOUND, PAIR_IS_DRAFT, ROUND_FINISHED, or VALUE_WRONG for a day to come.
        """
        name = " ".join(self.name.split()) or None
        on = (self.on or session.today()) if name else None
        if on is not None and on > session.today():
            raise Refused(Reason.VALUE_WRONG, field="date", value=on)
        names, state = [], AgreementState.SENT
        for match_id in dict.fromkeys(self.match_ids):
            match = _real_pair(session, match_id)
            held = newest(session, match_id) or _first(session, match)
            setattr(held, f"{self.side.value}_name", name)
            setattr(held, f"{self.side.value}_on", on)
            typed = [each for each in (held.mentor_name, held.mentee_name) if each]
            state = (AgreementState.SENT, *ACKNOWLEDGED)[len(typed)]
            _set_state(session, match, held, state)
            names.append(_names(session, match))
        return {
            "pairs": listed(names, 2),
            "match_ids": list(dict.fromkeys(self.match_ids)),
            "agreement": state.value,
            "by": name or "nobody",
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


def _edited(session: WriteSession, match_ids: tuple[str, ...], edit: Any) -> Mapping[str, Any]:
    """The answer of an edit made to the newest version of each pair, or to its next one."""
    names, versions = [], [1]
    for match_id in dict.fromkeys(match_ids):
        match = _real_pair(session, match_id)
        held = newest(session, match_id)
        if held is None:
            held = _first(session, match)
        elif held.state not in NOT_YET_OUT:
            held = _next(session, match, held)
        edit(held)
        names.append(_names(session, match))
        versions.append(held.version)
    return {
        "pairs": listed(names, 2),
        "match_ids": list(dict.fromkeys(match_ids)),
        "version": max(versions),
    }


def _set_state(session: WriteSession, match: Match, held: Agreement, state: AgreementState) -> None:
    """A version that goes out keeps the words and the code of conduct it went out with."""
    if held.state is state:
        return
    if held.state in NOT_YET_OUT and state not in NOT_YET_OUT:
        held.template_version, held.code_version = _what_holds_now(session, match)
        held.generated_on = session.today()
    held.state, held.state_on = state, session.today()


def _real_pair(session: WriteSession, match_id: str) -> Match:
    match = session.get(Match, match_id)
    if match is None:
        raise Refused(Reason.NOT_FOUND, what="pair", id=match_id)
    open_round(session, match.round_id or "")
    if match.state is MatchState.DRAFT:
        raise Refused(
            Reason.PAIR_IS_DRAFT,
            mentor=get_person(session, match.mentor_id).display_name,
            mentee=get_person(session, match.mentee_id).display_name,
        )
    return match


def _first(session: WriteSession, match: Match) -> Agreement:
    return _version(session, match, 1, AgreementState.DRAFTED, "{}", None)


def _next(session: WriteSession, match: Match, held: Agreement) -> Agreement:
    number = held.version + 1
    return _version(session, match, number, AgreementState.REVISED, held.terms, held.plan)


def _version(
    session: WriteSession,
    match: Match,
    number: int,
    state: AgreementState,
    terms: str,
    plan: str | None,
) -> Agreement:
    template_version, code_version = _what_holds_now(session, match)
    made = Agreement(
        id=session.new_id(),
        match_id=match.id,
        version=number,
        state=state,
        template_version=template_version,
        code_version=code_version,
        terms=terms,
        plan=plan,
        generated_on=session.today(),
        state_on=session.today(),
    )
    session.add(made)
    return made


def _what_holds_now(session: WriteSession, match: Match) -> tuple[str, str | None]:
    """The versions of the scheme's words and of the code of conduct."""
    scheme = session.scalars(select(Round.scheme).where(Round.id == match.round_id)).one()
    code = session.scalars(select(Programme.code_of_conduct_version)).first()
    return str(newest_number(session.connection(), scheme)), code


def _names(session: WriteSession, match: Match) -> str:
    mentor = get_person(session, match.mentor_id).display_name
    return f"{mentor} and {get_person(session, match.mentee_id).display_name}"
