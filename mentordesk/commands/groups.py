"""Mentoring groups: made, led, sized and taken from state to state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands import placing
from mentordesk.commands.applications import open_round
from mentordesk.commands.group_agreements import settle
from mentordesk.commands.group_standing import (
    end_members,
    members,
    open_group,
    refuse_overrun,
    step,
)
from mentordesk.commands.people import get_person
from mentordesk.commands.ready_mentors import refuse_unready
from mentordesk.domain.group import (
    LEAST,
    MOST,
    WARN_ABOVE,
    GroupState,
)
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    MentoringGroup,
    Topic,
)

G = GroupState


@dataclass(frozen=True)
class NewGroup:
    """Makes a group of a round of Group Mentoring, with its mentors, its topic and its size."""

    round_id: str
    title: str
    mentor_id: str
    theme: str | None = None
    least: int = LEAST
    most: int = WARN_ABOVE
    size_reason: str | None = None
    planned: bool = False
    topic_id: str | None = None
    co_mentor_id: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it, recruiting unless it is only planned: it takes one of the mentor's places.

        Raises `Refused` WRONG_SCHEME, NOT_FOUND, GROUP_SIZE, NOT_A_MENTOR, MENTOR_FULL,
        TWICE_MENTOR, NOT_TRAINED or CODE_NOT_ACCEPTED.
        """
        found = open_round(session, self.round_id)
        if found.scheme is not Scheme.GROUP:
            raise Refused(Reason.WRONG_SCHEME, round=found.name)
        mentor = get_person(session, self.mentor_id)
        if self.co_mentor_id == mentor.id:
            raise Refused(Reason.TWICE_MENTOR, name=mentor.display_name)
        refuse_unready(session, (self.mentor_id, self.co_mentor_id))
        group = MentoringGroup(
            id=session.new_id(), round_id=found.id, title=_title(self.title),
            theme=placing.cleaned(self.theme), mentor_id=self.mentor_id,
            co_mentor_id=self.co_mentor_id, topic_id=_topic(session, self.topic_id),
            state=G.PLANNED if self.planned else G.RECRUITING, planned_end_on=found.ends,
        )  # fmt: skip
        _size(group, self.least, self.most, placing.cleaned(self.size_reason))
        session.add(group)
        for person_id in (group.mentor_id, group.co_mentor_id):
            if person_id is not None:
                refuse_overrun(session, found, person_id)
        return {"group_id": group.id, "group": group.title}


@dataclass(frozen=True)
class EditGroup:
    """Changes the title, theme, topic, goals or one of the mentors of a group, or its last day."""

    group_id: str
    field: str
    value: str | dt.date | None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets it.

        Raises `Refused` NOT_FOUND or VALUE_WRONG, or NOT_A_MENTOR or MENTOR_FULL for who would
        lead it.
        """
        group = open_group(session, self.group_id)
        text = self.value.strip() if isinstance(self.value, str) else ""
        if self.field == "title":
            group.title = _title(text)
        elif self.field in ("theme", "goals"):
            setattr(group, self.field, text or None)
        elif self.field == "topic_id":
            group.topic_id = _topic(session, text or None)
        elif self.field == "mentor_id":
            group.mentor_id = self._mentor(session, group, text).id
        elif self.field == "co_mentor_id":
            group.co_mentor_id = self._mentor(session, group, text).id if text else None
        elif self.field == "planned_end_on" and isinstance(self.value, dt.date):
            group.planned_end_on = self.value
        else:
            raise Refused(Reason.VALUE_WRONG, field=self.field, value=self.value)
        if self.field in ("mentor_id", "co_mentor_id"):
            settle(session, group)
        if self.field in ("mentor_id", "co_mentor_id") and text:
            refuse_overrun(session, open_round(session, group.round_id), text)
        return {"group": group.title, "field": self.field}

    def _mentor(self, session: WriteSession, group: MentoringGroup, person_id: str) -> Any:
        person = get_person(session, person_id)
        others = {m.person_id for m in members(session, group.id)}
        others.add(group.mentor_id if self.field == "co_mentor_id" else group.co_mentor_id or "")
        if person.id in others:
            raise Refused(Reason.ALREADY_MEMBER, name=person.display_name, group=group.title)
        refuse_unready(session, (person.id,))
        return person


@dataclass(frozen=True)
class SetGroupSize:
    """Sets the least and the most members of a group; above 10 it asks why."""

    group_id: str
    least: int
    most: int
    reason: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets them. Raises `Refused` GROUP_SIZE, or GROUP_FULL when more are in it."""
        group = open_group(session, self.group_id)
        count = len(members(session, group.id))
        if count > self.most:
            raise Refused(Reason.GROUP_FULL, group=group.title, count=count, most=self.most)
        _size(group, self.least, self.most, placing.cleaned(self.reason))
        return {"group": group.title, "field": "size"}


@dataclass(frozen=True)
class StepGroup:
    """Takes a group to another state; it runs once it has its least members."""

    group_id: str
    state: GroupState

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Steps it. Raises `Refused` GROUP_STEP or BELOW_LEAST."""
        group = open_group(session, self.group_id)
        step(session, group, self.state)
        if self.state is G.CLOSED:
            end_members(session, group, None)
        return {"group": group.title, "group_state": self.state.value}


def _topic(session: WriteSession, topic_id: str | None) -> str | None:
    """The id of a topic on the list. Raises `Refused` NOT_FOUND."""
    if topic_id is not None and session.get(Topic, topic_id) is None:
        raise Refused(Reason.NOT_FOUND, what="topic", id=topic_id)
    return topic_id


def _title(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused(Reason.NAME_MISSING)
    return text


def _size(group: MentoringGroup, least: int, most: int, reason: str | None) -> None:
    if not 1 <= least <= most or most > 100 or (most > MOST and not reason):
        raise Refused(Reason.GROUP_SIZE, least=least, most=most)
    group.least, group.most, group.size_reason = least, most, reason
