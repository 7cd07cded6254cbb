"""Who is counted in a figure: the question behind it, and behind the names it leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, exists, or_, select, union

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.figures import (
    APPLIED,
    BEFORE_INTRODUCTIONS,
    ELIGIBLE,
    IN_POOL,
    OFFERED,
    PAIR_STATES,
    PAIRED,
    Figure,
    Unit,
    unit_of,
)
from mentordesk.domain.group import BEGUN, MemberState
from mentordesk.domain.match import INTRODUCED_ONCE
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.store.queries.belonging import OFFERS
from mentordesk.store.queries.circle import is_current_draft
from mentordesk.store.tables import (
    Application,
    GroupMember,
    Match,
    MentoringGroup,
    MentorProfile,
    Person,
    Round,
)


def members(figure: Figure, round_ids: Sequence[str]) -> Any:
    """One row (round_id, id) for every member; the id is a person's, or a pair's."""
    if unit_of(figure) is Unit.PAIRS:
        return _pairs(figure).where(Match.round_id.in_(round_ids))
    if figure in (Figure.MENTORS_OFFERED, Figure.MENTORS_USED, Figure.MENTOR_APPLICATIONS):
        return _mentors(figure, round_ids)
    return _mentees(figure).where(Application.round_id.in_(round_ids))


def _pairs(figure: Figure) -> Any:
    states = PAIR_STATES.get(figure, INTRODUCED_ONCE)
    query = select(Match.round_id, Match.id).where(Match.state.in_(states))
    if figure is Figure.FIRST_MEETING:
        query = query.where(Match.first_meeting_on.is_not(None))
    return query


def _mentors(figure: Figure, round_ids: Sequence[str]) -> Any:
    applied = select(Application.round_id, Application.person_id.label("id")).where(
        Application.role == Role.MENTOR, Application.round_id.in_(round_ids)
    )
    if figure is Figure.MENTOR_APPLICATIONS:
        return applied.where(Application.state.in_(APPLIED))
    held = INTRODUCED_ONCE if figure is Figure.MENTORS_USED else PAIRED
    paired = select(Match.round_id, Match.mentor_id.label("id")).where(
        Match.state.in_(held), Match.round_id.in_(round_ids)
    )
    leading = select(MentoringGroup.round_id, MentoringGroup.mentor_id.label("id")).where(
        MentoringGroup.round_id.in_(round_ids), MentoringGroup.state.in_(BEGUN)
    )
    if figure is Figure.MENTORS_USED:
        both = union(paired, leading).subquery()
        return select(both.c.round_id, both.c.id)
    stands = applied.where(Application.state.in_(OFFERED))
    both = union(stands, paired, leading, _at_disposal(round_ids)).subquery()
    return select(both.c.round_id, both.c.id)


def _at_disposal(round_ids: Sequence[str]) -> Any:
    """Mentors on the board of a round until its introductions, whether they applied or not.

    From then on a round keeps to those who applied or were paired: a mentor who joins the
    programme later must not change its figures.
    """
    profile = MentorProfile
    offers = or_(
        *(and_(Round.scheme == scheme, column.is_(True)) for scheme, column in OFFERS.items())
    )
    gone = exists().where(
        Application.round_id == Round.id,
        Application.person_id == profile.person_id,
        Application.role == Role.MENTOR,
        Application.state.not_in(OFFERED | {ApplicationState.LEAD}),
    )
    return (
        select(Round.id.label("round_id"), profile.person_id.label("id"))
        .select_from(profile)
        .join(Person, Person.id == profile.person_id)
        .join(Round, Round.id.in_(round_ids))
        .where(
            Round.state.in_(BEFORE_INTRODUCTIONS),
            offers,
            Person.contact_status != ContactStatus.DO_NOT_CONTACT,
            or_(profile.available_from.is_(None), profile.available_from <= Round.ends),
            or_(profile.available_to.is_(None), profile.available_to >= Round.starts),
            ~gone,
        )
    )


_MENTEE_STATES: Mapping[Figure, frozenset[ApplicationState]] = {
    Figure.LEADS: frozenset({ApplicationState.LEAD}),
    Figure.MENTEE_APPLICATIONS: APPLIED,
    Figure.ELIGIBLE: ELIGIBLE,
    Figure.IN_POOL: IN_POOL,
    Figure.MATCHED: APPLIED,
    Figure.DRAFTED: IN_POOL,
    Figure.WAITING: IN_POOL,
    Figure.WAITLISTED: frozenset({ApplicationState.WAITLISTED}),
    Figure.WITHDRAWN: frozenset({ApplicationState.WITHDRAWN}),
}


def _mentees(figure: Figure) -> Any:
    query = select(Application.round_id, Application.person_id.label("id")).where(
        Application.role == Role.MENTEE, Application.state.in_(_MENTEE_STATES[figure])
    )
    if figure is Figure.MATCHED:
        return query.where(or_(_has_pair(Match.state.in_(INTRODUCED_ONCE)), _in_group()))
    if figure is Figure.DRAFTED:
        return query.where(
            ~_has_pair(Match.state.in_(PAIRED)), ~_in_group(), _has_pair(is_current_draft())
        )
    if figure is Figure.WAITING:
        settled = _has_pair(or_(Match.state.in_(PAIRED), is_current_draft()))
        return query.where(~settled, ~_in_group())
    return query


def _in_group() -> Any:
    """Whether the mentee is or was in a group of the round: no longer one of those who wait."""
    inside = select(GroupMember.id).join(MentoringGroup, MentoringGroup.id == GroupMember.group_id)
    return inside.where(
        MentoringGroup.round_id == Application.round_id,
        GroupMember.person_id == Application.person_id,
        GroupMember.state != MemberState.APPLIED,
    ).exists()


def _has_pair(condition: Any) -> Any:
    return exists().where(is_mentee_of(Match), condition)


def is_mentee_of(match: type[Match]) -> Any:
    """Whether a pair is of the round and the mentee of an application."""
    return and_(match.round_id == Application.round_id, match.mentee_id == Application.person_id)
