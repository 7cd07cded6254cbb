"""Reads a pool sheet back: what a second reader marked, by hidden id or, without, by name."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mentordesk.domain.names import bare, latin
from mentordesk.domain.wish import Mark, named_parts, readings
from mentordesk.importing.sheet import Book, Row, Sheet, column_letter
from mentordesk.wording.pool_sheet import HEADS, KEYWORD, READER

_TICKS = frozenset({"x", "xx", "✓", "✗", "✔", "✘", "yes", "y", "1", "true", "ja", "oui", "si"})
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_MARKS = {"not_with": Mark.NOT_WITH, "better_with": Mark.BETTER_WITH}
_LOOKED_AT = 40
"""The headings stand somewhere in the first so many rows."""


@dataclass(frozen=True)
class KnownPerson:
    """Somebody of the round, as the sheet may name them."""

    id: str
    names: tuple[str, ...]
    code: str = ""


@dataclass(frozen=True)
class MarkProblem:
    """What is odd about a cell: `row` as the spreadsheet numbers it, `column` its letter."""

    sheet: str
    row: int
    column: str
    kind: str
    value: str = ""


@dataclass(frozen=True)
class ReadMark:
    """One mark and where it stands."""

    mentor_id: str
    mentee_id: str
    mark: Mark
    reader: str | None
    note: str | None
    sheet: str
    row: int


@dataclass(frozen=True)
class ReadMarks:
    """All that was read: the marks, one for each pair, and what could not be told."""

    marks: tuple[ReadMark, ...]
    problems: tuple[MarkProblem, ...]


def read_marks(
    book: Book, mentors: Sequence[KnownPerson], mentees: Sequence[KnownPerson]
) -> ReadMarks:
    """The marks of every sheet that has the columns; the last of a pair stands, not with first."""
    reading = _Reading({"mentor": _Names(mentors), "mentee": _Names(mentees)})
    has_table = False
    for sheet in book.sheets:
        has_table = reading.read(sheet) or has_table
    if not has_table:
        first = book.sheets[0].name if book.sheets else ""
        reading.problems.append(MarkProblem(first, 0, "", "no_table"))
    return ReadMarks(tuple(reading.marks.values()), tuple(reading.problems))


def is_pool_sheet(path: Path) -> bool:
    """Whether a file is a workbook that this program wrote for a second reader."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        with zipfile.ZipFile(path) as inside, inside.open("docProps/core.xml") as told:
            return KEYWORD.encode() in told.read(10_000)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False


class _Names:
    """The people of one side by id and by folded name."""

    def __init__(self, people: Sequence[KnownPerson]) -> None:
        self.by_id = {person.id: person for person in people}
        self._ids: dict[str, set[str]] = defaultdict(set)
        for person in people:
            for name in filter(None, person.names):
                self._ids[latin(name)].add(person.id)
                if person.code:
                    self._ids[latin(f"{name} {person.code}")].add(person.id)
                    self._ids[latin(f"{name} ({person.code})")].add(person.id)

    def find(self, name: str, code: str = "") -> set[str]:
        """Who is called so; a name in brackets behind may be left away, a code tells two apart."""
        found = self._ids.get(latin(name)) or self._ids.get(latin(_IN_BRACKETS.sub("", name)))
        found = set(found or ())
        if len(found) > 1 and code:
            found = {one for one in found if latin(self.by_id[one].code) == latin(code)} or found
        return found


@dataclass
class _Table:
    """Where the columns of a sheet stand: by key, from 0."""

    row: int
    columns: Mapping[str, int]
    reader: str | None


