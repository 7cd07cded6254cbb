"""The whole suite of tests, in as many processes as its platforms ask for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dev_console import ROOT, Stop, run, say
from dev_machine import DISPLAY_LIBRARIES, DISPLAY_TOOLS, missing_libraries, missing_tools

PASSED, NOTHING_COLLECTED = 0, 5  # pytest's exit codes
LONG = "MENTORDESK_LONG"
"""The environment variable that asks the tests for 1,000 examples and for screens at all sizes."""


def test(python: Path, extra: Sequence[str] = ()) -> None:
    """Run the suite in random order; each skipped test is listed with its reason.

    `extra` goes to the first pytest; where it names tests, only these are run. Raises `Stop`
    after the last process when one was red.
    """
    red = []
    if _pytest(python, "offscreen", ["-n", str(workers()), *extra]) != PASSED:
        red.append("the tests without a screen")
    if not names_tests(extra):
        red += _others(python)
    if red:
        raise Stop(f"Red: {', '.join(red)}.")
    say("All green.")


def long_tests(python: Path) -> None:
    """Run every law on 1,000 examples, what is marked long, and the screens at 200 %.

    Raises `Stop` after the last process when one was red.
    """
    spread = ["-n", str(workers())]
    red = []
    if not _marked(python, "offscreen", "long or hypothesis", spread, {LONG: "yes"}):
        red.append("the long tests")
    if _pytest(python, "offscreen", [*spread, "tests/screens"], {"QT_SCALE_FACTOR": "2"}) != PASSED:
        red.append("the screens at 200 %")
    if red:
        raise Stop(f"Red: {', '.join(red)}.")


def covered_tests(python: Path) -> None:
    """Run the tests without a screen and see that they reach every line they are pinned to.

    Which parts of the program these are stands in pyproject.toml. A step of its own, since being
    watched slows the tests by half. Raises `Stop` when one is red or a line was not reached.
    """
    if _pytest(python, "offscreen", ["-n", str(workers()), "--cov", "--cov-report=term"]) != PASSED:
        raise Stop("Red: the tests with their coverage.")


def names_tests(extra: Iterable[str], root: Path = ROOT) -> bool:
    """Whether an argument picks tests by path, node or marker rather than setting something."""
    paths = [argument.split("::")[0] for argument in extra if not argument.startswith("-")]
    return "-m" in extra or "-k" in extra or any((root / path).exists() for path in paths)


def workers() -> int:
    """How many processes the main part is spread over; Qt tests gain little beyond four."""
    return max(1, min(4, os.cpu_count() or 1))


def why_no_display() -> str | None:
    """Why the tests on a virtual display cannot run here, or None when they can."""
    if not sys.platform.startswith("linux"):
        return "they need Xvfb, which only Linux has"
    missing = missing_tools(DISPLAY_TOOLS) + missing_libraries(DISPLAY_LIBRARIES)
    return f"not installed here: {' '.join(missing)}" if missing else None


def _others(python: Path) -> list[str]:
    """The processes beside the main one; returns the names of the red ones."""
    red = []
    # offscreen cannot drag at all, minimal can, and one process can only have one platform
    if not _marked(python, "minimal", "dnd"):
        red.append("the true mouse drags")
    reason = why_no_display()
    if reason is not None:
        say(f"SKIPPED all tests marked xvfb: {reason}")
    elif not _marked(python, "offscreen", "xvfb"):
        red.append("the story on a virtual display")
    return red


def _marked(
    python: Path,
    platform: str,
    marker: str,
    extra: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
) -> bool:
    code = _pytest(python, platform, ["-m", marker, *extra], env)
    if code == NOTHING_COLLECTED:
        say(f"No test is marked {marker}.")
    return code in (PASSED, NOTHING_COLLECTED)


def _pytest(
    python: Path, platform: str, arguments: Sequence[str], more: Mapping[str, str] | None = None
) -> int:
    env = {**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONUTF8": "1", **(more or {})}
    return run([str(python), "-m", "pytest", "-q", "-rfEs", *arguments], env)
