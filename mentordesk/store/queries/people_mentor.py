"""What somebody offers as a mentor, with the words picked from the office's lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from mentordesk.domain.topic import OF_MENTORS, TopicKind
from mentordesk.store.tables import MentorProfile, MentorTopic, Topic


@dataclass(frozen=True)
class Mentor:
    """A mentor profile with its topics; `words` are what was picked from the other lists."""

    offers_ask: bool
    offers_matched: bool
    offers_group: bool
    places: int
    available_from: dt.date | None
    available_to: dt.date | None
    paused_until: dt.date | None
    countries_worked: str | None
    preferred_mode: str | None
    preferred_stage: str | None
    wishes: str | None
    will_not_cover: str | None
    motivations: str | None
    experience: str | None
    bio: str | None
    trained_on: dt.date | None
    code_version: str | None
    code_accepted_on: dt.date | None
    topics: tuple[str, ...]
    topics_refused: tuple[str, ...]
    words: Mapping[TopicKind, tuple[str, ...]]


def mentor_of(connection: Connection, person_id: str) -> Mentor | None:
    """The mentor profile of a person, or None."""
    names = [n for n in Mentor.__dataclass_fields__ if hasattr(MentorProfile, n)]
    row = connection.execute(
        select(MentorProfile.id, *[MentorProfile.__table__.c[n] for n in names]).where(
            MentorProfile.person_id == person_id
        )
    ).first()
    if row is None:
        return None
    topics = connection.execute(
        select(Topic.name, MentorTopic.refused, Topic.kind)
        .join(Topic, Topic.id == MentorTopic.topic_id)
        .where(MentorTopic.profile_id == row.id)
        .order_by(Topic.name)
    ).all()
    values = {name: getattr(row, name) for name in names}
    plain = [(name, refused) for name, refused, kind in topics if kind is TopicKind.TOPIC]
    return Mentor(
        **values,
        topics=tuple(name for name, refused in plain if not refused),
        topics_refused=tuple(name for name, refused in plain if refused),
        words={k: tuple(name for name, _, kind in topics if kind is k) for k in OF_MENTORS},
    )
