"""What a workbook holds, as plain values: every word comes in from outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

Value = str | int | float | dt.date | None


class Kind(Enum):
    """How the values of a column are shown."""

    TEXT = "text"
    WRAPPED = "wrapped"
    NUMBER = "number"
    DECIMAL = "decimal"
    DATE = "date"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. A RATE is a live formula: the column `over` divided by `under`.

    `total` asks for a live sum below the table; of a RATE it is the rate of the two sums. Widths
    are in characters of the standard font.
    """

    header: str
    kind: Kind = Kind.TEXT
    width: float = 14
    over: str | None = None
    under: str | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A real Excel table. `name` is one of its kind in the workbook: letters and digits.

    A RATE column's own values are None where the row has no rate, anything else where it has.
    `empty` is said instead of rows when there are none, and then it is no Excel table.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    caption: str | None = None
    total_label: str | None = None
    empty: str = "–"


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars drawn from columns of a table on the same sheet, whose first column names them.

    `rows` limits the bars to the first so many rows; the colours follow the house palette.
    """

    title: str
    table: str
    columns: tuple[str, ...]
    rows: int | None = None
    axis: str | None = None
    width_cm: float = 16.0
    height_cm: float = 8.5


Block = Table | BarChart


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the workbook: bands of blocks from top to bottom, side by side within a band.

    With a heading the blocks begin below it; a sheet without one is a single table from the first
    row on, whose header stays in sight and is repeated on every printed page.
    """

    title: str
    bands: tuple[tuple[Block, ...], ...]
    heading: str | None = None
    note: str | None = None
    tab_colour: str | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook. `cut_mark` ends a text that was too long for a cell.

    `no_rate` stands where there is nothing to divide by.
    """

    title: str
    subject: str
    author: str
    sheets: tuple[Sheet, ...]
    keywords: str = ""
    cut_mark: str = "…"
    no_rate: str = "–"
    page_of: str = "Page &P of &N"
