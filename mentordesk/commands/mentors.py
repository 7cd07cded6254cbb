"""Changes to a mentor profile: its fields, and the topics it offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.columns import set_column
from mentordesk.commands.people import get_person
from mentordesk.commands.topics import topic_named
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.topic import OF_MENTORS, TopicKind
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import MentorProfile, MentorTopic, Topic

MENTOR_FIELDS = frozenset(
    {
        "offers_ask", "offers_matched", "offers_group", "places", "available_from", "available_to",
        "paused_until", "countries_worked", "preferred_mode", "preferred_stage", "wishes",
        "will_not_cover", "motivations", "experience", "bio", "trained_on", "code_version",
        "code_accepted_on",
    }
)  # fmt: skip


MOST_PLACES = 20
"""More mentees at one time is a typing slip (domain dossier 2.3: usual choices 1-5, 10)."""


@dataclass(frozen=True)
class SetMentorField:
    """Sets one field of a mentor profile; the profile is made when there is none."""

    person_id: str
    field: str
    value: Any

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Changes the field. Raises `Refused` for a field or value that cannot be."""
        person = get_person(session, self.person_id)
        set_mentor_field(mentor_profile(session, person.id), self.field, self.value)
        return {"person_id": person.id, "name": person.display_name, "field": self.field}


@dataclass(frozen=True)
class SetMentorWords:
    """Replaces what a mentor picked from one list: ways to help, challenges, hoped-for gains."""

    person_id: str
    kind: TopicKind
    words: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps what stays, adds and removes the rest. Raises `Refused` VALUE_WRONG."""
        if self.kind not in OF_MENTORS:
            raise Refused(Reason.VALUE_WRONG, field=self.kind.value, value="")
        person = get_person(session, self.person_id)
        profile = mentor_profile(session, person.id)
        set_mentor_topics(session, profile, self.words, kind=self.kind)
        return {"person_id": person.id, "name": person.display_name, "list": self.kind.value}


@dataclass(frozen=True)
class SetMentorTopics:
    """Replaces the topics a mentor offers and those she will not cover, by their names."""

    person_id: str
    offered: tuple[str, ...]
    refused: tuple[str, ...] = ()

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps what stays, adds and removes the rest."""
        person = get_person(session, self.person_id)
        set_mentor_topics(session, mentor_profile(session, person.id), self.offered, self.refused)
        return {"person_id": person.id, "name": person.display_name}


def mentor_profile(session: WriteSession, person_id: str) -> MentorProfile:
    """The mentor profile of a person, made with one place when there is none."""
    query = select(MentorProfile).where(MentorProfile.person_id == person_id)
    profile = session.scalars(query).first()
    if profile is None:
        profile = MentorProfile(
            id=session.new_id(), person_id=person_id, places=1,
            offers_ask=False, offers_matched=True, offers_group=False,
        )  # fmt: skip
        session.add(profile)
    return profile


def set_mentor_field(profile: MentorProfile, field: str, value: Any) -> None:
    """Sets a column of a mentor profile. Raises `Refused` VALUE_WRONG."""
    if field not in MENTOR_FIELDS:
        raise Refused(Reason.VALUE_WRONG, field=field, value=value)
    if field == "places" and not (isinstance(value, int) and 0 <= value <= MOST_PLACES):
        raise Refused(Reason.VALUE_WRONG, field=field, value=value, least=0, most=MOST_PLACES)
    set_column(profile, field, value)


def set_mentor_topics(
    session: WriteSession,
    profile: MentorProfile,
    offered: tuple[str, ...],
    refused: tuple[str, ...] = (),
    kind: TopicKind = TopicKind.TOPIC,
) -> None:
    """Makes these the profile's words of one list; one both offered and refused is refused."""
    wanted = {topic_named(session, n, kind).id: False for n in offered if n.strip()}
    wanted |= {topic_named(session, n, kind).id: True for n in refused if n.strip()}
    known = {}
    held = (
        select(MentorTopic)
        .join(Topic, Topic.id == MentorTopic.topic_id)
        .where(MentorTopic.profile_id == profile.id, Topic.kind == kind)
    )
    for row in session.scalars(held):
        if row.topic_id in wanted:
            row.refused = wanted[row.topic_id]
            known[row.topic_id] = row
        else:
            session.delete(row)
    for topic_id, is_refused in wanted.items():
        if topic_id not in known:
            session.add(
                MentorTopic(
                    id=session.new_id(),
                    profile_id=profile.id,
                    topic_id=topic_id,
                    refused=is_refused,
                )
            )
