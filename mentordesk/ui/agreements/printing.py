"""Agreements into files: asks where to, prints beside the window's work, says what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from mentordesk.domain.file_names import safe_name
from mentordesk.jobs.agreements import Printed, print_agreements
from mentordesk.store.queries import rounds
from mentordesk.ui.dialogs import file_to_write
from mentordesk.ui.page import Context
from mentordesk.wording import agreements as said
from mentordesk.wording.words import many


class Printing(QObject):
    """Making a file changes nothing; the history gets a line, which is no step."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._page = context, parent

    def pairs(self, round_id: str, chosen: Sequence[str]) -> None:
        """One file for each of these pairs."""
        answers = self._context.answers
        folder = answers.folder(self._page, "Folder for the agreements") if chosen else None
        if folder is not None:
            self._print(round_id, folder, None, chosen)

    def round(self, round_id: str) -> None:
        """One file for each pair of the round."""
        answers = self._context.answers
        folder = answers.folder(self._page, "Folder for the agreements of the round")
        if folder is not None:
            self._print(round_id, folder, None, None)

    def bound(self, round_id: str) -> None:
        """One file with all agreements of the round, a bookmark for each."""
        found = self._context.desk.ask(rounds.round_by_id, round_id)
        start = f"{safe_name(found.name if found else 'Agreements')}.pdf"
        asked = ("Save all agreements in one file", start, "PDF (*.pdf)")
        path = file_to_write(self._context.answers, self._page, *asked)
        if path is not None:
            self._print(round_id, None, path, None)

    def _print(
        self, round_id: str, out: Path | None, bound: Path | None, chosen: Sequence[str] | None
    ) -> None:
        workspace = self._context.desk.workspace
        self._context.runner.start(
            "Printing agreements",
            lambda progress: print_agreements(workspace, round_id, out, bound, progress, chosen),
            done=self._printed,
            failed=self._context.desk.tell_trouble,
            cancelled=lambda: self._context.toasts.show_text(
                "Stopped; what was printed by then is whole"
            ),
        )

    def _printed(self, printed: Printed) -> None:
        if printed.noted is not None:
            self._context.desk.announce(printed.noted)
        if printed.unprintable:
            self._context.answers.tell(
                self._page,
                f"{many(len(printed.unprintable), 'agreement')} could not be printed",
                "\n\n".join(
                    said.unprintable(left.name, left.text, left.character)
                    for left in printed.unprintable[:3]
                ),
            )
        if not printed.files:
            self._context.toasts.show_text("There was no agreement to print")
            return
        first = printed.files[-1]
        folder = first if printed.written == 1 or len(printed.files) == 1 else first.parent
        text = f"{many(printed.written, 'agreement')} printed to {folder.name}"
        self._context.toasts.show_text(text, partial(_open, folder), "Open")


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
