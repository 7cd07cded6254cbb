"""Changes to whom people wish for by name, and whom they asked not to be paired with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.applications import get_application
from mentordesk.commands.links import link_people
from mentordesk.commands.naming import NameBook, Named
from mentordesk.commands.people import get_people, get_person
from mentordesk.domain.person import LinkKind, Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Application, MentorWish
from mentordesk.wording.words import listed, people

MOST_WISHES = 10
"""More mentors wished for by name than this are no wish any more."""


@dataclass(frozen=True)
class SetWishes:
    """Replaces the mentors a mentee wishes for by name, the first being wished for most."""

    application_id: str
    mentor_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Ranks them as given. Raises `Refused` NOT_FOUND or VALUE_WRONG."""
        found = get_application(session, self.application_id)
        _refuse_mentor(found)
        wished = get_people(session, self.mentor_ids)
        ids = list(dict.fromkeys(self.mentor_ids))
        if found.person_id in ids or len(ids) > MOST_WISHES:
            name = get_person(session, ids[-1] if len(ids) > MOST_WISHES else found.person_id)
            raise Refused(Reason.VALUE_WRONG, field="wishes", value=name.display_name)
        write_wishes(session, found.id, ids)
        names = {person.id: person.display_name for person in wished}
        return {
            "name": get_person(session, found.person_id).display_name,
            "mentors": listed([names[each] for each in ids], 3) or "nobody",
        }


@dataclass(frozen=True)
class FindNamed:
    """Finds the people whom applications name in words, where a name means exactly one person.

    A mentor wished for is a wish from then on, behind those that are there; whoever somebody is
    not to be paired with is kept apart from them, a hard rule in every round. What names nobody,
    or more than one, stays text; under "not with" it still holds for every mentor of that name.
    """

    application_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds wishes and links. Raises `Refused` NOBODY_NAMED when no name means one person."""
        book, count = NameBook(session), 0
        left: list[str] = []
        for application_id in self.application_ids:
            found = get_application(session, application_id)
            apart = book.find(found.not_with, found.person_id)
            for other_id in apart.ids:
                link_people(session, found.person_id, other_id, LinkKind.NOT_WITH)
            if apart.ids:
                found.not_with = apart.rest
            count, left = count + len(apart.ids), [*left, *apart.left]
            if found.role is Role.MENTEE:
                named = book.find(found.preferred_mentor, found.person_id)
                self._wish(session, found, named)
                count, left = count + len(named.ids), [*left, *named.left]
        return self._told(session, count, left)

    def _wish(self, session: WriteSession, found: Application, named: Named) -> None:
        if named.ids:
            held = [row.mentor_id for row in wishes_of(session, found.id)]
            write_wishes(session, found.id, list(dict.fromkeys((*held, *named.ids))))
            found.preferred_mentor = named.rest

    def _told(self, session: WriteSession, count: int, left: list[str]) -> Mapping[str, Any]:
        """What the sentence says: how many were found, how many names stay as they were typed."""
        if not count:
            raise Refused(Reason.NOBODY_NAMED, texts=listed([f"“{text}”" for text in left], 3))
        found = [get_application(session, each).person_id for each in self.application_ids]
        ids = list(dict.fromkeys(found))
        one = get_person(session, ids[0]).display_name
        whom = one if len(ids) == 1 else people(len(ids))
        return {"whom": whom, "number": count, "left": len(left)}


def wishes_of(session: WriteSession, application_id: str) -> list[MentorWish]:
    """The wishes of an application, first wish first."""
    query = select(MentorWish).where(MentorWish.application_id == application_id)
    return list(session.scalars(query.order_by(MentorWish.rank, MentorWish.id)))


def write_wishes(session: WriteSession, application_id: str, mentor_ids: Iterable[str]) -> None:
    """Makes these the wishes of an application, ranked from 1 in the order given."""
    ranks = {mentor_id: rank for rank, mentor_id in enumerate(mentor_ids, start=1)}
    for row in wishes_of(session, application_id):
        if row.mentor_id in ranks:
            row.rank = ranks.pop(row.mentor_id)
        else:
            session.delete(row)
    for mentor_id, rank in ranks.items():
        session.add(
            MentorWish(
                id=session.new_id(), application_id=application_id, mentor_id=mentor_id, rank=rank
            )
        )
    session.flush()


def _refuse_mentor(found: Application) -> None:
    if found.role is not Role.MENTEE:
        raise Refused(Reason.VALUE_WRONG, field="wishes", value="")
