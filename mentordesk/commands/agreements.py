"""Changes to agreements: where they stand, what was agreed on, and who of a pair acknowledged."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.applications import open_round
from mentordesk.commands.people import get_person
from mentordesk.commands.relationship import (
    Relationship,
    get_relationship,
    name_of,
    owner_of,
)
from mentordesk.domain.agreement import (
    ACKNOWLEDGED,
    NOT_YET_OUT,
    AgreementState,
    GoalPart,
    Side,
    Term,
    of_group,
)
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries.templates import newest_number
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    Agreement,
    AgreementName,
    Match,
    MentoringGroup,
    Programme,
    Round,
)
from mentordesk.wording.words import listed


@dataclass(frozen=True)
class SetAgreementState:
    """Notes that agreements of pairs or groups were drafted, sent, acknowledged or skipped.

    One without an agreement gets version 1, with the versions of template and code of conduct
    that hold now. A pair that is only a draft has none to note, and the figures of a finished
    round stay as they are.
    """

    relationship_ids: tuple[str, ...]
    state: AgreementState

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the state and its day.

        Raises `Refused` NOT_FOUND, PAIR_IS_DRAFT, ROUND_FINISHED or VALUE_WRONG.
        """
        if self.state is AgreementState.NOT_STARTED:
            raise Refused(Reason.VALUE_WRONG, field="agreement", value=self.state.value)
        names: list[str] = []
        called: dict[str, None] = {}
        for relationship_id in dict.fromkeys(self.relationship_ids):
            found = agreeing(session, relationship_id)
            held = newest(session, found) or first(session, found)
            if self.state not in ACKNOWLEDGED:
                held.mentor_name = held.mentor_on = held.mentee_name = held.mentee_on = None
                typed = select(AgreementName).where(AgreementName.agreement_id == held.id)
                for name in session.scalars(typed):
                    session.delete(name)
            set_state(session, found, held, self.state)
            names.append(_names(session, found))
            is_group = isinstance(found, MentoringGroup)
            called[(of_group(self.state) if is_group else self.state).value] = None
        return {
            "pairs": listed(names, 2),
            "relationship_ids": list(dict.fromkeys(self.relationship_ids)),
            "agreement": self.state.value if len(called) > 1 else next(iter(called), ""),
        }


@dataclass(frozen=True)
class EditAgreementTerms:
    """Writes down what a pair or a group agreed on; no text takes a term out.

    What nobody was sent yet is written over. Once it was sent, acknowledged or skipped, the edit
    makes the next version, marked revised, and the version before stays as it was.
    """

    relationship_ids: tuple[str, ...]
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

        return _edited(session, self.relationship_ids, edit)


Goal = tuple[tuple[GoalPart, str], ...]
"""What is written of one goal."""


