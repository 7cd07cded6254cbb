"""What may arrive at the import from elsewhere: pasted cells, and files dropped on the window."""

from __future__ import annotations

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


def take_sheets(event: QDropEvent) -> list[Path]:
    """The spreadsheet files that are dragged; with any, the drag is taken as a copy or a link.

    Never as a move: the file stays where it is.
    """
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    sheets = [path for path in paths if path.suffix.lower() in ENDINGS]
    actions = event.possibleActions()
    wanted = (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction)
    action = next((each for each in wanted if actions & each), None)
    if sheets and action is not None:
        event.setDropAction(action)
        event.accept()
        return sheets
    event.ignore()
    return []
