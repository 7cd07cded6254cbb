"""Certificates as a PDF: one calm page each, lying, names in any script in the middle."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents import paper
from mentordesk.documents.flow import ScriptParagraph
from mentordesk.documents.paper import TextStyle
from mentordesk.documents.printed_values import CertificatePage
from mentordesk.documents.script_text import draw_line
from mentordesk.documents.setting import set_text

_WIDTH, _HEIGHT = paper.PAGE_HEIGHT, paper.PAGE_WIDTH
_EDGE = 28.0
_MARGIN = 96.0
_INSIDE = _WIDTH - 2 * _MARGIN
_LOGO_WIDTH, _LOGO_HEIGHT = 200.0, 52.0
_TITLE = TextStyle(30, 40, bold=True, colour=paper.ACCENT)
_NAME_SIZES = (30.0, 26.0, 22.0, 18.0)
"""A name stands on one line where one of these sizes lets it."""
_ORIGINAL = TextStyle(20, 30)
_BODY = TextStyle(12, 19)
_LABEL = TextStyle(9, 13, colour=paper.MUTED)
_VALUE = TextStyle(12, 18, bold=True)


def certificate_bytes(pages: Sequence[CertificatePage]) -> bytes:
    """One or several certificates as one PDF; the same values give the same bytes.

    Raises `MissingGlyph` where no font has a letter, `ValueError` for none.
    """
    if not pages:
        raise ValueError("no certificate to print")
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(_WIDTH, _HEIGHT), invariant=1, pageCompression=1,
                    lang=pages[0].language)  # fmt: skip
    canvas.setCreator("MentorDesk")
    first = pages[0]
    canvas.setTitle(f"{first.title} – {first.bookmark}" if len(pages) == 1 else first.title)
    canvas.setAuthor(first.programme)
    for page in pages:
        canvas.bookmarkPage(page.key)
        canvas.addOutlineEntry(page.bookmark, page.key, level=0)
        _draw(canvas, page)
        canvas.showPage()
    if len(pages) > 1:
        canvas.showOutline()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Any, page: CertificatePage) -> None:
    _frame(canvas)
    top = _HEIGHT - (60.0 if page.logo else 88.0)
    if page.logo is not None:
        top -= _logo(canvas, page.logo, top) + 2 * paper.GAP
    top = _centred(canvas, page.programme, TextStyle(12, 20, True, paper.MUTED), top)
    top = _centred(canvas, page.title, _TITLE, top - paper.GAP) - 3 * paper.GAP
    top = _centred(canvas, page.opening, _BODY, top) - 1.5 * paper.GAP
    top = _centred(canvas, page.name, _name_style(page.name), top)
    if page.original_name:
        top = _centred(canvas, page.original_name, _ORIGINAL, top)
    top -= 2 * paper.GAP
    for text in page.deed:
        top = _centred(canvas, text, _BODY, top)
    _facts(canvas, page, top - 4 * paper.GAP)
    _foot(canvas, page)


def _frame(canvas: Any) -> None:
    canvas.setStrokeColor(paper.ACCENT)
    canvas.setLineWidth(1.2)
    canvas.rect(_EDGE, _EDGE, _WIDTH - 2 * _EDGE, _HEIGHT - 2 * _EDGE)
    canvas.setStrokeColor(paper.LINE)
    canvas.setLineWidth(paper.HAIRLINE)
    inner = _EDGE + 5
    canvas.rect(inner, inner, _WIDTH - 2 * inner, _HEIGHT - 2 * inner)


def _logo(canvas: Any, logo: bytes, top: float) -> float:
    """Draw the logo in the middle, and say how high it is."""
    picture = ImageReader(io.BytesIO(logo))
    width, height = picture.getSize()
    scale = min(_LOGO_WIDTH / width, _LOGO_HEIGHT / height)
    left = (_WIDTH - width * scale) / 2
    canvas.drawImage(
        picture, left, top - height * scale, width * scale, height * scale, mask="auto"
    )
    return float(height * scale)


def _name_style(name: str) -> TextStyle:
    for size in _NAME_SIZES:
        if len(set_text(name, round(_INSIDE / size, 4), True)) == 1:
            break
    return TextStyle(size, size * 1.4, bold=True)


def _centred(
    canvas: Any, text: str, style: TextStyle, top: float, middle: float = _WIDTH / 2,
    width: float = _INSIDE,
) -> float:  # fmt: skip
    """Draw wrapped lines around a middle, whatever way they run; the bottom of the last one."""
    for each in set_text(text, round(width / style.size, 4), style.bold):
        left = middle - each.line.width * style.size / 2
        draw_line(canvas, each.line, left, top - style.leading * 0.72, style.size, style.colour)
        top -= style.leading
    return top


def _facts(canvas: Any, page: CertificatePage, top: float) -> None:
    """Label over value, side by side in equal parts."""
    width = _INSIDE / max(len(page.facts), 1)
    for number, (label, value) in enumerate(page.facts):
        middle = _MARGIN + (number + 0.5) * width
        below = _centred(canvas, label, _LABEL, top, middle, width)
        _centred(canvas, value, _VALUE, below, middle, width)


def _foot(canvas: Any, page: CertificatePage) -> None:
    """A line to sign on over the office's name, and the day at the other side."""
    line = _EDGE + 58.0
    canvas.setStrokeColor(paper.EDGE)
    canvas.setLineWidth(paper.HAIRLINE)
    canvas.line(_MARGIN, line, _MARGIN + 240, line)
    office = ScriptParagraph(page.office, _LABEL)
    height = office.wrap(240, 0)[1]
    office.drawOn(canvas, _MARGIN, line - height - 3)
    _centred(canvas, page.day, _LABEL, line - 1, _WIDTH - _MARGIN - 70, 140)
