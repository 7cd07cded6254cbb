"""What an empty page or list says: what belongs there, and the first step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, clear, label, row

WIDEST = 400
"""The most a sentence is wide, in px; in a narrow column it wraps sooner."""


class Empty(QWidget):
    """A picture, a heading, a sentence and up to three first steps, in the middle."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading = label("", "heading", wraps=True)
        self._text = label("", "body", "muted", wraps=True)
        for part in (self._heading, self._text):
            part.setFixedWidth(WIDEST)
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._steps = row()
        self._sign = Icon.INFO
        box = QVBoxLayout(self)
        box.setSpacing(Space.S)
        box.addStretch(2)
        box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(Space.XS)
        box.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(Space.S)
        box.addLayout(self._steps)
        box.addStretch(3)
        theme.changed.connect(self._draw)

    def say(
        self,
        icon: Icon,
        heading: str,
        text: str = "",
        *steps: tuple[str, Callable[[], object]],
    ) -> None:
        """Say what belongs here; the first step is the one most likely wanted."""
        self._sign = icon
        self._draw()
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._fit()
        clear(self._steps)
        self._steps.addStretch(1)
        for number, (words, deed) in enumerate(steps):
            self._steps.addWidget(button(words, deed, kind="plain" if number else "primary"))
        self._steps.addStretch(1)

    def _fit(self) -> None:
        """A stack asks nobody how high wrapped text is, so each text says it itself."""
        for part in (self._heading, self._text):
            part.ensurePolished()
            part.setMinimumHeight(max(0, part.heightForWidth(part.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let heading and sentence wrap within a narrow column."""
        super().resizeEvent(event)
        for part in (self._heading, self._text):
            part.setFixedWidth(max(1, min(WIDEST, self.width() - 2 * Space.L)))
        self._fit()

    def _draw(self) -> None:
        picture = self._theme.icon(self._sign, "edge").pixmap(QSize(20, 20))
        self._icon.setPixmap(picture)
        self._fit()
