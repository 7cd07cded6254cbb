"""A quiet band across the page: a refusal, or that the file is open for reading only."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLabel

from mentordesk.ui.announcing import announce
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import icon_button, label, row


class Notice(QFrame):
    """One sentence with a triangle; hidden until it has something to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("notice")
        self.setProperty("ground", "notice")
        self._sign = QLabel()
        self._text = label("", wraps=True)
        self._close = icon_button(theme, Icon.X, "Close notice", self.hide)
        line = row(self._sign, self._text, self._close)
        line.setStretch(1, 1)
        line.setContentsMargins(Space.L, Space.XS, Space.M, Space.XS)
        self.setLayout(line)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def say(self, text: str, *, closes: bool = False) -> None:
        """Show a sentence; one that `closes` has a button for it."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._close.setVisible(closes)
        self.show()
        if self.isVisible():
            announce(self, text)

    def _draw(self) -> None:
        picture = self._theme.icon(Icon.ALERT, "attention").pixmap(QSize(16, 16))
        self._sign.setPixmap(picture)
