"""Rows 10, 11, 14: scoring and solving against plain numpy and scipy, and by other weights."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.harness import Baseline, Bench, by_turns, timed
from benchmarks.line import Line
from benchmarks.pools import SUPPLY, pool, write_answers
from mentordesk.matching.balance import moved
from mentordesk.matching.options import Options, build_options, reweighed
from mentordesk.matching.plan import best_plan
from mentordesk.matching.pool import Criterion
from mentordesk.matching.solve import Aim, solve

MENTORS = 0.7
"""For each mentee, as in most programmes."""
TIMES = {2_000: 3, 5_000: 1}
"""How often a long solve is measured; scipy's longest takes a quarter of a minute."""
REACH = {"ample": {500: 3.0, 1_000: 3.0, 2_000: 1.2, 5_000: 1.0}, "tight": {500: 5.0}}
REACH["short"] = REACH["tight"]
REACH_ELSE = {"ample": 3.0, "tight": 2.5, "short": 2.5}


def score_and_solve(bench: Bench) -> list[Line]:
    """Row 10: from people's answers to the best plan with its proof."""
    mentees, mentors = bench.sizes.mentees, bench.sizes.mentors
    people = pool(mentees, mentors)
    answers, pairs = bench.folder / "answers.npz", bench.folder / "pairs.npz"
    write_answers(people, answers)
    _write_places(build_options(people), bench)
    question = _question(bench, "fit")
    with Baseline("score_numpy", answers, pairs) as score:
        score.run()
        with Baseline("assign_scipy") as assign:

            def theirs() -> tuple[float, Any]:
                scored, sums = score.run()
                solved, plan = assign.run(question)
                return scored + solved, [sums, plan]

            def ours() -> tuple[float, Any]:
                seconds, (options, plan) = timed(lambda: planned(people))
                assert plan.proof.bound == plan.total
                return seconds, [sums_of(options), [None, plan.total]]

            both = by_turns(ours, theirs, bench.sizes.times, "score and solve")
    what = f"score and solve {mentees:,} × {mentors:,}"
    return [Line("10", what, both.ours, both.baseline, 3, computed=both.result)]


def planned(people: Any) -> tuple[Options, Any]:
    """Every pair scored, and the best plan with its proof and a word on everybody left out."""
    options = build_options(people)
    plan = best_plan(options, Aim.FIT)
    assert plan.proof and len(plan.unmatched) + plan.placed == len(options.mentees)
    return options, plan


def sums_of(options: Options) -> list[object]:
    """Scores and allowed pairs in short."""
    data = options.scores.astype(np.int16).tobytes() + options.allowed.tobytes()
    sums = [int(options.scores.sum()), int(options.allowed.sum())]
    return [*sums, hashlib.sha256(data).hexdigest()[:16]]


def one_weight_moved(bench: Bench) -> list[Line]:
    """Row 14: fits are known already, one weight is moved, and the plan is solved anew."""
    people = pool(bench.sizes.mentees, bench.sizes.mentors)
    known = build_options(people)
    weights = moved(people.weights, Criterion.STAGE, people.weights[Criterion.STAGE] + 6)
    anew = replace(people, weights=weights)

    def ours() -> tuple[float, Any]:
        seconds, plan = timed(lambda: best_plan(reweighed(known, weights, {}), Aim.FIT))
        return seconds, plan.total

    def row_ten() -> tuple[float, Any]:
        seconds, (_options, plan) = timed(lambda: planned(anew))
        return seconds, plan.total

    both = by_turns(ours, row_ten, bench.sizes.times, "one weight moved")
    what = f"one weight moved, solved anew {bench.sizes.mentees:,} × {bench.sizes.mentors:,}"
    return [Line("14", what, both.ours, both.baseline, 0.6, computed=both.result)]


def bare_solve(bench: Bench) -> list[Line]:
    """Row 11: from scores and places to the plan that seats most people, then scores most."""
    with Baseline("assign_scipy") as scipy:
        return [line for mentees in bench.sizes.solves for line in _solves(bench, scipy, mentees)]


def _solves(bench: Bench, scipy: Baseline, mentees: int) -> list[Line]:
    lines = []
    question = _question(bench, "people")
    for supply in SUPPLY:
        options = build_options(pool(mentees, round(MENTORS * mentees), supply))
        places = _write_places(options, bench)
        np.savez(bench.folder / "pairs.npz", scores=options.scores, allowed=options.allowed)
        times = min(bench.sizes.times, TIMES.get(mentees, bench.sizes.times))
        both = by_turns(_ours(options, places), lambda: scipy.run(question), times, supply)
        reach = REACH[supply].get(mentees, REACH_ELSE[supply])
        what = f"bare solve of {mentees:,}, {supply} places"
        lines.append(Line("11", what, both.ours, both.baseline, reach, computed=both.result))
    return lines


def _ours(options: Options, places: Any) -> Callable[[], tuple[float, Any]]:
    def ours() -> tuple[float, Any]:
        seconds, found = timed(lambda: solve(options.scores, options.allowed, places))
        return seconds, [found.placed, found.total]

    return ours


def _question(bench: Bench, aim: str) -> list[str]:
    return [aim, *(str(bench.folder / name) for name in ("pairs.npz", "places.npz"))]


def _write_places(options: Options, bench: Bench) -> Any:
    places = np.array([mentor.places for mentor in options.mentors])
    np.savez(bench.folder / "places.npz", places=places)
    return places
