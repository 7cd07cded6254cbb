"""A pair or a group, for the deeds that are done with either: goals, notes, surveys, agreements."""

from __future__ import annotations

from typing import TypeAlias

from sqlalchemy import select

from mentordesk.commands.steps import pair_names
from mentordesk.domain.group import PRESENT
from mentordesk.domain.match import INTRODUCED_ONCE
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import GroupMember, Match, MentoringGroup

Relationship: TypeAlias = Match | MentoringGroup


def get_relationship(session: WriteSession, relationship_id: str) -> Relationship:
    """A pair or a group in whatever state. Raises `Refused` NOT_FOUND."""
    found = session.get(Match, relationship_id) or session.get(MentoringGroup, relationship_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND, what="pair or group", id=relationship_id)
    return found


def owner_of(found: Relationship) -> dict[str, str]:
    """The column, with its value, by which a row belongs to a pair or to a group."""
    return {"match_id" if isinstance(found, Match) else "group_id": found.id}


def name_of(session: WriteSession, found: Relationship) -> str:
    """The two people of a pair, or the title of a group, for a sentence."""
    return pair_names(session, found) if isinstance(found, Match) else f"“{found.title}”"


def taking_part(session: WriteSession, found: Relationship) -> dict[str, Role]:
    """Who takes part and as what, mentors last: of a closed group, who stayed to its end."""
    if isinstance(found, Match):
        return {found.mentee_id: Role.MENTEE, found.mentor_id: Role.MENTOR}
    m = GroupMember
    query = select(m).where(m.group_id == found.id).order_by(m.joined_on, m.id)
    people = {
        member.person_id: Role.MENTEE
        for member in session.scalars(query)
        if member.state in PRESENT or _stayed(member, found)
    }
    mentors = (one for one in (found.mentor_id, found.co_mentor_id) if one)
    return people | dict.fromkeys(mentors, Role.MENTOR)


def has_begun(found: Relationship) -> bool:
    """Whether people were introduced, or a group has met, so that they can be asked about it."""
    if isinstance(found, Match):
        return found.state in INTRODUCED_ONCE
    return found.started_on is not None


def _stayed(member: GroupMember, group: MentoringGroup) -> bool:
    """Whether a member left by no more than the end of the group."""
    left, ended = member.left_on, group.ended_on
    return left is not None and ended is not None and left >= ended
