"""A plan worked out and not yet taken: its pairs in words, its proof, and what it would change."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mentordesk.commands.judging import Judged
from mentordesk.domain.match import Aim
from mentordesk.domain.round import Scheme
from mentordesk.jobs.difference import Difference, PlannedPair, difference_of
from mentordesk.jobs.group_forming import GroupAround, GroupLeft, Groups
from mentordesk.store.queries.pool import PoolRows
from mentordesk.wording import blocks

if TYPE_CHECKING:  # numpy is read only when a plan is worked out
    from mentordesk.matching.plan import Plan
    from mentordesk.matching.unmatched import Unmatched


@dataclass(frozen=True)
class LeftOut:
    """A mentee without a pair and why, as a sentence without a full stop."""

    mentee_id: str
    name: str
    why: str


@dataclass(frozen=True)
class MatchResult:
    """A plan worked out but not yet taken; `take` keeps it.

    `total` is the sum of all scores, locked pairs among them. `best_possible` is the proven best
    total for the aim around the locked pairs alone, `gap` how far the plan is below it, and
    `proof` the prices whose sum is that bound. `plan_id` None: the plan named `plan_name` is
    made when it is taken. In a round of groups the bound, `best_placed` people with it, leaves
    sizes, topics, languages and hours aside; `groups_left` are the groups given up for being too
    small, and `around` what the new ones gather around.
    """

    round_id: str
    plan_id: str | None
    plan_name: str | None
    aim: Aim
    placed: int
    total: int
    best_possible: int
    gap: int
    seconds: float
    proof: Mapping[str, Any]
    pairs: tuple[PlannedPair, ...]
    unmatched: tuple[LeftOut, ...]
    difference: Difference
    kept: str
    best_placed: int
    groups_left: tuple[GroupLeft, ...] = ()
    around: tuple[GroupAround, ...] = ()
    in_groups: bool = False


def result_of(
    judged: Judged,
    aim: Aim,
    plan: Plan,
    best: Plan,
    started: float,
    groups: Groups,
) -> MatchResult:
    """The plan in words, measured against the best one; `started` by the performance counter."""
    rows, pairs = judged.rows, named_pairs(judged, plan)
    left_out = tuple(left_out_of(judged, found, groups) for found in plan.unmatched)
    return MatchResult(
        round_id=rows.round.id,
        plan_id=rows.plan_id,
        plan_name=None,
        aim=aim,
        placed=plan.placed,
        total=plan.total,
        best_possible=best.total,
        gap=best.total - plan.total,
        seconds=round(time.perf_counter() - started, 3),
        proof=proof_of(best),
        pairs=pairs,
        unmatched=left_out,
        difference=difference_of(judged, pairs),
        kept=_kept(rows, aim, plan, best),
        best_placed=best.placed,
        groups_left=groups.left,
        around=groups.around,
        in_groups=rows.round.scheme is Scheme.GROUP,
    )


def named_pairs(judged: Judged, plan: Plan) -> tuple[PlannedPair, ...]:
    """The pairs of a plan with names; locked are those that she locked."""
    locked = {draft.pair for draft in judged.rows.drafts if draft.locked}
    return tuple(
        PlannedPair(*pair, *judged.names(pair), one.score, pair in locked, judged)
        for one in plan.pairs
        for pair in [(one.mentor_id, one.mentee_id)]
    )


def left_out_of(judged: Judged, found: Unmatched, groups: Groups) -> LeftOut:
    """Who is left out, and why in words."""
    name = judged.mentees[found.mentee_id].name
    why = groups.why_in_none(found.mentee_id) or blocks.unmatched(
        found.why.value, name, most=found.most.value if found.most else None,
        blocking=found.blocking, mentors=len(found.mentors), mentees=len(found.mentees),
        places=found.places,
    )  # fmt: skip
    return LeftOut(found.mentee_id, name, why)


def proof_of(best: Plan) -> dict[str, Any]:
    """The proof as JSON: prices by id (whole numbers, or pairs of them) and their sum."""
    proof = best.proof
    found: dict[str, Any] = {
        "mentors": dict(proof.mentors), "mentees": dict(proof.mentees), "bound": proof.bound,
    }  # fmt: skip
    if proof.floor is not None:
        found["floor"] = {
            "worst": proof.floor.worst, "reach": proof.floor.reach,
            "mentors": proof.floor.mentors, "mentees": proof.floor.mentees,
        }  # fmt: skip
    return found


def partly(result: MatchResult, taken: Collection[str]) -> MatchResult:
    """The result with these of its moves alone (mentee ids); whoever else stays as they are.

    The bound and its proof stay those of the whole plan. Must be possible (`Difference.blocked`).
    """
    left = [move for move in result.difference.moves if move.mentee_id not in taken]
    if not left:
        return result
    of_left = {move.mentee_id: move for move in left}
    pairs = [pair for pair in result.pairs if pair.mentee_id not in of_left]
    for move in left:
        if move.before_id is not None and move.before is not None:
            pairs.append(
                PlannedPair(
                    move.before_id, move.mentee_id, move.before, move.mentee,
                    move.before_score or 0, False,
                )
            )  # fmt: skip
    total, placed = sum(pair.score for pair in pairs), {pair.mentee_id for pair in pairs}
    kept = json.loads(result.kept)
    kept |= {
        "placed": len(pairs), "total": total, "gap": result.best_possible - total,
        "unmatched": [one for one in kept["unmatched"] if one["mentee_id"] not in placed],
    }  # fmt: skip
    return replace(
        result, pairs=tuple(pairs), placed=len(pairs), total=total,
        gap=result.best_possible - total, kept=_as_json(kept),
    )  # fmt: skip


def _kept(rows: PoolRows, aim: Aim, plan: Plan, best: Plan) -> str:
    """The solve as the plan's record keeps it: numbers, proof, weights and names of reasons."""
    found = {
        "aim": aim.value,
        "placed": plan.placed,
        "total": plan.total,
        "best_possible": best.total,
        "gap": best.total - plan.total,
        "weights": dict(rows.round.weights),
        "proof": proof_of(best),
        "unmatched": [
            {
                "mentee_id": u.mentee_id, "why": u.why.value,
                "most": u.most.value if u.most else None, "blocking": u.blocking,
                "mentors": len(u.mentors), "mentees": len(u.mentees), "places": u.places,
            }
            for u in plan.unmatched
        ],
    }  # fmt: skip
    return _as_json(found)


def _as_json(found: Mapping[str, Any]) -> str:
    return json.dumps(found, sort_keys=True, separators=(",", ":"))
