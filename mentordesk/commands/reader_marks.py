"""Changes to what a second reader marked on the pool sheet of a round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.applications import open_round
from mentordesk.commands.links import link_people
from mentordesk.commands.people import get_people, get_person
from mentordesk.domain.person import LinkKind
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.wish import Mark
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import ReaderMark


@dataclass(frozen=True)
class Marked:
    """One mark as it was read back: two people, what the colleague says of them, and why."""

    mentor_id: str
    mentee_id: str
    mark: Mark
    reader: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class KeepMarks:
    """Keeps what a colleague marked, in one step; of a pair the newest mark stands.

    A pair that is not marked this time keeps the mark it has: a sheet may come back in parts.
    """

    round_id: str
    marks: tuple[Marked, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds and changes marks. Raises `Refused` NO_MARKS, NOT_FOUND or ROUND_FINISHED."""
        found = open_round(session, self.round_id)
        if not self.marks:
            raise Refused(Reason.NO_MARKS)
        get_people(session, {each for one in self.marks for each in (one.mentor_id, one.mentee_id)})
        query = select(ReaderMark).where(ReaderMark.round_id == found.id)
        held = {(row.mentor_id, row.mentee_id): row for row in session.scalars(query)}
        for one in self.marks:
            pair = (one.mentor_id, one.mentee_id)
            if pair not in held:
                held[pair] = ReaderMark(
                    id=session.new_id(), round_id=found.id, mentor_id=pair[0], mentee_id=pair[1],
                    mark=one.mark, on=session.today(),
                )  # fmt: skip
                session.add(held[pair])
            row, told = held[pair], (one.mark, one.reader or None, one.note or None)
            if (row.mark, row.reader, row.note) != told:
                row.mark, row.reader, row.note = told
                row.on = session.today()
        return {"round": found.name, "number": len(self.marks), "reader": _readers(self.marks)}


@dataclass(frozen=True)
class DropMark:
    """Takes a colleague's mark away."""

    mark_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes it. Raises `Refused` NOT_FOUND."""
        found = _get_mark(session, self.mark_id)
        session.delete(found)
        return _names(session, found)


@dataclass(frozen=True)
class KeepApart:
    """Makes a hard not-with of two people, in every round; a colleague's mark is used up by it."""

    mentor_id: str
    mentee_id: str
    round_id: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the link and removes the mark of the round. Raises `Refused` NOT_FOUND."""
        mentor, mentee = get_person(session, self.mentor_id), get_person(session, self.mentee_id)
        query = select(ReaderMark).where(
            ReaderMark.round_id == self.round_id,
            ReaderMark.mentor_id == mentor.id,
            ReaderMark.mentee_id == mentee.id,
        )
        mark = session.scalars(query).first()
        note = None
        if mark is not None and mark.mark is Mark.NOT_WITH:
            note = ": ".join(filter(None, (mark.reader, mark.note))) or None
            session.delete(mark)
        link_people(session, mentee.id, mentor.id, LinkKind.NOT_WITH, note)
        return {"mentor": mentor.display_name, "mentee": mentee.display_name}


def _get_mark(session: WriteSession, mark_id: str) -> ReaderMark:
    found = session.get(ReaderMark, mark_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND, what="mark", id=mark_id)
    return found


def _names(session: WriteSession, row: ReaderMark) -> Mapping[str, Any]:
    return {
        "mentor": get_person(session, row.mentor_id).display_name,
        "mentee": get_person(session, row.mentee_id).display_name,
    }


def _readers(marks: tuple[Marked, ...]) -> str:
    names = list(dict.fromkeys(one.reader for one in marks if one.reader))
    return names[0] if len(names) == 1 else "colleagues" if names else "a colleague"
