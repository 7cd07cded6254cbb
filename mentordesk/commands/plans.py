"""Changes to the plans of a round: made, copied, renamed, removed, and which one is current."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import select

from mentordesk.commands import placing
from mentordesk.domain.match import Aim, MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries import pool as questions
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import GroupDraft, Match, Plan


@dataclass(frozen=True)
class NewPlan:
    """Adds an empty plan to a round; the first one is its current plan.

    Without a name it gets the next free letter: A, B, C and so on.
    """

    round_id: str
    name: str | None = None
    aim: Aim = Aim.FIT

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it. Raises `Refused` NAME_MISSING, NAME_TAKEN, ROUND_FINISHED or WRONG_SCHEME."""
        found = placing.pairing_round(session, self.round_id)
        name = _free_name(session, found.id, self.name)
        plan = placing.plan_named(session, found, name, self.aim)
        return {"plan": plan.name, "plan_id": plan.id, "round": found.name}


@dataclass(frozen=True)
class CopyPlan:
    """Adds a plan with the drafts of another one: locks, reasons and scores as they are."""

    plan_id: str
    name: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Copies it. Raises `Refused` NOT_FOUND, and as for a new plan."""
        where = _of(session, self.plan_id)
        old, name = where.plan, _free_name(session, where.round.id, self.name)
        made = placing.plan_named(session, where.round, name, old.aim)
        made.result, made.weights = old.result, old.weights
        drafts = _drafts(session, old.id)
        for draft in drafts:
            session.add(
                Match(
                    id=session.new_id(), round_id=draft.round_id, plan_id=made.id,
                    mentor_id=draft.mentor_id, mentee_id=draft.mentee_id, state=draft.state,
                    locked=draft.locked, score=draft.score, reasons=draft.reasons,
                    override_reason=draft.override_reason, drafted_on=draft.drafted_on,
                )
            )  # fmt: skip
        for kept in _gathered(session, old.id):
            session.add(
                GroupDraft(
                    id=session.new_id(), plan_id=made.id, mentor_id=kept.mentor_id,
                    topic_id=kept.topic_id, language=kept.language, weekday=kept.weekday,
                    first_minute=kept.first_minute, last_minute=kept.last_minute,
                )
            )  # fmt: skip
        return {
            "plan": made.name, "plan_id": made.id, "other": old.name, "round": where.round.name,
            "number": len(drafts),
        }  # fmt: skip


@dataclass(frozen=True)
class RenamePlan:
    """Gives a plan another name."""

    plan_id: str
    name: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Renames it. Raises `Refused` NOT_FOUND, NAME_MISSING or NAME_TAKEN."""
        where = _of(session, self.plan_id)
        before = where.plan.name
        where.plan.name = _free_name(session, where.round.id, self.name, own=before)
        return {
            "plan": where.plan.name, "plan_id": where.plan.id, "before": before,
            "round": where.round.name,
        }  # fmt: skip


@dataclass(frozen=True)
class AimPlan:
    """Says what a plan should be best at; its pairs stay until it is solved again."""

    plan_id: str
    aim: Aim

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the aim. Raises `Refused` NOT_FOUND, or ROUND_FINISHED."""
        where = _of(session, self.plan_id)
        where.plan.aim = self.aim
        return {
            "plan": where.plan.name, "plan_id": where.plan.id, "aim": self.aim.value,
            "round": where.round.name,
        }  # fmt: skip


@dataclass(frozen=True)
class RemovePlan:
    """Takes a plan away with its drafts; of the current one the next plan takes the place."""

    plan_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes it. Raises `Refused` NOT_FOUND, or MENTOR_FULL when the next cannot be it."""
        where = _of(session, self.plan_id)
        found, plan = where.round, where.plan
        drafts = _drafts(session, plan.id)
        for draft in drafts:
            placing.remove_draft(session, draft)
        for kept in _gathered(session, plan.id):
            session.delete(kept)
        session.flush()
        if found.current_plan_id == plan.id:
            query = select(Plan).where(Plan.round_id == found.id, Plan.id != plan.id)
            following = session.scalars(query.order_by(Plan.name)).first()
            found.current_plan_id = None
            if following is not None:
                _make_current(session, placing.Setting(found, following))
            session.flush()
        session.delete(plan)
        return {"plan": plan.name, "round": found.name, "number": len(drafts)}


@dataclass(frozen=True)
class ChoosePlan:
    """Makes a plan the current one of its round: its drafts count against other rounds."""

    plan_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Chooses it. Raises `Refused` MENTOR_FULL when a mentor has fewer places than drafts."""
        where = _of(session, self.plan_id)
        _make_current(session, where)
        return {"plan": where.plan.name, "plan_id": where.plan.id, "round": where.round.name}


def _of(session: WriteSession, plan_id: str) -> placing.Setting:
    """A plan with its round, which must still make pairs. Raises `Refused`."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise Refused(Reason.NOT_FOUND, what="plan", id=plan_id)
    return placing.setting(session, plan.round_id, plan.id)


def _drafts(session: WriteSession, plan_id: str) -> list[Match]:
    query = select(Match).where(Match.plan_id == plan_id, Match.state == MatchState.DRAFT)
    return list(session.scalars(query.order_by(Match.id)))


def _gathered(session: WriteSession, plan_id: str) -> list[GroupDraft]:
    query = select(GroupDraft).where(GroupDraft.plan_id == plan_id)
    return list(session.scalars(query.order_by(GroupDraft.id)))


def _make_current(session: WriteSession, where: placing.Setting) -> None:
    plan = where.plan
    rows = questions.pool(session.connection(), where.round.id, plan.id, today=session.today())
    places = {mentor.id: mentor.places for mentor in rows.mentors}
    held = Counter(draft.mentor_id for draft in rows.drafts)
    for draft in rows.drafts:
        if held[draft.mentor_id] > places.get(draft.mentor_id, 0):
            names = [d.mentee for d in rows.drafts if d.mentor_id == draft.mentor_id]
            raise Refused(Reason.MENTOR_FULL, mentor=draft.mentor, drafts=names)
    where.round.current_plan_id = plan.id


def _free_name(session: WriteSession, round_id: str, wanted: str | None, own: str = "") -> str:
    """A name no plan of the round has, beside `own`; without a wish the next free letter."""
    names = session.scalars(select(Plan.name).where(Plan.round_id == round_id))
    taken = {name.casefold() for name in names if name != own}
    if wanted is None:
        return _next_letter(taken)
    name = " ".join(wanted.split())
    if not name:
        raise Refused(Reason.NAME_MISSING)
    if name.casefold() in taken:
        raise Refused(Reason.NAME_TAKEN, name=name)
    return name


def _next_letter(taken: Collection[str]) -> str:
    """The first of A, B … Z, A2, B2 … that is not taken."""
    for turn in count(1):
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            name = letter if turn == 1 else f"{letter}{turn}"
            if name.casefold() not in taken:
                return name
    raise AssertionError("there is always a next number")
