"""The import of sheets about people together: told apart from sign-ups, read, planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mentordesk.commands.together.plan import Choices, RelationPlan
from mentordesk.commands.together.planning import Coming, plan_relations
from mentordesk.domain.fields import Field
from mentordesk.domain.person import Role
from mentordesk.importing.known import known_from_draft
from mentordesk.importing.mapping import Mapping as SheetMapping
from mentordesk.importing.mapping import fingerprint
from mentordesk.importing.plan import Action, ImportPlan
from mentordesk.importing.problems import Problem, Severity
from mentordesk.importing.relation_columns import headings_in, recognised
from mentordesk.importing.relation_mapping import RelationMapping, relation_from_json
from mentordesk.importing.relation_rows import RelationReading, read_relations
from mentordesk.importing.sheet import Book, Sheet, SheetTrouble
from mentordesk.jobs.importing import MappedSheet, Wishes, make_plan, map_sheets, read_books
from mentordesk.progress import Progress
from mentordesk.store.queries.gains import gain_list
from mentordesk.store.queries.imports import remembered_mapping
from mentordesk.store.workspace import Workspace
from mentordesk.wording.imports import REJECT_HEADING
from mentordesk.wording.imports import problem as problem_words


@dataclass(frozen=True)
class RelationSheet:
    """A sheet about people who are together, and how it is read."""

    sheet: Sheet
    mapping: RelationMapping
    is_corrected: bool = False
    """Whether a person put its columns right; such a mapping is remembered."""

    def read(self) -> RelationReading:
        """Its rows."""
        return read_relations(self.sheet, self.mapping)


@dataclass(frozen=True)
class Sorted:
    """What some files hold: sign-ups with their plan, and sheets about people together."""

    people: ImportPlan | None
    mapped: tuple[MappedSheet, ...]
    relations: tuple[RelationSheet, ...]
    problems: tuple[Problem, ...] = ()
    """What was odd about files that hold no sign-ups at all."""


def sorted_out(
    books: Sequence[Book],
    workspace: Workspace,
    told: Sequence[RelationMapping] = (),
    keep: Sequence[SheetMapping] = (),
) -> tuple[tuple[Book, ...], tuple[RelationSheet, ...]]:
    """The books without their sheets about people together, and those sheets.

    A sheet for which a mapping of sign-ups is given (`keep`) is one of sign-ups; else it is read
    as told, as remembered for its headings, or as recognised.
    """
    left, found = [], []
    gains = tuple(gain.word for role in Role for gain in workspace.ask(gain_list, role))
    for book in books:
        stay = []
        for sheet in book.sheets:
            mapping = None if _is_told(sheet, keep) else _mapping_of(sheet, told, workspace, gains)
            if mapping is None:
                stay.append(sheet)
            else:
                found.append(RelationSheet(sheet, mapping))
        left.append(replace(book, sheets=tuple(stay)))
    return tuple(left), tuple(found)


def plan_sorted(
    paths: Sequence[Path],
    workspace: Workspace,
    round_id: str | None,
    wishes: Wishes,
    told: Sequence[RelationMapping],
    progress: Progress,
) -> Sorted:
    """From files to the plan of their sign-ups and to their other sheets, nothing written yet.

    Whoever says whose sign-ups the files hold has only sign-ups. Raises `SheetTrouble`.
    """
    books = read_books(paths, wishes, progress)
    relations: tuple[RelationSheet, ...] = ()
    if wishes.role is None:
        books, relations = sorted_out(books, workspace, told, wishes.mappings)
    if relations and not any(sheet.rows for book in books for sheet in book.sheets):
        problems = tuple(problem for book in books for problem in book.problems)
        return Sorted(None, (), relations, problems)
    mapped = map_beside(books, relations, wishes, workspace, progress)
    return Sorted(make_plan(books, mapped, workspace, round_id, progress), mapped, relations)


def map_beside(
    books: Sequence[Book],
    relations: Sequence[RelationSheet],
    wishes: Wishes,
    workspace: Workspace,
    progress: Progress,
) -> tuple[MappedSheet, ...]:
    """How the sheets beside those about people together are read.

    Where none of them says of anybody who they are, a read-me say, none is used.
    """
    mapped = map_sheets(books, wishes, workspace, progress)
    if not relations or _holds_sign_ups(mapped):
        return mapped
    return tuple(replace(m, mapping=replace(m.mapping, is_used=False)) for m in mapped)


def plan_readings(
    readings: Sequence[RelationReading],
    choices: Choices,
    workspace: Workspace,
    people: ImportPlan | None = None,
) -> RelationPlan:
    """What would become of the rows, should the sign-ups of `people` come in first."""
    coming = _coming(people) if people is not None else ()
    return workspace.ask(plan_relations, readings, choices, workspace.today(), coming)


def write_relation_rejects(
    path: Path,
    relations: Sequence[RelationSheet],
    plan: RelationPlan,
    mapped: Sequence[MappedSheet] = (),
    reasons: Mapping[tuple[str, str, int], str] | None = None,
) -> int:
    """Writes the rows that stay out to a workbook, each with its reasons; how many there were.

    `mapped` and `reasons` are those of the sign-ups of the same files. Raises `SheetTrouble`.
    """
    from mentordesk.importing.rejects import Headed, write_rejects

    told: dict[tuple[str, str, int], list[str]] = {}
    for found in plan.problems:
        if found.severity is Severity.REJECT:
            place = (found.file, found.sheet, found.row)
            told.setdefault(place, []).append(sentence_of(found))
    both = {place: " ".join(dict.fromkeys(each)) for place, each in told.items()} | dict(
        reasons or {}
    )
    sheets: list[tuple[Sheet, Headed]] = [(m.sheet, m.mapping) for m in mapped]
    sheets += [(each.sheet, each.mapping) for each in relations]
    return write_rejects(path, sheets, both, REJECT_HEADING)


def sentence_of(problem: Problem) -> str:
    """A problem in words."""
    told = {"value": problem.value, "column": problem.column, "sheet": problem.sheet}
    return problem_words(problem.kind.value, {**told, **problem.values})


def _mapping_of(
    sheet: Sheet,
    told: Sequence[RelationMapping],
    workspace: Workspace,
    gains: tuple[str, ...],
) -> RelationMapping | None:
    for one in told:
        if one.file in ("", sheet.file) and one.sheet in ("", sheet.name):
            return replace(one, file=sheet.file, sheet=sheet.name, gains=gains)
    if not sheet.rows or sheet.hidden:
        return None
    held = _remembered(sheet, workspace)
    return replace(held, gains=gains) if held is not None else recognised(sheet, gains)


def _remembered(sheet: Sheet, workspace: Workspace) -> RelationMapping | None:
    """The mapping that a person put right for a sheet with these headings."""
    for row, headings in headings_in(sheet):
        held = workspace.ask(remembered_mapping, fingerprint(headings)) if any(headings) else None
        if isinstance(held, dict) and "about" in held:
            try:
                kept = relation_from_json(held)
            except SheetTrouble:
                return None
            return replace(kept, file=sheet.file, sheet=sheet.name, header_row=row)
    return None


def _is_told(sheet: Sheet, mappings: Sequence[SheetMapping]) -> bool:
    return any(m.file in ("", sheet.file) and m.sheet in ("", sheet.name) for m in mappings)


def _holds_sign_ups(mapped: Sequence[MappedSheet]) -> bool:
    """Whether any sheet beside them says of people who they are: a mail address, or a name."""
    naming = {Field.EMAIL, Field.DISPLAY_NAME, Field.GIVEN_NAME, Field.FAMILY_NAME}
    return any(c.field in naming and c.sure > 0 for m in mapped for c in m.mapping.columns)


def _coming(plan: ImportPlan) -> tuple[Coming, ...]:
    """The people a plan of sign-ups would add, with the places of mentors."""
    found = []
    for number, row in enumerate(plan.rows):
        if row.action is Action.ADD and row.draft is not None:
            person = known_from_draft(row.draft, f"row:{number}")
            is_mentor = Role.MENTOR in row.draft.roles
            places = row.draft.values.get(Field.PLACES, 1) if is_mentor else None
            found.append(Coming(person, places))
    return tuple(found)
