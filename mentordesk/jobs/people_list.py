"""Writes a list of people to a workbook, for a colleague or another program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mentordesk.documents.plain_sheet import Cell, write_xlsx
from mentordesk.domain.places import country_name
from mentordesk.progress import Progress
from mentordesk.store.queries.people import BATCH, PersonRow, rows_by_ids
from mentordesk.store.trouble import translated
from mentordesk.store.workspace import Workspace
from mentordesk.wording.people import LIST_HEADINGS, LIST_SHEET
from mentordesk.wording.words import word


def write_people(
    workspace: Workspace, person_ids: Sequence[str], path: Path, progress: Progress
) -> int:
    """Writes these people in their order and says how many; notes, needs and consents stay here.

    The history gets a line, which is no step. Raises `Cancelled` and `FileTrouble`.
    """
    rows: list[Sequence[Cell]] = [LIST_HEADINGS]
    for start in range(0, len(person_ids), BATCH):
        progress.report(start, len(person_ids), "people")
        found = workspace.ask(rows_by_ids, person_ids[start : start + BATCH])
        rows += [tuple(_cells(row)) for row in found]
    return write_list(workspace, LIST_SHEET, rows, path)


def write_list(workspace: Workspace, sheet: str, rows: Sequence[Sequence[Cell]], path: Path) -> int:
    """Writes a heading and its lines, says how many lines, and notes it. Raises `FileTrouble`."""
    with translated(path):
        write_xlsx([(sheet, rows)], path)
    count = len(rows) - 1
    if not workspace.is_read_only:
        workspace.log("ExportPeople", {"count": count, "file": path.name})
    return count


def _cells(row: PersonRow) -> Iterator[Cell]:
    """The cells of a person, in the order of LIST_HEADINGS."""
    roles = [name for name, has in (("mentor", row.is_mentor), ("mentee", row.is_mentee)) if has]
    yield row.name
    yield row.original_name
    yield ", ".join(row.cohorts)
    yield ", ".join(roles)
    yield word(row.status)
    yield word(row.contact_status)
    yield row.job
    yield row.employer
    yield row.city
    yield country_name(row.country or "")
    yield row.time_zone
    yield row.email
    yield ", ".join(row.tags)
    yield row.live_pairs
