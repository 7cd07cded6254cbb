"""A plan worked out and not yet taken: its pairs in words, its proof, and what it would change."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mentordesk.commands.judging import Judged, ToldReason
from mentordesk.domain.match import Aim
from mentordesk.jobs.group_sizes import GroupLeft, given_up_for
from mentordesk.store.queries.pool import DraftRow, PoolRows
from mentordesk.wording import blocks

if TYPE_CHECKING:  # numpy is read only when a plan is worked out
    from mentordesk.matching.plan import Plan
    from mentordesk.matching.unmatched import Unmatched


@dataclass(frozen=True)
class PlannedPair:
    """A pair of a plan, with names and its reasons, whose points sum to the score."""

    mentor_id: str
    mentee_id: str
    mentor: str
    mentee: str
    score: int
    locked: bool
    reasons: tuple[ToldReason, ...]


@dataclass(frozen=True)
class LeftOut:
    """A mentee without a pair and why, as a sentence without a full stop."""

    mentee_id: str
    name: str
    why: str


@dataclass(frozen=True)
class Move:
    """What a new plan means for one mentee: the mentor before and after; None is no mentor."""

    mentee_id: str
    mentee: str
    before_id: str | None
    before: str | None
    after_id: str | None
    after: str | None


@dataclass(frozen=True)
class Difference:
    """Who gains a pair by a plan, who moves to another mentor, and who loses their pair."""

    gained: tuple[Move, ...]
    moved: tuple[Move, ...]
    lost: tuple[Move, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the plan is as the board stands."""
        return not (self.gained or self.moved or self.lost)


@dataclass(frozen=True)
class MatchResult:
    """A plan worked out but not yet taken; `take` keeps it.

    `total` is the sum of all scores, locked pairs among them. `best_possible` is the proven best
    total for the aim around the locked pairs alone, `gap` how far the plan is below it, and
    `proof` the prices whose sum is that bound. `plan_id` None: the plan named `plan_name` is
    made when it is taken. In a round of groups the bound leaves the least size of a group aside,
    `best_placed` people with it; `groups_left` are the groups given up for being too small.
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


def result_of(
    judged: Judged,
    aim: Aim,
    plan: Plan,
    best: Plan,
    started: float,
    groups_left: tuple[GroupLeft, ...] = (),
) -> MatchResult:
    """The plan in words, measured against the best one; `started` by the performance counter."""
    rows = judged.rows
    locked = {draft.pair for draft in rows.drafts if draft.locked}
    pairs = tuple(
        PlannedPair(
            p.mentor_id, p.mentee_id, *judged.names((p.mentor_id, p.mentee_id)), p.score,
            (p.mentor_id, p.mentee_id) in locked, judged.reasons((p.mentor_id, p.mentee_id)),
        )
        for p in plan.pairs
    )  # fmt: skip
    left_out = tuple(left_out_of(judged, found, groups_left) for found in plan.unmatched)
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
        difference=_difference(rows.drafts, pairs),
        kept=_kept(rows, aim, plan, best),
        best_placed=best.placed,
        groups_left=groups_left,
    )


def left_out_of(
    judged: Judged, found: Unmatched, groups_left: tuple[GroupLeft, ...] = ()
) -> LeftOut:
    """Who is left out, and why in words."""
    name = judged.mentees[found.mentee_id].name
    why = given_up_for(judged, found.mentee_id, groups_left) or blocks.unmatched(
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


def _difference(drafts: tuple[DraftRow, ...], pairs: tuple[PlannedPair, ...]) -> Difference:
    before = {draft.mentee_id: draft for draft in drafts}
    after = {pair.mentee_id: pair for pair in pairs}
    gained, moved, lost = [], [], []
    for mentee_id in dict.fromkeys([*after, *before]):
        old, new = before.get(mentee_id), after.get(mentee_id)
        move = Move(
            mentee_id, new.mentee if new else old.mentee if old else "",
            old.mentor_id if old else None, old.mentor if old else None,
            new.mentor_id if new else None, new.mentor if new else None,
        )  # fmt: skip
        if old is None:
            gained.append(move)
        elif new is None:
            lost.append(move)
        elif old.mentor_id != new.mentor_id:
            moved.append(move)
    return Difference(tuple(gained), tuple(moved), tuple(lost))


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
    return json.dumps(found, sort_keys=True, separators=(",", ":"))
