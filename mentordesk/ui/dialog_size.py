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
    screen, parent = dialog.screen().availableGeometry().size(), dialog.parentWidget()
    room = screen if parent is None else screen.expandedTo(parent.window().size())
    dialog.resize(
        min(theme.scaled(width), room.width() - FRAME),
        min(theme.scaled(height), room.height() - FRAME),
    )
