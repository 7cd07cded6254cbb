"""May these people be members of a group with this mentor? The rules are those of pairs."""

from __future__ import annotations

from collections.abc import Iterable

from mentordesk.commands import placing
from mentordesk.commands.judging import judge
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries.pool import pool
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import MentoringGroup


def refuse_unfit(
    session: WriteSession, group: MentoringGroup, ids: Iterable[str], reason: str | None
) -> frozenset[str]:
    """Those against whom a soft rule speaks, for whom the reason is kept.

    Raises `Refused` PAIR_BLOCKED for the first whom a hard rule keeps from the mentor, or
    NEEDS_REASON where none was given, naming the first and counting the others. Who is not in the
    pool of the round, such as a member of a group merged into this one, was judged when they came.
    """
    session.flush()
    people = frozenset(ids) - {group.mentor_id}  # that the mentor is no member is said elsewhere
    rows = pool(
        session.connection(), group.round_id, None, today=session.today(),
        mentor_ids={group.mentor_id}, mentee_ids=people,
    )  # fmt: skip
    judged = judge(rows, keep=())
    if group.mentor_id not in judged.mentors:
        return frozenset()
    pairs = [(group.mentor_id, person_id) for person_id in sorted(people & judged.mentees.keys())]
    for pair in pairs:
        placing.refuse_blocked(judged, pair)
    clashing = [pair for pair in pairs if judged.soft(pair)]
    if clashing and not reason:
        first, more = clashing[0], len(clashing) - 1
        mentor, mentee = judged.names(first)
        why = judged.against(judged.soft(first), first)
        raise Refused(
            Reason.NEEDS_REASON, mentor=mentor, mentor_id=first[0], mentee=mentee,
            mentee_id=first[1], why=f"{why}; {more} more need one too" if more else why,
        )  # fmt: skip
    return frozenset(person_id for _, person_id in clashing)
