"""What stands in the place of the table for a while: a heading, a way back, and Esc."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QWidget

from mentordesk.ui.fields import is_escape
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, put_icon, row


class Framed(QWidget):
    """A page within the page. What it holds is given once, with `frame`."""

    closed = Signal()

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self._title = title
        self.setObjectName(name)
        self.setAccessibleName(title)

    def frame(self, theme: Theme, inside: QWidget | QLayout) -> None:
        """Put this under the heading."""
        back = button("Back to everybody", self.closed.emit, name=f"back_from_{self.objectName()}")
        put_icon(theme, back, Icon.ARROW_LEFT)
        box = column(row(label(self._title, "heading"), 0, back), inside, space=Space.M)
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        box.setStretch(1, 1)
        self.setLayout(column(panel(box), space=0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to everybody."""
        if is_escape(event):
            self.closed.emit()
        else:
            super().keyPressEvent(event)
