"""One row of the preview in words: its fate, what is odd about it, what it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mentordesk.domain.fields import Field
from mentordesk.importing.mapping import Mapping
from mentordesk.importing.plan import Action, ImportPlan, PlannedRow
from mentordesk.importing.problems import Problem, ProblemKind, Severity
from mentordesk.importing.sheet import Row
from mentordesk.jobs.import_choices import Place, place_of
from mentordesk.ui.imports.sources import SheetChoice
from mentordesk.ui.imports.values import reasons_text
from mentordesk.ui.imports.words import FATE_WORDS, FIELD_WORDS
from mentordesk.ui.imports.work import sentence_of
from mentordesk.ui.paint import Pill, Tone
from mentordesk.wording.words import listed

_WHOLE_SHEET = frozenset({ProblemKind.ENCODING_GUESSED, ProblemKind.COLUMN_IGNORED})


@dataclass(frozen=True)
class FieldColumn:
    """One field of the table; a field that several columns fill has a number from 0."""

    field: Field
    nth: int = 0


@dataclass(frozen=True)
class PreviewRow:
    """One row of one sheet with its fate, its cells, and everything odd about it."""

    id: str
    planned: PlannedRow
    choice: SheetChoice
    cells: Row
    problems: tuple[Problem, ...]


class Rows:
    """Finds the cells and the problems of a planned row; sheets seen before are not read again."""

    def __init__(self) -> None:
        self.plan: ImportPlan | None = None
        self._problems: dict[Place, list[Problem]] = {}
        self._choices: dict[tuple[str, str], SheetChoice] = {}
        self._cells: dict[tuple[str, str], dict[int, Row]] = {}
        self._places: dict[tuple[str, str], dict[FieldColumn, int]] = {}

    def take(self, plan: ImportPlan, choices: Sequence[SheetChoice]) -> None:
        """Be about this plan and the sheets it was made of."""
        self.plan = plan
        self._hold(choices)
        problems: dict[Place, list[Problem]] = defaultdict(list)
        for problem in plan.problems:
            if problem.kind not in _WHOLE_SHEET:
                problems[(problem.file, problem.sheet, problem.row)].append(problem)
        self._problems = problems

    def columns(self) -> list[FieldColumn]:
        """The fields that any sheet fills, in the order they are listed everywhere."""
        fields = {column for places in self._places.values() for column in places}
        order = {field: number for number, field in enumerate(FIELD_WORDS)}
        return sorted(fields, key=lambda c: (order[c.field], c.nth))

    def is_remarked(self, row: PlannedRow) -> bool:
        """Whether a row comes in although something about it is odd."""
        found = self._problems.get(place_of(row))
        return bool(found) and row.action is not Action.REJECT

    def row(self, number: int) -> PreviewRow:
        """A row by its number in the plan."""
        assert self.plan is not None
        planned = self.plan.rows[number]
        key = (planned.file, planned.sheet)
        cells = self._cells[key].get(planned.row) or Row(planned.row, ())
        problems = tuple(self._problems.get(place_of(planned), ()))
        return PreviewRow(str(number), planned, self._choices[key], cells, problems)

    def column_of(self, row: PreviewRow, column: FieldColumn) -> int | None:
        """Which column of its sheet (from 0) fills a field of a row."""
        return self._places[(row.planned.file, row.planned.sheet)].get(column)

    def problems_at(self, row: PreviewRow, column: FieldColumn) -> list[Problem]:
        """What is odd about one cell."""
        at = self.column_of(row, column)
        if at is None:
            return []
        name = next((c.name for c in row.choice.mapping.columns if c.index == at), "")
        return [problem for problem in row.problems if problem.column and problem.column == name]

    def _hold(self, choices: Sequence[SheetChoice]) -> None:
        for choice in choices:
            key = (choice.sheet.file, choice.sheet.name)
            before = self._choices.get(key)
            if before is None or before.sheet is not choice.sheet:
                self._cells[key] = {row.number: row for row in choice.sheet.rows}
            if before is None or before.mapping is not choice.mapping:
                self._places[key] = places_of(choice.mapping)
            self._choices[key] = choice
        present = {(c.sheet.file, c.sheet.name) for c in choices}
        for held in (self._choices, self._cells, self._places):
            for key in [key for key in held if key not in present]:
                del held[key]


def places_of(mapping: Mapping) -> dict[FieldColumn, int]:
    """Which column of a sheet (from 0) stands in which column of the table."""
    counted: dict[Field, int] = defaultdict(int)
    found = {}
    for column in mapping.columns:
        if column.field is not Field.IGNORE:
            found[FieldColumn(column.field, counted[column.field])] = column.index
            counted[column.field] += 1
    return found


def fate_pill(action: Action) -> Pill:
    """The fate in words; what needs a person has a sign."""
    tone = Tone.ATTENTION if action in (Action.WAIT, Action.REJECT) else Tone.PLAIN
    return Pill(FATE_WORDS[action][0], tone)


def what_to_know(row: PreviewRow) -> str:
    """In one line: why a row stays out, whom it is like, what it changes, what was left aside."""
    rejects = [p for p in row.problems if p.severity is Severity.REJECT]
    if rejects:
        return sentence_of(rejects[0])
    if row.planned.action is Action.WAIT:
        return reasons_text(row.planned.reasons)
    said = [sentence_of(p) for p in row.problems]
    if row.planned.action is Action.CHANGE:
        fields = [FIELD_WORDS[f].split(":")[0].lower() for f in row.planned.changed]
        said.append(f"Changes {listed(fields, 3)}")
    return " ".join(said)
