"""Rows 1 and 6: the start of the program and its memory, against a bare window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.harness import BASELINES, HERE, Bench, Different, from_start
from benchmarks.line import By, Line, Unit

BARE = BASELINES / "bare_window.py"
OURS = HERE / "our_window.py"

Told = dict[str, Any]


def cold_start(bench: Bench) -> list[Line]:
    """Row 1: from the start of the process to the frame, and to a table that can be used."""
    people = bench.sizes.people
    file = bench.file_of(people)
    told = _by_turns(bench.sizes.times, file, people)
    size = told[0][0]["size"]
    bare = _median(told, lambda ours, bare: bare["seconds"])
    frame = _median(told, lambda ours, bare: ours["frame"])
    usable = _median(told, lambda ours, bare: ours["usable"])
    return [
        Line("1", "start to painted frame", frame, bare, 1.5, computed=size),
        Line("1", f"start to usable, {people:,} people", usable, bare, 4.5, computed=size),
    ]


def memory(bench: Bench) -> list[Line]:
    """Row 6: what the process weighs when a long table was scrolled from end to end."""
    people = bench.sizes.many
    told = _by_turns(min(3, bench.sizes.times), bench.file_of(people), people, "far")
    ours = _median(told, lambda ours, bare: ours["mb"]) / 1000
    bare = _median(told, lambda ours, bare: bare["result"]["mb"]) / 1000
    what = f"memory with {people:,} people on screen"
    return [Line("6", what, ours, bare, 60, By.MORE, Unit.MB, told[0][0]["size"])]


def _by_turns(times: int, file: Path, people: int, *words: str) -> list[tuple[Told, Told]]:
    """Ours and the bare window by turns; the first round, which fills the caches, is left out."""
    warm = int(times > 1)
    rounds = range(times + warm)
    told = [(from_start(OURS, file, people, *words), from_start(BARE)) for _ in rounds]
    for ours, bare in told:
        if ours["size"] != bare["result"]["size"]:
            raise Different(f"the windows painted: {ours['size']}, {bare['result']['size']}")
    return told[warm:]


def _median(told: list[tuple[Told, Told]], value: Callable[[Told, Told], float]) -> float:
    return 1000 * median(value(ours, bare) for ours, bare in told)
