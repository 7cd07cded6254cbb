"""The blocks a page is built of: text in any script, rows, cards; reportlab flowables all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus.flowables import Flowable

from mentordesk.documents import paper
from mentordesk.documents.paper import TextStyle
from mentordesk.documents.script_text import draw_line
from mentordesk.documents.setting import SetLine, set_text
from mentordesk.documents.shaping import Drawn

_ASCENT, _DESCENT = 0.95, 0.28
"""How far Noto Sans with accents reaches above and below the baseline, in em."""
_BULLET_INDENT = 12.0


class Block(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A flowable that knows the least height worth starting on a page."""

    width: float = 0.0
    height: float = 0.0

    def least_height(self, width: float) -> float:
        """The height in points of the smallest piece that may stand at the foot of a page."""
        return float(self.wrap(width, 0)[1])

    def peeled(self) -> tuple[Block, Block] | None:
        """The block without its last piece, and that piece; None where it is one piece."""
        return None


class ScriptParagraph(Block):
    """A paragraph in any script; one that reads from right to left stands on the right.

    `at_start` keeps it on the left whatever its script: for a name under another. A sentence of
    `ours` keeps its order too, whoever is named in it.
    """

    def __init__(
        self,
        text: str,
        style: TextStyle = paper.BODY,
        *,
        bullet: bool = False,
        at_start: bool = False,
        ours: bool = False,
    ) -> None:
        super().__init__()
        self._text = text
        self._style = style
        self._has_bullet = bullet
        self._at_start = at_start
        self._ours = ours
        self._indent = _BULLET_INDENT if bullet else 0.0
        self._lines: Sequence[SetLine] | None = None
        self._heights: list[float] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Set the lines at a width; the height of the page does not matter."""
        if self._lines is None or width != self.width:
            self.width = width
            em = round((width - self._indent) / self._style.size, 4)
            self._show(set_text(self._text, em, self._style.bold, self._ours))
        return width, self.height

    def _show(self, lines: Sequence[SetLine]) -> None:
        self._lines = lines
        self._heights = [_line_height(line, self._style) for line in lines]
        self.height = sum(self._heights)

    def least_height(self, width: float) -> float:
        """Two lines, or all of a paragraph of three."""
        self.wrap(width, 0)
        return sum(self._heights if len(self._heights) <= 3 else self._heights[:2])

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part that fits and the rest; never one line alone on either side."""
        self.wrap(width, height)
        lines = self._lines or ()
        fitting = _fitting(self._heights, height)
        if fitting >= len(lines):
            return [self]
        fitting = min(fitting, len(lines) - 2)
        if fitting < 2:
            return []
        return [self._part(lines[:fitting], True), self._part(lines[fitting:], False)]

    def _part(self, lines: Sequence[SetLine], is_first: bool) -> ScriptParagraph:
        part = ScriptParagraph(
            self._text,
            self._style,
            bullet=self._has_bullet and is_first,
            at_start=self._at_start,
            ours=self._ours,
        )
        part._indent = self._indent
        part.width = self.width
        part._show(lines)
        return part

    def draw(self) -> None:
        """Draw the lines from the top; (0, 0) is the lower left corner."""
        size, colour = self._style.size, self._style.colour
        top = self.height
        for i, (each, height) in enumerate(zip(self._lines or (), self._heights, strict=True)):
            up, down = _reach(each)
            baseline = top - (height - (up + down) * size) / 2 - up * size
            room = self.width - self._indent
            is_right = each.is_rtl and not self._at_start
            left = room - each.line.width * size if is_right else self._indent
            draw_line(self.canv, each.line, left, baseline, size, colour)
            if self._has_bullet and i == 0:
                _draw_bullet(self.canv, is_right, self.width, baseline, size)
            top -= height


def _draw_bullet(canvas: Any, is_right: bool, width: float, baseline: float, size: float) -> None:
    x = width - 4 if is_right else 4
    canvas.setFillColor(paper.ACCENT)
    canvas.circle(x, baseline + 0.27 * size, 1.5, stroke=0, fill=1)


