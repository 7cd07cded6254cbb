"""Where each card of a column stands: sections, lines of cards, rectangles in whole px."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyle

Move = QAbstractItemView.CursorAction


@dataclass(frozen=True)
class Section:
    """A run of cards under one heading: rows `start` to `stop` (not included) of the model.

    `count` is how many belong to it, folded ones too. Without a title there is no heading.
    """

    key: str
    title: str
    start: int
    stop: int
    count: int
    foldable: bool = False
    folded: bool = False


@dataclass(frozen=True)
class Grid:
    """The measures of a column, in px: cards beside each other, gaps, margin and heading."""

    columns: int = 1
    gap: int = 8
    margin: int = 8
    heading: int = 28
    lead: int = 0

    def card_width(self, width: int) -> int:
        """How wide a card is in a column of this width, in px."""
        room = width - 2 * self.margin - (self.columns - 1) * self.gap
        return max(1, room // self.columns)


@dataclass(frozen=True)
class Heading:
    """A section's heading as it lies in the content, `top` to `bottom` of the whole section."""

    section: Section
    top: int
    bottom: int


class _Line(NamedTuple):
    """Cards beside each other."""

    top: int
    height: int
    first: int
    last: int


class CardLayout:
    """The places of all cards for one width; worked out once, then only looked up.

    `heights` is one number for each row of the model. Cards of one line are equally high.
    """

    def __init__(
        self,
        sections: Sequence[Section],
        heights: Sequence[int],
        width: int,
        grid: Grid,
        direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
    ) -> None:
        self.grid = grid
        self.width = width
        self.headings: list[Heading] = []
        self._direction = direction
        self._lines: list[_Line] = []
        self.card_width = grid.card_width(width)
        self.height = self._fill(sections, heights)
        self._tops = [line.top for line in self._lines]
        self._firsts = [line.first for line in self._lines]

    def is_for(self, width: int, direction: Qt.LayoutDirection) -> bool:
        """Whether it was worked out for a column of this width and direction."""
        return self.width == width and self._direction is direction

    def rect(self, row: int) -> QRect:
        """The rectangle of a row in the content; empty when there is no such row."""
        number = bisect_right(self._firsts, row) - 1
        if number < 0 or row > self._lines[number].last:
            return QRect()
        line, grid = self._lines[number], self.grid
        left = grid.margin + (row - line.first) * (self.card_width + grid.gap)
        box = QRect(left, line.top, self.card_width, line.height)
        return QStyle.visualRect(self._direction, QRect(0, 0, self.width, self.height), box)

    def at(self, point: QPoint) -> int | None:
        """The row under a point of the content, or None between cards."""
        number = bisect_right(self._tops, point.y()) - 1
        if number < 0:
            return None
        line = self._lines[number]
        for row in range(line.first, line.last + 1):
            if self.rect(row).contains(point):
                return row
        return None

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows whose lines touch the stretch of content from `top` to `bottom`."""
        if not self._lines:
            return range(0)
        start = max(0, bisect_right(self._tops, top) - 1)
        if self._lines[start].top + self._lines[start].height < top:
            start += 1
        stop = bisect_left(self._tops, bottom + 1)
        if start >= stop:
            return range(0)
        return range(self._lines[start].first, self._lines[stop - 1].last + 1)

    def neighbour(self, row: int, lines: int) -> int:
        """The row as many lines below (above when negative), in the same column where it can be."""
        number = bisect_right(self._firsts, row) - 1
        if number < 0:
            return row
        column = row - self._lines[number].first
        line = self._lines[max(0, min(len(self._lines) - 1, number + lines))]
        return min(line.first + column, line.last)

    def page(self, row: int, height: int, forward: bool) -> int:
        """The row about one window of `height` px further on or back."""
        number = bisect_right(self._firsts, row) - 1
        if number < 0:
            return row
        goal = self._lines[number].top + (height if forward else -height)
        other = max(0, min(len(self._lines) - 1, bisect_right(self._tops, max(0, goal)) - 1))
        if other == number:
            other = max(0, min(len(self._lines) - 1, number + (1 if forward else -1)))
        return self.neighbour(row, other - number)

    def after(self, row: int, action: Move, count: int, room: int, rtl: bool) -> int:
        """The row a key leads to from `row`; `room` is the height of the window, in px."""
        side = {Move.MoveLeft: 1 if rtl else -1, Move.MoveRight: -1 if rtl else 1}
        if action in side and self.grid.columns > 1:
            goal = row + side[action]
        elif action in (Move.MoveUp, Move.MoveDown):
            goal = self.neighbour(row, -1 if action is Move.MoveUp else 1)
        elif action in (Move.MovePageUp, Move.MovePageDown):
            goal = self.page(row, room, action is Move.MovePageDown)
        elif action in (Move.MoveNext, Move.MovePrevious):
            goal = row + (1 if action is Move.MoveNext else -1)
        else:
            goal = {Move.MoveHome: 0, Move.MoveEnd: count - 1}.get(action, row)
        return max(0, min(count - 1, goal))

    def _fill(self, sections: Sequence[Section], heights: Sequence[int]) -> int:
        grid, y = self.grid, self.grid.lead
        for section in sections:
            top = y
            y += grid.heading if section.title else 0
            for first in range(section.start, section.stop, grid.columns):
                last = min(first + grid.columns, section.stop) - 1
                height = max(heights[first : last + 1])
                self._lines.append(_Line(y, height, first, last))
                y += height + grid.gap
            if section.title:
                self.headings.append(Heading(section, top, y))
        return y + (grid.margin - grid.gap if self._lines else 0)
