"""Rows 12 and 13: a plan edited in place, and the cost of every drop, against solving anew."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from benchmarks.harness import Baseline, Bench, by_turns, timed
from benchmarks.line import By, Line
from benchmarks.matching import MENTORS
from benchmarks.pools import SUPPLY, pool
from mentordesk.matching.options import Options, build_options
from mentordesk.matching.solve import Aim, solve
from mentordesk.matching.what_if import WhatIf

TIMES = 6
"""So many edits or cards for each time that other rows are measured."""
SLOWEST_MS = 50.0

Edit = tuple[str, int, int]


def edits(bench: Bench) -> list[Line]:
    """Row 12: one pin, unpin, forbid or change of places; as many placed, the same total."""
    return [line for supply in SUPPLY for line in _edited(bench, supply)]


def _edited(bench: Bench, supply: str) -> list[Line]:
    engine, files = _standing(bench, supply)
    todo = _edits(bench, engine, random.Random(supply))
    now: list[Edit] = []
    made: list[float] = []

    def ours() -> tuple[float, Any]:
        now[:] = [next(todo)]
        seconds, _ = timed(lambda: _make(engine, now[0]))
        made.append(seconds * 1000)
        found = engine.without()
        return seconds, [found.placed, found.total]

    with Baseline("assign_changed", *files) as scipy:
        both = by_turns(ours, lambda: scipy.run(now[0]), TIMES * bench.sizes.times, supply)
    what = f"one edit in place of {bench.sizes.mentees:,}, {supply} places"
    return [
        Line("12", what, both.ours, both.baseline, 1 / 20, computed=both.result),
        Line("12", f"{what}: slowest", max(made[1:]), both.baseline, SLOWEST_MS, By.ALONE),
    ]


def every_drop(bench: Bench) -> list[Line]:
    """Row 13: the best plan with one card at each mentor; one of them is solved anew."""
    return [row(bench, supply) for row in (_dropped, _dropped_fairly) for supply in SUPPLY]


def _dropped(bench: Bench, supply: str) -> Line:
    engine, files = _standing(bench, supply)
    ours, fixed = _one_card(bench, engine, supply)
    with Baseline("assign_changed", *files) as scipy:
        times = TIMES * bench.sizes.times
        both = by_turns(ours, lambda: scipy.run(("try", *fixed)), times, supply)
    what = f"cost of every drop of a card, {bench.sizes.mentees:,}, {supply} places"
    return Line("13", what, both.ours, both.baseline, 1 / 3, computed=both.result)


def _dropped_fairly(bench: Bench, supply: str) -> Line:
    """With the aim that nobody is poorly matched; scipy knows none such, so we solve it anew."""
    options, places = _programme(bench, supply)
    ours, fixed = _one_card(bench, _engine(options, places, Aim.FAIR), supply)

    def anew() -> tuple[float, Any]:
        scores, allowed, locked = options.scores, options.allowed, [(fixed[0], fixed[1])]
        seconds, plan = timed(lambda: solve(scores, allowed, places, locked, Aim.FAIR))
        return seconds, [plan.placed, plan.total]

    both = by_turns(ours, anew, bench.sizes.times, supply)
    what = f"the same, nobody poorly matched, {bench.sizes.mentees:,}, {supply} places"
    return Line("13", what, both.ours, both.baseline, 1 / 3, computed=both.result)


def _one_card(
    bench: Bench, engine: WhatIf, seed: str
) -> tuple[Callable[[], tuple[float, Any]], list[int]]:
    """Asks for a card at every mentor; the row and column of which the best plan is told."""
    dice = random.Random(seed)
    fixed: list[int] = []

    def ask() -> tuple[float, Any]:
        row = dice.randrange(bench.sizes.mentees)
        seconds, answer = timed(lambda: engine.of_mentee(row))
        found = [(column, one) for column, one in enumerate(answer.choices) if one is not None]
        column, one = dice.choice(found)
        fixed[:] = [row, column]
        return seconds, [one.placed, one.total]

    return ask, fixed


def _standing(bench: Bench, supply: str) -> tuple[WhatIf, list[str]]:
    """A best plan that stands, and the same programme as files."""
    options, places = _programme(bench, supply)
    files = [str(bench.folder / f"{name}_{supply}.npz") for name in ("pairs", "places")]
    np.savez(files[0], scores=options.scores, allowed=options.allowed)
    np.savez(files[1], places=places)
    return _engine(options, places, Aim.PEOPLE), files


def _programme(bench: Bench, supply: str) -> tuple[Options, Any]:
    mentees = bench.sizes.mentees
    options = build_options(pool(mentees, round(MENTORS * mentees), supply))
    return options, np.array([mentor.places for mentor in options.mentors])


def _engine(options: Options, places: Any, aim: Aim) -> WhatIf:
    return WhatIf(options.scores, options.allowed, options.blocks == 0, places, [], aim)


def _edits(bench: Bench, engine: WhatIf, dice: random.Random) -> Iterator[Edit]:
    """Edits as a coordinator makes them: some hold somebody where the plan has them already."""
    mentees, mentors = bench.sizes.mentees, round(MENTORS * bench.sizes.mentees)
    while True:
        kind = dice.choice(("pin", "unpin", "forbid", "open", "close"))
        row, column = dice.randrange(mentees), dice.randrange(mentors)
        locked = engine.locked
        if kind == "unpin" and locked:
            row = dice.choice(list(locked))
            yield kind, row, locked[row]
        elif kind == "pin" and row not in locked and engine.has_room(column):
            yield kind, row, column
        elif kind == "forbid" and row not in locked:
            yield kind, row, engine.seat_of(row) if engine.seat_of(row) >= 0 else column
        elif kind == "open" or (kind == "close" and engine.has_room(column)):
            yield kind, row, column


def _make(engine: WhatIf, edit: Edit) -> None:
    kind, row, column = edit
    if kind == "pin":
        engine.pin(row, column)
    elif kind == "unpin":
        engine.unpin(row)
    elif kind == "forbid":
        engine.forbid(row, column)
    else:
        engine.set_places(column, engine.places_of(column) + (1 if kind == "open" else -1))
