"""Makes the demo file: a believable programme year around the given day."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections.abc import Callable
from pathlib import Path

from mentordesk.commands.calendar import AddSpans
from mentordesk.commands.demo import FillDemo
from mentordesk.commands.demo_life import LiveDemo
from mentordesk.commands.rounds import EditProgramme
from mentordesk.jobs.demo import pairing
from mentordesk.jobs.demo.cast import Cast
from mentordesk.jobs.demo.invent import invent
from mentordesk.jobs.demo.seasons import seasons
from mentordesk.progress import Progress
from mentordesk.store.queries import rounds
from mentordesk.store.trouble import FileTrouble, Kind
from mentordesk.store.workspace import Surroundings, Workspace


def make_demo(
    path: Path,
    people: int = 400,
    seed: int = 1,
    today: dt.date | None = None,
    progress: Progress | None = None,
) -> int:
    """Makes a new file at `path` with `people` invented people; returns their number.

    The same number, seed and day give the same file, ids included. Raises `FileTrouble`, and
    `Cancelled`; in both cases no file is left.
    """
    progress = progress or Progress()
    if path.exists():
        raise FileTrouble(Kind.EXISTS, path=path)
    day = today or dt.datetime.now(dt.UTC).date()
    progress.report(0, 3, "people")
    invented = tuple(invent(people, seed))
    cast = Cast(invented, random.Random(f"{seed}/cast"), day)
    around = _set_surroundings(seed, day)
    try:
        with Workspace.create(path, "Alumni Mentoring (demo)", around=around) as workspace:
            workspace.run(EditProgramme("office", "Alumni Relations Office"))
            workspace.run(EditProgramme("contact", "alumni@office.example"))
            workspace.run(EditProgramme("code_of_conduct_version", cast.code_version))
            progress.report(1, 3, "people")
            fill = cast.fill()
            workspace.run(fill)
            progress.report(2, 3, "rounds")
            opening, running, finished = workspace.ask(rounds.all_rounds)  # the latest first
            signed_up = {r.name: {fill.ids[n] for n in r.mentors} for r in fill.rounds}
            pairing.finish(workspace, finished, signed_up[finished.name], cast.code_version)
            pairing.start(workspace, running, signed_up[running.name], cast.code_version)
            pairing.draft(workspace, opening)
            workspace.run(_life(cast, fill, seed))
            workspace.run(AddSpans(seasons(day)))
            progress.report(3, 3, "rounds")
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return people


def _life(cast: Cast, fill: FillDemo, seed: int) -> LiveDemo:
    """Sessions, surveys and questions, asked by people on file of mentors who answer questions."""
    alumni = [n for n in sorted(fill.mentors) if n % 2 == 0 and n % 89]
    askers = cast.opening[:12]
    return LiveDemo(
        tuple(fill.ids[n] for n in askers), tuple(fill.ids[n] for n in alumni[:8]), seed
    )


def _set_surroundings(seed: int, day: dt.date) -> Surroundings:
    """A clock, ids and a name that follow from seed and day alone."""
    ids = random.Random(f"{seed}/ids")
    moments = _moments(day)
    return Surroundings(
        now=moments,
        new_id=lambda: str(uuid.UUID(int=ids.getrandbits(128), version=4)),
        who=lambda: "demo",
    )


def _moments(day: dt.date) -> Callable[[], dt.datetime]:
    """The first moment of the day: whatever is done to the demo comes after."""
    moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    return lambda: moment
