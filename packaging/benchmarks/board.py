"""Row 7: the match board of a very large round, opened and scrolled."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop

from benchmarks.crowd import Cast, fill
from benchmarks.harness import Baseline, Bench, by_turns, timed
from benchmarks.line import By, Line
from benchmarks.window import Painted, open_window, settle
from mentordesk.domain.round import RoundState
from mentordesk.ui.ways import pages
from mentordesk.ui.window import Window

STEP_PX = 120
"""What one notch of a mouse wheel scrolls by."""
STEPS = 100


def large_board(bench: Bench) -> list[Line]:
    """Row 7: from the click on Match to both columns painted; then one notch of the wheel."""
    mentors, mentees = bench.sizes.board
    file = bench.folder / "board.mentordesk"
    # every third person a mentor, all others mentees of the round that is being matched
    fill(file, Cast(mentors + mentees, 3, 1, RoundState.MATCHING))
    steps: list[float] = []
    with Baseline("bare_list", mentees, mentors) as bare:
        both = by_turns(
            lambda: _opened(file, steps), lambda: bare.run("paint"), min(3, bench.sizes.times),
            "board",
        )  # fmt: skip
        bare_steps = [bare.run("scroll")[0] for _ in range(STEPS)]
    what = f"board of {mentors:,} mentors, {mentees:,} mentees"
    p95 = 1000 * sorted(steps)[len(steps) * 95 // 100]
    bare_p95 = 1000 * sorted(bare_steps)[STEPS * 95 // 100]
    return [
        Line("7", f"{what}: first paint", both.ours, both.baseline, 3, computed=both.result),
        Line("7", f"{what}: scroll step, p95", p95, bare_p95, 16, By.ALONE),
    ]


def _opened(file: Path, steps: list[float]) -> tuple[float, Any]:
    """Opens the board in a new window, then scrolls; how long it took, and how many cards."""
    with open_window(file, build=False) as window:
        place = window.workplace
        assert place is not None
        for way in pages():  # all but this one stand, so that none is built while we measure
            if way.name != "match":
                place.page(way.name)
        place.show_page("people")
        settle()
        seconds, page = timed(lambda: _shown(window))
        _wait_for_the_judging(page)
        steps += _scrolled(page)
        cards = [page.waiting_model.rowCount(), page.mentors_model.rowCount()]
    return seconds, cards


def _shown(window: Window) -> Any:
    place = window.workplace
    assert place is not None
    page: Any = place.page("match")
    columns = [Painted(view.viewport()) for view in (page.waiting, page.mentors)]
    # both: the outer one waits for its column after the inner one has seen the other
    columns[0].after(lambda: columns[1].after(lambda: place.show_page("match")))
    return page


def _wait_for_the_judging(page: Any) -> None:
    """All pairs are judged on a worker; the meters then have numbers."""
    if page.state.numbers is None:
        waiting = QEventLoop()
        page.state.counted.connect(waiting.quit)
        waiting.exec()


def _scrolled(page: Any) -> list[float]:
    painted, bar = Painted(page.mentors.viewport()), page.mentors.verticalScrollBar()
    found = []
    for step in range(STEPS):
        to = (step + 1) * STEP_PX % max(1, bar.maximum())
        found.append(timed(partial(painted.after, partial(bar.setValue, to)))[0])
    return found
