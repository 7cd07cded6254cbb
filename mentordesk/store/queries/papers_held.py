"""What pairs agreed on so far: the newest version of each agreement."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, func, select

from mentordesk.domain.agreement import NOT_YET_OUT, AgreementState, GoalPart, Term
from mentordesk.store.tables import Agreement

Typed = tuple[str, dt.date | None]
"""The name somebody typed under an agreement, and the day."""


@dataclass(frozen=True)
class HeldAgreement:
    """The newest version of a pair's agreement; all bare where there is none yet.

    `plan` is None where nobody wrote one. `typed` are the names typed by mentor and mentee, each
    with its day. The versions are those it went out with, None as long as it has not.
    """

    version: int = 1
    state: AgreementState = AgreementState.NOT_STARTED
    terms: Mapping[Term, str] = field(default_factory=dict)
    plan: tuple[Mapping[GoalPart, str], ...] | None = None
    mentor_typed: Typed | None = None
    mentee_typed: Typed | None = None
    template_version: str | None = None
    code_version: str | None = None

    @property
    def is_there(self) -> bool:
        """Whether anything was noted at all."""
        return self.state is not AgreementState.NOT_STARTED

    @property
    def is_out(self) -> bool:
        """Whether somebody was sent it, so that its words stay as they were."""
        return self.is_there and self.state not in NOT_YET_OUT


def newest_version() -> Any:
    """The highest version of each pair."""
    return (
        select(Agreement.match_id, func.max(Agreement.version).label("version"))
        .group_by(Agreement.match_id)
        .subquery()
    )


def held_agreements(connection: Connection, match_ids: Sequence[str]) -> dict[str, HeldAgreement]:
    """The newest version of each of these pairs that has one."""
    a, newest = Agreement, newest_version()
    rows: Any = connection.execute(
        select(
            a.match_id, a.version, a.state, a.terms, a.plan, a.mentor_name, a.mentor_on,
            a.mentee_name, a.mentee_on, a.template_version, a.code_version,
        ).join(newest, and_(newest.c.match_id == a.match_id, newest.c.version == a.version))
    ).all()  # fmt: skip
    wanted = set(match_ids)
    return {
        row.match_id: HeldAgreement(
            row.version,
            row.state,
            {Term(name): text for name, text in json.loads(row.terms).items()},
            _plan(row.plan),
            (row.mentor_name, row.mentor_on) if row.mentor_name else None,
            (row.mentee_name, row.mentee_on) if row.mentee_name else None,
            row.template_version,
            row.code_version,
        )
        for row in rows
        if row.match_id in wanted
    }


def _plan(stored: str | None) -> tuple[Mapping[GoalPart, str], ...] | None:
    if stored is None:
        return None
    return tuple(
        {GoalPart(part): text for part, text in goal.items()} for goal in json.loads(stored)
    )
