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

    `worst` is its weakest pair that is not locked: score, mentee and mentor. What it costs, never
    below 0, against whichever of the three is best at that: points in all, people left out more,
    and points that this weakest pair is lower.
    """

    aim: Aim
    result: MatchResult
    figures: PlanFigures
    worst: tuple[int, str, str] | None
    fewer_points: int
    fewer_people: int
    weaker: int


def all_aims(judged: Judged, progress: Progress | None = None) -> tuple[AimOutcome, ...]:
    """The three plans, in the order of `Aim`. Raises `Refused` PLAN_LOCK_IMPOSSIBLE."""
    progress = progress or Progress()
    solved = []
    for number, aim in enumerate(Aim):
        progress.report(number, len(Aim), "solving")
        result = solve_again(judged, aim)
        whole = figures_of(judged, [(p.mentor_id, p.mentee_id) for p in result.pairs])
        free = [(p.mentor_id, p.mentee_id) for p in result.pairs if not p.locked]
        solved.append((result, whole, figures_of(judged, free).worst))
    points = max(figures.total for _, figures, _ in solved)
    people = max(figures.placed for _, figures, _ in solved)
    best = max((worst[0] for *_, worst in solved if worst), default=0)
    return tuple(
        AimOutcome(
            result.aim,
            result,
            figures,
            worst,
            points - figures.total,
            people - figures.placed,
            best - worst[0] if worst else 0,
        )
        for result, figures, worst in solved
    )
