"""The file of a piece of guidance: chosen or dropped here, saved again, taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from mentordesk.commands.guidance import SetGuidanceFile
from mentordesk.domain.guidance import LARGEST_FILE
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries.guidance import GuidanceRow, guidance_file
from mentordesk.store.trouble import FileTrouble, translated
from mentordesk.ui.page import Context
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.refusals import refusal


class FilePart(QWidget):
    """Its name, and what can be done with it; whatever is dropped on it is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.piece: GuidanceRow | None = None
        self.setObjectName("guidance_file")
        self.setAccessibleName("File")
        self.setAcceptDrops(not context.desk.is_read_only)
        self.name = label("", wraps=True)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choose = button("Choose a file…", self._choose, name="choose_file")
        self.copy = button("Save a copy…", self.save_copy, name="save_file")
        self.remove = button("Take away", self._remove, kind="danger", name="remove_file")
        self.wrong = label("", "small", "urgent", wraps=True)
        self.wrong.setObjectName("file_refusal")
        about = label(
            f"Or drop it here; at most {LARGEST_FILE // 1_000_000} MB.",
            "small",
            "muted",
            wraps=True,
        )
        buttons = row(self.choose, self.copy, self.remove, 0)
        self.setLayout(column(self.name, buttons, self.wrong, about, space=Space.XS))

    def show_piece(self, piece: GuidanceRow | None) -> None:
        """Show the file of this piece."""
        if piece is None or self.piece is None or piece.id != self.piece.id:
            self.wrong.hide()
        self.piece = piece
        held = piece.file_name if piece is not None else None
        self.name.setText(held or "No file.")
        free = not self._desk.is_read_only
        self.choose.setEnabled(free)
        self.copy.setVisible(held is not None)
        self.remove.setVisible(held is not None and free)

    def keep(self, path: Path) -> None:
        """Keep this file with the piece, or say why not."""
        if self.piece is None:
            return
        try:
            with translated(path):
                if path.stat().st_size > LARGEST_FILE:
                    most = f"{LARGEST_FILE // 1_000_000} MB"
                    self._refuse(Refused(Reason.FILE_TOO_LARGE, file=path.name, most=most))
                    return
                content = path.read_bytes()
        except FileTrouble as trouble:
            self._desk.trouble.emit(trouble)
            return
        self.wrong.hide()
        self._desk.do(SetGuidanceFile(self.piece.id, path.name, content), refused=self._refuse)

    def save_copy(self) -> None:
        """Ask where to, and write the file out as it was kept."""
        piece = self.piece
        if piece is None or piece.file_name is None:
            return
        path = self._context.answers.save_file(self, "Save a copy", piece.file_name, "")
        held = self._desk.ask(guidance_file, piece.id) if path is not None else None
        if path is None or held is None:
            return
        try:
            _write(path, held[1])
        except FileTrouble as trouble:
            self._desk.trouble.emit(trouble)
            return
        self._context.toasts.show_text(f"Saved as {path.name}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        _take(event, lambda _path: None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep the file that was dropped."""
        _take(event, self.keep)

    def _choose(self) -> None:
        path = self._context.answers.open_file(self, "Choose a file", "")
        if path is not None:
            self.keep(path)

    def _remove(self) -> None:
        if self.piece is not None:
            self._desk.do(SetGuidanceFile(self.piece.id, "", None), refused=self._refuse)

    def _refuse(self, refused: Refused) -> None:
        self.wrong.setText(str(refusal(refused)))
        self.wrong.show()


def _write(path: Path, content: bytes) -> None:
    from mentordesk.documents.swap import write_beside

    with translated(path):
        write_beside(path, content)


def _take(event: QDropEvent, keep: Callable[[Path], object]) -> None:
    """One file from the same computer, taken as a copy: it stays where it is."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    copy = Qt.DropAction.CopyAction
    if len(paths) != 1 or not event.possibleActions() & copy:
        event.ignore()
        return
    event.setDropAction(copy)
    event.accept()
    keep(paths[0])
