"""Changes to tags: put on people, and taken off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.people import get_people, get_person
from mentordesk.domain.person import tag_name
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import PersonTag, Tag


@dataclass(frozen=True)
class TagPeople:
    """Puts a tag on people; the tag is made when it is new."""

    person_ids: tuple[str, ...]
    tag: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Tags those who do not have it yet."""
        tag = _tag(session, self.tag, make=True)
        query = select(PersonTag.person_id).where(PersonTag.tag_id == tag.id)
        have = set(session.scalars(query))
        for person in get_people(session, self.person_ids):
            if person.id not in have:
                session.fresh(PersonTag, person_id=person.id, tag_id=tag.id)
        return {"count": len(self.person_ids), "tag": tag.name}


@dataclass(frozen=True)
class UntagPeople:
    """Takes a tag off people; a tag nobody has is gone."""

    person_ids: tuple[str, ...]
    tag: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes the tag where it stands."""
        tag = _tag(session, self.tag, make=False)
        rows = list(session.scalars(select(PersonTag).where(PersonTag.tag_id == tag.id)))
        chosen = frozenset(self.person_ids)
        for row in rows:
            if row.person_id in chosen:
                session.delete(row)
        session.flush()
        if all(row.person_id in chosen for row in rows):
            session.delete(tag)
        return {"count": len(self.person_ids), "tag": tag.name}


@dataclass(frozen=True)
class SetTags:
    """Replaces the tags of a person, as typed in one line."""

    person_id: str
    tags: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Puts the new ones on and takes the others off; a tag nobody has is gone."""
        person = get_person(session, self.person_id)
        wanted = {_tag(session, name, make=True).id for name in self.tags}
        held = session.scalars(select(PersonTag).where(PersonTag.person_id == person.id))
        have = {row.tag_id: row for row in held}
        for tag_id in sorted(wanted - have.keys()):
            session.add(PersonTag(id=session.new_id(), person_id=person.id, tag_id=tag_id))
        for tag_id in sorted(have.keys() - wanted):
            session.delete(have[tag_id])
            session.flush()
            if session.scalars(select(PersonTag).where(PersonTag.tag_id == tag_id)).first() is None:
                session.delete(session.get_one(Tag, tag_id))
        return {"person_id": person.id, "name": person.display_name}


def _tag(session: WriteSession, name: str, *, make: bool) -> Tag:
    name = tag_name(name)
    if not name:
        raise Refused(Reason.NAME_MISSING)
    tag = session.scalars(select(Tag).where(Tag.name == name)).first()
    if tag is None:
        if not make:
            raise Refused(Reason.NOT_FOUND, what="tag", id=name)
        tag = Tag(id=session.new_id(), name=name)
        session.add(tag)
    return tag
