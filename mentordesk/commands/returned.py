"""Files what came back on an agreement: words, goals and the names typed under it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.agreement_versions import (
    agreeing,
    first,
    newest,
    next_version,
    set_state,
)
from mentordesk.commands.relationship import Relationship, name_of, owner_of, taking_part
from mentordesk.domain.agreement import ACKNOWLEDGED, NOT_YET_OUT, AgreementState, GoalPart, Term
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Agreement, AgreementName, Match, MentoringGroup

Goal = tuple[tuple[GoalPart, str], ...]
"""What is written of one goal."""


@dataclass(frozen=True)
class TypedName:
    """A name somebody typed under an agreement; `on` is None where no day could be read."""

    person_id: str
    name: str
    on: dt.date | None = None


@dataclass(frozen=True)
class FileReturned:
    """Takes what came back on the paper of one version into the file.

    What was open on that paper is filled in there. Words that were on paper stay: where something
    else stands in the version, or somebody has acknowledged it already, the words make the next
    version, which those who typed their names on this paper have acknowledged. Names on the paper
    of an older version stand under that version alone. `goals` is the whole plan, None where it
    stays as it is.
    """

    relationship_id: str
    version: int | None
    terms: tuple[tuple[Term, str], ...] = ()
    goals: tuple[Goal, ...] | None = None
    typed: tuple[TypedName, ...] = ()
    file_name: str = ""

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Files it. Raises `Refused` NOT_FOUND, PAIR_IS_DRAFT, ROUND_FINISHED or VALUE_WRONG."""
        found = agreeing(session, self.relationship_id)
        last = newest(session, found) or first(session, found)
        session.flush()
        paper = self._printed(session, found, last)
        is_newest = paper is last
        into = paper
        if self._says_anything_new(paper):
            stays = is_newest and self._only_fills(paper) and not _names(session, paper)
            if not stays:
                into = next_version(session, found, last)
                session.flush()
            self._write(into)
        signed = into if is_newest else paper
        for each in self.typed:
            self._sign(session, found, signed, each)
        _stand(session, found, signed)
        if into is not paper and signed is into:
            # The words are those of this paper, so they stand under its template and code.
            into.template_version, into.code_version = paper.template_version, paper.code_version
        signed.file_name = self.file_name[:400] or signed.file_name
        return {
            "pairs": name_of(session, found),
            "relationship_ids": [found.id],
            "version": into.version,
            "names": len(self.typed),
        }

    def _printed(self, session: WriteSession, found: Relationship, last: Agreement) -> Agreement:
        """The version that was printed; the newest where the paper does not say, or errs."""
        query = select(Agreement).filter_by(**owner_of(found), version=self.version)
        return session.scalars(query).first() or last

    def _says_anything_new(self, held: Agreement) -> bool:
        known = json.loads(held.terms)
        new_words = any(known.get(term.value, "") != text.strip() for term, text in self.terms)
        return new_words or (self.goals is not None and _plan(self.goals) != held.plan)

    def _only_fills(self, held: Agreement) -> bool:
        """Whether nothing of what was printed is taken back or said otherwise."""
        known = json.loads(held.terms)
        words = all(known.get(t.value, text.strip()) == text.strip() for t, text in self.terms)
        if self.goals is None or held.plan is None:
            return words
        before, after = json.loads(held.plan), json.loads(_plan(self.goals))
        kept = len(after) >= len(before) and all(
            new.get(part) == text
            for old, new in zip(before, after, strict=False)
            for part, text in old.items()
        )
        return words and kept

    def _write(self, into: Agreement) -> None:
        known: dict[str, str] = json.loads(into.terms)
        known |= {term.value: text.strip() for term, text in self.terms if text.strip()}
        into.terms = json.dumps(known, ensure_ascii=False, sort_keys=True)
        if self.goals is not None:
            into.plan = _plan(self.goals)

    def _sign(
        self, session: WriteSession, found: Relationship, held: Agreement, typed: TypedName
    ) -> None:
        """Keeps a name with its day, today where none could be read."""
        name, on = " ".join(typed.name.split()), typed.on or session.today()
        if on > session.today() or not name:
            raise Refused(Reason.VALUE_WRONG, field="date", value=on)
        if typed.person_id not in taking_part(session, found):
            raise Refused(Reason.NOT_FOUND, what="member", id=typed.person_id)
        if isinstance(found, Match):
            side = "mentor" if typed.person_id == found.mentor_id else "mentee"
            setattr(held, f"{side}_name", name)
            setattr(held, f"{side}_on", on)
            return
        query = select(AgreementName).where(
            AgreementName.agreement_id == held.id, AgreementName.person_id == typed.person_id
        )
        row = session.scalars(query).first()
        if row is None:
            row = AgreementName(
                id=session.new_id(), agreement_id=held.id, person_id=typed.person_id, name=name,
                on=on,
            )  # fmt: skip
            session.add(row)
        row.name, row.on = name, on
        session.flush()


def _plan(goals: tuple[Goal, ...]) -> str:
    kept = [{part.value: text.strip() for part, text in goal if text.strip()} for goal in goals]
    return json.dumps([goal for goal in kept if goal], ensure_ascii=False, sort_keys=True)


def _names(session: WriteSession, held: Agreement) -> set[str]:
    """Who has typed their name under a version: the side of a pair, the person of a group."""
    query = select(AgreementName.person_id).where(AgreementName.agreement_id == held.id)
    sides = {"mentor": held.mentor_name, "mentee": held.mentee_name}
    return {side for side, name in sides.items() if name} | set(session.scalars(query))


def _stand(session: WriteSession, found: Relationship, held: Agreement) -> None:
    """The state that follows from the names; a paper that came back has been out."""
    session.flush()
    part = taking_part(session, found)
    typed = _names(session, held)
    if isinstance(found, MentoringGroup):
        typed &= part.keys()
    by_one, by_all = ACKNOWLEDGED
    if typed:
        set_state(session, found, held, by_all if len(typed) >= len(part) else by_one)
    elif held.state in NOT_YET_OUT and held.state is not AgreementState.REVISED:
        set_state(session, found, held, AgreementState.SENT)
