"""Row 22: how much more work is made by ten times the people, or by a larger round."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from statistics import median

from benchmarks.harness import Bench, Both, timed
from benchmarks.line import Line
from benchmarks.matching import MENTORS, planned
from benchmarks.people import edit_times, filter_times, sort_times
from benchmarks.pools import pool

MOST_MORE = 12 / 10
"""Ten times the people may make twelve times the work."""
MOST_POWER = 2.3
"""Score and solve may grow with this power of the mentees."""


def growth(bench: Bench) -> list[Line]:
    """Row 22: ours at the larger size against ours at the smaller one."""
    few, many = bench.sizes.people, bench.sizes.many
    works: dict[str, Callable[[int], Iterable[Both]]] = {
        "key in the filter": lambda people: filter_times(bench, people),
        "sort": lambda people: sort_times(bench, people).values(),
        "edit": lambda people: [edit_times(bench, people)],
    }
    lines = []
    for what, measure in works.items():
        small, large = (median(both.ours for both in measure(size)) for size in (few, many))
        reach = MOST_MORE * many / few
        lines.append(Line("22", f"{what}, {few:,} → {many:,} people", large, small, reach))
    return [*lines, _matching(bench)]


def _matching(bench: Bench) -> Line:
    few, many = bench.sizes.growth
    pools = [pool(size, round(MENTORS * size)) for size in (few, many)]
    seconds = [[timed(partial(planned, p))[0] for p in pools] for _ in range(bench.sizes.times)]
    small, large = (1000 * median(each) for each in zip(*seconds, strict=True))
    reach = (many / few) ** MOST_POWER
    return Line("22", f"score and solve, {few:,} → {many:,} mentees", large, small, reach)
