"""Changes to applications: people added to a round, what they wish for, where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.columns import set_column
from mentordesk.commands.mentors import mentor_profile
from mentordesk.commands.people import get_people, get_person
from mentordesk.commands.topics import topic_named
from mentordesk.domain.application import OF_PAIRS, READY, ApplicationState, Source, may_step
from mentordesk.domain.match import LIVE
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.domain.topic import OF_MENTEES, TopicKind
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Application, ApplicationTopic, Match, Round, Topic
from mentordesk.wording.words import word

APPLICATION_FIELDS = frozenset(
    {
        "submitted_on", "goal_1", "goal_2", "goal_3", "sector_wanted", "country_wanted",
        "motivations", "expectations", "success", "requirements", "preferred_mode",
        "preferred_mentor", "offers_in_return", "not_with", "committed_on", "office_score",
        "source", "note",
    }
)  # fmt: skip
OFFICE_SCORES = range(1, 6)
"""What the coordinator may give an application (domain dossier 2.4); hers alone, not matched by."""


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
        for person in get_people(session, self.person_ids):
            if self.role is Role.MENTOR:
                mentor_profile(session, person.id)
            application(session, found.id, person.id, self.role, self.source)
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
class SetApplicationWords:
    """Replaces what an applicant picked from one list: help wanted, or what she hopes to gain."""

    application_id: str
    kind: TopicKind
    words: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Ranks the words as given. Raises `Refused` VALUE_WRONG for another list."""
        if self.kind not in OF_MENTEES:
            raise Refused(Reason.VALUE_WRONG, field=self.kind.value, value="")
        found = get_application(session, self.application_id)
        set_application_topics(session, found, self.words, self.kind)
        name = get_person(session, found.person_id).display_name
        return {"name": name, "list": self.kind.value}


@dataclass(frozen=True)
class StepApplications:
    """Moves applications to another state; proposed and paired follow from pairs alone."""

    application_ids: tuple[str, ...]
    state: ApplicationState
    why: str = ""

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the state of each, and adds the reason to its note where one was given.

        Raises `Refused` APPLICATION_STEP, APPLICATION_PAIRED, NOT_CONFIRMED, or CARRIED_WHERE.
        """
        why = " ".join(self.why.split())
        for application_id in self.application_ids:
            found = get_application(session, application_id)
            if found.state is self.state:
                continue
            refuse_step(session, found, self.state)
            if self.state is ApplicationState.CARRIED:
                name = get_person(session, found.person_id).display_name
                raise Refused(Reason.CARRIED_WHERE, name=name)
            found.state = self.state
            if why:
                told = f"{word(self.state).capitalize()}: {why}"
                found.note = "\n".join(filter(None, (found.note, told)))
        because = f": {why}" if why else ""
        return {
            "count": len(self.application_ids), "state": self.state.value, "because": because,
        }  # fmt: skip


def refuse_step(session: WriteSession, found: Application, state: ApplicationState) -> None:
    """Raises `Refused` where the table of steps or a live pair says no."""
    name = get_person(session, found.person_id).display_name
    live = select(Match).where(
        Match.round_id == found.round_id,
        Match.mentee_id == found.person_id,
        Match.state.in_(LIVE),
    )
    if found.role is Role.MENTEE and found.round_id and session.scalars(live).first() is not None:
        name_of = session.get_one(Round, found.round_id).name
        raise Refused(Reason.APPLICATION_PAIRED, name=name, round=name_of)
    if state in OF_PAIRS or not may_step(found.state, state):
        raise Refused(Reason.APPLICATION_STEP, name=name, now=word(found.state), then=word(state))
    is_open = found.carried_from_id is not None and found.committed_on is None
    if is_open and state in READY:
        raise Refused(Reason.NOT_CONFIRMED, name=name)


def open_round(session: WriteSession, round_id: str) -> Round:
    """A round that still takes people. Raises `Refused` NOT_FOUND or ROUND_FINISHED."""
    found = session.get(Round, round_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND, what="round", id=round_id)
    if found.state in FINISHED_ROUND:
        raise Refused(Reason.ROUND_FINISHED, round=found.name)
    return found


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


def set_application_field(found: Application, field: str, value: Any) -> None:
    """Sets a column of an application. Raises `Refused` VALUE_WRONG."""
    if field not in APPLICATION_FIELDS:
        raise Refused(Reason.VALUE_WRONG, field=field, value=value)
    if field == "source":
        value = _source(value)
    if field == "office_score" and value is not None and value not in OFFICE_SCORES:
        least, most = OFFICE_SCORES[0], OFFICE_SCORES[-1]
        raise Refused(Reason.VALUE_WRONG, field=field, value=value, least=least, most=most)
    set_column(found, field, value)


def set_application_topics(
    session: WriteSession,
    found: Application,
    topics: tuple[str, ...],
    kind: TopicKind = TopicKind.TOPIC,
) -> None:
    """Makes these the words wanted of one list, ranked from 1 in the order given."""
    ids = list(dict.fromkeys(topic_named(session, n, kind).id for n in topics if n.strip()))
    ranks = {topic_id: place for place, topic_id in enumerate(ids, start=1)}
    known = set()
    query = (
        select(ApplicationTopic)
        .join(Topic, Topic.id == ApplicationTopic.topic_id)
        .where(ApplicationTopic.application_id == found.id, Topic.kind == kind)
    )
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


def _source(value: Any) -> Source:
    try:
        return Source(value)
    except ValueError as error:
        raise Refused(Reason.VALUE_WRONG, field="source", value=value) from error
