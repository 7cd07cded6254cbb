"""What may arrive at the import from elsewhere: pasted cells, and files dropped on the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

ENDINGS = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xls", ".ods", ".csv", ".tsv", ".tab", ".txt", ".htm", ".html"}
)


@dataclass(frozen=True)
class Pasted:
    """Cells from the clipboard."""

    text: str


PAPERS = frozenset({".pdf"})
"""What returned agreements end with."""
CHOOSE = "choose"
"""What the page of returned agreements is sent to ask for files."""


def take_files(event: QDropEvent) -> list[Path]:
    """The spreadsheets and PDFs that are dragged; with any, the drag is taken as a copy or a link.

    Never as a move: the file stays where it is.
    """
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    sheets = [path for path in paths if path.suffix.lower() in ENDINGS | PAPERS]
    actions = event.possibleActions()
    wanted = (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction)
    action = next((each for each in wanted if actions & each), None)
    if sheets and action is not None:
        event.setDropAction(action)
        event.accept()
        return sheets
    event.ignore()
    return []


def dropped(event: QDropEvent) -> Iterator[tuple[str, Path | list[Path]]]:
    """The page each kind of dropped file belongs to, with its files: sheets last.

    A pool sheet that comes back from a second reader belongs to the match board.
    """
    from mentordesk.importing.pool_marks import is_pool_sheet

    files = take_files(event)
    papers = [path for path in files if path.suffix.lower() in PAPERS]
    pools = [path for path in files if is_pool_sheet(path)]
    sheets = [path for path in files if path not in (*papers, *pools)]
    yield from (("match", path) for path in pools[:1])
    yield from ((name, some) for name, some in (("returned", papers), ("import", sheets)) if some)
