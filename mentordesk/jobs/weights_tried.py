"""What other weights would do to the pairs of a round, worked out without keeping anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentordesk.commands.judging import Judged, reweighed
from mentordesk.domain.match import Aim
from mentordesk.jobs.difference import Difference
from mentordesk.jobs.match_result import MatchResult
from mentordesk.jobs.matching import solve_again
from mentordesk.jobs.plan_figures import PlanFigures, figures_of
from mentordesk.progress import Progress

if TYPE_CHECKING:
    from mentordesk.matching.scores import Weights


@dataclass(frozen=True)
class WeightsTried:
    """The pairs on the board and the best plan, both by the weights tried.

    `difference` is what solving again with them would change; with the weights as kept it would
    change `moves_as_kept` pairs. `others` have another mentor (or none) by these than by those.
    `best_as_kept` is the best plan by the weights as kept.
    """

    board: PlanFigures
    best: PlanFigures
    best_as_kept: PlanFigures
    difference: Difference
    moves_as_kept: int
    others: frozenset[str]


def as_kept(judged: Judged, aim: Aim) -> MatchResult:
    """The best plan by the weights that are kept, to hold others against; worked out once."""
    return solve_again(judged, aim)


def try_weights(
    judged: Judged,
    aim: Aim,
    kept: MatchResult,
    weights: Weights,
    own: Mapping[str, Weights | None],
    progress: Progress | None = None,
) -> WeightsTried:
    """The effect of weights of the round and of single mentees (`own`, by id) on the board.

    Fits are taken from `judged`, so that only points and plan are worked out anew. Raises
    `Refused` PLAN_LOCK_IMPOSSIBLE, and `ValueError` when weights do not add to 100.
    """
    tried = reweighed(judged, weights, own)
    result = solve_again(tried, aim, progress)
    drafts = [draft.pair for draft in judged.rows.drafts]
    then = {pair.mentee_id: pair.mentor_id for pair in kept.pairs}
    now = {pair.mentee_id: pair.mentor_id for pair in result.pairs}
    return WeightsTried(
        board=figures_of(tried, drafts),
        best=figures_of(tried, [(pair.mentor_id, pair.mentee_id) for pair in result.pairs]),
        best_as_kept=figures_of(judged, [(pair.mentor_id, pair.mentee_id) for pair in kept.pairs]),
        difference=result.difference,
        moves_as_kept=len(kept.difference.moves),
        others=frozenset(one for one in {**then, **now} if then.get(one) != now.get(one)),
    )
