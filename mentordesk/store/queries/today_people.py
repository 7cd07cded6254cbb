"""What people ask for today: training, code of conduct, consent withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, func, select

from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.group import GroupState
from mentordesk.domain.match import LIVE
from mentordesk.domain.question import AskState
from mentordesk.domain.today import About, Item, Needs
from mentordesk.store.queries.code_of_conduct import lacks_code
from mentordesk.store.queries.rounds import programme
from mentordesk.store.queries.standing import silent
from mentordesk.store.tables import Ask, Consent, Match, MentoringGroup, MentorProfile, Person

_OPEN_GROUP = MentoringGroup.state != GroupState.CLOSED
_AT_WORK = MentorProfile.person_id.in_(
    select(Match.mentor_id)
    .where(Match.state.in_(LIVE))
    .union(
        select(MentoringGroup.mentor_id).where(_OPEN_GROUP),
        select(MentoringGroup.co_mentor_id).where(_OPEN_GROUP),
        select(Ask.mentor_id).where(Ask.state.in_((AskState.ACCEPTED, AskState.HELD))),
    )
)
"""Mentors at work in any of the schemes: whom it would be late to train after."""


def of_people(connection: Connection, today: dt.date) -> Iterator[Item]:
    """The items of people, gathered where one answer serves a roomful."""
    house = programme(connection)
    untrained = MentorProfile.trained_on.is_(None)
    yield from _mentors(connection, Needs.UNTRAINED, untrained, house.id, today)
    version = house.code_of_conduct_version
    if version:
        yield from _mentors(connection, Needs.NO_CODE, lacks_code(version), house.id, today)
    yield from _withdrawn(connection)


def _mentors(
    connection: Connection,
    needs: Needs,
    lacking: ColumnElement[bool],
    programme_id: str,
    today: dt.date,
) -> Iterator[Item]:
    query = select(func.count()).select_from(MentorProfile).where(and_(_AT_WORK, lacking))
    count = connection.execute(query).scalar_one()
    if count:
        first = today.replace(day=1)  # put off, it comes back with the next month
        yield Item(needs, About.PROGRAMME, programme_id, first, (), count)


def _withdrawn(connection: Connection) -> Iterator[Item]:
    """People of a live pair who no longer wish their profile shown."""
    quiet = silent(connection, None)
    query = (
        select(Person.id, Person.display_name, func.max(Consent.given_on))
        .join(Consent, Consent.person_id == Person.id)
        .where(Consent.purpose == Purpose.SHARE_PROFILE, Consent.answer == Answer.WITHDRAWN)
        .where(
            Person.id.in_(
                select(Match.mentor_id)
                .where(Match.state.in_(LIVE))
                .union(select(Match.mentee_id).where(Match.state.in_(LIVE)))
            )
        )
        .group_by(Person.id)
    )
    for person_id, name, on in connection.execute(query).all():
        if person_id in quiet:
            yield Item(Needs.CONSENT_WITHDRAWN, About.PERSON, person_id, on, (name,))
