"""Who belongs to a round, as questions: the mentees to be placed, and the mentors who offer it."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, TextualSelect, and_, func, or_, select, true

from mentordesk.domain.application import TO_BE_PLACED, ApplicationState
from mentordesk.domain.group import OPEN_GROUP, PRESENT
from mentordesk.domain.match import LIVE
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.ready import among, given, ready
from mentordesk.store.tables import (
    Application,
    GroupMember,
    Match,
    MentoringGroup,
    MentorProfile,
    Person,
    Programme,
)

OFFERS = {
    Scheme.ASK: MentorProfile.offers_ask,
    Scheme.MATCHED: MentorProfile.offers_matched,
    Scheme.GROUP: MentorProfile.offers_group,
}
GONE = (ApplicationState.WITHDRAWN, ApplicationState.INELIGIBLE)


@cache
def mentees_asked(only: tuple[str, ...], some: bool) -> TextualSelect:
    """The mentees of the `round`; `only` these columns, and of `ids` where `some` are meant."""
    a, here = Application, given("round")
    live = select(Match.mentee_id).where(Match.round_id == here, Match.state.in_(LIVE))
    has_live = or_(Person.id.in_(live), Person.id.in_(_members(here)))
    columns = (
        *_person_columns(), a.id.label("application_id"), a.state, a.submitted_on, a.goal_1,
        a.goal_2, a.goal_3, a.sector_wanted, a.country_wanted, a.not_with,
        a.carried_from_id, a.committed_on, a.weights, has_live.label("has_live"),
    )  # fmt: skip
    return ready(
        select(*(column for column in columns if not only or column.key in only))
        .select_from(a)
        .join(Person, Person.id == a.person_id)
        .where(a.round_id == here, a.role == Role.MENTEE)
        .where(or_(a.state.in_(TO_BE_PLACED), has_live))
        .where(among(Person.id) if some else true())
        .order_by(func.coalesce(a.submitted_on, "9999"), Person.sort_name, Person.id)
    )


@cache
def mentors_asked(scheme: Scheme, some: bool) -> TextualSelect:
    """The mentors of the `round`, which `starts` and `ends`, or with a pair in it or the `plan`."""
    m, a, p, here = MentorProfile, Application, Person, given("round")
    takes_part = and_(
        m.id.is_not(None),
        OFFERS[scheme],
        p.contact_status != ContactStatus.DO_NOT_CONTACT,
        or_(m.available_from.is_(None), m.available_from <= given("ends")),
        or_(m.available_to.is_(None), m.available_to >= given("starts")),
        or_(a.state.is_(None), a.state.not_in(GONE)),
    )
    paired = select(Match.mentor_id).where(
        Match.round_id == here, or_(Match.state.in_(LIVE), Match.plan_id.is_(given("plan")))
    )
    g = MentoringGroup
    led = select(g.mentor_id).where(g.round_id == here, g.state.in_(OPEN_GROUP))
    own = and_(a.person_id == p.id, a.round_id == here, a.role == Role.MENTOR)
    return ready(
        select(
            *_person_columns(), m.id.label("profile_id"), m.places, m.paused_until,
            a.not_with, m.countries_worked, m.trained_on, m.code_version, m.code_accepted_on,
            takes_part.label("takes_part"),
        )
        .select_from(p)
        .outerjoin(m, m.person_id == p.id)
        .outerjoin(a, own)
        .where(or_(takes_part, p.id.in_(paired), p.id.in_(led)))
        .where(among(p.id) if some else true())
        .order_by(p.sort_name, p.id)
    )  # fmt: skip


def _members(round_id: ColumnElement[str]) -> Select[str]:
    """Who is in an open group of a round."""
    g, m = MentoringGroup, GroupMember
    return (
        select(m.person_id)
        .join(g, g.id == m.group_id)
        .where(g.round_id == round_id, g.state.in_(OPEN_GROUP), m.state.in_(PRESENT))
    )


def to_understand() -> ColumnElement[bool]:
    """Whether somebody has yet to tick what mentoring is and is not, where applicants must."""
    asks = select(Programme.ask_understood).limit(1).scalar_subquery()
    return and_(asks.is_(True), Person.understood_on.is_(None))


def _person_columns() -> tuple[Any, ...]:
    p = Person
    return (
        p.id, p.display_name, p.original_name, p.sort_name, p.job_title, p.employer, p.city,
        p.country, p.time_zone, p.sector, p.years_experience, p.line_manager,
        to_understand().label("to_understand"),
    )  # fmt: skip
