"""The hand-over pack: one workbook for whoever runs the programme next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mentordesk.documents.sheets import Book
from mentordesk.jobs.handover_book import handover_sheets
from mentordesk.progress import Progress
from mentordesk.store.queries.handover import read_handover
from mentordesk.store.trouble import translated
from mentordesk.store.workspace import Done, Workspace
from mentordesk.wording import handover as said
from mentordesk.wording import report_sheets


@dataclass(frozen=True)
class HandoverWritten:
    """Where the pack is; `noted` is its line of history, None for a file open for reading only."""

    path: Path
    noted: Done | None = None


def write_handover(workspace: Workspace, out: Path, progress: Progress) -> HandoverWritten:
    """Writes the pack to `out`, replacing what was there, and notes it in the history.

    It holds names and notes, and of concerns nothing but numbers. Raises `Cancelled`, and
    `FileTrouble` where the folder does not take the file; what was there before is then untouched.
    """
    today = workspace.today()
    progress.report(0, 0, "read")
    found = workspace.ask(read_handover, today)
    title = said.FILE.format(programme=found.programme.name)
    book = Book(
        title=title,
        subject=title,
        author=found.programme.office or found.programme.name,
        sheets=handover_sheets(found, today),
        cut_mark=report_sheets.CUT,
    )
    from mentordesk.documents.workbook import write_workbook  # openpyxl: not at start-up

    with translated(out):
        write_workbook(book, out, progress)
    noted = None
    if not workspace.is_read_only:
        noted = workspace.log("WriteHandover", {"file": out.name})
    return HandoverWritten(out, noted)