@dataclass(frozen=True)
class EditActionPlan:
    """Writes down the goals of a pair or a group; versions as for its terms.

    A goal of which nothing is written falls out of the plan.
    """

    relationship_ids: tuple[str, ...]
    goals: tuple[Goal, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the plan. Raises `Refused` as editing terms does."""
        goals = [
            {part.value: text.strip() for part, text in goal if text.strip()} for goal in self.goals
        ]
        kept = [goal for goal in goals if goal]

        def edit(held: Agreement) -> None:
            held.plan = json.dumps(kept, ensure_ascii=False, sort_keys=True)

        return _edited(session, self.relationship_ids, edit)


@dataclass(frozen=True)
class Acknowledge:
    """Notes the name one of a pair typed under the agreement, and the day; no name takes it back.

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
        name, on = typed_on(session, self.name, self.on)
        names, state = [], AgreementState.SENT
        for match_id in dict.fromkeys(self.match_ids):
            match = agreeing(session, match_id)
            if not isinstance(match, Match):
                raise Refused(Reason.NOT_FOUND, what="pair", id=match_id)
            held = newest(session, match) or first(session, match)
            setattr(held, f"{self.side.value}_name", name)
            setattr(held, f"{self.side.value}_on", on)
            typed = [each for each in (held.mentor_name, held.mentee_name) if each]
            state = (AgreementState.SENT, *ACKNOWLEDGED)[len(typed)]
            set_state(session, match, held, state)
            names.append(_names(session, match))
        return {
            "pairs": listed(names, 2),
            "relationship_ids": list(dict.fromkeys(self.match_ids)),
            "agreement": state.value,
            "by": name or "nobody",
        }


def typed_on(
    session: WriteSession, name: str, on: dt.date | None
) -> tuple[str | None, dt.date | None]:
    """A typed name without needless blanks and its day; None for both where nothing was typed.

    Raises `Refused` VALUE_WRONG for a day to come.
    """
    typed = " ".join(name.split()) or None
    day = (on or session.today()) if typed else None
    if day is not None and day > session.today():
        raise Refused(Reason.VALUE_WRONG, field="date", value=day)
    return typed, day


def newest(session: WriteSession, found: Relationship) -> Agreement | None:
    """The newest version of the agreement of a pair or group."""
    query = select(Agreement).filter_by(**owner_of(found)).order_by(Agreement.version.desc())
    return session.scalars(query.limit(1)).first()


def agreeing(session: WriteSession, relationship_id: str) -> Relationship:
    """A pair or group of which an agreement can be noted.

    Raises `Refused` NOT_FOUND, PAIR_IS_DRAFT or ROUND_FINISHED.
    """
    found = get_relationship(session, relationship_id)
    open_round(session, found.round_id or "")
    if found.state is MatchState.DRAFT and isinstance(found, Match):
        raise Refused(
            Reason.PAIR_IS_DRAFT,
            mentor=get_person(session, found.mentor_id).display_name,
            mentee=get_person(session, found.mentee_id).display_name,
        )
    return found


def set_state(
    session: WriteSession, found: Relationship, held: Agreement, state: AgreementState
) -> None:
    """Sets the state and its day.

    A version that goes out keeps the words and the code of conduct it went out with.
    """
    if held.state is state:
        return
    if held.state in NOT_YET_OUT and state not in NOT_YET_OUT:
        held.template_version, held.code_version = _what_holds_now(session, found)
        held.generated_on = session.today()
    held.state, held.state_on = state, session.today()


def first(session: WriteSession, found: Relationship) -> Agreement:
    """The first version of an agreement, with nothing agreed yet."""
    return _version(session, found, 1, AgreementState.DRAFTED, "{}", None)


def next_version(session: WriteSession, found: Relationship, held: Agreement) -> Agreement:
    """The version after this one, marked revised, that begins with the same words."""
    number = held.version + 1
    return _version(session, found, number, AgreementState.REVISED, held.terms, held.plan)


def _edited(
    session: WriteSession, relationship_ids: tuple[str, ...], edit: Callable[[Agreement], None]
) -> Mapping[str, Any]:
    """The answer of an edit made to the newest version of each, or to its next one."""
    names, versions = [], [1]
    for relationship_id in dict.fromkeys(relationship_ids):
        found = agreeing(session, relationship_id)
        held = newest(session, found)
        if held is None:
            held = first(session, found)
        elif held.state not in NOT_YET_OUT:
            held = next_version(session, found, held)
        edit(held)
        names.append(_names(session, found))
        versions.append(held.version)
    return {
        "pairs": listed(names, 2),
        "relationship_ids": list(dict.fromkeys(relationship_ids)),
        "version": max(versions),
    }


def _version(
    session: WriteSession,
    found: Relationship,
    number: int,
    state: AgreementState,
    terms: str,
    plan: str | None,
) -> Agreement:
    template_version, code_version = _what_holds_now(session, found)
    made = Agreement(
        id=session.new_id(), version=number, state=state, template_version=template_version,
        code_version=code_version, terms=terms, plan=plan, generated_on=session.today(),
        state_on=session.today(), **owner_of(found),
    )  # fmt: skip
    session.add(made)
    return made


def _what_holds_now(session: WriteSession, found: Relationship) -> tuple[str, str | None]:
    """The versions of the scheme's words and of the code of conduct."""
    scheme = session.scalars(select(Round.scheme).where(Round.id == found.round_id)).one()
    code = session.scalars(select(Programme.code_of_conduct_version)).first()
    return str(newest_number(session.connection(), scheme)), code


def _names(session: WriteSession, found: Relationship) -> str:
    if not isinstance(found, Match):
        return name_of(session, found)
    mentor = get_person(session, found.mentor_id).display_name
    return f"{mentor} and {get_person(session, found.mentee_id).display_name}"
