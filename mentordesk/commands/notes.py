"""The office's own notes on a pair or a group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands.relationship import get_relationship, name_of, owner_of
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import StaffNote


@dataclass(frozen=True)
class AddNote:
    """Adds a note on a pair or group; `was_contact` when somebody was heard of: no silence then."""

    relationship_id: str
    text: str
    was_contact: bool = False
    on: dt.date | None = None
    follow_up_on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it. Raises `Refused` VALUE_WRONG for an empty note or a day to come."""
        found, text = get_relationship(session, self.relationship_id), self.text.strip()
        day = self.on or session.today()
        if not text:
            raise Refused(Reason.VALUE_WRONG, field="note", value=text)
        if day > session.today():
            raise Refused(Reason.VALUE_WRONG, field="note_on", value=day)
        note = StaffNote(
            id=session.new_id(), on=day, text=text, **owner_of(found),
            was_contact=self.was_contact, follow_up_on=self.follow_up_on,
        )  # fmt: skip
        session.add(note)
        return {"note_id": note.id, "pair": name_of(session, found)}


@dataclass(frozen=True)
class EditNote:
    """Changes the text of a note."""

    note_id: str
    text: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Changes it; an empty text takes the note away. Raises `Refused` NOT_FOUND."""
        note = session.get(StaffNote, self.note_id)
        if note is None:
            raise Refused(Reason.NOT_FOUND, what="note", id=self.note_id)
        found = get_relationship(session, note.match_id or note.group_id or "")
        if self.text.strip():
            note.text = self.text.strip()
        else:
            session.delete(note)
        return {"pair": name_of(session, found)}
