"""Rows of cells with hairlines between: definitions (label and answer) and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from mentordesk.documents import paper
from mentordesk.documents.flow import Block, ScriptParagraph, Stack
from mentordesk.documents.form_fields import OpenField

_MOVE_WHOLE = 160.0
"""A row lower than this in points goes to the next page as it is, rather than being parted."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the cells of rows stand: shares of the width (adding to 1), and paddings in points.

    The last `to_write` columns are empty ones to write in, each with a line on its left.
    """

    shares: tuple[float, ...]
    pad_x: float
    pad_y: float
    to_write: int = 0


class Rows(Block):
    """A table without side lines; its head is repeated on each page it reaches."""

    def __init__(
        self, rows: Sequence[Sequence[Block]], measure: Measure, head: Sequence[Block] = ()
    ) -> None:
        super().__init__()
        self._rows = [tuple(row) for row in rows]
        self._head = tuple(head)
        self._measure = measure

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The sum of the rows, each as high as its highest cell."""
        self.width = width
        self._heights = [self._row_height(row) for row in self._all_rows()]
        self.height = sum(self._heights)
        return width, self.height

    def _all_rows(self) -> list[tuple[Block, ...]]:
        return [self._head, *self._rows] if self._head else self._rows

    def _cell_width(self, column: int) -> float:
        last = column == len(self._measure.shares) - 1
        return self.width * self._measure.shares[column] - (0 if last else self._measure.pad_x)

    def _row_height(self, row: Sequence[Block]) -> float:
        heights = [cell.wrap(self._cell_width(i), 0)[1] for i, cell in enumerate(row)]
        return float(max(heights)) + 2 * self._measure.pad_y

    def least_height(self, width: float) -> float:
        """The head and two rows, all of a low table, or of a high row what is worth parting."""
        if self.wrap(width, 0)[1] < _MOVE_WHOLE:
            return float(self.height)
        first = int(bool(self._head))
        least = sum(self._heights[: first + 1])
        if self._heights[first] >= _MOVE_WHOLE:
            return least - self._heights[first] + _MOVE_WHOLE / 2
        return float(least)

    def peeled(self) -> tuple[Block, Block] | None:
        """The table without its last row, and that row under the same head."""
        if len(self._rows) < 2:
            return None
        first, last = self._rows[:-1], self._rows[-1:]
        return Rows(first, self._measure, self._head), Rows(last, self._measure, self._head)

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits, and the rest under the same head; a high row may be parted itself."""
        self.wrap(width, height)
        room = height - (self._heights[0] if self._head else 0.0)
        heights = self._heights[int(bool(self._head)) :]
        count = 0
        while count < len(heights) and heights[count] <= room + 0.01:
            room -= heights[count]
            count += 1
        if 2 < count == len(self._rows) - 1 and heights[count] < _MOVE_WHOLE:
            count -= 1  # a row that is left alone at the head of a page gets company
        first, rest = self._rows[:count], self._rows[count:]
        if rest and heights[count] >= _MOVE_WHOLE:
            upper, lower = self._parted(rest[0], room)
            if upper:
                first, rest = [*first, upper], [lower, *rest[1:]]
        if not first or not rest:
            return [self] if not rest else []
        return [Rows(first, self._measure, self._head), Rows(rest, self._measure, self._head)]

    def _parted(
        self, row: Sequence[Block], room: float
    ) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """The two halves of a row, or none where a cell has nothing that fits."""
        room -= 2 * self._measure.pad_y
        upper: list[Block] = []
        lower: list[Block] = []
        for i, cell in enumerate(row):
            width = self._cell_width(i)
            if cell.wrap(width, room)[1] <= room:
                upper.append(cell)
                lower.append(Stack(()))
                continue
            halves = cell.split(width, room) if isinstance(cell, ScriptParagraph) else []
            if len(halves) != 2:
                return (), ()
            upper.append(halves[0])
            lower.append(halves[1])
        return tuple(upper), tuple(lower)

    def draw(self) -> None:
        """Draw the rows from the top, a line under the head and between rows."""
        canvas = self.canv
        top = self.height
        rows = self._all_rows()
        for n, (row, height) in enumerate(zip(rows, self._heights, strict=True)):
            x = 0.0
            for i, cell in enumerate(row):
                own = cell.wrap(self._cell_width(i), 0)[1]
                cell.drawOn(canvas, x, top - self._measure.pad_y - own)
                x += self.width * self._measure.shares[i]
            top -= height
            is_head = n == 0 and bool(self._head)
            if not is_head:
                self._draw_edges(top, height)
            if n == len(rows) - 1 or (isinstance(row[-1], OpenField) and not is_head):
                continue  # an open field draws a line of its own
            canvas.setStrokeColor(paper.EDGE if is_head else paper.LINE)
            canvas.setLineWidth(paper.HAIRLINE)
            canvas.line(0, top, self.width, top)

    def _draw_edges(self, foot: float, height: float) -> None:
        """The lines on the left of what is to be written in, of one row."""
        shares, pad = self._measure.shares, self._measure.pad_x
        for column in range(len(shares) - self._measure.to_write, len(shares)):
            x = self.width * sum(shares[:column]) - pad / 2
            self.canv.setStrokeColor(paper.LINE)
            self.canv.setLineWidth(paper.HAIRLINE)
            self.canv.line(x, foot, x, foot + height)
