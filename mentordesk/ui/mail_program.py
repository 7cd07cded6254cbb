"""Hands mail drafts to the program that opens them on this computer, one window for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from mentordesk.ui.page import Context
from mentordesk.wording import mail as said

HANDFUL = 5
"""More drafts than these are opened only after a question: each is a window of its own."""


def open_drafts(context: Context, parent: QWidget, files: Sequence[Path]) -> int:
    """Open these drafts; how many were taken by a program. Says so where there is none.

    The drafts stay where they are, and nothing is sent or noted by opening them.
    """
    count = len(files)
    if count > HANDFUL and not context.answers.confirm(
        parent, said.open_heading(count), said.EACH_A_WINDOW, said.OPEN
    ):
        return 0
    opened = 0
    for file in files:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            break  # who takes one takes all
        opened += 1
    if opened == count:
        context.toasts.show_text(said.opened(opened))
    else:
        folder = str(files[0].parent)
        context.answers.tell(parent, said.NO_PROGRAM, said.no_program_text(opened, count, folder))
    return opened
