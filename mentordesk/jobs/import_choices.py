"""What a person adds to an import before it is written: decisions, other encodings, held values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from mentordesk.domain.fields import Field
from mentordesk.importing.drafts import PersonDraft, read_row
from mentordesk.importing.mapping import Mapping as SheetMapping
from mentordesk.importing.plan import Action, ImportPlan, PlannedRow, changed_fields
from mentordesk.importing.problems import Problem, ProblemKind
from mentordesk.importing.reading import read_sheets
from mentordesk.importing.sheet import Row, Sheet, SheetTrouble, text_of
from mentordesk.progress import Progress
from mentordesk.store.queries.imports import present_values
from mentordesk.store.workspace import Workspace

Place = tuple[str, str, int]
"""Where a row stands: file, sheet, and its number as the spreadsheet shows it."""


class Decision(Enum):
    """What a person said of a row that may be somebody on file."""

    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"


@dataclass(frozen=True)
class OtherReading:
    """One row's first doubtful cell, in the encoding in force and in each rival."""

    row: int
    texts: tuple[str, ...]


def place_of(row: PlannedRow) -> Place:
    """Where a planned row stands."""
    return (row.file, row.sheet, row.row)


def decided(
    plan: ImportPlan,
    decisions: Mapping[Place, Decision],
    workspace: Workspace,
    round_id: str | None,
    kept: Mapping[Place, frozenset[Field]] | None = None,
) -> ImportPlan:
    """The plan with the rows that wait changed as decided; the order of rows stays.

    The same person is changed by the row, or left when it says nothing new; somebody different is
    added; whoever is to be decided later goes on waiting. `kept` are the fields of a row in which
    the person on file stays as they are.
    """
    held, stays = _held(plan, decisions, workspace, round_id), kept or {}

    def settled(row: PlannedRow) -> PlannedRow:
        place = place_of(row)
        decision = decisions.get(place, Decision.LATER)
        return _decided_row(row, decision, held, stays.get(place, frozenset()))

    return replace(plan, rows=tuple(map(settled, plan.rows)))


def with_row_read(plan: ImportPlan, sheet: Sheet, mapping: SheetMapping, number: int) -> ImportPlan:
    """The plan with one row read anew; whom it is like is told when all are judged again."""
    reading = read_row(sheet, mapping, number)
    if not reading.rows:
        return plan
    place, draft = (sheet.file, sheet.name, number), reading.rows[0][1]
    others = [p for p in plan.problems if (p.file, p.sheet, p.row) != place or _is_of_sheet(p)]
    rows = tuple(_read_anew(row, draft) if place_of(row) == place else row for row in plan.rows)
    return replace(plan, rows=rows, problems=(*others, *reading.problems))


def _is_of_sheet(problem: Problem) -> bool:
    return problem.kind is ProblemKind.ENCODING_GUESSED


def _read_anew(row: PlannedRow, draft: PersonDraft | None) -> PlannedRow:
    if draft is None:
        return replace(row, action=Action.REJECT, draft=None)
    action = Action.ADD if row.action is Action.REJECT else row.action
    return replace(row, action=action, draft=draft)


def values_of(
    plan: ImportPlan, person: str, workspace: Workspace, round_id: str | None
) -> Mapping[Field, Any]:
    """What is known of somebody a row is like: on file, or from an earlier row of this plan."""
    if person.startswith("row:"):
        draft = plan.rows[int(person[4:])].draft
        return {**draft.values, Field.ROLE: draft.roles} if draft else {}
    return workspace.ask(present_values, (person,), round_id).get(person, {})


def other_readings(
    path: Path,
    encodings: Sequence[str],
    delimiter: str | None,
    rows: Sequence[int],
    progress: Progress,
) -> list[OtherReading]:
    """How these rows (by the spreadsheet's numbers) of a text file read in each encoding."""
    books = [_rows_of(path, encoding, delimiter, progress) for encoding in encodings]
    found = []
    for number in rows:
        cells = [book.get(number) for book in books]
        found.append(OtherReading(number, _first_difference(cells)))
    return found


def _held(
    plan: ImportPlan,
    decisions: Mapping[Place, Decision],
    workspace: Workspace,
    round_id: str | None,
) -> Callable[[str], Mapping[Field, Any]]:
    """The present values of everybody a decided row is the same as, asked for at once."""
    wanted = [
        row.person
        for row in plan.rows
        if row.action is Action.WAIT
        and row.person
        and not row.person.startswith("row:")
        and decisions.get(place_of(row)) is Decision.SAME
    ]
    found = workspace.ask(present_values, wanted, round_id) if wanted else {}
    return lambda person: (
        found[person] if person in found else values_of(plan, person, workspace, round_id)
    )


def _decided_row(
    row: PlannedRow,
    decision: Decision,
    held: Callable[[str], Mapping[Field, Any]],
    kept: frozenset[Field],
) -> PlannedRow:
    if row.action is not Action.WAIT or decision is Decision.LATER:
        return row
    if decision is Decision.DIFFERENT or row.person is None or row.draft is None:
        return replace(row, action=Action.ADD)
    changed = tuple(f for f in changed_fields(row.draft, held(row.person)) if f not in kept)
    action = Action.CHANGE if changed else Action.UNCHANGED
    return replace(row, action=action, changed=changed)


def _rows_of(
    path: Path, encoding: str, delimiter: str | None, progress: Progress
) -> dict[int, Row]:
    try:
        book = read_sheets(path, encoding=encoding, delimiter=delimiter, progress=progress)
    except SheetTrouble:
        return {}
    return {row.number: row for sheet in book.sheets[:1] for row in sheet.rows}


def _first_difference(rows: Sequence[Row | None]) -> tuple[str, ...]:
    width = max((len(row.cells) for row in rows if row), default=0)
    for column in range(width):
        texts = [_text(row, column) for row in rows]
        if len(set(texts)) > 1:
            return tuple(texts)
    return tuple(_text(row, 0) for row in rows)


def _text(row: Row | None, column: int) -> str:
    if row is None:
        return "cannot be read"
    return text_of(row.cells[column])[:200] if column < len(row.cells) else ""
