"""What is missing per person, as rows to paste and as a workbook to pass on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mentordesk.progress import Progress
from mentordesk.store.queries.applications import addresses, application_rows
from mentordesk.store.workspace import Workspace
from mentordesk.wording.applications import LIST_HEADINGS, LIST_SHEET, lacking
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word

Rows = Sequence[Sequence[str]]


def missing_rows(workspace: Workspace, round_id: str, ids: Sequence[str]) -> Rows:
    """A heading, then a line for each of these applications that lacks something."""
    found = {row.id: row for row in workspace.ask(application_rows, round_id, tuple(ids))}
    rows = [found[each] for each in ids if each in found and found[each].missing]
    mail = workspace.ask(addresses, [row.person_id for row in rows])
    return [
        LIST_HEADINGS,
        *(
            (
                row.name, mail.get(row.person_id, ""), word(row.state), lacking(row.missing),
                short_day(row.asked_on),
            )
            for row in rows
        ),
    ]  # fmt: skip


def write_missing(
    workspace: Workspace, round_id: str, ids: Sequence[str], path: Path, progress: Progress
) -> int:
    """Writes them to a workbook and says how many; the history gets a line, which is no step.

    Raises `Cancelled` and `FileTrouble`.
    """
    from mentordesk.jobs.people_list import write_list  # openpyxl: not at start-up

    rows = missing_rows(workspace, round_id, ids)
    progress.report(0, 1, "people")
    return write_list(workspace, LIST_SHEET, rows, path)
