"""The main job, end to end, on invented people: sheets, import, plan, agreements, report."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from mentordesk.commands.demo import Invented
from mentordesk.commands.imports import ImportPeople
from mentordesk.domain.match import Aim
from mentordesk.domain.round import RoundState
from mentordesk.jobs.agreements import print_agreements
from mentordesk.jobs.demo.invent import invent
from mentordesk.jobs.demo.programme import make_demo
from mentordesk.jobs.demo.sheets import write_sheets
from mentordesk.jobs.importing import Wishes, plan_import
from mentordesk.jobs.matching import match_round
from mentordesk.jobs.report import write_report
from mentordesk.progress import Progress
from mentordesk.store.lock import WriterHold
from mentordesk.store.queries import rounds
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.trouble import FileTrouble, Kind, translated
from mentordesk.store.workspace import Surroundings, Workspace

MARK = ".mentordesk-demo"
"""A folder that holds this file is an earlier demo of ours and may be replaced."""

FILE, REPORT = "demo.mentordesk", "report.xlsx"
_FOLDERS = ("sheets", "agreements", "pictures")

_COME_BACK = 4
"""So many mentors on file sign up again, with more places than before."""


@dataclass(frozen=True)
class Story:
    """What the main job made: the programme file and every file beside it."""

    file: Path
    files: tuple[Path, ...]


def tell(out: Path, people: int, seed: int, today: dt.date | None, progress: Progress) -> Story:
    """Does the whole main job, and puts what it made into the folder `out` when all of it is there.

    An earlier demo is replaced; any other folder with something in it is refused with
    `FileTrouble` EXISTS, and one whose file is open in a window with IN_USE. Raises `Cancelled`;
    then, as after any other failure, an earlier demo is as it was.
    """
    _refuse_strangers(out)
    is_new = not out.exists()
    unfinished = out / ".unfinished"
    try:
        with translated(out):
            shutil.rmtree(unfinished, ignore_errors=True)  # of a demo that was killed
            unfinished.mkdir(parents=True)
            if not (out / MARK).exists():
                (out / MARK).touch()
        told = _tell(unfinished, people, seed, today, progress)
        with translated(out):
            _move_in(unfinished, out)
    except BaseException:
        shutil.rmtree(out if is_new else unfinished, ignore_errors=True)
        raise
    return Story(out / FILE, tuple(out / path.relative_to(unfinished) for path in told))


def _tell(
    out: Path, people: int, seed: int, today: dt.date | None, progress: Progress
) -> list[Path]:
    """The main job in an empty folder; what it made beside the programme file."""
    file, report = out / FILE, out / REPORT
    day = today or dt.datetime.now(dt.UTC).date()
    make_demo(file, people=people, seed=seed, today=day, progress=progress)
    sheets = _sign_up(out / "sheets", people, seed, day)
    with Workspace.open(file, around=_around(today), what="command") as workspace:
        opening = _opening(workspace)
        plan, _ = plan_import(sheets, workspace, opening.id, Wishes(), progress)
        workspace.run(ImportPeople(plan, opening.id), progress)
        match_round(workspace, opening.id, Aim.FIT, progress=progress)
        printed = print_agreements(workspace, opening.id, out / "agreements", None, progress)
        write_report(workspace, report, Scope(), progress)
    return [*sheets, *printed.files, report]


def _around(today: dt.date | None) -> Surroundings:
    """The present, or noon of the day that the demo plays on."""
    if today is None:
        return Surroundings()
    noon = dt.datetime.combine(today, dt.time(12), dt.UTC)
    return Surroundings(now=lambda: noon)


def _refuse_strangers(out: Path) -> None:
    with translated(out):
        if out.is_dir() and any(out.iterdir()) and not (out / MARK).exists():
            raise FileTrouble(Kind.EXISTS, path=out)


def _move_in(unfinished: Path, out: Path) -> None:
    """Puts the new demo in the place of the one before, pictures of that one included."""
    hold = WriterHold(out / FILE, "command")
    hold.take()
    try:
        for folder in _FOLDERS:
            if (out / folder).exists():
                shutil.rmtree(out / folder)
        for name in (*_FOLDERS, REPORT, FILE):
            if (unfinished / name).exists():
                (unfinished / name).replace(out / name)
    finally:
        hold.release()
    shutil.rmtree(unfinished, ignore_errors=True)


def _sign_up(folder: Path, people: int, seed: int, day: dt.date) -> list[Path]:
    """New people sign up in three messy sheets, and some mentors whom we know already."""
    on_file = invent(people, seed)
    names = [p.name for p in on_file]
    newcomers = invent(max(8, people // 8), seed, first=people + 1, but_not=names)
    known = [_again(p) for p in on_file if p.years >= 4][:_COME_BACK]
    by_years = sorted(newcomers, key=lambda p: p.years)
    mentees, mentors = by_years[: len(by_years) * 2 // 3], by_years[len(by_years) * 2 // 3 :]
    mentors += known
    return write_sheets(folder, mentees, mentors, seed, day)


def _again(person: Invented) -> Invented:
    return replace(person, places=person.places + 1)


def _opening(workspace: Workspace) -> RoundRow:
    return next(r for r in workspace.ask(rounds.all_rounds) if r.state is RoundState.MATCHING)
