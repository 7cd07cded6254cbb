"""The three aims side by side: what each makes of the board, and what it costs in the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mentordesk.domain.match import Aim
from mentordesk.jobs.board_now import BoardNow, solve_now
from mentordesk.jobs.match_result import MatchResult
from mentordesk.jobs.plan_figures import PlanFigures, figures_of
from mentordesk.progress import Progress


@dataclass(frozen=True)
class AimOutcome:
    """The best plan for one aim around the present locks.

    `worst` is its weakest pair that is not locked: score, mentee and mentor.
    """

    aim: Aim
    result: MatchResult
    figures: PlanFigures
    worst: tuple[int, str, str] | None


@dataclass(frozen=True)
class AimCosts:
    """What an aim costs, never below 0, against whichever of those compared is best at that.

    Points in all, people left out more, and points that the weakest pair is lower.
    """

    fewer_points: int
    fewer_people: int
    weaker: int


def aim_outcome(now: BoardNow, aim: Aim, progress: Progress | None = None) -> AimOutcome:
    """The best plan for an aim. Raises `Refused` PLAN_LOCK_IMPOSSIBLE."""
    result = solve_now(now, aim, progress)
    whole = figures_of(now.judged, [(p.mentor_id, p.mentee_id) for p in result.pairs])
    free = [(p.mentor_id, p.mentee_id) for p in result.pairs if not p.locked]
    return AimOutcome(aim, result, whole, figures_of(now.judged, free).worst)


def aim_costs(outcomes: Sequence[AimOutcome]) -> tuple[AimCosts, ...]:
    """What each costs against the best of them, in their order."""
    points = max((one.figures.total for one in outcomes), default=0)
    people = max((one.figures.placed for one in outcomes), default=0)
    best = max((one.worst[0] for one in outcomes if one.worst), default=0)
    return tuple(
        AimCosts(
            points - one.figures.total,
            people - one.figures.placed,
            best - one.worst[0] if one.worst else 0,
        )
        for one in outcomes
    )
