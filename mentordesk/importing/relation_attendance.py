"""Reads who came to the sessions of a group: a column for each day, a row for each, or names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mentordesk.importing.dates import order_in, read_date
from mentordesk.importing.headings import fold_heading
from mentordesk.importing.relation_mapping import RelationColumn
from mentordesk.importing.sheet import Cell, text_of
from mentordesk.importing.whom import Named
from mentordesk.importing.words import yes_no

Attended = tuple[Named, dt.date, bool]
"""Somebody, the day of a session, and whether they came."""

LEAST_DAYS = 2
"""So many columns headed by a day make a sheet of attendance."""

_CAME = frozenset({"p", "present", "came", "attended", "here", "there", "late", "excused late"})
_MISSED = frozenset(
    {"a", "absent", "missed", "away", "apologies", "excused", "sick", "no show", "did not come"}
)


@dataclass(frozen=True)
class DayColumn:
    """A column whose heading is the day of a session; a blank cell tells `blank`."""

    index: int
    on: dt.date
    blank: bool | None


def mark_of(text: str) -> bool | None:
    """Whether a cell says that somebody came or did not; None for what says neither."""
    folded = fold_heading(text)
    if folded in _CAME or text.strip().casefold() == "x":
        return True
    return False if folded in _MISSED else yes_no(text)


def is_marks(cells: Sequence[Cell]) -> bool:
    """Whether nearly all of these cells say that somebody came or did not."""
    told = sum(mark_of(text_of(cell)) is not None for cell in cells)
    return told * 10 >= len(cells) * 8 if cells else False


def is_day(heading: str) -> bool:
    """Whether a heading is a day; a lone number, which may be one too, is none."""
    plain = heading.strip()
    return not plain.replace(".", "").isdigit() and read_date(plain) is not None


def day_columns(
    columns: Iterable[RelationColumn], cells: dict[int, list[Cell]]
) -> Iterator[DayColumn]:
    """The columns of attendance headed by a day, by what stands below them.

    Where the sheet marks those who stayed away nowhere, a blank tells that somebody did not come;
    a column without a mark tells nothing.
    """
    found = [column for column in columns if is_day(column.heading)]
    order = order_in(column.heading for column in found)
    marks = {c.index: [mark_of(text_of(cell)) for cell in cells.get(c.index, ())] for c in found}
    marks_absence = any(mark is False for column in marks.values() for mark in column)
    for column in found:
        read = read_date(column.heading, order)
        is_told = any(mark is not None for mark in marks[column.index])
        if read is not None and is_told:
            yield DayColumn(column.index, read.date, None if marks_absence else False)
