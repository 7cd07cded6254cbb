"""The buttons over the table: as many deeds as there is room for, and a menu with all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import action_button, button, put_icon, row


class DeedsBar(QWidget):
    """Shrinks to its menu button when text is large or the window narrow; nothing is ever cut."""

    def __init__(
        self, theme: Theme, shown: Sequence[QAction], menu_of: Sequence[QAction | None]
    ) -> None:
        super().__init__()
        self._buttons = [action_button(theme, action) for action in shown]
        self.more = button("More", name="more_deeds")
        self.more.setAccessibleName("Everything for the selected people")
        put_icon(theme, self.more, Icon.MORE)
        self._menu = QMenu(self.more)
        for action in menu_of:
            if action is None:
                self._menu.addSeparator()
            else:
                self._menu.addAction(action)
        self.more.setMenu(self._menu)
        self.setLayout(row(*self._buttons, self.more, 0, space=Space.S))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """All buttons beside each other."""
        return self._size([*self._buttons, self.more])

    def minimumSizeHint(self) -> QSize:
        """The menu alone."""
        return self._size([self.more])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit."""
        super().resizeEvent(event)
        for count in range(len(self._buttons), -1, -1):
            if (
                count == 0
                or self._size([*self._buttons[:count], self.more]).width() <= self.width()
            ):
                break
        for number, each in enumerate(self._buttons):
            each.setVisible(number < count)

    def _size(self, parts: Sequence[QPushButton]) -> QSize:
        hints = [part.sizeHint() for part in parts]
        width = sum(hint.width() for hint in hints) + Space.S * (len(hints) - 1)
        return QSize(width, max(hint.height() for hint in hints))
