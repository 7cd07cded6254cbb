"""Where a group stands: who is in it, its steps, and the places its mentors have left."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from mentordesk.commands.people import get_person
from mentordesk.commands.ready_mentors import refuse_unready
from mentordesk.domain.application import OUT
from mentordesk.domain.group import PRESENT, GroupState, MemberState, may_step
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries.places import places_gone
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    Application,
    Attendance,
    GroupMember,
    MentoringGroup,
    MentorProfile,
    Round,
    SessionLog,
)
from mentordesk.wording.words import word

G = GroupState


def open_group(session: WriteSession, group_id: str) -> MentoringGroup:
    """A group that is not closed. Raises `Refused` NOT_FOUND."""
    group = session.get(MentoringGroup, group_id)
    if group is None or group.state is G.CLOSED:
        raise Refused(Reason.NOT_FOUND, what="open group", id=group_id)
    return group


def members(session: WriteSession, group_id: str) -> Sequence[GroupMember]:
    """Who is in a group now."""
    query = select(GroupMember).where(
        GroupMember.group_id == group_id, GroupMember.state.in_(PRESENT)
    )
    return session.scalars(query).all()


def is_enough(session: WriteSession, group: MentoringGroup) -> bool:
    """Whether a group has its least members."""
    return len(members(session, group.id)) >= group.least


def asking(session: WriteSession, group_id: str) -> Sequence[GroupMember]:
    """Who asks for a group and is not placed in it."""
    query = select(GroupMember).where(
        GroupMember.group_id == group_id, GroupMember.state == MemberState.APPLIED
    )
    return session.scalars(query).all()


def refuse_elsewhere(
    session: WriteSession, group: MentoringGroup, person_id: str, name: str
) -> None:
    """Raises `Refused` ALREADY_MEMBER for whom leads the group or is in one of its round."""
    if person_id in (group.mentor_id, group.co_mentor_id):
        raise Refused(Reason.ALREADY_MEMBER, name=name, group=group.title)
    inside = (
        select(MentoringGroup.title)
        .join(GroupMember, GroupMember.group_id == MentoringGroup.id)
        .where(
            MentoringGroup.round_id == group.round_id,
            GroupMember.person_id == person_id,
            GroupMember.state.in_(PRESENT),
        )
    )
    other = session.scalars(inside).first()
    if other is not None:
        raise Refused(Reason.ALREADY_MEMBER, name=name, group=other)


def refuse_outside(session: WriteSession, found: Round, person_id: str, name: str) -> Application:
    """The mentee's application to the round. Raises `Refused` NOT_IN_POOL where there is none."""
    query = select(Application).where(
        Application.round_id == found.id,
        Application.person_id == person_id,
        Application.role == Role.MENTEE,
        Application.state.not_in(OUT),
    )
    application = session.scalars(query).first()
    if application is None:
        raise Refused(Reason.NOT_IN_POOL, mentee=name, round=found.name)
    return application


def has_come(session: WriteSession, group: MentoringGroup, person_id: str) -> bool:
    """Whether a session of the group tells of somebody, be it that they did not come."""
    query = (
        select(Attendance.id)
        .join(SessionLog, SessionLog.id == Attendance.session_id)
        .where(SessionLog.group_id == group.id, Attendance.person_id == person_id)
    )
    return session.scalars(query).first() is not None


def end_members(session: WriteSession, group: MentoringGroup, reason: str | None) -> None:
    """Ends the time of everybody who is in a group; nobody asks for it any more."""
    for one in asking(session, group.id):
        session.delete(one)
    for member in members(session, group.id):
        member.state, member.left_on = MemberState.LEFT, session.today()
        member.left_reason = reason
    session.flush()


def refuse_overrun(session: WriteSession, found: Round, person_id: str) -> None:
    """Says no to a group whose mentor would then be short of places, over all schemes.

    Asked after the group was written. Raises `Refused` NOT_A_MENTOR or MENTOR_FULL.
    """
    session.flush()
    query = select(MentorProfile.places).where(MentorProfile.person_id == person_id)
    places = session.scalars(query).first()
    name = get_person(session, person_id).display_name
    if places is None:
        raise Refused(Reason.NOT_A_MENTOR, mentor=name, round=found.name)
    if places_gone(session.connection(), (person_id,)).get(person_id, 0) > places:
        raise Refused(Reason.MENTOR_FULL, mentor=name, mentor_id=person_id)


def step(session: WriteSession, group: MentoringGroup, state: GroupState) -> None:
    """Takes a group to a state.

    Raises `Refused` GROUP_STEP, BELOW_LEAST, NOT_TRAINED or CODE_NOT_ACCEPTED.
    """
    if not may_step(group.state, state):
        raise Refused(Reason.GROUP_STEP, group=group.title, now=word(group.state), then=word(state))
    present = members(session, group.id)
    if state in (G.FORMING, G.RUNNING) and len(present) < group.least:
        raise Refused(Reason.BELOW_LEAST, group=group.title, count=len(present), least=group.least)
    if state is G.RUNNING and group.started_on is None:
        refuse_unready(session, (group.mentor_id, group.co_mentor_id))
    group.state = state
    if state is G.RUNNING:
        group.started_on = group.started_on or session.today()
        for member in present:
            member.state = MemberState.ACTIVE
    elif state is G.CLOSED:
        group.ended_on = group.ended_on or session.today()
