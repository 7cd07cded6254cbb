"""Changes to what people bring: profiles, applications, languages, hours, cohorts, consents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.people import get_person
from mentordesk.domain.application import ApplicationState, Source
from mentordesk.domain.cohort import read_code
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.person import LinkKind, Role, WeeklySlot
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.domain.topic import TopicKind
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    AlumniIdentity,
    Application,
    ApplicationTopic,
    Consent,
    MentorProfile,
    MentorTopic,
    PersonLanguage,
    PersonLink,
    Round,
    Topic,
    WeeklyHours,
)

MENTOR_FIELDS = frozenset(
    {
        "offers_ask", "offers_matched", "offers_group", "places", "available_from", "available_to",
        "paused_until", "countries_worked", "preferred_mode", "will_not_cover", "motivations",
        "bio", "trained_on", "code_version", "code_accepted_on",
    }
)  # fmt: skip
APPLICATION_FIELDS = frozenset(
    {
        "submitted_on", "goal_1", "goal_2", "goal_3", "sector_wanted", "country_wanted",
        "motivations", "expectations", "preferred_mentor", "not_with", "note",
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


@dataclass(frozen=True)
class AddToRound:
    """Adds people to a round, as mentees or as mentors; who is in it already stays as they are."""

    round_id: str
    person_ids: tuple[str, ...]
    role: Role
    source: Source = Source.TYPED

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Makes an application each, dated today."""
        found = open_round(session, self.round_id)
        for person_id in self.person_ids:
            get_person(session, person_id)
            if self.role is Role.MENTOR:
                mentor_profile(session, person_id)
            application(session, found.id, person_id, self.role, self.source)
        return {"count": len(self.person_ids), "round": found.name, "role": self.role.value}


@dataclass(frozen=True)
class SetApplicationField:
    """Sets one field of an application."""

    application_id: str
    field: str
    value: Any

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Changes the field."""
        found = get_application(session, self.application_id)
        set_application_field(found, self.field, self.value)
        return {"name": get_person(session, found.person_id).display_name, "field": self.field}


@dataclass(frozen=True)
class SetApplicationTopics:
    """Replaces the topics an applicant wants, the first being the most wanted."""

    application_id: str
    topics: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Ranks the topics as given."""
        found = get_application(session, self.application_id)
        set_application_topics(session, found, self.topics)
        return {"name": get_person(session, found.person_id).display_name}


@dataclass(frozen=True)
class StepApplications:
    """Moves applications to another state."""

    application_ids: tuple[str, ...]
    state: ApplicationState

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the state of each."""
        for application_id in self.application_ids:
            get_application(session, application_id).state = self.state
        return {"count": len(self.application_ids), "state": self.state.value}


@dataclass(frozen=True)
class SetLanguages:
    """Replaces the languages of a person: pairs of ISO code and level 1 to 4."""

    person_id: str
    languages: tuple[tuple[str, int], ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps what stays, adds, alters and removes the rest."""
        person = get_person(session, self.person_id)
        set_languages(session, person.id, self.languages)
        return {"person_id": person.id, "name": person.display_name}


