"""What people said of the programme, kept as quotes; whether one may be used, consents decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.people import get_person
from mentordesk.domain.group import MemberState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import GroupMember, Match, MentoringGroup, Story


@dataclass(frozen=True)
class KeepStory:
    """Keeps what somebody said, with the pair or group it is about and the day it was said."""

    person_id: str
    text: str
    match_id: str | None = None
    group_id: str | None = None
    said_on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it. Raises `Refused` NOT_FOUND, or VALUE_WRONG without words or for a day to come.

        Who is quoted on a pair or a group belongs to it.
        """
        person, day = get_person(session, self.person_id), self.said_on or session.today()
        if day > session.today():
            raise Refused(Reason.VALUE_WRONG, field="said_on", value=day)
        self._refuse_strangers(session)
        row = Story(
            id=session.new_id(), person_id=person.id, text=_words(self.text), said_on=day,
            match_id=self.match_id, group_id=self.group_id,
        )  # fmt: skip
        session.add(row)
        return {"story_id": row.id, "name": person.display_name}

    def _refuse_strangers(self, session: WriteSession) -> None:
        if self.match_id is not None:
            pair = session.get(Match, self.match_id)
            if pair is None or self.person_id not in (pair.mentor_id, pair.mentee_id):
                raise Refused(Reason.NOT_FOUND, what="pair", id=self.match_id)
        if self.group_id is not None:
            group = session.get(MentoringGroup, self.group_id)
            query = select(GroupMember.person_id).where(
                GroupMember.group_id == self.group_id, GroupMember.state != MemberState.APPLIED
            )
            leads = (group.mentor_id, group.co_mentor_id) if group is not None else ()
            if self.person_id not in {*session.scalars(query), *leads}:
                raise Refused(Reason.NOT_FOUND, what="group", id=self.group_id)


@dataclass(frozen=True)
class EditStory:
    """Corrects the words of a quote."""

    story_id: str
    text: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Changes them. Raises `Refused` NOT_FOUND or VALUE_WRONG."""
        row = _get_story(session, self.story_id)
        row.text = _words(self.text)
        return {"name": get_person(session, row.person_id).display_name}


@dataclass(frozen=True)
class RemoveStory:
    """Takes a quote out."""

    story_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes it. Raises `Refused` NOT_FOUND."""
        row = _get_story(session, self.story_id)
        session.delete(row)
        return {"name": get_person(session, row.person_id).display_name}


def _get_story(session: WriteSession, story_id: str) -> Story:
    row = session.get(Story, story_id)
    if row is None:
        raise Refused(Reason.NOT_FOUND, what="quote", id=story_id)
    return row


def _words(text: str) -> str:
    """What was said, lines kept, without blanks around it."""
    text = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    if not text:
        raise Refused(Reason.VALUE_WRONG, field="quote", value="")
    return text
