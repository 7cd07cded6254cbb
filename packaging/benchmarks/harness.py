"""Runs ours and a baseline by turns, so that both meet the same moods of the machine."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Any, TypeVar

T = TypeVar("T")

HERE = Path(__file__).parent
BASELINES = HERE / "baselines"


def child_env() -> dict[str, str]:
    """The environment of every process started here: compiled files are kept, as at a user's."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    paths = (str(HERE.parent), env.get("PYTHONPATH", ""))
    return env | {"PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


def from_start(script: Path, *words: object) -> dict[str, Any]:
    """What a script tells that gets the moment of its start, by the clock, as its first word.

    It has a profile of its own, in which nothing was set but that People was looked at last.
    """
    with tempfile.TemporaryDirectory() as home:
        Path(home, "window.ini").write_text("[window]\npage=people\n", encoding="utf-8")
        return _from_start(script, words, child_env() | {"MENTORDESK_HOME": home})


def _from_start(script: Path, words: Sequence[object], env: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, str(script), str(time.time()), *map(str, words)]
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=env,
        check=True,
        timeout=PATIENCE_S,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


class Different(Exception):  # noqa: N818  it is a verdict
    """Ours and the baseline did not compute the same, so their times say nothing."""


@dataclass(frozen=True)
class Sizes:
    """How much is measured: the real sizes, or small ones for a first look and for the tests."""

    people: int = 10_000
    many: int = 100_000
    mentees: int = 1_000
    mentors: int = 700
    solves: tuple[int, ...] = (500, 1_000, 2_000, 5_000)
    growth: tuple[int, int] = (500, 2_000)
    agreements: int = 100
    board: tuple[int, int] = (1_000, 2_000)
    times: int = 7
    groups: tuple[int, int] = (300, 40)
    peer: tuple[int, ...] = (200, 1_000)


QUICK = Sizes(300, 1_200, 60, 42, (40, 80), (40, 80), 4, (20, 40), 3, (40, 6), (60,))
PATIENCE_S = 300
"""After which a process that says nothing is given up."""


@dataclass(frozen=True)
class Bench:
    """What every row gets: the sizes, a folder of its own, and the files of people in it."""

    sizes: Sizes
    folder: Path
    file_of: Callable[[int], Path]
    """A copy of the file with so many people, to be used up."""
    kept: dict[str, Any] = field(default_factory=dict)

    def once(self, what: str, measure: Callable[[], T]) -> T:
        """What a measurement gave; rows that need the same one share it."""
        if what not in self.kept:
            self.kept[what] = measure()
        found: T = self.kept[what]
        return found


class Baseline:
    """A baseline as a process: every `run` is one piece of its work, timed by itself.

    It reads a JSON question a line and answers with a JSON line: seconds and result.
    """

    def __init__(self, name: str, *words: object, python: Path | None = None) -> None:
        """`python`: the interpreter of another environment than ours."""
        self._name = name
        self._process = subprocess.Popen(
            [str(python or sys.executable), str(BASELINES / f"{name}.py"), *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=child_env(),
        )

    def __enter__(self) -> Baseline:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def run(self, question: object = None) -> tuple[float, Any]:
        """Seconds and result. Raises `RuntimeError` when the baseline died."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"the baseline {self._name} ended")
        told = json.loads(answer)
        return float(told["seconds"]), told["result"]


@dataclass(frozen=True)
class Both:
    """Medians of ours and of the baseline in milliseconds, and what both computed."""

    ours: float
    baseline: float
    result: Any

    @property
    def ratio(self) -> float:
        """Ours divided by the baseline."""
        return self.ours / self.baseline


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds and result of some work of ours."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def by_turns(
    ours: Callable[[], tuple[float, Any]],
    baseline: Callable[[], tuple[float, Any]],
    times: int,
    what: str,
) -> Both:
    """Both by turns, `times` each, after one round that does not count (none for a single time).

    Raises `Different` when the results differ (as JSON) in any round.
    """
    mine: list[float] = []
    theirs: list[float] = []
    result: Any = None
    warm = int(times > 1)
    for _ in range(times + warm):
        seconds, result = ours()
        mine.append(seconds)
        seconds, other = baseline()
        theirs.append(seconds)
        if json.loads(json.dumps(result)) != other:
            raise Different(f"{what}: ours {_short(result)}, the baseline {_short(other)}")
    return Both(median(mine[warm:]) * 1000, median(theirs[warm:]) * 1000, result)


def digest(texts: Sequence[str]) -> list[object]:
    """Many texts in short: how many, and a sum that changes with any of them or their order."""
    return [len(texts), hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]]


def _short(result: object) -> str:
    return json.dumps(result)[:200]
