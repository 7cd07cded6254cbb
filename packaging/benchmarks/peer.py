"""Row 15: our whole matching against mentor-match, a package that mentoring programmes use."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.harness import HERE, Baseline, Bench, by_turns, timed
from benchmarks.line import Line
from benchmarks.matching import MENTORS, planned
from benchmarks.pools import pool
from dev_environment import python_of

PINS = ("mentor-match==7.0.1", "munkres==3.0.0")
"""Its own pin of munkres is open, and its speed is that of munkres."""
FOLDER = HERE.parent.parent / ".venv-bench"
"""Neither our dependencies nor our environment know of it; git ignores it."""

REACH = {200: 1 / 20, 1_000: 1 / 100}
TIMES = {1_000: 1}
"""How often a long run of theirs is measured: at 1,000 it takes 18 s and 1.2 GB."""
NOTE = (
    "the same hard rules and whole-number scores, and the same total in the end. Ours works the"
    " scores out of people's answers, proves the plan and says why somebody is left out;"
    " mentor-match looks each score up, every mentor cloned once a place"
)


def whole_matching(bench: Bench) -> list[Line]:
    """From people to the best plan; nothing but a sentence where mentor-match cannot be had."""
    python = _environment(FOLDER)
    if python is None:
        return []
    with Baseline("mentor_match", python=python) as peer:
        return [_matched(bench, peer, mentees) for mentees in bench.sizes.peer]


def _matched(bench: Bench, peer: Baseline, mentees: int) -> Line:
    mentors = round(MENTORS * mentees)
    people = pool(mentees, mentors)
    options, _ = planned(people)
    scores = np.where(options.allowed, options.scores, -1)
    places = [mentor.places for mentor in options.mentors]
    file = bench.folder / f"peer_{mentees}.json"
    file.write_text(json.dumps({"scores": scores.tolist(), "places": places}), encoding="utf-8")

    def ours() -> tuple[float, Any]:
        seconds, (_options, plan) = timed(lambda: planned(people))
        return seconds, plan.total

    times = min(bench.sizes.times, TIMES.get(mentees, bench.sizes.times))
    both = by_turns(ours, lambda: peer.run(str(file)), times, f"whole matching of {mentees}")
    what = f"whole matching {mentees:,} × {mentors:,}, mentor-match"
    reach = REACH.get(mentees, REACH[200])
    return Line("15", what, both.ours, both.baseline, reach, computed=both.result, note=NOTE)


def _environment(folder: Path) -> Path | None:
    """The interpreter of mentor-match's own environment, made when first asked for."""
    python, stamp = python_of(folder), folder / "pins.txt"
    wanted = f"{sys.version}\n{PINS}"
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    print(f"making {folder.name} for {PINS[0]}", file=sys.stderr, flush=True)
    venv.EnvBuilder(with_pip=False, clear=True).create(folder)
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    install = [*pip, "install", "--quiet", "--retries", "1", "--no-deps", *PINS]
    if subprocess.run(install, check=False).returncode != 0:
        said = f"row 15 is left out: {PINS[0]} could not be fetched. Try again with a network."
        print(said, file=sys.stderr, flush=True)
        return None
    stamp.write_text(wanted, encoding="utf-8")
    return python
