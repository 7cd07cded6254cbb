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
from mentordesk.store.queries import rounds
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.trouble import FileTrouble, Kind, translated
from mentordesk.store.workspace import Workspace

MARK = ".mentordesk-demo"
"""A folder that holds this file is an earlier demo of ours and may be replaced."""

_COME_BACK = 4
"""So many mentors on file sign up again, with more places than before."""


@dataclass(frozen=True)
class Story:
    """What the main job made: the programme file and every file beside it."""

    file: Path
    files: tuple[Path, ...]


def tell(out: Path, people: int, seed: int, today: dt.date | None, progress: Progress) -> Story:
    """Does the whole main job in the folder `out`.

    An earlier demo is replaced; any other folder with something in it is refused with
    `FileTrouble` EXISTS. Raises `Cancelled`.
    """
    _make_room(out)
    file = out / "demo.mentordesk"
    make_demo(file, people=people, seed=seed, today=today, progress=progress)
    sheets = _sign_up(out / "sheets", people, seed)
    with Workspace.open(file, what="command") as workspace:
        opening = _opening(workspace)
        plan, _ = plan_import(sheets, workspace, opening.id, Wishes(), progress)
        workspace.run(ImportPeople(plan, opening.id), progress)
        match_round(workspace, opening.id, Aim.FIT, progress=progress)
        agreements = out / "agreements"
        printed = print_agreements(workspace, opening.id, agreements, None, progress)
        report = out / "report.xlsx"
        write_report(workspace, report, Scope(), progress)
    return Story(file, (*sheets, *printed.files, report))


def _make_room(out: Path) -> None:
    with translated(out):
        if out.is_dir() and any(out.iterdir()):
            if not (out / MARK).exists():
                raise FileTrouble(Kind.EXISTS, path=out)
            for old in ("sheets", "agreements", "pictures"):
                shutil.rmtree(out / old, ignore_errors=True)
            for name in ("demo.mentordesk", "report.xlsx"):
                (out / name).unlink(missing_ok=True)
        out.mkdir(parents=True, exist_ok=True)
        (out / MARK).touch()


def _sign_up(folder: Path, people: int, seed: int) -> list[Path]:
    """New people sign up in three messy sheets, and some mentors whom we know already."""
    on_file = invent(people, seed)
    names = [p.name for p in on_file]
    newcomers = invent(max(8, people // 8), seed, first=people + 1, but_not=names)
    known = [_again(p) for p in on_file if p.years >= 4][:_COME_BACK]
    by_years = sorted(newcomers, key=lambda p: p.years)
    mentees, mentors = by_years[: len(by_years) * 2 // 3], by_years[len(by_years) * 2 // 3 :]
    mentors += known
    return write_sheets(folder, mentees, mentors, seed)


def _again(person: Invented) -> Invented:
    return replace(person, places=person.places + 1)


def _opening(workspace: Workspace) -> RoundRow:
    return next(r for r in workspace.ask(rounds.all_rounds) if r.state is RoundState.MATCHING)
