"""The sheet of concerns: numbers by kind and by whether they are open, and nothing else."""

from __future__ import annotations

from mentordesk.documents.sheets import BarChart, Column, Kind, Table
from mentordesk.domain.figures import Cell
from mentordesk.store.queries.concerns import ConcernLines
from mentordesk.wording import concerns as said
from mentordesk.wording import reports


def bands(found: ConcernLines) -> list[tuple[Table | BarChart, ...]]:
    """Two tables side by side, small lines merged in both."""
    return [
        (
            _table("ConcernsByKind", said.KIND, said.BY_KIND, found.by_kind),
            _table("ConcernsOpen", said.STANDING, said.BY_STANDING, found.by_standing),
        )
    ]


def _table(name: str, heading: str, caption: str, cells: tuple[Cell, ...]) -> Table:
    columns = (Column(heading, width=32), Column(said.CONCERNS, Kind.NUMBER, 16))
    rows = [
        (label, reports.FEWER if number is None else number) for label, number in said.lines(cells)
    ]
    return Table(name, columns, rows, caption, empty=said.NONE)
