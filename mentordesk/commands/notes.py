"""The office's own notes on a pair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands.steps import get_pair, pair_names
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Match, StaffNote


@dataclass(frozen=True)
class AddNote:
    """Adds a note to a pair; `was_contact` when somebody was heard of, which ends a silence."""

    match_id: str
    text: str
    was_contact: bool = False
    on: dt.date | None = None
    follow_up_on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it. Raises `Refused` VALUE_WRONG for an empty note or a day to come."""
        pair, text = get_pair(session, self.match_id), self.text.strip()
        day = self.on or session.today()
        if not text:
            raise Refused(Reason.VALUE_WRONG, field="note", value=text)
        if day > session.today():
            raise Refused(Reason.VALUE_WRONG, field="note_on", value=day)
        note = StaffNote(
            id=session.new_id(), match_id=pair.id, on=day, text=text,
            was_contact=self.was_contact, follow_up_on=self.follow_up_on,
        )  # fmt: skip
        session.add(note)
        return {"note_id": note.id, "pair": pair_names(session, pair)}


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
        pair = session.get(Match, note.match_id) if note.match_id else None
        if self.text.strip():
            note.text = self.text.strip()
        else:
            session.delete(note)
        return {"pair": pair_names(session, pair) if pair else ""}
