"""Row 9: a long sheet read, mapped, searched for duplicates and written, as one step."""

from __future__ import annotations

import gc
import json
import time
from pathlib import Path
from statistics import median
from typing import Any

import openpyxl
from sqlalchemy import Connection, select

from benchmarks import doubles
from benchmarks.harness import Baseline, Bench, by_turns, digest, timed
from benchmarks.line import By, Line, Unit
from mentordesk.__main__ import COLLECT_EVERY
from mentordesk.commands.imports import ImportPeople
from mentordesk.importing.duplicates import People
from mentordesk.importing.plan import ImportPlan
from mentordesk.jobs.bringing_in import bring_in
from mentordesk.jobs.demo.invent import invent
from mentordesk.jobs.importing import Wishes, plan_import
from mentordesk.progress import Progress
from mentordesk.store.tables import PersonEmail, WaitingRow
from mentordesk.store.workspace import Workspace

DIFFERENT = 500
HEADINGS = ("Name", "E-mail", "Employer", "Job title", "City", "Country")


def importing(bench: Bench) -> list[Line]:
    """Row 9: the import in its parts and whole, how long a Cancel may wait, which doubles it finds.

    Undo and redo of it are held against the same bare import.
    """
    rows = bench.sizes.people
    sheet = bench.folder / "people.xlsx"
    _write_sheet(sheet, rows)
    bare_file = bench.folder / "bare.mentordesk"
    Workspace.create(bare_file, "Bare").close()
    gc.set_threshold(COLLECT_EVERY)
    parts: list[_Parts] = []

    def ours() -> tuple[float, Any]:
        file = bench.folder / "ours.mentordesk"
        file.unlink(missing_ok=True)
        with Workspace.create(file, "Ours") as workspace:
            parts.append(_import(workspace, sheet))
            result = digest(sorted(workspace.ask(_addresses)))
            parts[-1].take_back(workspace)
            return parts[-1].plan + parts[-1].write, result

    with Baseline("import_bare", sheet, bare_file) as bare:
        both = by_turns(ours, bare.run, min(3, bench.sizes.times), "import")
    what = f"import {rows:,} rows"

    def line(part: str, reach: float, by: By = By.RATIO) -> Line:
        taken = 1000 * median(getattr(one, part.split()[0]) for one in parts)
        return Line("9", f"{what}: {part}", taken, both.baseline, reach, by)

    return [
        Line("9", what, both.ours, both.baseline, 6, computed=both.result),
        line("plan", 4),
        line("write", 3),
        line("wait to cancel, longest", 200, By.ALONE),
        line("undo", 6),
        line("redo", 6),
        *_doubles(rows),
    ]


def _doubles(count: int) -> list[Line]:
    """How many near-duplicates are found among so many people, against the same name folded."""
    people, strangers = doubles.crowd(count, 1), doubles.crowd(count // 5, 2, first=count)
    rows = doubles.arrivals(people, strangers, count // 5, 3)
    known = doubles.known(people)
    ours = doubles.judged(People(known).judge, rows)
    plain = doubles.judged(doubles.PlainNames(known).judge, rows)
    what = f"doubles among {count:,} people"
    return [
        Line("9", f"{what} found", 100 * ours.recall, 100 * plain.recall, 86, *_PERCENT),
        Line("9", f"{what}: right guesses", 100 * ours.precision, 100 * plain.precision, 65,
             *_PERCENT),
    ]  # fmt: skip


_PERCENT = (By.LEAST, Unit.PERCENT)


class _Parts:
    """What the parts of one import took, in seconds, and the longest wait for a chance to stop."""

    def __init__(self) -> None:
        self.plan = self.write = self.undo = self.redo = self.wait = 0.0

    def take_back(self, workspace: Workspace) -> None:
        """Undo the import and do it again, timed."""
        watch = _Watch()
        self.undo, _ = timed(lambda: workspace.undo(watch.progress))
        self.redo, _ = timed(lambda: workspace.redo(watch.progress))
        watch.told(0, 0, "done")
        self.wait = max(self.wait, watch.longest)


def _import(workspace: Workspace, sheet: Path) -> _Parts:
    parts, watch = _Parts(), _Watch()
    found: list[ImportPlan] = []
    parts.plan, _ = timed(
        lambda: found.append(plan_import([sheet], workspace, None, Wishes(), watch.progress)[0])
    )
    parts.write, _ = timed(lambda: bring_in(ImportPeople(found[0]), workspace, watch.progress))
    watch.told(0, 0, "done")
    parts.wait = watch.longest
    return parts


def _write_sheet(path: Path, rows: int) -> None:
    """Rows of different people: names may be alike, addresses never are."""
    people = invent(min(rows, DIFFERENT), seed=2)
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Mentors")
    page.append(HEADINGS)
    for number in range(rows):
        one, other = people[number % len(people)], people[number * 7 // len(people) % len(people)]
        name = f"{one.given} {other.given} {other.family} {one.family}"
        address = f"person{number}@post.example"
        page.append([name, address, one.employer, one.job, one.city, one.country])
    book.save(path)


def _addresses(connection: Connection) -> list[str]:
    """Of everybody who was added, and of the rows that wait since they may be somebody."""
    added = list(connection.execute(select(PersonEmail.address)).scalars())
    drafts = connection.execute(select(WaitingRow.draft)).scalars().all()
    return added + [str(json.loads(draft)["values"]["email"][0]) for draft in drafts]


class _Watch:
    """Notes the longest time between two reports of progress: so long a Cancel may wait."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self.progress = Progress(self.told)

    def told(self, done: int, total: int, what: str) -> None:
        """A report, or the end."""
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now
