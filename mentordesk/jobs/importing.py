"""The import from file to plan: read, map, draft, compare; writing is one command at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mentordesk.domain.fields import Field
from mentordesk.importing.drafts import Reading, read_drafts
from mentordesk.importing.guessing import guess_mapping
from mentordesk.importing.known import KnownPerson
from mentordesk.importing.mapping import Mapping, SheetRole, fingerprint, mapping_from_json
from mentordesk.importing.plan import ImportPlan, Planner
from mentordesk.importing.problems import Problem, ProblemKind, Severity
from mentordesk.importing.reading import read_sheets
from mentordesk.importing.sheet import Book, Sheet, SheetTrouble
from mentordesk.progress import Progress
from mentordesk.store.queries import imports
from mentordesk.store.workspace import Workspace

Known = Callable[[], Sequence[KnownPerson]]
Current = Callable[[Sequence[str]], Table[str, Table[Field, Any]]]


@dataclass(frozen=True)
class Wishes:
    """What a person told beforehand; None leaves it to the importer."""

    role: SheetRole | None = None
    encoding: str | None = None
    mappings: tuple[Mapping, ...] = ()


@dataclass(frozen=True)
class MappedSheet:
    """A sheet with the way it is read."""

    sheet: Sheet
    mapping: Mapping


def read_books(paths: Sequence[Path], wishes: Wishes, progress: Progress) -> tuple[Book, ...]:
    """Every file, read. Raises `SheetTrouble` for the first that cannot be, and `Cancelled`."""
    encodings = {m.file: m.encoding for m in wishes.mappings if m.encoding and m.file}
    books = []
    for path in paths:
        # A mapping made from an earlier reading names the encoding that was settled on then.
        encoding = wishes.encoding or encodings.get(path.name)
        delimiter = next((m.delimiter for m in wishes.mappings if m.file == path.name), None)
        books.append(read_sheets(path, encoding=encoding, delimiter=delimiter, progress=progress))
    return tuple(books)


def map_sheets(
    books: Sequence[Book], wishes: Wishes, workspace: Workspace | None, progress: Progress
) -> tuple[MappedSheet, ...]:
    """How each sheet is read: as told, else as remembered for its headings, else as guessed.

    Sheets without people are marked as not used; when no sheet seems to hold people, the fullest
    one is used, so that every row is accounted for.
    """
    found: list[MappedSheet] = []
    for book in books:
        of_book: list[MappedSheet] = []
        for sheet in book.sheets:
            progress.report(len(found), 0, "map")
            if sheet.rows:
                of_book.append(_mapped(sheet, wishes, workspace))
        told = any(_told(m.sheet, wishes) for m in of_book)
        visible = [m for m in of_book if m.mapping.is_used and not m.sheet.hidden]
        if visible and not told:
            of_book = [m if not m.sheet.hidden else _unused(m) for m in of_book]
        elif of_book and not told and not any(m.mapping.is_used for m in of_book):
            fullest = max(of_book, key=lambda m: (not m.sheet.hidden, len(m.sheet.rows)))
            of_book = [
                MappedSheet(m.sheet, replace(m.mapping, is_used=True)) if m is fullest else m
                for m in of_book
            ]
        found += of_book
    return tuple(found)


def _mapped(sheet: Sheet, wishes: Wishes, workspace: Workspace | None) -> MappedSheet:
    told = _told(sheet, wishes)
    if told:
        mapping = replace(told, file=sheet.file, sheet=sheet.name)
    else:
        mapping = guess_mapping(sheet)
        if workspace is not None:
            mapping = _remembered(mapping, workspace)
    if wishes.role is not None:
        mapping = replace(mapping, role=wishes.role)
    return MappedSheet(sheet, mapping)


def _told(sheet: Sheet, wishes: Wishes) -> Mapping | None:
    """The mapping given for this sheet: by file and sheet, then by sheet or file alone."""
    exact = [m for m in wishes.mappings if m.file == sheet.file and m.sheet == sheet.name]
    loose = [
        m
        for m in wishes.mappings
        if (m.file in ("", sheet.file) or len(wishes.mappings) == 1)
        and (m.sheet in ("", sheet.name) or len(wishes.mappings) == 1)
    ]
    return next(iter(exact or loose), None)


def _remembered(mapping: Mapping, workspace: Workspace) -> Mapping:
    key = fingerprint(tuple(column.heading for column in mapping.columns))
    if not any(column.heading for column in mapping.columns):
        return mapping
    held = workspace.ask(imports.remembered_mapping, key)
    if held is None:
        return mapping
    try:
        kept = mapping_from_json(held)
    except SheetTrouble:
        return mapping
    role = mapping.role if mapping.role is not SheetRole.NONE else kept.role
    return replace(mapping, columns=kept.columns, role=role, is_used=kept.is_used)


def _unused(mapped: MappedSheet) -> MappedSheet:
    return MappedSheet(mapped.sheet, replace(mapped.mapping, is_used=False))


def make_plan(
    books: Sequence[Book],
    mapped: Sequence[MappedSheet],
    workspace: Workspace,
    round_id: str | None,
    progress: Progress,
) -> ImportPlan:
    """What the import would do, nothing written yet. Raises `Cancelled`."""
    planner = Planner(known_people(workspace), _current(workspace, round_id))
    problems: list[Problem] = [problem for book in books for problem in book.problems]
    for one in mapped:
        if not one.mapping.is_used:
            problems.append(_ignored(one))
            continue
        reading: Reading = read_drafts(one.sheet, one.mapping, progress)
        problems += reading.problems
        planner.plan(one.sheet.file, one.sheet.name, reading, progress)
    return ImportPlan(
        tuple(dict.fromkeys(book.file for book in books)),
        planner.finished(),
        tuple(problems),
        tuple(one.mapping for one in mapped),
    )


def known_people(workspace: Workspace) -> list[KnownPerson]:
    """Everybody on file, as far as duplicates are looked for by it."""
    return [
        KnownPerson(
            m.id, m.names, m.emails, m.phones, m.external_id, m.cohort_codes, m.country, m.numbers
        )
        for m in workspace.ask(imports.all_marks)
    ]


def _current(workspace: Workspace, round_id: str | None) -> Current:
    return lambda ids: workspace.ask(imports.present_values, ids, round_id)


def _ignored(one: MappedSheet) -> Problem:
    return Problem(
        one.sheet.file, one.sheet.name, 0, "", ProblemKind.SHEET_IGNORED, Severity.WARN,
        one.sheet.name,
    )  # fmt: skip


def plan_import(
    paths: Sequence[Path],
    workspace: Workspace,
    round_id: str | None,
    wishes: Wishes,
    progress: Progress,
) -> tuple[ImportPlan, tuple[MappedSheet, ...]]:
    """From files to the plan in one go, as the command line and the demo do it."""
    books = read_books(paths, wishes, progress)
    mapped = map_sheets(books, wishes, workspace, progress)
    return make_plan(books, mapped, workspace, round_id, progress), mapped
