"""The board as it is drawn now: what plans, aims and weights are held against."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mentordesk.commands.judging import Judged
from mentordesk.domain.match import Aim
from mentordesk.jobs.difference import difference_of
from mentordesk.jobs.group_forming import FIRST, Search
from mentordesk.jobs.match_result import MatchResult
from mentordesk.jobs.matching import look, solve_again
from mentordesk.progress import Progress
from mentordesk.store.queries import pool
from mentordesk.store.workspace import Workspace


@dataclass(frozen=True, eq=False)
class BoardNow:
    """All pairs judged, and the best plan for one aim around the locks where it is known."""

    judged: Judged
    best: MatchResult | None = None


def board_now(
    workspace: Workspace,
    round_id: str,
    plan_id: str | None,
    known: BoardNow | None,
    progress: Progress | None = None,
) -> BoardNow:
    """What is `known` with the drafts as the file has them; where nothing is, all judged anew.

    A plain draft changes no score, no rule and no best plan, so it asks for no judging. Raises
    `Refused` NOT_FOUND.
    """
    if known is None:
        return BoardNow(look(workspace, round_id, plan_id, progress))
    rows = replace(known.judged.rows, drafts=workspace.ask(pool.drafts, plan_id))
    judged, best = Judged(rows, known.judged.options), known.best
    if best is not None:
        best = replace(best, difference=difference_of(judged, best.pairs))
    return BoardNow(judged, best)


def solve_now(
    now: BoardNow, aim: Aim, progress: Progress | None = None, search: Search = FIRST
) -> MatchResult:
    """What `solve_again` finds, without a solve where the board knows it already.

    Groups are looked for anew: what the board knows are the first ones found.
    """
    best = now.best
    if best is not None and best.aim is aim and (search is FIRST or not best.in_groups):
        return best
    return solve_again(now.judged, aim, progress, search)
