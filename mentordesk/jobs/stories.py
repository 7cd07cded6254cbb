"""Quotes for others to read: only those that may be used now, as text or as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mentordesk.documents.plain_sheet import Cell, write_xlsx
from mentordesk.progress import Progress
from mentordesk.store.queries.stories import StoryRow, stories
from mentordesk.store.trouble import translated
from mentordesk.store.workspace import Workspace
from mentordesk.wording import stories as said
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word


def quoted(rows: Sequence[StoryRow]) -> str:
    """The quotes among these that may be used, each with whoever said it, a line between them."""
    return "\n\n".join(
        f"“{row.text}”\n{said.source(row.name, row.role, row.round)}"
        for row in rows
        if row.may_be_used
    )


def write_stories(workspace: Workspace, path: Path, progress: Progress) -> int:
    """Writes every quote that may be used at this moment, and says how many there are.

    Nobody but who said it is named. The history gets a line, which is no step. Raises `Cancelled`
    and `FileTrouble`.
    """
    found = [row for row in workspace.ask(stories) if row.may_be_used]
    progress.report(0, len(found), "quotes")
    rows: list[Sequence[Cell]] = [said.LIST_HEADINGS]
    rows += [
        (row.text, row.name, word(row.role), row.round, short_day(row.said_on)) for row in found
    ]
    with translated(path):
        write_xlsx([(said.LIST_SHEET, rows)], path)
    if not workspace.is_read_only:
        number = said.quotes(len(found))
        workspace.log("ExportStories", {"number": number, "file": path.name})
    return len(found)