@dataclass
class _Reading:
    """What has been read so far."""

    names: Mapping[str, _Names]
    marks: dict[tuple[str, str], ReadMark] = field(default_factory=dict)
    problems: list[MarkProblem] = field(default_factory=list)

    def read(self, sheet: Sheet) -> bool:
        """Reads a sheet; whether it has the columns."""
        table = _table(sheet)
        if table is None:
            return False
        for row in sheet.rows:
            if row.number > table.row:
                self._row(sheet, table, row)
        return True

    def _row(self, sheet: Sheet, table: _Table, row: Row) -> None:
        told = {key: _text(row, column) for key, column in table.columns.items()}
        if not any(told.get(key) for key in _MARKS):
            return
        here: dict[str, str] = {}
        for side in ("mentee", "mentor"):
            if side in table.columns or f"{side}_id" in table.columns:
                found = self._person(sheet, table, row, side, told)
                if found is None:
                    return
                here[side] = found
        for key, mark in _MARKS.items():
            if told.get(key):
                self._cell(sheet, table, row, here, key, mark, told)

    def _person(
        self, sheet: Sheet, table: _Table, row: Row, side: str, told: Mapping[str, str]
    ) -> str | None:
        """Whom the row is about, by the hidden id or else by name."""
        names, own_id = self.names[side], told.get(f"{side}_id", "")
        if own_id in names.by_id:
            return own_id
        name = told.get(side, "")
        found = names.find(name, told.get("code", ""))
        if len(found) == 1:
            return found.pop()
        kind = "row_unclear" if found else "row_unknown"
        self._odd(sheet, row, table.columns.get(side, 0), kind, name)
        return None

    def _cell(
        self,
        sheet: Sheet,
        table: _Table,
        row: Row,
        here: Mapping[str, str],
        key: str,
        mark: Mark,
        told: Mapping[str, str],
    ) -> None:
        """One marked cell: a tick for the pair of the row, or names of the other side."""
        text, column = told[key], table.columns[key]
        other = "mentor" if "mentee" in here else "mentee"
        pairs: list[tuple[str, str]] = []
        if bare(text) in _TICKS:
            if len(here) < 2:
                self._odd(sheet, row, column, "no_name", text)
                return
            pairs.append((here["mentor"], here["mentee"]))
        for name in () if pairs else self._named(text, other):
            found = self.names[other].find(name)
            if len(found) == 1:
                both = {**here, other: found.pop()}
                pairs.append((both["mentor"], both["mentee"]))
            else:
                kind = "name_unclear" if found else "name_unknown"
                self._odd(sheet, row, column, kind, name)
        reader = told.get("reader") or table.reader
        for mentor_id, mentee_id in pairs:
            self._keep(
                ReadMark(
                    mentor_id, mentee_id, mark, reader, told.get("note") or None,
                    sheet.name, row.number,
                ),
                column,
            )  # fmt: skip

    def _named(self, text: str, side: str) -> Iterator[str]:
        """The names in a cell, each part read in the first way in which everybody is known."""
        for part in named_parts(text):
            ways = readings(part)
            yield from next(
                (way for way in ways if all(self.names[side].find(name) for name in way)), (part,)
            )

    def _keep(self, mark: ReadMark, column: int) -> None:
        pair = (mark.mentor_id, mark.mentee_id)
        before = self.marks.get(pair)
        if before is not None and before.mark is not mark.mark:
            mentor = self.names["mentor"].by_id[pair[0]].names[0]
            mentee = self.names["mentee"].by_id[pair[1]].names[0]
            said = f"{mentee} with {mentor}"
            self.problems.append(
                MarkProblem(mark.sheet, mark.row, column_letter(column), "both", said)
            )
            mark = next(one for one in (before, mark) if one.mark is Mark.NOT_WITH)
        elif before is not None:
            mark = replace(mark, note=mark.note or before.note)
        self.marks[pair] = mark

    def _odd(self, sheet: Sheet, row: Row, column: int, kind: str, value: str) -> None:
        self.problems.append(
            MarkProblem(sheet.name, row.number, column_letter(column), kind, value)
        )


def _table(sheet: Sheet) -> _Table | None:
    """The row of headings and the name above it; None for a sheet that has no marks."""
    keys = {bare(text): key for key, text in HEADS.items()}
    reader = None
    for row in sheet.rows[:_LOOKED_AT]:
        columns: dict[str, int] = {}
        for number in range(len(row.cells)):
            key = keys.get(bare(_text(row, number)))
            if key is not None:
                columns.setdefault(key, number)
        if _MARKS.keys() & columns.keys() and {"mentee", "mentor", "mentee_id", "mentor_id"} & set(
            columns
        ):
            return _Table(row.number, columns, reader)
        if row.cells and bare(_text(row, 0)) == bare(READER):
            reader = _text(row, 1) or None
    return None


def _text(row: Row, column: int) -> str:
    """A cell as one line of text; a whole number without its decimals, a tick as x."""
    cell = row.cells[column] if column < len(row.cells) else None
    if cell is None or cell is False:
        return ""
    if cell is True:
        return "x"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()
