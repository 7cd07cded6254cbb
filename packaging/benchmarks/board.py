"""Row 7: the match board of a very large round, opened, scrolled and asked who fits whom."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest

from benchmarks.crowd import Cast, fill
from benchmarks.harness import Baseline, Bench, by_turns, timed
from benchmarks.line import By, Line
from benchmarks.window import Painted, open_window, rest, settle
from mentordesk.domain.round import RoundState
from mentordesk.ui.ways import pages
from mentordesk.ui.window import Window

STEP_PX = 120
"""What one notch of a mouse wheel scrolls by."""
STEPS = 100
KEYS = 40
"""How often the arrow key is pressed."""
TWO_FRAMES_MS = 33


def large_board(bench: Bench) -> list[Line]:
    """Row 7: from the click on Match to both columns painted; one notch of the wheel; an arrow key
    in Waiting, until every mentor's card in sight tells fit and cost for the next mentee."""
    mentors, mentees = bench.sizes.board
    file = bench.folder / "board.mentordesk"
    # every third person a mentor, all others mentees of the round that is being matched
    fill(file, Cast(mentors + mentees, 3, 1, RoundState.MATCHING))
    steps: list[float] = []
    keys: list[float] = []
    with Baseline("bare_list", mentees, mentors) as bare:
        both = by_turns(
            partial(_opened, file, steps, keys),
            lambda: bare.run("paint"),
            min(3, bench.sizes.times),
            "board",
        )
        bare_steps = [bare.run("scroll")[0] for _ in range(STEPS)]
    what = f"board of {mentors:,} mentors, {mentees:,} mentees"
    p95, bare_p95 = (1000 * sorted(some)[len(some) * 95 // 100] for some in (steps, bare_steps))
    key = 1000 * sorted(keys)[len(keys) // 2]
    return [
        Line("7", f"{what}: first paint", both.ours, both.baseline, 3, computed=both.result),
        Line("7", f"{what}: scroll step, p95", p95, bare_p95, 16, By.ALONE),
        Line("7", f"{what}: next mentee", key, bare_p95, TWO_FRAMES_MS, By.ALONE),
    ]


def _opened(file: Path, steps: list[float], keys: list[float]) -> tuple[float, Any]:
    """Opens the board in a new window, then uses it; how long it took, and how many cards."""
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
        keys += _led_on(page)
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


def _led_on(page: Any) -> list[float]:
    """The arrow key in Waiting, each time once all that the one before left is done."""
    page.waiting.setFocus()
    painted, found = Painted(page.mentors.viewport()), []
    for _ in range(min(KEYS, page.waiting_model.rowCount() - 1)):
        rest()
        press = partial(QTest.keyClick, page.waiting, Qt.Key.Key_Down)
        found.append(timed(partial(painted.after, press, whole=False))[0])
    return found