@dataclass(frozen=True)
class SetHours:
    """Replaces the weekly hours of a person, in their own local time."""

    person_id: str
    slots: tuple[WeeklySlot, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps what stays, adds and removes the rest."""
        person = get_person(session, self.person_id)
        set_hours(session, person.id, self.slots)
        return {"person_id": person.id, "name": person.display_name}


@dataclass(frozen=True)
class SetIdentities:
    """Replaces the cohort codes of a person, kept as typed; no year is ever worked out of them."""

    person_id: str
    codes: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps known codes with what is known of them, adds and removes the rest."""
        person = get_person(session, self.person_id)
        query = select(AlumniIdentity).where(AlumniIdentity.person_id == person.id)
        known = {i.code or "": i for i in session.scalars(query)}
        wanted = list(dict.fromkeys(c.strip() for c in self.codes if c.strip()))
        for code, identity in known.items():
            if code not in wanted:
                session.delete(identity)
        for code in wanted:
            if code not in known:
                add_identity(session, person.id, code)
        return {"person_id": person.id, "name": person.display_name}


@dataclass(frozen=True)
class RecordConsent:
    """Notes an answer to a purpose; earlier answers stay in the ledger."""

    person_id: str
    purpose: Purpose
    answer: Answer
    how: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the answer, dated today."""
        person = get_person(session, self.person_id)
        add_consent(session, person.id, self.purpose, self.answer, self.how)
        return {
            "person_id": person.id,
            "name": person.display_name,
            "purpose": self.purpose.value,
            "answer": self.answer.value,
        }


@dataclass(frozen=True)
class LinkPeople:
    """Notes what stands between two people: not with, never again, line manager, supervisor."""

    person_id: str
    other_id: str
    kind: LinkKind
    note: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the link once; it holds both ways round."""
        person, other = get_person(session, self.person_id), get_person(session, self.other_id)
        if person.id == other.id:
            raise Refused(Reason.VALUE_WRONG, field="other_id", value=other.display_name)
        link_people(session, person.id, other.id, self.kind, self.note)
        return {"name": person.display_name, "other": other.display_name, "kind": self.kind.value}


@dataclass(frozen=True)
class UnlinkPeople:
    """Takes a link between two people away."""

    link_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes the link."""
        link = session.get(PersonLink, self.link_id)
        if link is None:
            raise Refused(Reason.NOT_FOUND, what="link", id=self.link_id)
        session.delete(link)
        person, other = get_person(session, link.person_id), get_person(session, link.other_id)
        return {"name": person.display_name, "other": other.display_name, "kind": link.kind.value}


def open_round(session: WriteSession, round_id: str) -> Round:
    """A round that still takes people. Raises `Refused` NOT_FOUND or ROUND_FINISHED."""
    found = session.get(Round, round_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND, what="round", id=round_id)
    if found.state in FINISHED_ROUND:
        raise Refused(Reason.ROUND_FINISHED, round=found.name)
    return found


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
    _set(profile, field, value)


def set_application_field(found: Application, field: str, value: Any) -> None:
    """Sets a column of an application. Raises `Refused` VALUE_WRONG."""
    if field not in APPLICATION_FIELDS:
        raise Refused(Reason.VALUE_WRONG, field=field, value=value)
    _set(found, field, value)


def _set(record: Any, field: str, value: Any) -> None:
    if field.endswith(("_on", "_from", "_to", "_until")) and isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value) if value else None
        except ValueError as error:
            raise Refused(Reason.VALUE_WRONG, field=field, value=value) from error
    if isinstance(value, str):
        value = value.strip() or None
    setattr(record, field, value)


def topic_named(session: WriteSession, name: str, kind: TopicKind = TopicKind.TOPIC) -> Topic:
    """The topic of this name, accents and case ignored; made when nobody used it yet."""
    topics = session.info.get(("topics", kind))
    if topics is None:
        topics = {}
        for topic in session.scalars(select(Topic).where(Topic.kind == kind)):
            for word in (topic.name, *(topic.synonyms or "").splitlines()):
                topics.setdefault(_topic_key(word), topic)
        session.info[("topics", kind)] = topics
    key = _topic_key(name)
    if key not in topics:
        topics[key] = Topic(id=session.new_id(), kind=kind, name=" ".join(name.split()))
        session.add(topics[key])
    found: Topic = topics[key]
    return found


def _topic_key(name: str) -> str:
    from mentordesk.domain.names import bare

    return "".join(c for c in bare(name) if c.isalnum())


def set_mentor_topics(
    session: WriteSession,
    profile: MentorProfile,
    offered: tuple[str, ...],
    refused: tuple[str, ...] = (),
) -> None:
    """Makes these the topics of the profile; a topic both offered and refused is refused."""
    wanted = {topic_named(session, n).id: False for n in offered if n.strip()}
    wanted |= {topic_named(session, n).id: True for n in refused if n.strip()}
    known = {}
    for row in session.scalars(select(MentorTopic).where(MentorTopic.profile_id == profile.id)):
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


def application(
    session: WriteSession, round_id: str | None, person_id: str, role: Role, source: Source
) -> Application:
    """The application of a person in a role to a round (None: a lead), made when there is none."""
    query = select(Application).where(
        Application.round_id == round_id
        if round_id is not None
        else Application.round_id.is_(None),
        Application.person_id == person_id,
        Application.role == role,
    )
    found = session.scalars(query).first()
    if found is None:
        found = Application(
            id=session.new_id(),
            round_id=round_id,
            person_id=person_id,
            role=role,
            state=ApplicationState.LEAD if round_id is None else ApplicationState.RECEIVED,
            submitted_on=session.today(),
            source=source,
        )
        session.add(found)
    return found


def get_application(session: WriteSession, application_id: str) -> Application:
    """The application. Raises `Refused` NOT_FOUND."""
    found = session.get(Application, application_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND, what="application", id=application_id)
    return found


def set_application_topics(
    session: WriteSession, found: Application, topics: tuple[str, ...]
) -> None:
    """Makes these the wanted topics, ranked from 1 in the order given."""
    ids = list(dict.fromkeys(topic_named(session, n).id for n in topics if n.strip()))
    ranks = {topic_id: place for place, topic_id in enumerate(ids, start=1)}
    known = set()
    query = select(ApplicationTopic).where(ApplicationTopic.application_id == found.id)
    for row in session.scalars(query):
        if row.topic_id in ranks:
            row.rank = ranks[row.topic_id]
            known.add(row.topic_id)
        else:
            session.delete(row)
    for topic_id, rank in ranks.items():
        if topic_id not in known:
            session.add(
                ApplicationTopic(
                    id=session.new_id(), application_id=found.id, topic_id=topic_id, rank=rank
                )
            )


def set_languages(
    session: WriteSession, person_id: str, languages: tuple[tuple[str, int], ...]
) -> None:
    """Makes these the languages of a person. Raises `Refused` for a level out of 1 to 4."""
    wanted = dict(languages)
    for code, level in wanted.items():
        if not code or not 1 <= level <= 4:
            raise Refused(Reason.VALUE_WRONG, field="languages", value=f"{code} {level}")
    query = select(PersonLanguage).where(PersonLanguage.person_id == person_id)
    known = {row.language: row for row in session.scalars(query)}
    for code, row in known.items():
        if code in wanted:
            row.level = wanted[code]
        else:
            session.delete(row)
    for code, level in wanted.items():
        if code not in known:
            session.add(
                PersonLanguage(id=session.new_id(), person_id=person_id, language=code, level=level)
            )


def set_hours(session: WriteSession, person_id: str, slots: tuple[WeeklySlot, ...]) -> None:
    """Makes these the weekly hours of a person."""
    wanted = {(s.weekday, s.start, s.end) for s in slots}
    query = select(WeeklyHours).where(WeeklyHours.person_id == person_id)
    known = {(r.weekday, r.start, r.end): r for r in session.scalars(query)}
    for key, row in known.items():
        if key not in wanted:
            session.delete(row)
    for weekday, start, end in sorted(wanted - known.keys()):
        session.add(
            WeeklyHours(
                id=session.new_id(), person_id=person_id, weekday=weekday, start=start, end=end
            )
        )


def add_identity(session: WriteSession, person_id: str, code: str, **known: Any) -> AlumniIdentity:
    """Adds a cohort code as typed, with the reading of its letters and number."""
    reading = read_code(code)
    identity = AlumniIdentity(
        id=session.new_id(),
        person_id=person_id,
        code=code.strip(),
        prefix=reading.prefix or None,
        ordinal=reading.ordinal,
        verified=False,
        **known,
    )
    session.add(identity)
    return identity


def add_consent(
    session: WriteSession, person_id: str, purpose: Purpose, answer: Answer, how: str | None
) -> Consent:
    """Adds an answer to the ledger, dated today."""
    consent = Consent(
        id=session.new_id(), person_id=person_id, purpose=purpose, answer=answer,
        given_on=session.today(), how=how,
    )  # fmt: skip
    session.add(consent)
    return consent


def link_people(
    session: WriteSession, person_id: str, other_id: str, kind: LinkKind, note: str | None = None
) -> None:
    """Adds a link between two people unless it stands already, either way round."""
    query = select(PersonLink).where(
        PersonLink.kind == kind,
        PersonLink.person_id.in_((person_id, other_id)),
        PersonLink.other_id.in_((person_id, other_id)),
    )
    if session.scalars(query).first() is None:
        session.add(
            PersonLink(
                id=session.new_id(), person_id=person_id, other_id=other_id, kind=kind, note=note
            )
        )
