"""Row 9: a long sheet read, mapped, searched for duplicates and written, as one step."""

from __future__ import annotations

import gc
import json
import time
from pathlib import Path
from typing import Any

import openpyxl
from sqlalchemy import Connection, select

from benchmarks.harness import Baseline, Bench, by_turns, digest, timed
from benchmarks.line import By, Line
from mentordesk.commands.imports import ImportPeople
from mentordesk.jobs.demo.invent import invent
from mentordesk.jobs.importing import Wishes, plan_import
from mentordesk.progress import Progress
from mentordesk.store.tables import PersonEmail, WaitingRow
from mentordesk.store.workspace import Workspace

DIFFERENT = 500
HEADINGS = ("Name", "E-mail", "Employer", "Job title", "City", "Country")


def importing(bench: Bench) -> list[Line]:
    """Row 9: the whole import, and how long it ever is between two chances to cancel."""
    rows = bench.sizes.people
    sheet = bench.folder / "people.xlsx"
    _write_sheet(sheet, rows)
    bare_file = bench.folder / "bare.mentordesk"
    Workspace.create(bare_file, "Bare").close()
    gaps: list[float] = []

    def ours() -> tuple[float, Any]:
        file = bench.folder / "ours.mentordesk"
        file.unlink(missing_ok=True)
        with Workspace.create(file, "Ours") as workspace:
            watch = _Watch()
            seconds, _ = timed(lambda: _import(workspace, sheet, watch.progress))
            watch.told(0, 0, "done")
            gaps.append(watch.longest)
            return seconds, digest(sorted(workspace.ask(_addresses)))

    with Baseline("import_bare", sheet, bare_file) as bare:
        both = by_turns(ours, bare.run, min(3, bench.sizes.times), "import")
    gap = 1000 * sorted(gaps)[len(gaps) // 2]
    what = f"import {rows:,} rows"
    return [
        Line("9", what, both.ours, both.baseline, 6, computed=both.result),
        Line("9", f"{what}: longest wait to cancel", gap, both.baseline, 200, By.ALONE),
    ]


def _import(workspace: Workspace, sheet: Path, progress: Progress) -> None:
    plan, _ = plan_import([sheet], workspace, None, Wishes(), progress)
    workspace.run(ImportPeople(plan, None, ()), progress)


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
