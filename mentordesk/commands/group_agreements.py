"""Who of a group acknowledged its agreement, and the state that follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.agreement_versions import agreeing, first, newest, set_state, typed_on
from mentordesk.commands.people import get_person
from mentordesk.commands.relationship import name_of, taking_part
from mentordesk.domain.agreement import ACKNOWLEDGED, AgreementState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Agreement, AgreementName, MentoringGroup


@dataclass(frozen=True)
class AcknowledgeInGroup:
    """Notes the name a member or mentor of a group typed under its agreement, and the day.

    No name takes it back. The state follows: acknowledged by some, by all who take part, or
    sent when no name is left.
    """

    group_id: str
    person_id: str
    name: str
    on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps name and day, today where none is given.

        Raises `Refused` NOT_FOUND for whom takes no part, ROUND_FINISHED, or VALUE_WRONG for a
        day to come.
        """
        name, on = typed_on(session, self.name, self.on)
        group = agreeing(session, self.group_id)
        if not isinstance(group, MentoringGroup):
            raise Refused(Reason.NOT_FOUND, what="group", id=self.group_id)
        if self.person_id not in taking_part(session, group):
            raise Refused(Reason.NOT_FOUND, what="member", id=self.person_id)
        held = newest(session, group) or first(session, group)
        session.flush()
        row = _typed(session, held).get(self.person_id)
        if name is None or on is None:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(
                AgreementName(
                    id=session.new_id(), agreement_id=held.id, person_id=self.person_id,
                    name=name, on=on,
                )
            )  # fmt: skip
        else:
            row.name, row.on = name, on
        session.flush()
        typed, members = _settle(session, group, held)
        return {
            "group": name_of(session, group),
            "relationship_ids": [group.id],
            "by": name or f"nobody for {get_person(session, self.person_id).display_name}",
            "typed": typed,
            "members": members,
        }


def settle(session: WriteSession, group: MentoringGroup) -> None:
    """Sets the state of a group's agreement anew after somebody joined or left.

    Only where names were typed: what was marked by hand, sent or skipped stays as it is.
    """
    session.flush()
    held = newest(session, group)
    if held is not None and held.state in ACKNOWLEDGED and _typed(session, held):
        _settle(session, group, held)


def _settle(session: WriteSession, group: MentoringGroup, held: Agreement) -> tuple[int, int]:
    """How many of those who take part typed their names, and how many take part."""
    part = taking_part(session, group)
    typed = len(_typed(session, held).keys() & part.keys())
    by_one, by_all = ACKNOWLEDGED
    state = by_all if typed == len(part) else by_one
    set_state(session, group, held, state if typed else AgreementState.SENT)
    return typed, len(part)


def _typed(session: WriteSession, held: Agreement) -> dict[str, AgreementName]:
    query = select(AgreementName).where(AgreementName.agreement_id == held.id)
    return {row.person_id: row for row in session.scalars(query)}
