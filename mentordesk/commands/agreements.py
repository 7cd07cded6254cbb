"""Changes to agreements: where they stand, what was agreed on, and who of a pair acknowledged."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.agreement_versions import (
    agreeing,
    edited,
    first,
    names_of,
    newest,
    set_state,
    typed_on,
)
from mentordesk.commands.relationship import get_relationship
from mentordesk.domain.agreement import (
    ACKNOWLEDGED,
    NOT_YET_OUT,
    AgreementState,
    GoalPart,
    Side,
    Term,
    of_group,
)
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    Agreement,
    AgreementName,
    Match,
    MentoringGroup,
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
            names.append(names_of(session, found))
            is_group = isinstance(found, MentoringGroup)
            called[(of_group(self.state) if is_group else self.state).value] = None
        return {
            "pairs": listed(names, 2),
            "relationship_ids": list(dict.fromkeys(self.relationship_ids)),
            "agreement": self.state.value if len(called) > 1 else next(iter(called), ""),
        }


def sent_out(session: WriteSession, relationship_ids: Iterable[str]) -> None:
    """Notes that agreements went out; one that was sent, acknowledged or skipped stays as it is.

    Raises `Refused` as `SetAgreementState` does.
    """
    held = {one: newest(session, get_relationship(session, one)) for one in relationship_ids}
    waiting = [one for one, made in held.items() if made is None or made.state in NOT_YET_OUT]
    SetAgreementState(tuple(waiting), AgreementState.SENT).apply(session)


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

        return edited(session, self.relationship_ids, edit)


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

        return edited(session, self.relationship_ids, edit)


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
            names.append(names_of(session, match))
        return {
            "pairs": listed(names, 2),
            "relationship_ids": list(dict.fromkeys(self.match_ids)),
            "agreement": state.value,
            "by": name or "nobody",
        }
