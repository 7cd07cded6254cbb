"""Blocks onto pages: fills page after page, and writes the foot when their number is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mentordesk.documents import paper
from mentordesk.documents.flow import Block, ScriptParagraph, Space, Stack
from mentordesk.documents.setting import set_text
from mentordesk.documents.values import Footer

_WIDTH = paper.CONTENT_WIDTH
_HEIGHT = paper.PAGE_HEIGHT - paper.TOP - paper.BOTTOM
_COUNT_WIDTH = 88.0
"""Room at the right of the foot for the page count, in points."""


class Heading(ScriptParagraph):
    """A paragraph that never stands at the foot of a page without what it heads."""


class Closing(Stack):
    """A stack that never stands alone on a page: the last piece before it comes along."""


class _PageEnd(Space):
    """Says that what follows begins a page."""


def lay_out(canvas: Any, blocks: Sequence[Block], on_new_page: Callable[[int], None]) -> int:
    """Fill pages of the canvas with blocks, in order; returns how many pages.

    `on_new_page` is called with the page's number (from 1) before anything stands on it. The last
    page is left open: the caller ends it with `showPage`.
    """
    waiting: list[Any] = list(blocks)
    page, used = 1, 0.0
    on_new_page(page)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Space) and used == 0:
            continue
        now, later = _fit(block, waiting, used)
        waiting[:0] = later
        if now is not None:
            own = now.wrap(_WIDTH, _HEIGHT - used)[1]
            now.drawOn(canvas, paper.MARGIN, paper.PAGE_HEIGHT - paper.TOP - used - own)
            used += own
        else:
            canvas.showPage()
            page, used = page + 1, 0.0
            on_new_page(page)
    return page


def _fit(block: Any, rest: Sequence[Any], used: float) -> tuple[Any | None, list[Any]]:
    """What of a block stands on this page (None: nothing, begin a page) and what waits."""
    room = _HEIGHT - used + 0.01
    if isinstance(block, _PageEnd):
        return None, []
    if used and _needed(block, rest) > room:
        return None, [block]
    own = block.wrap(_WIDTH, room)[1]
    if own > room:
        halves = block.split(_WIDTH, room)
        if len(halves) == 2:
            return halves[0], [_PageEnd(0), halves[1]]
        return (None, [block]) if used else (block, [])
    closing = _closing_height(rest)
    if closing and own + closing > room:
        parts = block.peeled()
        if parts is not None:
            return parts[0], [_PageEnd(0), parts[1]]
        if used and own + closing <= _HEIGHT:
            return None, [block]
    return block, []


def _needed(block: Any, rest: Sequence[Any]) -> float:
    """The least room a block needs with what must follow it on the same page."""
    needed = float(block.least_height(_WIDTH))
    for i, each in enumerate(rest if isinstance(block, Heading) else ()):
        needed += float(each.least_height(_WIDTH))
        if not isinstance(each, Heading | Space):
            return needed + (0 if each.peeled() else _closing_height(rest[i + 1 :]))
    return needed


def _closing_height(rest: Sequence[Any]) -> float:
    """The height of the closing block where it comes next, with the space before it; else 0."""
    height = 0.0
    for each in rest:
        height += float(each.wrap(_WIDTH, 0)[1])
        if not isinstance(each, Space):
            return height if isinstance(each, Closing) else 0.0
    return 0.0


def draw_foot(canvas: Any, footer: Footer, page: int, pages: int) -> None:
    """Draw the foot of one page, with its number and how many there are."""
    canvas.setStrokeColor(paper.LINE)
    canvas.setLineWidth(paper.HAIRLINE)
    top = paper.BOTTOM - 2 * paper.GAP
    canvas.line(paper.MARGIN, top, paper.PAGE_WIDTH - paper.MARGIN, top)
    notes = ScriptParagraph("\u2002·\u2002".join(footer.notes), paper.FOOT)
    room = paper.CONTENT_WIDTH - _COUNT_WIDTH
    _hang(canvas, notes, paper.MARGIN, room, top - paper.GAP)
    words = footer.page_of.replace("{page}", str(page)).replace("{pages}", str(pages))
    width = set_text(words, _COUNT_WIDTH, paper.FOOT.bold)[0].line.width * paper.FOOT.size + 0.1
    right = paper.PAGE_WIDTH - paper.MARGIN
    _hang(canvas, ScriptParagraph(words, paper.FOOT), right - width, width, top - paper.GAP)


def draw_running_head(canvas: Any, text: str) -> None:
    """Draw whose pages these are, above the text."""
    top = paper.PAGE_HEIGHT - 2.5 * paper.GAP
    head = ScriptParagraph(text, paper.FOOT, ours=True)
    _hang(canvas, head, paper.MARGIN, paper.CONTENT_WIDTH, top)


def _hang(canvas: Any, block: Block, left: float, width: float, top: float) -> None:
    height = block.wrap(width, 0)[1]
    block.drawOn(canvas, left, top - height)
