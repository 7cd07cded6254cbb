"""Concerns: raised, read, acted on, referred, watched and closed, each as one step.

What they return names nobody: the history says that something was done, never about whom.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.domain.concern import (
    MOST_FACTS,
    ConcernKind,
    ConcernState,
    Severity,
    keep_until,
    may_step,
)
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Concern, Match, MentoringGroup, Person
from mentordesk.wording.words import word

S = ConcernState
TEXTS = frozenset({"facts", "action", "reported_by", "referred_to", "owner"})
DAYS = frozenset({"review_on", "keep_until"})
_SHORT = 300
"""Letters of a name or an address; the facts and what was done may be longer."""


@dataclass(frozen=True)
class Worry:
    """What somebody tells the office; `reported_at` is the moment it came in, by default now.

    It is about a person, a pair or a group; a person of a pair may be named with the pair. Without
    a kind it is refused.
    """

    facts: str
    kind: ConcernKind | None
    severity: Severity = Severity.MIDDLE
    about_id: str | None = None
    match_id: str | None = None
    group_id: str | None = None
    reported_by: str | None = None
    reported_at: dt.datetime | None = None
    owner: str | None = None
    review_on: dt.date | None = None


@dataclass(frozen=True)
class RaiseConcern:
    """Writes a concern down behind the second door; somebody has still to read it."""

    worry: Worry

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it. Raises `Refused` CONCERN_NEEDS, CONCERN_LONG, NOT_FOUND or VALUE_WRONG."""
        worry = self.worry
        if worry.kind is None:
            raise Refused(Reason.CONCERN_NEEDS, field="concern_kind")
        at = worry.reported_at or session.now()
        if at > session.now():
            raise Refused(Reason.VALUE_WRONG, field="reported_at", value=at.date())
        row = Concern(
            id=session.new_id(), raised_at=at.astimezone(dt.UTC).isoformat(timespec="minutes"),
            kind=worry.kind, severity=worry.severity, facts="", state=S.RAISED,
            state_on=session.today(), about_id=worry.about_id, match_id=worry.match_id,
            group_id=worry.group_id, review_on=worry.review_on,
        )  # fmt: skip
        _refuse_nobody(session, row)
        for field in ("facts", "reported_by", "owner"):
            _set(row, field, getattr(worry, field))
        session.add(row)
        return {"concern_id": row.id}


@dataclass(frozen=True)
class ReadConcern:
    """Notes that whoever is to take care of a concern has read it."""

    concern_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Notes it. Raises `Refused` NOT_FOUND or CONCERN_STEP."""
        _step(session, get_concern(session, self.concern_id), S.READ)
        return {}


@dataclass(frozen=True)
class EditConcern:
    """Corrects what is written of an open concern; of a closed one only how long it is kept."""

    concern_id: str
    values: tuple[tuple[str, Any], ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the values. Raises `Refused` CONCERN_CLOSED, CONCERN_NEEDS and as `RaiseConcern`."""
        row = get_concern(session, self.concern_id)
        if row.state is S.CLOSED and {name for name, _ in self.values} - {"keep_until"}:
            raise Refused(Reason.CONCERN_CLOSED)
        for name, value in self.values:
            _set(row, name, value)
        _refuse_nobody(session, row)
        return {}


