"""Pieces of guidance as a PDF: each on pages of its own, with its line in the outline."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from mentordesk.documents import paper
from mentordesk.documents.agreement import LOGO_WIDTH, draw_logo, open_canvas
from mentordesk.documents.agreement_parts import Inset
from mentordesk.documents.flow import Block, ScriptParagraph, Space, Stack
from mentordesk.documents.pages import draw_foot, draw_running_head, lay_out
from mentordesk.documents.printed_values import GuidancePage

_BULLETS = ("- ", "– ", "• ", "* ")


def guidance_bytes(pages: Sequence[GuidancePage]) -> bytes:
    """One or several pieces as one PDF; the same values give the same bytes.

    Raises `MissingGlyph` where no font has a letter, `ValueError` for no piece.
    """
    if not pages:
        raise ValueError("nothing to print")
    target = io.BytesIO()
    canvas = open_canvas(target, pages[0].language)
    canvas.setTitle(pages[0].title if len(pages) == 1 else pages[0].programme)
    canvas.setAuthor(pages[0].programme)
    for page in pages:
        canvas.bookmarkPage(page.key)
        canvas.addOutlineEntry(page.title, page.key, level=0)
        _draw(canvas, page)
    if len(pages) > 1:
        canvas.showOutline()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Any, page: GuidancePage) -> None:
    def begin(number: int) -> None:
        canvas.doForm(f"foot-{page.key}-{number}")
        if number == 1:
            draw_logo(canvas, page.logo)
        else:
            draw_running_head(canvas, page.title)

    count = lay_out(canvas, list(_blocks(page)), begin)
    canvas.showPage()
    for number in range(1, count + 1):
        canvas.beginForm(f"foot-{page.key}-{number}")
        draw_foot(canvas, page.footer, number, count)
        canvas.endForm()


def _blocks(page: GuidancePage) -> Iterator[Block]:
    head = [
        ScriptParagraph(page.programme, paper.PROGRAMME),
        ScriptParagraph(page.title, paper.TITLE),
        ScriptParagraph(page.about, paper.ROUND),
    ]
    yield Inset(Stack(head), LOGO_WIDTH + 2 * paper.GAP if page.logo else 0.0)
    yield Space(3 * paper.GAP)
    for line in page.lines:
        if not line.strip():
            yield Space(paper.GAP)
            continue
        bullet = next((sign for sign in _BULLETS if line.startswith(sign)), "")
        yield ScriptParagraph(line.removeprefix(bullet), paper.BODY, bullet=bool(bullet))
        yield Space(paper.GAP / 2)
    if page.link:
        yield Space(paper.GAP)
        yield ScriptParagraph(page.link, paper.BODY)
    if page.credit:
        yield Space(2 * paper.GAP)
        yield ScriptParagraph(page.credit, paper.DETAIL)
