"""The gains people hope for, as a survey asks about them before and after."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from mentordesk.domain.names import bare
from mentordesk.domain.person import Role
from mentordesk.domain.survey import GAIN_KINDS, Gain
from mentordesk.store.queries.rounds import topics
from mentordesk.store.tables import (
    Application,
    ApplicationTopic,
    Match,
    MentoringGroup,
    MentorProfile,
    MentorTopic,
    Topic,
)


def gains_asked(
    connection: Connection, relationship_id: str, person_id: str, role: Role
) -> tuple[Gain, ...]:
    """What this person hopes to gain, as picked; of whoever picked nothing the whole list.

    A mentee picks in the application to the round of the pair or group, a mentor in the profile.
    """
    if role is Role.MENTOR:
        picked = (
            select(Topic.name)
            .join(MentorTopic, MentorTopic.topic_id == Topic.id)
            .join(MentorProfile, MentorProfile.id == MentorTopic.profile_id)
            .where(MentorProfile.person_id == person_id)
            .order_by(func.lower(Topic.name))
        )
    else:
        of_pair = select(Match.round_id).where(Match.id == relationship_id)
        of_group = select(MentoringGroup.round_id).where(MentoringGroup.id == relationship_id)
        picked = (
            select(Topic.name)
            .join(ApplicationTopic, ApplicationTopic.topic_id == Topic.id)
            .join(Application, Application.id == ApplicationTopic.application_id)
            .where(
                Application.person_id == person_id,
                Application.role == role,
                Application.round_id.in_(of_pair.union(of_group)),
            )
            .order_by(ApplicationTopic.rank)
        )
    names = connection.execute(picked.where(Topic.kind == GAIN_KINDS[role])).scalars().all()
    return tuple(map(Gain, names)) or gain_list(connection, role)


def gain_list(connection: Connection, role: Role) -> tuple[Gain, ...]:
    """The whole list of one side, by name."""
    return tuple(Gain(row.name) for row in topics(connection, GAIN_KINDS[role]))


def present_gains(connection: Connection) -> Mapping[Role, Mapping[str, str]]:
    """By side and folded spelling, what a gain is called now: words that were merged stay known."""
    return {
        role: {
            bare(word): row.name
            for row in topics(connection, kind)
            for word in (*row.synonyms, row.name)
        }
        for role, kind in GAIN_KINDS.items()
    }
