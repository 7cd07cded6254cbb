"""Rows of words with small buttons, under headings: what the panes list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, clear, label, rule

Deed = tuple[str, Callable[[], object]]


class Rows(Scroll):
    """Rows of words with small buttons, below a button that adds one."""

    def __init__(self, name: str, empty: str) -> None:
        super().__init__(name)
        self._empty = empty
        self._count = 0

    def begin(self, *adds: Deed) -> None:
        """Take the rows away, and put the buttons that add one on top."""
        clear(self.box)
        self._count = 0
        line = QHBoxLayout()
        for text, deed in adds:
            line.addWidget(button(text, deed))
        line.addStretch(1)
        self.box.addLayout(line)

    def head(self, heading: str, deeds: Sequence[Deed] = ()) -> None:
        """A heading over the rows that follow."""
        self._row(heading, (), deeds, "name")

    def add(self, heading: str, details: Sequence[str], deeds: Sequence[Deed] = ()) -> None:
        """One row: a heading, lines of details, and what can be done with it."""
        self._row(heading, details, deeds, "body")

    def end(self) -> None:
        """Say what belongs here when there is nothing, and push everything to the top."""
        if not self._count:
            self.box.addWidget(label(self._empty, tone="muted", wraps=True))
        self.box.addStretch(1)
        self.fit()

    def _row(self, heading: str, details: Sequence[str], deeds: Sequence[Deed], step: str) -> None:
        if self._count:
            self.box.addWidget(rule())
        self._count += 1
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(heading, step, wraps=True))
        for text in details:
            if text:
                words.addWidget(label(text, "small", "muted", wraps=True))
        line = QHBoxLayout()
        line.setSpacing(Space.XS)
        is_below = self._are_wide([text for text, _ in deeds])
        if not is_below:
            line.addLayout(words, 1)
        for text, deed in deeds:
            made = button(text, deed, kind="quiet")
            made.setAccessibleName(f"{text}: {heading}")
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        if is_below:
            line.addStretch(1)
            self.box.addLayout(words)
        self.box.addLayout(line)

    def _are_wide(self, texts: Sequence[str]) -> bool:
        """Whether the buttons would leave less than half of the width to the words."""
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(text) + 2 * Space.M for text in texts)
        return len(texts) > 1 and width > self.viewport().width() // 2
