"""Changes to whom people wish for by name, and whom they asked not to be paired with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.applications import get_application
from mentordesk.commands.links import link_people
from mentordesk.commands.naming import NameBook
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
class FindWishes:
    """Makes wishes of the mentors named in words, where a name means exactly one person.

    They stand behind the wishes that are there; what names nobody, or more than one, stays text.
    """

    application_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the wishes. Raises `Refused` NOBODY_NAMED when no name means exactly one person."""
        book, count = NameBook(session), 0
        left: list[str] = []
        for application_id in self.application_ids:
            found = get_application(session, application_id)
            if found.role is not Role.MENTEE:
                continue
            named = book.find(found.preferred_mentor, found.person_id)
            left += named.left
            if named.ids:
                held = [row.mentor_id for row in wishes_of(session, found.id)]
                write_wishes(session, found.id, list(dict.fromkeys((*held, *named.ids))))
                found.preferred_mentor = named.rest
                count += len(named.ids)
        return _told(session, self.application_ids, count, left)


@dataclass(frozen=True)
class FindNotWith:
    """Keeps people apart from those whom their not-with list names, where a name means just one.

    It is a hard rule from then on, in every round; what names nobody, or more than one, stays
    text, and still holds for every mentor of that name.
    """

    application_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the links. Raises `Refused` NOBODY_NAMED when no name means exactly one person."""
        book, count = NameBook(session), 0
        left: list[str] = []
        for application_id in self.application_ids:
            found = get_application(session, application_id)
            named = book.find(found.not_with, found.person_id)
            left += named.left
            for other_id in named.ids:
                link_people(session, found.person_id, other_id, LinkKind.NOT_WITH)
            if named.ids:
                found.not_with = named.rest
                count += len(named.ids)
        return _told(session, self.application_ids, count, left)


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


def _told(
    session: WriteSession, application_ids: tuple[str, ...], count: int, left: list[str]
) -> Mapping[str, Any]:
    """What the sentence says: how many were found, and how many names stay as they were typed."""
    if not count:
        raise Refused(Reason.NOBODY_NAMED, texts=listed([f"“{text}”" for text in left], 3))
    ids = list(dict.fromkeys(get_application(session, each).person_id for each in application_ids))
    whom = get_person(session, ids[0]).display_name if len(ids) == 1 else people(len(ids))
    return {"whom": whom, "number": count, "left": len(left)}
