"""The tabs of a pair that are lists: sessions, goals, check-ins, notes; each row with its deeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, clear, label, rule

Deed = tuple[str, Callable[[], object]]


class Rows(QScrollArea):
    """Rows of words with small buttons, below a button that adds one."""

    def __init__(self, name: str, empty: str) -> None:
        super().__init__()
        self._empty = empty
        self.setObjectName(name.lower().replace(" ", "_").replace("-", "_"))
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setProperty("ground", "surface")
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(Space.L, Space.M, Space.M, Space.XL)
        self._box.setSpacing(Space.S)
        self.setWidget(body)

    def begin(self, *adds: Deed) -> None:
        """Take the rows away, and put the buttons that add one on top."""
        clear(self._box)
        self._count = 0
        line = QHBoxLayout()
        for text, deed in adds:
            line.addWidget(button(text, deed))
        line.addStretch(1)
        self._box.addLayout(line)

    def add(self, heading: str, details: Sequence[str], deeds: Sequence[Deed] = ()) -> None:
        """One row: a heading, lines of details, and what can be done with it."""
        if self._count:
            self._box.addWidget(rule())
        self._count += 1
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(heading, wraps=True))
        for text in details:
            if text:
                words.addWidget(label(text, "small", "muted", wraps=True))
        line = QHBoxLayout()
        line.setSpacing(Space.XS)
        line.addLayout(words, 1)
        for text, deed in deeds:
            made = button(text, deed, kind="quiet")
            made.setAccessibleName(f"{text}: {heading}")
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(line)

    def end(self) -> None:
        """Say what belongs here when there is nothing, and push everything to the top."""
        if not self._count:
            self._box.addWidget(label(self._empty, tone="muted", wraps=True))
        self._box.addStretch(1)
