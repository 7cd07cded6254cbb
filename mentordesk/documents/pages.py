"""Blocks onto pages: fills page after page, and writes the foot when their number is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus.flowables import Flowable

from mentordesk.documents import paper
from mentordesk.documents.flow import Block, ScriptParagraph, Space
from mentordesk.documents.values import Footer

_COUNT_WIDTH = 88.0
"""Room at the right of the foot for the page count, in points."""


class Heading(ScriptParagraph):
    """A paragraph that never stands at the foot of a page without what it heads."""


def lay_out(canvas: Any, blocks: Sequence[Block], on_new_page: Callable[[int], None]) -> int:
    """Fill pages of the canvas with blocks, in order; returns how many pages.

    `on_new_page` is called with the page's number (from 1) before anything stands on it. The last
    page is left open: the caller ends it with `showPage`.
    """
    height = paper.PAGE_HEIGHT - paper.TOP - paper.BOTTOM
    width = paper.CONTENT_WIDTH
    waiting: list[Flowable] = list(blocks)
    page, used = 1, 0.0
    on_new_page(page)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Space) and used == 0:
            continue
        own = block.wrap(width, height - used)[1]
        if used and used + _needed(block, waiting, width) > height + 0.01:
            canvas.showPage()
            page, used = page + 1, 0.0
            on_new_page(page)
            waiting.insert(0, block)
            continue
        if used + own > height + 0.01:
            halves = block.split(width, height - used)
            if len(halves) == 2:
                waiting.insert(0, halves[1])
                block, own = halves[0], halves[0].wrap(width, height)[1]
            elif used:
                canvas.showPage()
                page, used = page + 1, 0.0
                on_new_page(page)
                waiting.insert(0, block)
                continue
        block.drawOn(canvas, paper.MARGIN, paper.PAGE_HEIGHT - paper.TOP - used - own)
        used += own
    return page


def _needed(block: Flowable, rest: Sequence[Flowable], width: float) -> float:
    """The least room a block needs with what must follow it on the same page."""
    needed = _least(block, width)
    for each in rest if isinstance(block, Heading | Space) else ():
        needed += _least(each, width)
        if not isinstance(each, Heading | Space):
            break
    return needed


def _least(block: Flowable, width: float) -> float:
    return float(block.least_height(width)) if isinstance(block, Block) else block.height


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
    draw_right(canvas, words, top - paper.GAP)


def draw_right(canvas: Any, text: str, top: float, style: paper.TextStyle = paper.FOOT) -> None:
    """Draw one line that ends at the right margin, hung from `top` (points from the foot)."""
    from mentordesk.documents.setting import set_text

    width = min(set_text(text, 1000, style.bold)[0].line.width * style.size + 1, 400)
    left = paper.PAGE_WIDTH - paper.MARGIN - width
    _hang(canvas, ScriptParagraph(text, style), left, width, top)


def _hang(canvas: Any, block: Block, left: float, width: float, top: float) -> None:
    height = block.wrap(width, 0)[1]
    block.drawOn(canvas, left, top - height)
