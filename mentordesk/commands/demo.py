"""Fills a new file with invented people, rounds and pairs: the demo programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mentordesk.commands.identities import add_identity
from mentordesk.commands.rounds import DATE_FIELDS, dump_weights
from mentordesk.commands.topics import topic_named
from mentordesk.domain import names
from mentordesk.domain.application import ApplicationState, Source
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.person import ContactStatus, PersonStatus, Role
from mentordesk.domain.round import RoundState, Scheme, dates_from_start
from mentordesk.domain.topic import TopicKind
from mentordesk.matching.pool import DEFAULT_WEIGHTS
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    Application,
    ApplicationTopic,
    CohortCode,
    Consent,
    MentorProfile,
    MentorTopic,
    Person,
    PersonEmail,
    PersonLanguage,
    PersonPhone,
    Round,
    Topic,
    WeeklyHours,
)


@dataclass(frozen=True)
class Invented:
    """An invented person with everything a sign-up form may ask."""

    number: int
    name: str
    given: str
    family: str
    original_name: str | None
    email: str
    phone: str
    country: str
    city: str
    zone: str
    languages: tuple[tuple[str, int], ...]
    course: str
    cohort: str
    years: int
    sector: str
    job: str
    employer: str
    topics: tuple[str, ...]
    goals: tuple[str, ...]
    hours: tuple[tuple[int, int, int], ...]
    places: int
    bio: str


@dataclass(frozen=True)
class DemoRound:
    """A round of the demo with everybody who applied by `until`, by their numbers.

    The numbers in `withdrawn` are among the mentees.
    """

    name: str
    scheme: Scheme
    starts: dt.date
    until: dt.date
    mentees: tuple[int, ...]
    mentors: tuple[int, ...]
    withdrawn: frozenset[int] = frozenset()


@dataclass(frozen=True)
class FillDemo:
    """Adds the demo's people and rounds, nobody paired yet; people are named by their numbers."""

    people: tuple[Invented, ...]
    mentors: frozenset[int]
    rounds: tuple[DemoRound, ...]
    topics: tuple[str, ...]
    sectors: tuple[str, ...]
    code_version: str
    ids: dict[int, str] = field(default_factory=dict)

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds everything in one step."""
        with session.no_autoflush:
            for name in self.topics:
                topic_named(session, name)
            for name in self.sectors:
                topic_named(session, name, TopicKind.SECTOR)
            _add_codes(session)
            for person in self.people:
                _add_person(session, person, self)
            for demo_round in self.rounds:
                _add_round(session, demo_round, self)
        return {"count": len(self.people)}


def _add_codes(session: WriteSession) -> None:
    """What the office knows of its codes: some years, never worked out from the number."""
    for prefix, name, ordinal, years in (
        ("MAP", "MA Participation, Power and Social Change", 17, (2022, 2023)),
        ("MAGEN", "MA Gender and Development", 35, (2021, 2022)),
        ("MAFOOD", "MA Food and Development", 4, (2020, 2021)),
        ("MADEV", "MA Development Studies", None, (None, None)),
        ("MAGOV", "MA Governance", None, (None, None)),
    ):
        session.add(
            CohortCode(
                id=session.new_id(), prefix=prefix, ordinal=ordinal, programme_name=name,
                start_year=years[0], end_year=years[1],
            )
        )  # fmt: skip


def _add_person(session: WriteSession, person: Invented, demo: FillDemo) -> None:
    person_id = demo.ids[person.number] = session.new_id()
    session.add(
        Person(
            id=person_id,
            display_name=person.name,
            sort_name=names.sort_name(person.name, person.family),
            given_name=person.given or None,
            family_name=person.family or None,
            original_name=person.original_name,
            status=PersonStatus.STUDENT if person.years == 0 else PersonStatus.ALUM,
            contact_status=_contact(person.number, demo),
            city=person.city,
            country=person.country,
            time_zone=person.zone,
            employer=person.employer if person.years else None,
            job_title=person.job if person.years else "Student",
            sector=person.sector,
            years_experience=person.years,
            source="demo",
        )
    )
    session.add(
        PersonEmail(
            id=session.new_id(), person_id=person_id, address=person.email, is_primary=True,
            bounced=person.number % 61 == 0,
        )
    )  # fmt: skip
    if person.number % 3 == 0:
        session.add(PersonPhone(id=session.new_id(), person_id=person_id, number=person.phone))
    for code, level in person.languages:
        session.add(
            PersonLanguage(id=session.new_id(), person_id=person_id, language=code, level=level)
        )
    for weekday, start, end in person.hours:
        session.add(
            WeeklyHours(
                id=session.new_id(), person_id=person_id, weekday=weekday, start=start, end=end
            )
        )
    add_identity(session, person_id, person.cohort)
    session.add(
        Consent(
            id=session.new_id(), person_id=person_id, purpose=Purpose.HOLD, answer=Answer.GIVEN,
            given_on=session.today() - dt.timedelta(days=40 + person.number * 7 % 900), how="form",
        )
    )  # fmt: skip
    if person.number in demo.mentors:
        _add_mentor(session, person, person_id, demo.code_version)


def _contact(number: int, demo: FillDemo) -> ContactStatus:
    """Whoever takes part may be written to."""
    if number in demo.mentors or any(number in r.mentees for r in demo.rounds):
        return ContactStatus.ACTIVE
    if number % 89 == 0:
        return ContactStatus.DO_NOT_CONTACT
    return ContactStatus.DORMANT if number % 53 == 0 else ContactStatus.ACTIVE


def _add_mentor(session: WriteSession, person: Invented, person_id: str, code: str) -> None:
    trained = person.number % 9 != 0
    today = session.today()
    profile = MentorProfile(
        id=session.new_id(),
        person_id=person_id,
        places=person.places,
        offers_ask=person.number % 2 == 0,
        offers_matched=True,
        offers_group=person.number % 7 == 0,
        bio=person.bio,
        trained_on=today - dt.timedelta(days=30 + person.number % 300) if trained else None,
        code_version=code if trained else None,
        code_accepted_on=today - dt.timedelta(days=30 + person.number % 300) if trained else None,
    )
    session.add(profile)
    for name in person.topics:
        session.add(
            MentorTopic(
                id=session.new_id(),
                profile_id=profile.id,
                topic_id=_topic(session, name).id,
                refused=False,
            )
        )


def _topic(session: WriteSession, name: str) -> Topic:
    return topic_named(session, name)


def _add_round(session: WriteSession, demo_round: DemoRound, demo: FillDemo) -> None:
    dates = dates_from_start(demo_round.starts)
    new = Round(
        id=session.new_id(),
        name=demo_round.name,
        scheme=demo_round.scheme,
        state=RoundState.MATCHING,
        months=6,
        weights=dump_weights(DEFAULT_WEIGHTS),
        good_option=60,
        **{name: getattr(dates, name) for name in DATE_FIELDS},
    )
    session.add(new)
    people = {p.number: p for p in demo.people}
    days = max(1, (min(dates.call_closes, demo_round.until) - dates.call_opens).days)
    for role, numbers in ((Role.MENTEE, demo_round.mentees), (Role.MENTOR, demo_round.mentors)):
        for place, number in enumerate(numbers):
            submitted = dates.call_opens + dt.timedelta(days=place * 11 % days)
            withdrew = number in demo_round.withdrawn
            state = ApplicationState.WITHDRAWN if withdrew else ApplicationState.RECEIVED
            person, person_id = people[number], demo.ids[number]
            _add_application(session, new.id, person_id, person, role, state, submitted)


def _add_application(
    session: WriteSession, round_id: str, person_id: str, person: Invented, role: Role,
    state: ApplicationState, submitted: dt.date,
) -> None:  # fmt: skip
    goals = (*person.goals, None, None, None)
    is_mentee = role is Role.MENTEE
    application = Application(
        id=session.new_id(),
        round_id=round_id,
        person_id=person_id,
        role=role,
        state=state,
        submitted_on=submitted,
        source=Source.FORM,
        goal_1=goals[0] if is_mentee else None,
        goal_2=goals[1] if is_mentee else None,
        goal_3=goals[2] if is_mentee else None,
        sector_wanted=person.sector if is_mentee and person.number % 3 else None,
        country_wanted=person.country if is_mentee and person.number % 6 == 0 else None,
    )
    session.add(application)
    if is_mentee:
        for rank, name in enumerate(person.topics, start=1):
            session.add(
                ApplicationTopic(
                    id=session.new_id(),
                    application_id=application.id,
                    topic_id=_topic(session, name).id,
                    rank=rank,
                )
            )
