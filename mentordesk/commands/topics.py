"""The words that mentors and mentees share: found by any spelling, made when new."""

from __future__ import annotations

import unicodedata

from sqlalchemy import select

from mentordesk.domain.names import bare
from mentordesk.domain.topic import TopicKind
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Topic


def topic_named(session: WriteSession, name: str, kind: TopicKind = TopicKind.TOPIC) -> Topic:
    """The topic of this name, accents and case ignored; made when nobody used it yet."""
    topics = _topics(session, kind)
    key = _topic_key(name)
    if key not in topics:
        topics[key] = Topic(id=session.new_id(), kind=kind, name=" ".join(name.split()))
        session.add(topics[key])
    return topics[key]


def known_topic(session: WriteSession, name: str, kind: TopicKind) -> Topic | None:
    """The topic of this name, accents and case ignored, or None; nothing is made."""
    return _topics(session, kind).get(_topic_key(name))


def _topics(session: WriteSession, kind: TopicKind) -> dict[str, Topic]:
    """A list by every spelling of its words."""
    topics: dict[str, Topic] | None = session.info.get(("topics", kind))
    if topics is None:
        topics = {}
        for topic in session.scalars(select(Topic).where(Topic.kind == kind)):
            for word in (topic.name, *(topic.synonyms or "").splitlines()):
                topics.setdefault(_topic_key(word), topic)
        session.info[("topics", kind)] = topics
    return topics


def _topic_key(name: str) -> str:
    # Vowel signs are marks in many scripts: without them two words would be taken for one.
    return "".join(c for c in bare(name) if unicodedata.category(c)[0] in "LNM")
