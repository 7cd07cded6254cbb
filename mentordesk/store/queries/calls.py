"""Whom to ring today: silent pairs, overdue replies and calls that were planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from mentordesk.domain.match import MatchState
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.domain.today import Item, Needs
from mentordesk.store.queries.relationships import RelationshipRow, relationships
from mentordesk.store.queries.today import today_items
from mentordesk.store.tables import Person, PersonPhone, StaffNote

CALLED_FOR = (
    Needs.NO_NEWS_LONG, Needs.REPLY_OVERDUE, Needs.NO_FIRST_MEETING, Needs.NO_NEWS, Needs.NEXT_DUE,
)  # fmt: skip
"""What a call may settle, the most urgent first."""


@dataclass(frozen=True)
class Callee:
    """One of the two: numbers as typed, none where they are not to be contacted."""

    id: str
    name: str
    role: Role
    phones: tuple[str, ...]
    may_contact: bool


@dataclass(frozen=True)
class CallRow:
    """A pair to ring about: the item that asks for it, whom to ring first, and the last note."""

    item: Item
    pair: RelationshipRow
    people: tuple[Callee, Callee]
    note_on: dt.date | None
    note: str | None

    @property
    def id(self) -> str:
        """The pair's id."""
        return self.pair.id


def calls(connection: Connection, today: dt.date) -> tuple[CallRow, ...]:
    """Each pair once, for what is most urgent; who is planned for a later day waits for it."""
    asked: dict[str, Item] = {}
    for item in today_items(connection, today):
        if item.needs in CALLED_FOR:
            asked.setdefault(item.id, item)
    pairs = {p.id: p for p in relationships(connection, today, tuple(asked))}
    due = [pair for one in asked if (pair := pairs[one]).next_on is None or pair.next_on <= today]
    ids = {one for pair in due for one in (pair.mentor_id, pair.mentee_id)}
    phones, silent = _phones(connection, ids), _not_to_be_called(connection, ids)
    notes = _last_notes(connection, tuple(pair.id for pair in due))
    return tuple(
        CallRow(asked[p.id], p, _people(p, phones, silent), *notes.get(p.id, (None, None)))
        for p in due
    )


def _people(
    pair: RelationshipRow, phones: Mapping[str, tuple[str, ...]], silent: frozenset[str]
) -> tuple[Callee, Callee]:
    """The mentee first, unless it is the mentor who owes an answer."""

    def callee(person_id: str, name: str, role: Role) -> Callee:
        may = person_id not in silent
        return Callee(person_id, name, role, phones.get(person_id, ()) if may else (), may)

    mentee = callee(pair.mentee_id, pair.mentee, Role.MENTEE)
    mentor = callee(pair.mentor_id, pair.mentor, Role.MENTOR)
    return (mentor, mentee) if pair.state is MatchState.PROPOSED_TO_MENTOR else (mentee, mentor)


def _phones(connection: Connection, ids: set[str]) -> Mapping[str, tuple[str, ...]]:
    t = PersonPhone
    query = select(t.person_id, t.number).where(t.person_id.in_(sorted(ids))).order_by(t.number)
    found: dict[str, tuple[str, ...]] = {}
    for person_id, number in connection.execute(query).all():
        found[person_id] = (*found.get(person_id, ()), number)
    return found


def _not_to_be_called(connection: Connection, ids: set[str]) -> frozenset[str]:
    never = Person.contact_status == ContactStatus.DO_NOT_CONTACT
    query = select(Person.id).where(Person.id.in_(sorted(ids)), never)
    return frozenset(connection.scalars(query))


def _last_notes(connection: Connection, ids: tuple[str, ...]) -> Mapping[str, tuple[dt.date, str]]:
    n = StaffNote
    query = select(n.match_id, n.on, n.text).where(n.match_id.in_(ids)).order_by(n.on, n.id)
    return {str(match_id): (on, text) for match_id, on, text in connection.execute(query).all()}
