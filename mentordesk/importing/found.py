"""What is known of a column before a cell of it is read, and what the cell came to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from mentordesk.domain.fields import Field
from mentordesk.importing.dates import Order
from mentordesk.importing.problems import ProblemKind
from mentordesk.importing.tidy import one_line

LONGEST_LINE = 300


@dataclass(frozen=True)
class Column:
    """What reading a cell needs to know of its column."""

    field: Field
    heading: str
    order: Order = Order.UNSURE
    is_semicolon: bool = False


@dataclass(frozen=True)
class Found:
    """The value of a cell (None: it stays out), and what was odd about it with the odd text."""

    value: Any = None
    problem: ProblemKind | None = None
    odd: str = ""
    note: str = ""
    """Text that fits the notes better than the field."""
    also: tuple[tuple[Field, str], ...] = ()
    """What the cell says of other fields, for rows that have nothing better there."""


def option_of(heading: str) -> str:
    """The option in a heading such as "Topics [Leadership]", as forms write grids of boxes."""
    found = re.search(r"[\[（(]([^\[\]()（）]+)[\])）]\s*$|(?:\s[-–:]\s|>>)\s*([^:]+)$", heading)
    return one_line(found.group(1) or found.group(2)) if found else ""
