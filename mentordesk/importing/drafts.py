"""Turns the rows of a sheet into drafts of people, and into problems with their addresses."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Any

from mentordesk.domain.fields import Field
from mentordesk.domain.person import Role
from mentordesk.importing.asides import (
    is_aside,
    is_code_row,
    is_example,
    is_total,
    says_total,
    usual_width,
)
from mentordesk.importing.column_reader import NAMES, ColumnReader
from mentordesk.importing.guessing import data_rows, roles_above
from mentordesk.importing.headings import SURE
from mentordesk.importing.mapping import Mapping, SheetRole
from mentordesk.importing.names_in import settle_names
from mentordesk.importing.problems import Problem, ProblemKind, Severity
from mentordesk.importing.settling import merge, note_misplaced, settle_places, settle_topics
from mentordesk.importing.sheet import Row, Sheet, column_letter, is_blank
from mentordesk.importing.tidy import tidy
from mentordesk.importing.words import roles_in
from mentordesk.progress import Progress
from mentordesk.wording.imports import REJECT_HEADING

_ROLES = {
    SheetRole.MENTOR: frozenset({Role.MENTOR}),
    SheetRole.MENTEE: frozenset({Role.MENTEE}),
    SheetRole.BOTH: frozenset(Role),
}
_OFFERS = (Field.PLACES, Field.TOPICS_OFFERED)
_SEEKS = (
    Field.GOAL_1,
    Field.GOAL_2,
    Field.GOAL_3,
    Field.TOPICS_WANTED,
    Field.SECTOR_WANTED,
    Field.PREFERRED_MENTOR,
)


@dataclass(frozen=True)
class PersonDraft:
    """One row read: where it stands, its roles, and a value for each field it mentions.

    Values: text; tuples of text for lists, mails, phones and codes; numbers; dates; booleans;
    `WeeklySlot`s or text for hours; pairs of code and level for languages; ISO codes for
    countries that were recognised.
    """

    file: str
    sheet: str
    row: int
    roles: frozenset[Role]
    values: Table[Field, Any]
    guessed: frozenset[Field] = field(default_factory=frozenset)
    """Fields worked out and not typed, as a time zone from a city: they never overrule."""

    @property
    def name(self) -> str:
        """The display name."""
        return str(self.values[Field.DISPLAY_NAME])

    @property
    def address(self) -> str:
        """Where the row stands, for people: file, sheet and row."""
        return " · ".join(part for part in (self.file, self.sheet, str(self.row)) if part)


@dataclass(frozen=True)
class Reading:
    """What a sheet came to: for each data row its draft or None, and everything odd about it."""

    rows: tuple[tuple[int, PersonDraft | None], ...]
    problems: tuple[Problem, ...]


def read_drafts(sheet: Sheet, mapping: Mapping, progress: Progress | None = None) -> Reading:
    """A draft or a rejection for each filled row below the header. Never raises for odd cells."""
    progress = progress or Progress()
    reader = _RowReader(sheet, mapping)
    rows: list[tuple[int, PersonDraft | None]] = []
    data = data_rows(sheet, mapping.header_row)
    for done, row in enumerate(data):
        if done % 100 == 0:
            progress.report(done, len(data), "rows")
        rows.append((row.number, reader.read(row)))
    return Reading(tuple(rows), (*_ignored_columns(sheet, mapping), *reader.problems))


def read_row(sheet: Sheet, mapping: Mapping, number: int) -> Reading:
    """One row alone, read as among all the others, as after a cell of it was typed anew.

    A row that is not there, or stands above the headings, gives an empty reading.
    """
    data = [row for row in data_rows(sheet, mapping.header_row) if row.number == number]
    reader = _RowReader(sheet, mapping)
    rows = tuple((row.number, reader.read(row)) for row in data)
    return Reading(rows, tuple(reader.problems))


def _ignored_columns(sheet: Sheet, mapping: Mapping) -> list[Problem]:
    data = data_rows(sheet, mapping.header_row)
    return [
        Problem(
            sheet.file,
            sheet.name,
            mapping.header_row,
            column.name,
            ProblemKind.COLUMN_IGNORED,
            Severity.WARN,
            column.heading,
        )
        for column in mapping.columns
        if column.field is Field.IGNORE and column.heading and column.sure < SURE
        if any(not is_blank(cell) for row in data for cell in row.cells[column.index :][:1])
    ]


class _RowReader:
    """Reads rows by one mapping and gathers their problems."""

    def __init__(self, sheet: Sheet, mapping: Mapping) -> None:
        self.problems: list[Problem] = []
        self._sheet = sheet
        self._mapping = mapping
        data = data_rows(sheet, mapping.header_row)
        self._columns = [
            ColumnReader(column, data)
            for column in mapping.columns
            if column.field is not Field.IGNORE
        ]
        self._headings = {c.index: c.heading.casefold() for c in mapping.columns if c.heading}
        self._mapped = {
            c.index for c in mapping.columns if c.field is not Field.IGNORE or c.heading
        }
        self._reasons = {c.index for c in mapping.columns if c.heading == REJECT_HEADING}
        self._usual_width = usual_width(data)
        self._section = roles_above(sheet, mapping.header_row)

    def read(self, row: Row) -> PersonDraft | None:
        """The draft of one row, or None when no person can be made of it."""
        first_problem = len(self.problems)
        row = self._without_reasons(row)
        values: dict[Field, Any] = {}
        notes: list[str] = []
        also: dict[Field, str] = {}
        cells = row.cells
        for column in self._columns:
            cell = cells[column.index] if column.index < len(cells) else None
            found = None if cell is None else column.found(cell)
            if found is None:
                continue
            if found.problem:
                self._note(row, column.name, found.problem, found.odd)
            if found.note:
                notes.append(found.note)
            also = {**dict(found.also), **also} if found.also else also
            if found.value is not None:
                merge(values, column.field, found.value)
        if also and any(name in values for name in NAMES):
            also.pop(Field.DISPLAY_NAME, None)
        for field_beside, text_beside in also.items():
            values.setdefault(field_beside, text_beside)
        if notes:
            merge(values, Field.NOTES, "\n".join(notes))
        self._extra_cells(row)
        return self._draft(row, values, first_problem)

    def _without_reasons(self, row: Row) -> Row:
        """Rejected rows come back with our own words beside them."""
        cells = (None if i in self._reasons else c for i, c in enumerate(row.cells))
        return Row(row.number, tuple(cells)) if self._reasons else row

    def _draft(self, row: Row, values: dict[Field, Any], first_problem: int) -> PersonDraft | None:
        rejection = self._rejection(row, values)
        if rejection:
            if rejection is not ProblemKind.NO_NAME:
                del self.problems[first_problem:]  # a note is no date, and nobody asked it
            first = tidy(row.filled[0]) if row.filled else ""
            self._note(row, "", rejection, first, Severity.REJECT)
            return None
        self._name(row, values)
        self._years(row, values)
        guessed = settle_places(values)
        roles = self._roles(values)
        settle_topics(values, roles)
        note_misplaced(values, roles, self._mapping)
        return PersonDraft(self._sheet.file, self._sheet.name, row.number, roles, values, guessed)

    def _rejection(self, row: Row, values: Table[Field, Any]) -> ProblemKind | None:
        if self._repeats_header(row) or is_code_row(row):
            return ProblemKind.HEADER_REPEATED
        if is_aside(row, self._usual_width):
            self._section = roles_in(tidy(row.filled[0]))
            return ProblemKind.NOT_A_PERSON
        if Field.EMAIL not in values:
            if not any(name in values for name in NAMES):
                return ProblemKind.TOTAL_ROW if says_total(row) else ProblemKind.NO_NAME
            name = str(values.get(Field.DISPLAY_NAME, values.get(Field.GIVEN_NAME, "")))
            if is_total(row, name):
                return ProblemKind.TOTAL_ROW
        return ProblemKind.NOT_A_PERSON if is_example(row) else None

    def _repeats_header(self, row: Row) -> bool:
        held = [(i, c) for i, c in enumerate(row.cells) if isinstance(c, str) and c]
        if len(held) < 2:
            return False
        headings, others = self._headings, 0
        for i, c in held:
            others += i not in headings or c.strip().casefold() != headings[i]
            if others * 2 >= len(held):
                return False
        return True

    def _name(self, row: Row, values: dict[Field, Any]) -> None:
        if not settle_names(values, self._mapping):
            values[Field.DISPLAY_NAME] = values[Field.EMAIL][0]
            self._note(row, "", ProblemKind.NAME_FROM_EMAIL, values[Field.EMAIL][0])

    def _years(self, row: Row, values: dict[Field, Any]) -> None:
        start, end = values.get(Field.START_YEAR), values.get(Field.END_YEAR)
        if start and end and end < start:
            del values[Field.END_YEAR]
            column = self._mapping.column(Field.END_YEAR)
            self._note(row, column.name if column else "", ProblemKind.YEAR_ORDER, str(end))

    def _roles(self, values: Table[Field, Any]) -> frozenset[Role]:
        role = self._mapping.role
        if role is SheetRole.BY_SECTION:
            return self._section
        if role is SheetRole.BY_COLUMN:
            return frozenset(values.get(Field.ROLE, ()))
        if role is SheetRole.BY_ANSWERS:
            offers = Role.MENTOR if any(values.get(f) for f in _OFFERS) else None
            seeks = Role.MENTEE if any(values.get(f) for f in _SEEKS) else None
            return frozenset(r for r in (offers, seeks) if r)
        return _ROLES.get(role, frozenset())

    def _extra_cells(self, row: Row) -> None:
        if not self._mapping.header_row:
            return
        if self._mapped.issuperset(range(len(row.cells))):
            return
        for index, cell in enumerate(row.cells):
            if index not in self._mapped and not is_blank(cell):
                self._note(row, column_letter(index), ProblemKind.EXTRA_CELL, tidy(cell))

    def _note(
        self,
        row: Row,
        column: str,
        kind: ProblemKind,
        value: str,
        severity: Severity = Severity.WARN,
    ) -> None:
        self.problems.append(
            Problem(
                self._sheet.file, self._sheet.name, row.number, column, kind, severity, value[:300]
            )
        )
