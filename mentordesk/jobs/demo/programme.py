"""Makes the demo file: a believable programme year around the given day."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections.abc import Callable
from pathlib import Path

from mentordesk.commands.demo import DemoPair, DemoRound, FillDemo, Invented
from mentordesk.commands.demo_life import LiveDemo
from mentordesk.commands.links import LinkPeople
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.rounds import EditProgramme
from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import LinkKind
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import RoundState, Scheme, add_months
from mentordesk.jobs.demo.invent import SECTORS, TOPICS, invent
from mentordesk.progress import Progress
from mentordesk.store.queries import rounds
from mentordesk.store.trouble import FileTrouble, Kind
from mentordesk.store.workspace import Surroundings, Workspace
from mentordesk.wording.dates import MONTHS

CODE_VERSION = "2026"
MOST_MENTORS, MOST_MENTEES = 300, 260
"""However many people are on file, a round stays of a size one coordinator can run."""


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
    cast = _Cast(invented, random.Random(f"{seed}/cast"), day)
    around = _set_surroundings(seed, day)
    try:
        with Workspace.create(path, "Alumni Mentoring (demo)", around=around) as workspace:
            workspace.run(EditProgramme("office", "Alumni Relations Office"))
            workspace.run(EditProgramme("contact", "alumni@office.example"))
            workspace.run(EditProgramme("code_of_conduct_version", CODE_VERSION))
            progress.report(1, 3, "people")
            fill = cast.fill()
            workspace.run(fill)
            progress.report(2, 3, "rounds")
            _opening_drafts(workspace, cast, fill)
            workspace.run(_life(cast, fill, seed))
            progress.report(3, 3, "rounds")
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return people


def _life(cast: _Cast, fill: FillDemo, seed: int) -> LiveDemo:
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


class _Cast:
    """Who plays what in the demo: mentors first, then mentees of each round, the rest on file."""

    def __init__(self, people: tuple[Invented, ...], dice: random.Random, day: dt.date) -> None:
        self.people = people
        self._dice = dice
        self._day = day
        experienced = [p.number for p in people if p.years >= 4]
        junior = [p.number for p in people if p.years < 12]
        self.mentors = dice.sample(
            experienced, min(len(experienced), max(1, len(people) // 4), MOST_MENTORS)
        )
        chosen = set(self.mentors)
        mentees = [n for n in junior if n not in chosen]
        dice.shuffle(mentees)
        share = min(MOST_MENTEES, max(1, len(people) * 16 // 100))
        self.opening = mentees[:share]
        self.running = mentees[share : share + share * 2 // 3]
        self.finished = mentees[share + share * 2 // 3 : share + share * 4 // 3]
        # Somebody of the finished round applies again.
        if len(self.opening) > 4 and self.finished:
            self.opening[-1] = self.finished[0]

    def fill(self) -> FillDemo:
        """The command that adds everybody."""
        first = add_months(self._day.replace(day=1), -14)
        second = add_months(self._day.replace(day=1), -2)
        third = add_months(self._day.replace(day=1), 2)
        free = {p.number: p.places for p in self.people if p.number in set(self.mentors)}
        running = self._pairs(self.running, dict(free), self._running_pair)
        finished = self._pairs(self.finished, dict(free), self._finished_pair)
        return FillDemo(
            people=self.people,
            mentors=frozenset(self.mentors),
            rounds=(
                DemoRound(_name(first), Scheme.MATCHED, first, RoundState.REPORTED,
                          tuple(self.finished), (), finished),
                DemoRound(_name(second), Scheme.MATCHED, second, RoundState.RUNNING,
                          tuple(self.running), (), running),
                DemoRound(_name(third), Scheme.MATCHED, third, RoundState.MATCHING,
                          tuple(self.opening), tuple(self.mentors[: len(self.mentors) // 3])),
            ),
            topics=TOPICS,
            sectors=SECTORS,
            code_version=CODE_VERSION,
        )  # fmt: skip

    def _pairs(
        self, mentees: list[int], free: dict[int, int], make: Callable[[int, int, int], DemoPair]
    ) -> tuple[DemoPair, ...]:
        pairs = []
        for place, mentee in enumerate(mentees[: len(mentees) * 9 // 10]):
            open_mentors = [m for m in self.mentors if free[m] > 0]
            if not open_mentors:
                break
            # The first few mentors fill up, so that the opening round has full ones.
            mentor = open_mentors[0] if place % 4 == 0 else self._dice.choice(open_mentors)
            free[mentor] -= 1
            pairs.append(make(place, mentor, mentee))
        return tuple(pairs)

    def _finished_pair(self, place: int, mentor: int, mentee: int) -> DemoPair:
        if place % 11 == 3:
            return DemoPair(mentor, mentee, MatchState.ENDED_EARLY, 12, 70 + place,
                            "mentor_unavailable", AgreementState.DRAFTED)  # fmt: skip
        if place % 13 == 5:
            return DemoPair(mentor, mentee, MatchState.DECLINED)
        state = MatchState.INFORMAL if place % 5 == 0 else MatchState.COMPLETED
        agreement = AgreementState.SKIPPED if place % 6 == 1 else AgreementState.ACKNOWLEDGED
        return DemoPair(mentor, mentee, state, 4 + place % 18, 184, "planned_end", agreement)

    def _running_pair(self, place: int, mentor: int, mentee: int) -> DemoPair:
        if place % 9 == 2:
            return DemoPair(mentor, mentee, MatchState.INTRODUCED)
        if place % 14 == 7:
            return DemoPair(mentor, mentee, MatchState.PAUSED, 9, agreement=AgreementState.SENT)
        if place % 4 == 1:
            return DemoPair(mentor, mentee, MatchState.STARTED, 6 + place % 20,
                            agreement=AgreementState.DRAFTED)  # fmt: skip
        agreement = (AgreementState.ACKNOWLEDGED, AgreementState.SKIPPED, AgreementState.SENT)
        return DemoPair(mentor, mentee, MatchState.ACTIVE, 3 + place % 15,
                        agreement=agreement[place % 3])  # fmt: skip


def _name(starts: dt.date) -> str:
    return f"Matched Mentoring {MONTHS[starts.month - 1]} {starts.year}"


def _opening_drafts(workspace: Workspace, cast: _Cast, fill: FillDemo) -> None:
    """In the opening round: two people who may not be paired, some drafts, two of them locked."""
    opening = next(r for r in workspace.ask(rounds.all_rounds) if r.state is RoundState.MATCHING)
    mentees = [fill.ids[n] for n in cast.opening]
    mentors = [fill.ids[n] for n in cast.mentors]
    for mentee, mentor, kind in zip(
        mentees[:3], mentors[-3:], (LinkKind.NOT_WITH, LinkKind.NOT_WITH, LinkKind.SUPERVISOR),
        strict=False,
    ):  # fmt: skip
        workspace.run(LinkPeople(mentee, mentor, kind))
    wanted = max(1, min(len(mentees) // 8, 9))
    placed = 0
    for mentee in mentees[3:]:
        for mentor in mentors[placed::7][:4]:
            if placed >= wanted:
                return
            try:
                workspace.run(DraftMatch(opening.id, None, mentor, mentee, locked=placed < 4))
            except Refused:
                continue  # full, or the two do not fit: the next mentor is tried
            placed += 1
            break
