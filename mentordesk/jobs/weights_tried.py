"""What other weights would do to the pairs of a round, worked out without keeping anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentordesk.commands.judging import Judged, reweighed
from mentordesk.domain.match import Aim
from mentordesk.jobs.board_now import BoardNow, board_now
from mentordesk.jobs.difference import Difference, PlannedPair, difference_of
from mentordesk.jobs.matching import best_pairs
from mentordesk.jobs.plan_figures import PlanFigures, figures_of
from mentordesk.progress import Progress
from mentordesk.store.workspace import Workspace

if TYPE_CHECKING:
    from mentordesk.matching.scores import Weights


@dataclass(frozen=True, eq=False)
class AsKept:
    """What other weights are held against: the board, and the best plan by the weights kept."""

    judged: Judged
    aim: Aim
    pairs: tuple[PlannedPair, ...]
    figures: PlanFigures
    difference: Difference


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


class WeightsTrial:
    """Tries weights on one board, one after another, without keeping any.

    What they are held against is worked out once, by the first of them. `known` is the board as
    it is judged, None where that is to be done first.
    """

    def __init__(
        self,
        workspace: Workspace,
        round_id: str,
        plan_id: str | None,
        aim: Aim,
        known: BoardNow | None = None,
    ) -> None:
        self._workspace, self._known = workspace, known
        self._round_id, self._plan_id, self._aim = round_id, plan_id, aim
        self._kept: AsKept | None = None

    def effect(
        self,
        weights: Weights,
        own: Mapping[str, Weights | None],
        progress: Progress | None = None,
    ) -> WeightsTried:
        """What weights of the round and of single mentees (`own`, by id) would change.

        Raises `Refused` PLAN_LOCK_IMPOSSIBLE, and `ValueError` when weights do not add to 100.
        """
        if self._kept is None:
            now = board_now(self._workspace, self._round_id, self._plan_id, self._known, progress)
            self._kept = as_kept(now, self._aim)
        return try_weights(self._kept, weights, own, progress)


def as_kept(now: BoardNow, aim: Aim) -> AsKept:
    """The best plan by the weights that are kept; solved only where it is not known."""
    judged, best = now.judged, now.best
    if best is not None and best.aim is aim:
        pairs, difference = best.pairs, best.difference
    else:
        pairs = best_pairs(judged, aim)
        difference = difference_of(judged, pairs)
    return AsKept(judged, aim, pairs, figures_of(judged, map(_ids, pairs)), difference)


def try_weights(
    kept: AsKept,
    weights: Weights,
    own: Mapping[str, Weights | None],
    progress: Progress | None = None,
) -> WeightsTried:
    """Fits are taken from what was judged: only points and pairs are worked out anew."""
    if _are_kept(kept, weights, own):
        tried, pairs, difference, best = kept.judged, kept.pairs, kept.difference, kept.figures
    else:
        tried = reweighed(kept.judged, weights, own)
        pairs = best_pairs(tried, kept.aim, progress)
        difference, best = difference_of(tried, pairs), figures_of(tried, map(_ids, pairs))
    then, now = _mentor_by_mentee(kept.pairs), _mentor_by_mentee(pairs)
    return WeightsTried(
        board=figures_of(tried, (draft.pair for draft in kept.judged.rows.drafts)),
        best=best,
        best_as_kept=kept.figures,
        difference=difference,
        moves_as_kept=len(kept.difference.moves),
        others=frozenset(one for one in {**then, **now} if then.get(one) != now.get(one)),
    )


def _are_kept(kept: AsKept, weights: Weights, own: Mapping[str, Weights | None]) -> bool:
    """Whether these are the weights that count already."""
    options = kept.judged.options
    mentees = {one.id: one for one in options.mentees}
    return weights == options.pool.weights and all(
        mentees[one].weights == mine for one, mine in own.items()
    )


def _ids(pair: PlannedPair) -> tuple[str, str]:
    return pair.mentor_id, pair.mentee_id


def _mentor_by_mentee(pairs: Iterable[PlannedPair]) -> Mapping[str, str]:
    return {pair.mentee_id: pair.mentor_id for pair in pairs}
