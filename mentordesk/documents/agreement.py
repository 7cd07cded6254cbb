"""The mentoring agreement as a PDF: two or three calm pages that can be filled in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents import paper
from mentordesk.documents.agreement_parts import (
    acknowledgement_block,
    masthead,
    opening_blocks,
    plan_blocks,
    section_blocks,
)
from mentordesk.documents.flow import Block, Space
from mentordesk.documents.form_fields import stamp
from mentordesk.documents.pages import draw_foot, draw_running_head, lay_out
from mentordesk.documents.swap import write_beside
from mentordesk.documents.values import AgreementPage

_LOGO_HEIGHT = 40.0
LOGO_WIDTH = 160.0


def write_agreement(page: AgreementPage, path: Path) -> None:
    """Write one agreement to a file, which appears whole or not at all.

    Raises `MissingGlyph` where no font has a letter, `OSError` where the folder does not take
    the file or the logo cannot be read.
    """
    write_beside(path, agreement_bytes(page))


def agreement_bytes(page: AgreementPage) -> bytes:
    """One agreement as a PDF; the same values give the same bytes.

    Raises as `write_agreement` does.
    """
    target = io.BytesIO()
    canvas = open_canvas(target, page.language)
    canvas.setTitle(f"{page.title} – {page.bookmark}")
    canvas.setAuthor(page.programme)
    canvas.setSubject(page.round_name)
    draw_agreement(canvas, page)
    canvas.save()
    return target.getvalue()


def open_canvas(target: io.BytesIO, language: str) -> Canvas:
    """A canvas of A4 pages, without the time of day in it."""
    canvas = Canvas(target, pagesize=(paper.PAGE_WIDTH, paper.PAGE_HEIGHT), invariant=1,
                    pageCompression=1, lang=language)  # fmt: skip
    canvas.setCreator("MentorDesk")
    return canvas


def draw_agreement(canvas: Canvas, page: AgreementPage) -> int:
    """Draw one agreement on pages of its own, closed by `showPage`; returns how many."""

    def begin(number: int) -> None:
        canvas.doForm(_foot_name(page, number))
        if number == 1 and page.version is not None:
            stamp(canvas, page.field_prefix, page.version)
        if number == 1:
            draw_logo(canvas, page.logo)
        else:
            draw_running_head(canvas, page.bookmark)

    pages = lay_out(canvas, list(_blocks(page)), begin)
    canvas.showPage()
    for number in range(1, pages + 1):
        # The foot names the number of pages, which is known only now.
        canvas.beginForm(_foot_name(page, number))
        draw_foot(canvas, page.footer, number, pages)
        canvas.endForm()
    return pages


def _foot_name(page: AgreementPage, number: int) -> str:
    return f"foot-{page.field_prefix}-{number}"


def _blocks(page: AgreementPage) -> Iterator[Block]:
    yield masthead(page, LOGO_WIDTH if page.logo else 0.0)
    yield from opening_blocks(page)
    for section in page.sections:
        yield from section_blocks(section, page.field_prefix)
    if page.plan:
        yield from plan_blocks(page.plan, page.field_prefix)
    if page.acknowledgement:
        yield Space(3 * paper.GAP)
        yield acknowledgement_block(page.acknowledgement, page.field_prefix)


def draw_logo(canvas: Any, logo: bytes | None) -> None:
    """Draw the logo in the upper right corner, as large as its place allows."""
    if logo is None:
        return
    picture = ImageReader(io.BytesIO(logo))
    width, height = picture.getSize()
    scale = min(LOGO_WIDTH / width, _LOGO_HEIGHT / height)
    canvas.drawImage(
        picture,
        paper.PAGE_WIDTH - paper.MARGIN - width * scale,
        paper.PAGE_HEIGHT - paper.TOP - height * scale,
        width * scale,
        height * scale,
        mask="auto",
    )
