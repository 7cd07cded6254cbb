"""May these people be members of a group with this mentor? The hard rules are those of pairs."""

from __future__ import annotations

from collections.abc import Iterable

from mentordesk.commands import placing
from mentordesk.commands.judging import judge
from mentordesk.store.queries.pool import pool
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import MentoringGroup


def refuse_unfit(session: WriteSession, group: MentoringGroup, ids: Iterable[str]) -> None:
    """Raises `Refused` PAIR_BLOCKED for the first whom a hard rule keeps from the mentor.

    Who is not in the pool of the round, such as a member of a group that is merged into this
    one, was judged when they came.
    """
    session.flush()
    people = frozenset(ids) - {group.mentor_id}  # that the mentor is no member is said elsewhere
    rows = pool(
        session.connection(), group.round_id, None, today=session.today(),
        mentor_ids={group.mentor_id}, mentee_ids=people,
    )  # fmt: skip
    judged = judge(rows, keep=())
    if group.mentor_id in judged.mentors:
        for person_id in sorted(people & judged.mentees.keys()):
            placing.refuse_blocked(judged, (group.mentor_id, person_id))
