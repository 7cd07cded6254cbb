"""Wishes and a second reader's marks of two people, or two applications, that are one."""

from __future__ import annotations

from sqlalchemy import or_, select

from mentordesk.commands.wishes import wishes_of, write_wishes
from mentordesk.domain.wish import Mark
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Application, MentorWish, ReaderMark


def unite_mentors_wished_for(session: WriteSession, kept_id: str, other_id: str) -> None:
    """Applications that wish for the other person wish for the kept one, once and no lower.

    A wish for oneself is none.
    """
    both = {kept_id, other_id}
    query = select(MentorWish.application_id).where(MentorWish.mentor_id.in_(both)).distinct()
    for application_id in session.scalars(query).all():
        own = session.get_one(Application, application_id).person_id
        wished = [row.mentor_id for row in wishes_of(session, application_id)]
        ids = dict.fromkeys(kept_id if each == other_id else each for each in wished)
        if own in both:
            ids.pop(kept_id, None)
        write_wishes(session, application_id, list(ids))


def unite_wished(session: WriteSession, kept_id: str, other_id: str) -> None:
    """The wishes of two applications; those of the kept one are wished for most."""
    wished = [row.mentor_id for each in (kept_id, other_id) for row in wishes_of(session, each)]
    write_wishes(session, other_id, ())
    write_wishes(session, kept_id, list(dict.fromkeys(wished)))


def unite_marks(session: WriteSession, kept_id: str, other_id: str) -> None:
    """What a colleague marked for either; where both have a mark, "not with" stands."""
    both = {kept_id, other_id}
    query = select(ReaderMark).where(
        or_(ReaderMark.mentor_id.in_(both), ReaderMark.mentee_id.in_(both))
    )
    held: dict[tuple[str, str, str], ReaderMark] = {}
    moving = []
    rows = sorted(session.scalars(query), key=lambda r: (r.mark is not Mark.NOT_WITH, r.id))
    for row in rows:
        mentor_id = kept_id if row.mentor_id in both else row.mentor_id
        mentee_id = kept_id if row.mentee_id in both else row.mentee_id
        same = held.setdefault((row.round_id, mentor_id, mentee_id), row)
        if same is not row or mentor_id == mentee_id:
            session.delete(row)
        else:
            moving.append((row, mentor_id, mentee_id))
    session.flush()  # a unique pair must be free before another row takes it
    for row, mentor_id, mentee_id in moving:
        row.mentor_id, row.mentee_id = mentor_id, mentee_id
    session.flush()
