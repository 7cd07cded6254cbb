"""Row 16: groups around topics, languages and hours, against the bound that leaves these aside."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from benchmarks.harness import Baseline, Bench, by_turns, timed
from benchmarks.line import By, Line, Unit
from benchmarks.matching import MENTORS
from benchmarks.pools import pool
from mentordesk.matching.groups import form_groups
from mentordesk.matching.options import Options, build_options
from mentordesk.matching.solve import Aim, Solution, solve

LEAST, MOST = 3, 8


def forming(bench: Bench) -> list[Line]:
    """The first groups, and how near to the bound they come with all trials.

    The baseline is that bound by scipy: seats for places, whoever fits whom.
    """
    mentees, mentors = bench.sizes.groups
    people = pool(mentees, round(MENTORS * mentees))
    chosen = tuple(replace(mentor, places=MOST) for mentor in people.mentors[:mentors])
    options = build_options(replace(people, mentors=chosen))
    places = np.full(mentors, MOST)
    np.savez(bench.folder / "places.npz", places=places)
    np.savez(bench.folder / "pairs.npz", scores=options.scores, allowed=options.allowed)
    question = ["people", *(str(bench.folder / name) for name in ("pairs.npz", "places.npz"))]
    bound = solve(options.scores, options.allowed, places, aim=Aim.PEOPLE)

    def first() -> tuple[float, list[int]]:
        seconds, _ = timed(lambda: form_groups(options, Aim.PEOPLE, LEAST, trials=0))
        return seconds, [bound.placed, bound.total]

    with Baseline("assign_scipy") as scipy:
        both = by_turns(first, lambda: scipy.run(question), bench.sizes.times, "first groups")
    seconds, found = timed(lambda: _seated(options))
    what = f"groups of {LEAST} to {MOST}, {mentees} × {mentors}"
    share, ceiling = 100 * found.placed / bound.placed, 100.0
    return [
        Line("16", f"{what}: the first", both.ours, both.baseline, 1000, By.ALONE,
             computed=both.result),
        Line("16", f"{what}: all trials", 1000 * seconds, both.baseline, 5000, By.ALONE),
        Line("16", f"{what}: placed, of the bound", share, ceiling, 95, By.LEAST, Unit.PERCENT),
    ]  # fmt: skip


def _seated(options: Options) -> Solution:
    formed = form_groups(options, Aim.PEOPLE, LEAST)
    places = [mentor.places for mentor in options.mentors]
    return solve(options.scores, formed.allowed, places, aim=Aim.PEOPLE)
