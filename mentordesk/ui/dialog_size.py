"""How large a dialog begins: as large as it wishes, and never larger than there is room for."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from mentordesk.ui.theme import Theme

FRAME = 40
"""What the title bar of a dialog takes, and a little air around it, in px."""


def begin_with(dialog: QDialog, theme: Theme, width: int, height: int) -> None:
    """Give it this size, in px at 100 %; with large text on a small screen all there is of it.

    A window larger than its screen, as a test has it, lends its own size.
    """
    screen, window = dialog.screen().availableGeometry(), dialog.parentWidget().window()
    dialog.resize(
        min(theme.scaled(width), max(screen.width(), window.width()) - FRAME),
        min(theme.scaled(height), max(screen.height(), window.height()) - FRAME),
    )
