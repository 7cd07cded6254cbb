"""Figures in a grid: what each is down the side, a column for each plan that is held against."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import clear, label, restyle

TOP = Qt.AlignmentFlag.AlignTop
END = Qt.AlignmentFlag.AlignTrailing
NARROWEST = 140
"""The least a column of words is wide, in px at 100 %."""


@dataclass(frozen=True)
class Figure:
    """One figure of one plan as it is read; bold where it has a `mark`, which says why in words."""

    text: str
    mark: str = ""
    tone: str = "ink"


PENDING = Figure("…", tone="muted")
"""A figure that is still worked out."""


@dataclass(frozen=True)
class FigureRow:
    """What the figures are, and one for each column."""

    name: str
    figures: tuple[Figure, ...]


class FigureGrid(QWidget):
    """Words begin at the leading side and wrap; `numbers` end at the trailing one.

    What changes is written into the labels that stand, so that it can follow a slider.
    """

    def __init__(self, theme: Theme, *, numbers: bool = False) -> None:
        super().__init__()
        self._theme, self._numbers = theme, numbers
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.XS if numbers else Space.S)
        self._names: list[str] = []
        self._sides: list[QLabel] = []
        self._labels: list[list[QLabel]] = []
        self._rows: tuple[FigureRow, ...] = ()
        self._is_old = False

    def set_heads(self, heads: Sequence[QWidget | str], corner: str = "") -> None:
        """Begin anew with these heads over the columns; `corner` stands over the names."""
        clear(self._grid)
        self._names, self._sides, self._labels, self._rows = [], [], [], ()
        self._grid.addWidget(label(corner, "small", "muted"), 0, 0)
        for at, head in enumerate(heads, start=1):
            made = label(head, "small", "muted") if isinstance(head, str) else head
            self._grid.addWidget(made, 0, at, END if self._numbers else TOP)
            if not self._numbers:
                # Columns of one width, whatever they say: only then are they read across.
                self._grid.setColumnStretch(at, 1)
                self._grid.setColumnMinimumWidth(at, self._theme.scaled(NARROWEST))
        if self._numbers:
            self._grid.setColumnStretch(0, 1)

    def show_rows(self, rows: Sequence[FigureRow]) -> None:
        """These figures, one for each head."""
        self._rows, self._is_old = tuple(rows), False
        if [row.name for row in rows] != self._names:
            self._lay_out(rows)
        self._write()

    def set_old(self, is_old: bool) -> None:
        """Grey what is shown until newer figures are there."""
        if is_old is not self._is_old:
            self._is_old = is_old
            self._write()

    def text_at(self, name: str, column: int) -> str:
        """What a figure reads, the first column being 0."""
        return self._labels[self._names.index(name)][column].text()

    def _lay_out(self, rows: Sequence[FigureRow]) -> None:
        for old in (*self._sides, *itertools.chain(*self._labels)):
            self._grid.removeWidget(old)
            old.deleteLater()
        self._names = [row.name for row in rows]
        self._sides = [label(name, "small", "muted") for name in self._names]
        for side in self._sides:  # smaller, and yet on the line of what it names
            side.setMinimumHeight(self._theme.line(Step.BODY))
        self._labels = []
        for number, row in enumerate(rows, start=1):
            self._grid.addWidget(self._sides[number - 1], number, 0, TOP)
            self._labels.append([label("", wraps=not self._numbers) for _ in row.figures])
            for at, made in enumerate(self._labels[-1], start=1):
                made.setMinimumHeight(self._theme.line(Step.BODY))
                self._grid.addWidget(made, number, at, TOP | END if self._numbers else TOP)

    def _write(self) -> None:
        for row, labels in zip(self._rows, self._labels, strict=True):
            for figure, made in zip(row.figures, labels, strict=True):
                made.setText(figure.text)
                made.setAccessibleName(f"{figure.text}, {figure.mark}" if figure.mark else "")
                restyle(made, "step", "name" if figure.mark else "body")
                restyle(made, "tone", "muted" if self._is_old else figure.tone)
