"""The best plan of a round: worked out from a snapshot, shown as a difference, then taken."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from mentordesk.commands.adopting import AdoptPlan, Gathered
from mentordesk.commands.judging import Judged, judge
from mentordesk.domain.match import Aim
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import FINISHED_ROUND, Scheme
from mentordesk.jobs.difference import PlannedPair
from mentordesk.jobs.group_forming import FIRST, Groups, Search, groups_of
from mentordesk.jobs.match_result import MatchResult, named_pairs, result_of
from mentordesk.matching.pool import Blocked, Pair
from mentordesk.progress import Progress
from mentordesk.store.queries import board, circle, pool
from mentordesk.store.workspace import Done, Workspace
from mentordesk.wording import blocks

if TYPE_CHECKING:  # numpy is read only when a plan is worked out
    from mentordesk.matching.plan import LockError, Plan

_STEPS = 3
"""Reading, judging and solving, as progress counts them."""


def look(
    workspace: Workspace,
    round_id: str,
    plan_id: str | None = None,
    progress: Progress | None = None,
) -> Judged:
    """Everybody in a round's pool with all pairs judged, for one of its plans.

    The caller keeps it until people, pairs or weights change. Raises `Refused` NOT_FOUND.
    """
    progress = progress or Progress()
    progress.report(0, _STEPS, "reading")
    rows = workspace.ask(pool.pool, round_id, plan_id, today=workspace.today())
    progress.report(1, _STEPS, "judging")
    return judge(rows)


def match_round(
    workspace: Workspace,
    round_id: str,
    aim: Aim = Aim.FIT,
    *,
    plan_name: str | None = None,
    progress: Progress | None = None,
) -> MatchResult:
    """Works out the best plan around the locks and keeps it, by default as the current plan.

    A plan that is not there yet is made. Raises `Refused` when the round makes no pairs, or
    PLAN_LOCK_IMPOSSIBLE when a locked pair cannot be kept.
    """
    started = time.perf_counter()
    _refuse_closed(workspace, round_id)
    plan_id = plan_of(workspace, round_id, plan_name)
    judged = look(workspace, round_id, plan_id, progress)
    result = solve_again(judged, aim, progress, Search())
    result = replace(result, plan_name=plan_name)
    take(workspace, result)
    return replace(result, seconds=round(time.perf_counter() - started, 3))


def _refuse_closed(workspace: Workspace, round_id: str) -> None:
    """Raises `Refused` for a round that makes no pairs, before anything is worked out."""
    found = workspace.ask(circle.round_row, round_id)
    if found.state in FINISHED_ROUND:
        raise Refused(Reason.ROUND_FINISHED, round=found.name)
    if found.scheme is Scheme.ASK:
        raise Refused(Reason.WRONG_SCHEME, round=found.name)


def plan_of(workspace: Workspace, round_id: str, plan_name: str | None) -> str | None:
    """The id of the plan of this name, by default the current one; None when there is none."""
    found = workspace.ask(circle.round_row, round_id)
    if plan_name is None:
        return found.current_plan_id
    wanted = " ".join(plan_name.split()).casefold()
    plans = workspace.ask(board.plans, found)
    return next((plan.id for plan in plans if plan.name.casefold() == wanted), None)


def solve_again(
    judged: Judged,
    aim: Aim,
    progress: Progress | None = None,
    search: Search = FIRST,
) -> MatchResult:
    """The best plan around the locked pairs; whatever is not locked may move.

    A round of groups forms them as well as the search allows (`group_forming`).
    Raises `Refused` PLAN_LOCK_IMPOSSIBLE when a locked pair cannot be kept.
    """
    started = time.perf_counter()
    best = _solved(judged, aim, progress)
    plan, groups = _settled(judged, aim, search, best, progress)
    return result_of(judged, aim, plan, best, started, groups)


def best_pairs(
    judged: Judged, aim: Aim, progress: Progress | None = None
) -> tuple[PlannedPair, ...]:
    """The pairs of `solve_again` alone, for figures: in less time, and refused as it is."""
    best = _solved(judged, aim, progress)
    plan, _ = _settled(judged, aim, FIRST, best, progress)
    return named_pairs(judged, plan)


def fill_the_gaps(
    judged: Judged,
    aim: Aim,
    progress: Progress | None = None,
    search: Search = FIRST,
) -> MatchResult:
    """The best plan that keeps every pair on the board and only adds.

    A draft that can no longer be (somebody left, a hard rule) does not stay, unless it is locked:
    then it is refused as PLAN_LOCK_IMPOSSIBLE.
    """
    started = time.perf_counter()
    best = _solved(judged, aim, progress)
    groups = groups_of(judge(judged.rows, keep=_may_stay(judged)), aim, search, progress)
    return result_of(judged, aim, _solved(groups.judged, aim, None), best, started, groups)


def take(workspace: Workspace, result: MatchResult) -> Done:
    """Makes the plan the drafts of its plan, in one step.

    Raises `Refused` PLAN_OUTDATED when people or pairs have changed since it was worked out.
    """
    return workspace.run(taken(result))


def taken(result: MatchResult) -> AdoptPlan:
    """The command that does it."""
    pairs = tuple((pair.mentor_id, pair.mentee_id) for pair in result.pairs)
    gathered = tuple(
        Gathered(one.mentor_id, one.topic_id, one.language, one.hour)
        for one in result.around
        if any(one.mentor_id == mentor_id for mentor_id, _ in pairs)
    )
    return AdoptPlan(
        result.round_id, result.plan_id, result.aim, pairs, result.kept, result.plan_name, gathered
    )


def _solved(judged: Judged, aim: Aim, progress: Progress | None) -> Plan:
    from mentordesk.matching.plan import LockError, best_plan
    from mentordesk.matching.solve import Aim as Goal

    (progress or Progress()).report(2, _STEPS, "solving")
    try:
        return best_plan(judged.options, Goal(aim.value))
    except LockError as error:
        raise impossible(judged, error) from error


def _settled(
    judged: Judged, aim: Aim, search: Search, plan: Plan, progress: Progress | None
) -> tuple[Plan, Groups]:
    """An equally good plan that would be found again once it is taken.

    A recorded reason goes with its draft when the plan does not use that pair. Among equally good
    plans the solver may then choose another one, so it is asked again without those reasons until
    all that are left are used. The total and the first proof hold: only unused pairs go.
    """
    from mentordesk.matching.options import without_overrides

    rows, groups = judged.rows, Groups(judged)
    while True:
        if rows.round.scheme is Scheme.GROUP:
            groups = groups_of(judged, aim, search, progress)
            plan = _solved(groups.judged, aim, None)
        used = {(pair.mentor_id, pair.mentee_id) for pair in plan.pairs}
        drafts = tuple(
            draft if draft.locked or draft.pair in used else replace(draft, override_reason=None)
            for draft in rows.drafts
        )
        if drafts == rows.drafts:
            return plan, groups
        gone = [old.pair for old, new in zip(rows.drafts, drafts, strict=True) if old != new]
        rows = replace(rows, drafts=drafts)
        judged = Judged(rows, without_overrides(judged.options, gone))
        plan = _solved(judged, aim, None)


def impossible(judged: Judged, error: LockError) -> Refused:
    """The refusal that names a locked pair and says why it cannot be kept."""
    pair = (error.mentor_id, error.mentee_id)
    draft = next(draft for draft in judged.rows.drafts if draft.pair == pair)
    if error.blocked is not None:
        why = judged.clause(error.blocked, pair)
    else:
        why = blocks.block(error.trouble.value, {}, draft.mentor, draft.mentee)
    return Refused(
        Reason.PLAN_LOCK_IMPOSSIBLE, mentor=draft.mentor, mentee=draft.mentee, why=why,
        match_id=draft.match_id,
    )  # fmt: skip


def _may_stay(judged: Judged) -> list[Pair]:
    """The drafts to keep: all locked ones, and those of the others that still may be."""
    free = {mentor.id: mentor.places for mentor in judged.rows.mentors}
    kept = []
    for draft in sorted(judged.rows.drafts, key=lambda d: not d.locked):
        mentor_id, mentee_id = draft.pair
        known = mentor_id in judged.mentors and mentee_id in judged.mentees
        fits = known and free[mentor_id] > 0
        if draft.locked or (fits and not isinstance(judged.hard(draft.pair), Blocked)):
            kept.append(draft.pair)
            free[mentor_id] = free.get(mentor_id, 0) - 1
    return kept
