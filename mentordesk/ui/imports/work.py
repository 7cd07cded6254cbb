"""The work of the wizard that runs beside the window: reading, judging, saving rejected rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mentordesk.domain.fields import Field
from mentordesk.importing.guessing import guess_mapping
from mentordesk.importing.mapping import fingerprint
from mentordesk.importing.plan import ImportPlan
from mentordesk.importing.problems import Problem, Severity
from mentordesk.importing.reading import read_sheets
from mentordesk.importing.sheet import Book, SheetTrouble
from mentordesk.importing.text import read_paste
from mentordesk.jobs.import_choices import Decision, Place, decided
from mentordesk.jobs.importing import MappedSheet, Wishes, make_plan
from mentordesk.jobs.together import RelationSheet, map_beside, sorted_out
from mentordesk.progress import Progress
from mentordesk.store.queries.imports import remembered_mapping
from mentordesk.store.workspace import Workspace
from mentordesk.ui.imports.sources import Read, SheetChoice, Source
from mentordesk.wording.imports import REJECT_HEADING
from mentordesk.wording.imports import problem as problem_words


def read_source(source: Source, workspace: Workspace, progress: Progress) -> Read:
    """The sheets of a file or paste, each with its mapping; trouble is an answer too."""
    try:
        book = _named(_book(source, progress), source.name)
    except SheetTrouble as trouble:
        return Read(trouble=trouble)
    relations: tuple[RelationSheet, ...] = ()
    if not source.only_people:
        (book,), relations = sorted_out((book,), workspace)
    mapped = map_beside((book,), relations, Wishes(), workspace, progress)
    choices = tuple(
        SheetChoice(
            f"{source.key}/{number}", source.key, one.sheet, one.mapping, _known(one, workspace)
        )
        for number, one in enumerate(mapped)
    )
    return Read(choices, book.problems, relations=relations)


def with_header(choice: SheetChoice, header_row: int) -> SheetChoice:
    """The sheet guessed anew below another row of headings; 0 says that there are none."""
    mapping = replace(guess_mapping(choice.sheet, header_row), is_used=True)
    return replace(choice, mapping=mapping, is_remembered=False)


def judge(
    choices: Sequence[SheetChoice],
    problems: Sequence[Problem],
    decisions: Mapping[Place, Decision],
    kept: Mapping[Place, frozenset[Field]],
    workspace: Workspace,
    round_id: str | None,
    progress: Progress,
) -> ImportPlan:
    """What the import of the ticked sheets would do, with the decisions made so far."""
    used = [MappedSheet(c.sheet, c.mapping) for c in choices if c.is_used]
    files = dict.fromkeys(one.sheet.file for one in used)
    books = [
        Book(
            file,
            tuple(one.sheet for one in used if one.sheet.file == file),
            tuple(p for p in problems if p.file == file),
        )
        for file in files
    ]
    plan = make_plan(books, used, workspace, round_id, progress)
    return decided(plan, decisions, workspace, round_id, kept) if decisions else plan


def save_rejects(
    path: Path, choices: Sequence[SheetChoice], plan: ImportPlan, progress: Progress
) -> int:
    """Write the rejected rows with their reasons to a workbook; how many there were."""
    from mentordesk.importing.rejects import write_rejects

    progress.report(0, 0, "write")
    reasons = {
        (p.file, p.sheet, p.row): sentence_of(p)
        for p in plan.problems
        if p.severity is Severity.REJECT
    }
    sheets = [(c.sheet, c.mapping) for c in choices if c.is_used]
    return write_rejects(path, sheets, reasons, REJECT_HEADING)


def sentence_of(problem: Problem) -> str:
    """A problem in words."""
    told = {"value": problem.value, "column": problem.column, "sheet": problem.sheet}
    return problem_words(problem.kind.value, {**told, **problem.values})


def _book(source: Source, progress: Progress) -> Book:
    if source.path is None:
        return read_paste(source.text, source.name, progress)
    return read_sheets(
        source.path, encoding=source.encoding, delimiter=source.delimiter, progress=progress
    )


def _named(book: Book, name: str) -> Book:
    """The book under the name its source has here, so that two of one name stay apart."""
    if book.file == name:
        return book
    return Book(
        name,
        tuple(replace(sheet, file=name) for sheet in book.sheets),
        tuple(replace(problem, file=name) for problem in book.problems),
    )


def _known(one: MappedSheet, workspace: Workspace) -> bool:
    headings = tuple(column.heading for column in one.mapping.columns)
    if not any(headings):
        return False
    return workspace.ask(remembered_mapping, fingerprint(headings)) is not None
