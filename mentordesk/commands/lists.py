"""Changes to the lists the coordinator owns: words added, merged, removed; lines of codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.pooling import pieces
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.topic import TopicKind
from mentordesk.store.queries.programme import sector_texts, topic_users
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    Application,
    ApplicationTopic,
    CohortCode,
    MentorTopic,
    Person,
    Topic,
)


@dataclass(frozen=True)
class AddWords:
    """Adds words to one of the lists; those it has already, in any spelling, stay as they are."""

    kind: TopicKind
    names: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the new ones. Raises `Refused` NAME_MISSING, or NAME_TAKEN when none is new."""
        wanted = [word for name in self.names for word in pieces(name).items()]
        if not wanted:
            raise Refused(Reason.NAME_MISSING)
        taken = {
            key
            for topic in session.scalars(select(Topic).where(Topic.kind == self.kind))
            for key in _keys(topic)
        }
        new = {key: name for key, name in wanted if key not in taken}
        if not new:
            raise Refused(Reason.NAME_TAKEN, name=wanted[0][1])
        for name in new.values():
            session.add(Topic(id=session.new_id(), kind=self.kind, name=name))
        return {"words": ", ".join(new.values())}


@dataclass(frozen=True)
class RemoveTopic:
    """Takes a word that nobody uses off its list."""

    topic_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes it. Raises `Refused` WORD_USED with the number of people who use it."""
        topic = _topic(session, self.topic_id)
        users = _users(session, topic)
        if users:
            raise Refused(Reason.WORD_USED, name=topic.name, people=len(users))
        session.delete(topic)
        return {"topic": topic.name}


@dataclass(frozen=True)
class MergeTopics:
    """Makes two words of a list one: the first becomes a synonym of the second."""

    topic_id: str
    into_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Ties everybody to the word that stays, and removes the other."""
        topic, into = _topic(session, self.topic_id), _topic(session, self.into_id)
        if topic.id == into.id or topic.kind is not into.kind:
            raise Refused(Reason.VALUE_WRONG, field="topic", value=into.name)
        _move_mentors(session, topic.id, into.id)
        _move_applicants(session, topic.id, into.id)
        if topic.kind is TopicKind.SECTOR:
            _retype_sectors(session, _keys(topic), into.name)
        words = [*_synonyms(into), topic.name, *_synonyms(topic)]
        into.synonyms = "\n".join(dict.fromkeys(words))
        session.delete(topic)
        return {"topic": topic.name, "into": into.name}


@dataclass(frozen=True)
class RemoveCohortCode:
    """Takes a line out of the table of cohort codes; the codes on people stay."""

    code_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes the line."""
        line = session.get(CohortCode, self.code_id)
        if line is None:
            raise Refused(Reason.NOT_FOUND, what="cohort code", id=self.code_id)
        session.delete(line)
        return {"code": f"{line.prefix}{line.ordinal if line.ordinal is not None else ''}"}


def people_of_sector(
    name: str, synonyms: Iterable[str], texts: Iterable[tuple[str, str]]
) -> set[str]:
    """Who typed this sector, in any of its spellings; `texts` as `sector_texts` gives them."""
    keys = {key for word in (name, *synonyms) for key in pieces(word)}
    return {person_id for person_id, text in texts if not keys.isdisjoint(pieces(text))}


def _topic(session: WriteSession, topic_id: str) -> Topic:
    topic = session.get(Topic, topic_id)
    if topic is None:
        raise Refused(Reason.NOT_FOUND, what="word", id=topic_id)
    return topic


def _synonyms(topic: Topic) -> list[str]:
    return (topic.synonyms or "").splitlines()


def _keys(topic: Topic) -> set[str]:
    return {key for word in (topic.name, *_synonyms(topic)) for key in pieces(word)}


def _users(session: WriteSession, topic: Topic) -> set[str]:
    if topic.kind is TopicKind.SECTOR:
        texts = sector_texts(session.connection())
        return people_of_sector(topic.name, _synonyms(topic), texts)
    return topic_users(session.connection()).get(topic.id, set())


def _move_mentors(session: WriteSession, old: str, new: str) -> None:
    """A topic a mentor will not cover stays refused when she offers the other."""
    query = select(MentorTopic).where(MentorTopic.topic_id.in_((old, new)))
    rows = list(session.scalars(query))
    kept = {row.profile_id: row for row in rows if row.topic_id == new}
    for row in rows:
        if row.topic_id == new:
            continue
        other = kept.get(row.profile_id)
        if other is None:
            row.topic_id = new
        else:
            other.refused = other.refused or row.refused
            session.delete(row)


def _move_applicants(session: WriteSession, old: str, new: str) -> None:
    """Who wants both wants the one that stays, at the better of the two ranks."""
    query = select(ApplicationTopic).where(ApplicationTopic.topic_id.in_((old, new)))
    rows = list(session.scalars(query))
    kept = {row.application_id: row for row in rows if row.topic_id == new}
    for row in rows:
        if row.topic_id == new:
            continue
        other = kept.get(row.application_id)
        if other is None:
            row.topic_id = new
        else:
            other.rank = min(other.rank, row.rank)
            session.delete(row)


def _retype_sectors(session: WriteSession, keys: set[str], name: str) -> None:
    """Sectors are compared as typed, so the text itself must change for the two to be one."""
    for person in session.scalars(select(Person).where(Person.sector.is_not(None))):
        person.sector = _retyped(person.sector, keys, name)
    wanted = select(Application).where(Application.sector_wanted.is_not(None))
    for found in session.scalars(wanted):
        found.sector_wanted = _retyped(found.sector_wanted, keys, name)


def _retyped(text: str | None, keys: set[str], name: str) -> str | None:
    parts = pieces(text)
    if keys.isdisjoint(parts):
        return text
    return ", ".join(dict.fromkeys(name if key in keys else typed for key, typed in parts.items()))
