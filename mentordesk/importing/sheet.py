"""What a spreadsheet is to this room: filled rows of plain cells with their addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from mentordesk.importing.problems import Problem

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None

MOST_ROWS = 200_000
MOST_CELLS = 20_000_000


class Trouble(Enum):
    """Why a file cannot be read as a spreadsheet at all."""

    MISSING = "missing"
    EMPTY = "empty"
    NOT_A_FILE = "not_a_file"
    NOT_A_SHEET = "not_a_sheet"
    PASSWORD = "password"
    TOO_BIG = "too_big"
    HOSTILE = "hostile"
    DAMAGED = "damaged"
    TOO_SLOW = "too_slow"
    NOT_READABLE = "not_readable"
    NOT_WRITTEN = "not_written"
    WRONG_ENCODING = "wrong_encoding"
    BAD_MAPPING = "bad_mapping"


class SheetTrouble(Exception):  # noqa: N818  it is an answer to a person, not an error of ours
    """A whole file cannot be used. `values` are what the sentence needs: file, limits, names."""

    def __init__(self, kind: Trouble, **values: object) -> None:
        super().__init__(kind, values)
        self.kind = kind
        self.values: Mapping[str, object] = values


@dataclass(frozen=True)
class Row:
    """One filled row: its number in the spreadsheet (from 1) and its cells from column A."""

    number: int
    cells: tuple[Cell, ...]

    @cached_property
    def filled(self) -> tuple[Cell, ...]:
        """The cells in which something can be seen, in their order."""
        return tuple([cell for cell in self.cells if not is_blank(cell)])


@dataclass(frozen=True)
class Sheet:
    """One sheet of one file; blank rows are left out, numbers stay those of the spreadsheet."""

    file: str
    name: str
    rows: tuple[Row, ...]
    encoding: str | None = None
    delimiter: str | None = None
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged ranges: first row and column, last row and column; rows from 1, columns from 0."""

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)

    def with_cell(self, number: int, column: int, value: Cell) -> Sheet:
        """The sheet with one cell typed anew: row `number` from 1, `column` from 0."""
        rows = []
        for row in self.rows:
            if row.number == number:
                cells = list(row.cells) + [None] * (column + 1 - len(row.cells))
                cells[column] = value
                rows.append(Row(number, tuple(cells)))
            else:
                rows.append(row)
        return replace(self, rows=tuple(rows))


@dataclass(frozen=True)
class Book:
    """All sheets of one file or paste, with what was odd about the file itself."""

    file: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()


def column_letter(index: int) -> str:
    """The letters a spreadsheet gives the column `index` (from 0): A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The other way round: A is 0. Raises `ValueError` for what is no column letter."""
    index = 0
    for letter in letters.strip().upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"no column: {letters}")
        index = index * 26 + ord(letter) - 64
    if not index:
        raise ValueError("no column: blank")
    return index - 1


def text_of(cell: Cell) -> str:
    """The cell as a person would read it: whole numbers without a point, dates as ISO."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < 1e21:
            return str(int(cell))
        return repr(cell)
    if isinstance(cell, dt.datetime):
        return (
            cell.isoformat(" ", "minutes")
            if (cell.hour or cell.minute)
            else cell.date().isoformat()
        )
    if isinstance(cell, dt.time):
        return cell.isoformat("minutes")
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """Whether nothing can be seen in the cell; blanks that cannot be seen count as nothing."""
    if cell is None:
        return True
    if isinstance(cell, str):
        return not cell or (not cell.strip() or not cell.strip(_UNSEEN))
    return False


_UNSEEN = " \t\r\n\x00\x0b\x0c\xa0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u3000\xad"