def _reach(each: SetLine) -> tuple[float, float]:
    drawn = [piece for _, piece in each.line.pieces if isinstance(piece, Drawn)]
    up = max([_ASCENT, *(piece.ascent for piece in drawn)])
    return up, max([_DESCENT, *(piece.descent for piece in drawn)])


def _line_height(each: SetLine, style: TextStyle) -> float:
    """The leading, or more where a script reaches further up or down than Latin does."""
    return max(style.leading, sum(_reach(each)) * style.size + 1)


def _fitting(heights: Sequence[float], room: float) -> int:
    """How many of the heights, from the first, fit into the room."""
    used = 0.0
    for count, height in enumerate(heights):
        used += height
        if used > room + 0.01:
            return count
    return len(heights)


class Space(Block):
    """An empty height in points; none of it at the head of a page."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as it was made."""
        return width, self.height

    def draw(self) -> None:
        """Nothing to draw."""


class Stack(Block):
    """Blocks one under the other that stay on one page while they fit on one."""

    def __init__(self, blocks: Sequence[Block], gap: float = 0.0) -> None:
        super().__init__()
        self._blocks = tuple(blocks)
        self._gap = gap

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The sum of the heights and gaps."""
        self.width = width
        heights = [block.wrap(width, height)[1] for block in self._blocks]
        self.height = sum(heights) + self._gap * max(len(heights) - 1, 0)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Only what is higher than a whole page is parted, between its blocks."""
        page = paper.PAGE_HEIGHT - paper.TOP - paper.BOTTOM
        if self.wrap(width, height)[1] <= page or len(self._blocks) < 2:
            return []
        heights = [block.wrap(width, height)[1] + self._gap for block in self._blocks]
        count = _fitting(heights, height)
        if not count:
            return []
        return [Stack(self._blocks[:count], self._gap), Stack(self._blocks[count:], self._gap)]

    def draw(self) -> None:
        """Draw the blocks from the top."""
        top = self.height
        for block in self._blocks:
            top -= block.wrap(self.width, 0)[1]
            block.drawOn(self.canv, 0, top)
            top -= self._gap


class Columns(Block):
    """Blocks side by side in equal columns; all are as high as the highest."""

    def __init__(self, blocks: Sequence[Block], count: int, gap: float) -> None:
        super().__init__()
        self._blocks = tuple(blocks)
        self._count = count
        self._gap = gap

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The height of the highest block, each set in its column."""
        self.width = width
        self._column = (width - self._gap * (self._count - 1)) / self._count
        heights = [block.wrap(self._column, height)[1] for block in self._blocks]
        self.height = max(heights, default=0.0)
        return width, self.height

    def draw(self) -> None:
        """Draw the blocks hung from the top; cards grow to the common height."""
        for i, block in enumerate(self._blocks):
            own = block.wrap(self._column, 0)[1]
            if isinstance(block, Card):
                own = block.height = self.height
            block.drawOn(self.canv, i * (self._column + self._gap), self.height - own)


class Card(Block):
    """A block in a rounded box: a ground, or a line with a coloured edge on its left."""

    def __init__(self, content: Block, *, ground: Any = None, edge: Any = None) -> None:
        super().__init__()
        self._content = content
        self._ground = ground
        self._edge = edge
        self._pad = 1.5 * paper.GAP

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The content and its padding."""
        self.width = width
        inner = self._content.wrap(width - 2 * self._pad, height)[1]
        self.height = inner + 2 * self._pad
        return width, self.height

    def draw(self) -> None:
        """Draw the box, then the content hung from its top."""
        canvas = self.canv
        canvas.setStrokeColor(paper.LINE)
        canvas.setLineWidth(paper.HAIRLINE)
        if self._ground is not None:
            canvas.setFillColor(self._ground)
        canvas.roundRect(
            0, 0, self.width, self.height, paper.RADIUS,
            stroke=int(self._ground is None), fill=int(self._ground is not None),
        )  # fmt: skip
        if self._edge is not None:
            canvas.setFillColor(self._edge)
            canvas.rect(0, paper.RADIUS, 3, self.height - 2 * paper.RADIUS, stroke=0, fill=1)
        inner = self._content.wrap(self.width - 2 * self._pad, 0)[1]
        self._content.drawOn(canvas, self._pad, self.height - self._pad - inner)
