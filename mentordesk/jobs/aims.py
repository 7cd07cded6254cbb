"""The three aims side by side: what each makes of the board, and what it costs in the others."""

from __future__ import annotations

from dataclasses import dataclass

from mentordesk.commands.judging import Judged
from mentordesk.domain.match import Aim
from mentordesk.jobs.match_result import MatchResult
from mentordesk.jobs.matching import solve_again
from mentordesk.jobs.plan_figures import PlanFigures, figures_of
from mentordesk.progress import Progress


@dataclass(frozen=True)
class AimOutcome:
    """The best plan for one aim around the present locks.

    What it costs, never below 0, against whichever of the three is best at that: points in all,
    people left out more, and points that its weakest pair is lower.
    """

    aim: Aim
    result: MatchResult
    figures: PlanFigures
    fewer_points: int
    fewer_people: int
    weaker: int


def all_aims(judged: Judged, progress: Progress | None = None) -> tuple[AimOutcome, ...]:
    """The three plans, in the order of `Aim`. Raises `Refused` PLAN_LOCK_IMPOSSIBLE.

    The weakest pair is that of all pairs, locked ones among them, as it is shown elsewhere.
    """
    progress = progress or Progress()
    solved = []
    for number, aim in enumerate(Aim):
        progress.report(number, len(Aim), "solving")
        result = solve_again(judged, aim)
        pairs = [(pair.mentor_id, pair.mentee_id) for pair in result.pairs]
        solved.append((result, figures_of(judged, pairs)))
    points = max(figures.total for _, figures in solved)
    people = max(figures.placed for _, figures in solved)
    worst = max(_worst(figures) for _, figures in solved)
    return tuple(
        AimOutcome(
            result.aim,
            result,
            figures,
            points - figures.total,
            people - figures.placed,
            worst - _worst(figures) if figures.worst else 0,
        )
        for result, figures in solved
    )


def _worst(figures: PlanFigures) -> int:
    return figures.worst[0] if figures.worst else 0
