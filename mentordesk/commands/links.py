"""Changes to what stands between two people: not with, never again, and their superiors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.people import get_person
from mentordesk.domain.person import LinkKind
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import PersonLink


@dataclass(frozen=True)
class LinkPeople:
    """Notes what stands between two people: not with, never again, line manager, supervisor."""

    person_id: str
    other_id: str
    kind: LinkKind
    note: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the link once; it holds both ways round."""
        person, other = get_person(session, self.person_id), get_person(session, self.other_id)
        if person.id == other.id:
            raise Refused(Reason.VALUE_WRONG, field="other_id", value=other.display_name)
        link_people(session, person.id, other.id, self.kind, self.note)
        return {"name": person.display_name, "other": other.display_name, "kind": self.kind.value}


@dataclass(frozen=True)
class UnlinkPeople:
    """Takes a link between two people away."""

    link_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes the link."""
        link = session.get(PersonLink, self.link_id)
        if link is None:
            raise Refused(Reason.NOT_FOUND, what="link", id=self.link_id)
        session.delete(link)
        person, other = get_person(session, link.person_id), get_person(session, link.other_id)
        return {"name": person.display_name, "other": other.display_name, "kind": link.kind.value}


def link_people(
    session: WriteSession, person_id: str, other_id: str, kind: LinkKind, note: str | None = None
) -> None:
    """Adds a link between two people unless it stands already, either way round."""
    query = select(PersonLink).where(
        PersonLink.kind == kind,
        PersonLink.person_id.in_((person_id, other_id)),
        PersonLink.other_id.in_((person_id, other_id)),
    )
    if session.scalars(query).first() is None:
        session.add(
            PersonLink(
                id=session.new_id(), person_id=person_id, other_id=other_id, kind=kind, note=note
            )
        )
