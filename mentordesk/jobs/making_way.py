"""Makes way for somebody who is left out: the change and the plan with it, worked out and taken."""

from __future__ import annotations

import time
from dataclasses import replace

from mentordesk.commands.judging import Judged, judge
from mentordesk.commands.making_way import BONDS, Change, MakeWay
from mentordesk.domain.group import WARN_ABOVE, Bond
from mentordesk.domain.match import Aim
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.jobs.difference import difference_of
from mentordesk.jobs.group_forming import FIRST, Search
from mentordesk.jobs.match_result import MatchResult
from mentordesk.jobs.matching import solve_again, taken
from mentordesk.matching.pool import Blocked
from mentordesk.progress import Progress
from mentordesk.store.queries.pool import DraftRow, PoolMentor, PoolRows
from mentordesk.store.workspace import Done, Workspace


def solve_with(
    judged: Judged,
    aim: Aim,
    change: Change,
    reason: str = "",
    progress: Progress | None = None,
    search: Search = FIRST,
) -> MatchResult:
    """The best plan after a change, and what it would change on the board as it stands.

    Raises `Refused` PLAN_OUTDATED where the change does not place the mentee (any more).
    """
    started = time.perf_counter()
    rows, result = plan_with(judged, aim, change, reason, progress, search)
    if change.mentee_id not in {pair.mentee_id for pair in result.pairs}:
        raise Refused(Reason.PLAN_OUTDATED, round=rows.round.name)
    after = judge(replace(rows, drafts=judged.rows.drafts))
    return replace(
        result,
        difference=difference_of(after, result.pairs),
        seconds=round(time.perf_counter() - started, 3),
    )


def plan_with(
    judged: Judged, aim: Aim, change: Change, reason: str, progress: Progress | None, search: Search
) -> tuple[PoolRows, MatchResult]:
    """The snapshot with a change in it, and its best plan, whether it places the mentee or not."""
    rows = _changed(judged.rows, change, reason)
    return rows, solve_again(judge(rows), aim, progress, _released(search, change))


def make_way(workspace: Workspace, change: Change, reason: str, result: MatchResult) -> Done:
    """Makes the change and takes the plan solved with it, in one step to undo.

    Raises `Refused` PLAN_OUTDATED when people or pairs have changed since it was worked out.
    """
    return workspace.run(way_made(change, reason, result))


def way_made(change: Change, reason: str, result: MatchResult) -> MakeWay:
    """The command that does it."""
    return MakeWay(change, taken(result), reason)


def _released(search: Search, change: Change) -> Search:
    """What groups need to share once it is left open."""
    if change.kind not in BONDS:
        return search
    return replace(search, bonds=search.bonds - {Bond(change.kind)})


def _changed(rows: PoolRows, change: Change, reason: str) -> PoolRows:
    """The snapshot as it would be after the change."""
    if change.kind in BONDS:
        return rows
    pair = (change.mentor_id, change.mentee_id)
    if change.kind == "lock":
        gone = (change.mentor_id, change.locked_id)
        drafts = [replace(d, locked=d.locked and d.pair != gone) for d in rows.drafts]
        return replace(rows, drafts=tuple(drafts))
    if change.kind == "rule":
        names = {one.id: one.name for one in (*rows.mentors, *rows.mentees)}
        mentor, mentee = names[pair[0]], names[pair[1]]
        eased = DraftRow("", *pair, mentor, mentee, False, None, reason or "…")
        others = (draft for draft in rows.drafts if draft.mentee_id != change.mentee_id)
        return replace(rows, drafts=(*others, eased))
    mentors = []
    for one in rows.mentors:
        if one.id != change.mentor_id:
            mentors.append(one)
        elif change.kind == "place":
            mentors.append(_with_one_place(one, rows.round.scheme))
        elif change.kind == "seat":
            mentors.append(_with_one_seat(one))
        elif change.kind == Blocked.UNTRAINED.value:
            mentors.append(replace(one, is_trained=True))
        else:
            mentors.append(replace(one, has_code=True))
    return replace(rows, mentors=tuple(mentors))


def _with_one_seat(mentor: PoolMentor) -> PoolMentor:
    """One more may be in the mentor's group."""
    if mentor.group is None:
        return mentor
    group = replace(mentor.group, most=mentor.group.most + 1)
    return replace(mentor, group=group, places=group.room)


def _with_one_place(mentor: PoolMentor, scheme: Scheme) -> PoolMentor:
    """One place more; in a round of groups it is that of a group in the making."""
    seats = WARN_ABOVE if scheme is Scheme.GROUP else max(mentor.places, 0) + 1
    return replace(mentor, places=seats, offered=mentor.offered + 1)