@dataclass(frozen=True)
class StepConcern:
    """Says what becomes of a concern that was read: something is done, referred, or watched."""

    concern_id: str
    state: ConcernState
    action: str | None = None
    referred_to: str | None = None
    review_on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Takes the step. Raises `Refused` CONCERN_STEP, or CONCERN_NEEDS whom or which day.

        What is referred needs to whom, what is watched a day to look again; what is not given here
        may have been written before.
        """
        row = get_concern(session, self.concern_id)
        if row.state is S.CLOSED or self.state in (S.READ, S.CLOSED):
            raise Refused(Reason.CONCERN_STEP, now=word(row.state), then=word(self.state))
        for name in ("action", "referred_to", "review_on"):
            if getattr(self, name) is not None:
                _set(row, name, getattr(self, name))
        if self.state is S.REFERRED and row.referred_to is None:
            raise Refused(Reason.CONCERN_NEEDS, field="concern_referred_to")
        if self.state is S.MONITORED and row.review_on is None:
            raise Refused(Reason.CONCERN_NEEDS, field="concern_review_on")
        _step(session, row, self.state)
        return {}


@dataclass(frozen=True)
class CloseConcern:
    """Closes a concern with what was done; it is kept until the usual day or another one."""

    concern_id: str
    action: str | None
    keep_until: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Closes it. Raises `Refused` CONCERN_STEP, CONCERN_NEEDS without what was done."""
        row = get_concern(session, self.concern_id)
        _step(session, row, S.CLOSED)
        _set(row, "action", self.action)
        if row.action is None:
            raise Refused(Reason.CONCERN_NEEDS, field="concern_action")
        _set(row, "keep_until", self.keep_until or keep_until(session.today()))
        row.review_on = None
        return {}


@dataclass(frozen=True)
class ReopenConcern:
    """Opens a closed concern again, with the reason; how long it is kept is decided anew."""

    concern_id: str
    why: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Opens it. Raises `Refused` CONCERN_STEP unless closed, CONCERN_NEEDS without a reason."""
        row = get_concern(session, self.concern_id)
        if row.state is not S.CLOSED:
            raise Refused(Reason.CONCERN_STEP, now=word(row.state), then=word(S.ACTING))
        row.reopened_for = " ".join(self.why.split()) or None
        if row.reopened_for is None:
            raise Refused(Reason.CONCERN_NEEDS, field="concern_reason")
        _step(session, row, S.ACTING)
        row.keep_until = None
        return {}


def get_concern(session: WriteSession, concern_id: str) -> Concern:
    """A concern. Raises `Refused` NOT_FOUND."""
    row = session.get(Concern, concern_id)
    if row is None:
        raise Refused(Reason.NOT_FOUND, what="concern", id=concern_id)
    return row


def _step(session: WriteSession, row: Concern, state: ConcernState) -> None:
    if not may_step(row.state, state):
        raise Refused(Reason.CONCERN_STEP, now=word(row.state), then=word(state))
    row.state, row.state_on = state, session.today()


def _set(row: Concern, name: str, value: Any) -> None:
    """Sets a column as it was typed. Raises `Refused`; the words themselves are in no refusal."""
    if name in TEXTS:
        value = str(value or "").strip() or None
        if value is None and name == "facts":
            raise Refused(Reason.CONCERN_NEEDS, field="concern_facts")
        most = MOST_FACTS if name in ("facts", "action") else _SHORT
        if value is not None and len(value) > most:
            raise Refused(Reason.CONCERN_LONG, field=f"concern_{name}", most=most)
    kinds = {"kind": ConcernKind, "severity": Severity}
    is_day = name in DAYS and isinstance(value, dt.date | None)
    is_kind = name in kinds and isinstance(value, kinds[name])
    if not (name in TEXTS or name == "about_id" or is_day or is_kind):
        raise Refused(Reason.VALUE_WRONG, field=name, value="")
    setattr(row, name, value)


def _refuse_nobody(session: WriteSession, row: Concern) -> None:
    """A concern is about somebody on file; a draft is no pair yet."""
    names = ((Person, row.about_id), (Match, row.match_id), (MentoringGroup, row.group_id))
    for kind, key in names:
        found = session.get(kind, key) if key is not None else None
        is_draft = isinstance(found, Match) and found.state is MatchState.DRAFT
        if key is not None and (found is None or is_draft):
            what = {Person: "person", Match: "pair"}.get(kind, "group")
            raise Refused(Reason.NOT_FOUND, what=what, id=key)
    if not (row.about_id or row.match_id or row.group_id):
        raise Refused(Reason.CONCERN_NEEDS, field="concern_about_id")
