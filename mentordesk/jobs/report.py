"""The workbook of a round, a year or all rounds: read at one moment, written beside, swapped in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mentordesk.documents.sheets import Book
from mentordesk.jobs.report_book import definitions_sheet, leader_sheets, scope_name
from mentordesk.jobs.report_lists import list_sheets
from mentordesk.progress import Progress
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.report import Figures, Lists, read_report
from mentordesk.store.trouble import translated
from mentordesk.store.workspace import Done, Workspace
from mentordesk.wording import report_sheets as said


@dataclass(frozen=True)
class ReportWritten:
    """Where the workbook is and what its sheets are called.

    `noted` is the line of history, None where the file is open for reading only.
    """

    path: Path
    scope: str
    sheets: tuple[str, ...]
    noted: Done | None = None


def write_report(
    workspace: Workspace, out: Path, scope: Scope, progress: Progress
) -> ReportWritten:
    """Writes the workbook to `out`, replacing what was there, and notes it in the history.

    A file that is open for reading only gets no note. Raises `Cancelled`, and `FileTrouble` where
    the folder does not take the file; what was at `out` before is then untouched.
    """
    figures, lists = workspace.ask(read_report, scope, workspace.today())
    book = book_of(workspace, figures, lists)
    from mentordesk.documents.workbook import write_workbook  # openpyxl: not at start-up

    with translated(out):
        write_workbook(book, out, progress)
    name = scope_name(figures)
    noted = None
    if not workspace.is_read_only:
        noted = workspace.log("WriteReport", {"scope": name, "file": out.name})
    return ReportWritten(out, name, tuple(sheet.title for sheet in book.sheets), noted)


def book_of(workspace: Workspace, figures: Figures, lists: Lists) -> Book:
    """The workbook as values, dated today by the office's clock."""
    today = workspace.today()
    name = scope_name(figures)
    return Book(
        title=said.file_title(figures.programme, name),
        subject=name,
        author=figures.office or figures.programme,
        sheets=(
            *leader_sheets(figures, today),
            *list_sheets(lists, today),
            definitions_sheet(today),
        ),
        cut_mark=said.CUT,
    )
