"""Returned agreements: read, recognised, and set beside what is held of the pair or group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from mentordesk.commands.returned import FileReturned, TypedName
from mentordesk.documents.returned import PaperTrouble, PaperTroubleKind, read_fields
from mentordesk.domain.agreement import GoalPart, Term
from mentordesk.domain.returned import ReturnedAgreement, agreements_in
from mentordesk.importing.dates import Order, read_date
from mentordesk.jobs.agreement_page import planned_goals
from mentordesk.progress import Progress
from mentordesk.store.queries import papers
from mentordesk.store.queries.papers import Paper
from mentordesk.store.queries.papers_held import HeldAgreement, held_version
from mentordesk.store.workspace import Workspace
from mentordesk.wording import agreements as said


class Beside(Enum):
    """How a line of the paper stands to what is held."""

    SAME = "same"
    NEW = "new"
    DIFFERS = "differs"


@dataclass(frozen=True)
class Line:
    """One field that was filled in, beside what is held of it; `id` is unique in its paper."""

    id: str
    label: str
    held: str
    returned: str
    term: Term | None = None
    goal: tuple[int, GoalPart] | None = None
    person_id: str | None = None
    on: dt.date | None = None
    """The day beside a typed name, where one could be read."""

    @property
    def beside(self) -> Beside:
        """New, the same, or something else."""
        if not self.held:
            return Beside.NEW
        return Beside.SAME if self.held == self.returned else Beside.DIFFERS


@dataclass(frozen=True)
class ReturnedPaper:
    """One agreement that came back: whose, which version, and its lines; or why it is of no use."""

    id: str
    file: Path
    about: str = ""
    key: str = ""
    version: int | None = None
    newest: int = 1
    lines: tuple[Line, ...] = ()
    trouble: PaperTroubleKind | None = None
    goals: tuple[tuple[tuple[GoalPart, str], ...], ...] = ()
    """The plan as it was printed, which the goals of the paper go into."""
    is_signed: bool = False
    """Whether somebody has acknowledged this version already."""

    @property
    def new(self) -> tuple[Line, ...]:
        """The lines that say anything that is not held."""
        return tuple(line for line in self.lines if line.beside is not Beside.SAME)

    def goes_into(self, taken: Callable[[Line], bool]) -> int | None:
        """The version that these lines would be words of; None where only names are taken."""
        words = [line for line in self.new if line.person_id is None and taken(line)]
        if not words:
            return None
        is_older = self.version is not None and self.version < self.newest
        differs = any(line.beside is Beside.DIFFERS for line in words)
        return self.newest + (is_older or differs or self.is_signed)


def read_returned(
    paths: Sequence[Path], workspace: Workspace, progress: Progress
) -> tuple[ReturnedPaper, ...]:
    """Every agreement in these files; a file that is of no use says why. Raises `Cancelled`."""
    found: list[ReturnedPaper] = []
    for number, path in enumerate(paths):
        progress.report(number, len(paths), "read")
        found += _of_file(path, workspace, progress)
    return tuple(found)


def command_of(paper: ReturnedPaper, taken: Callable[[Line], bool]) -> FileReturned:
    """What files the lines that are taken."""
    lines = [line for line in paper.lines if taken(line)]
    goals = [dict(goal) for goal in paper.goals]
    of_goals = [line for line in lines if line.goal is not None]
    for line in of_goals:
        assert line.goal is not None
        number, part = line.goal
        goals += [{} for _ in range(number - len(goals))]
        goals[number - 1][part] = line.returned
    return FileReturned(
        paper.key,
        paper.version,
        tuple((line.term, line.returned) for line in lines if line.term is not None),
        tuple(tuple(goal.items()) for goal in goals) if of_goals else None,
        tuple(
            TypedName(line.person_id, line.returned, line.on)
            for line in lines
            if line.person_id is not None
        ),
        paper.file.name,
    )


def _of_file(path: Path, workspace: Workspace, progress: Progress) -> list[ReturnedPaper]:
    try:
        values = read_fields(path, progress).values
    except PaperTrouble as trouble:
        return [ReturnedPaper(str(path), path, trouble=trouble.kind)]
    found = agreements_in(values)
    known = [each for each in (_beside(path, one, workspace) for one in found) if each is not None]
    if not known:
        return [ReturnedPaper(str(path), path, trouble=PaperTroubleKind.NOT_OURS)]
    # Of a bound file only what was filled in; of a single one, that it came back blank.
    filled = [paper for paper in known if paper.lines]
    return filled or known[:1]


def _beside(path: Path, one: ReturnedAgreement, workspace: Workspace) -> ReturnedPaper | None:
    round_id = workspace.ask(papers.round_of, one.key)
    if round_id is None:
        return None
    shared = workspace.ask(papers.round_papers, round_id, (one.key,))
    paper = next((p for p in shared.papers if p.key == one.key), None) if shared else None
    if paper is None:
        return None
    held = paper.held
    if one.version is not None and one.version != held.version:
        held = workspace.ask(held_version, one.key, one.version) or held
    goals = planned_goals(paper) if held is paper.held else held.plan or ()
    lines = (*_words(one, held), *_goals(one, goals), *_names(one, paper, held, workspace.today()))
    mentees = [person.name for person in paper.mentees]
    about = said.between(paper.mentor.name, mentees, paper.group.title if paper.group else None)
    return ReturnedPaper(
        f"{path}#{one.key}", path, about, one.key, one.version, paper.held.version, lines,
        goals=tuple(tuple(goal.items()) for goal in goals),
        is_signed=bool(held.mentor_typed or held.mentee_typed or held.names),
    )  # fmt: skip


def _words(one: ReturnedAgreement, held: HeldAgreement) -> tuple[Line, ...]:
    return tuple(
        Line(term.value, said.TERMS[term], held.terms.get(term, ""), text, term=term)
        for term, text in one.terms.items()
    )


def _goals(one: ReturnedAgreement, printed: Sequence[Mapping[GoalPart, str]]) -> tuple[Line, ...]:
    found = []
    for number, goal in one.goals.items():
        before = printed[number - 1] if 0 < number <= len(printed) else {}
        for part, text in goal.items():
            label = f"{said.PLAN_LABELS[list(GoalPart).index(part)]} {number}"
            known, name = before.get(part, ""), f"goal{number}-{part.value}"
            found.append(Line(name, label, known, text, goal=(number, part)))
    return tuple(found)


def _names(
    one: ReturnedAgreement, paper: Paper, held: HeldAgreement, today: dt.date
) -> tuple[Line, ...]:
    """The names that were typed, for the person whose place they stand in."""
    by_key = {f"signer-{person.id}": person for person in paper.signers}
    if paper.group is None:
        by_key = {"mentor": paper.mentor, "mentee-1": paper.mentees[0]}
    found = []
    for key, (name, day) in one.typed.items():
        person = by_key.get(key)
        if person is None:
            continue
        if paper.group is not None:
            typed = held.names.get(person.id)
        else:
            typed = held.mentor_typed if key == "mentor" else held.mentee_typed
        read = read_date(day, Order.DAY_FIRST)
        on = read.date if read is not None and read.date <= today else None
        label = f"{said.ACKNOWLEDGE}: {person.name}"
        found.append(
            Line(key, label, typed[0] if typed else "", name, person_id=person.id, on=on)
        )  # fmt: skip
    return tuple(found)
