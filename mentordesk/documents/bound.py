"""Many agreements in one file, each with its line in the outline."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from mentordesk.documents.agreement import draw_agreement, open_canvas
from mentordesk.documents.swap import write_beside
from mentordesk.documents.values import AgreementPage
from mentordesk.progress import Progress


def write_bound(pages: Sequence[AgreementPage], path: Path, progress: Progress) -> None:
    """Write all agreements into one file, which appears whole or not at all.

    Each has its own prefix for field names, and counts its own pages. Reports one step before
    each agreement and one at the end, as `bound`; raises `Cancelled` when told to stop, and what
    `write_agreement` raises. Raises `ValueError` for no agreement, or a prefix used twice.
    """
    write_beside(path, bound_bytes(pages, progress))


def bound_bytes(pages: Sequence[AgreementPage], progress: Progress) -> bytes:
    """The bound file as bytes; raises as `write_bound` does."""
    prefixes = {page.field_prefix for page in pages}
    if not pages or len(prefixes) < len(pages):
        raise ValueError("agreements to bind need one prefix each, and at least one is needed")
    target = io.BytesIO()
    canvas = open_canvas(target, pages[0].language)
    canvas.setTitle(f"{pages[0].title} – {pages[0].round_name}")
    canvas.setAuthor(pages[0].programme)
    canvas.setSubject(pages[0].round_name)
    for number, page in enumerate(pages):
        progress.report(number, len(pages), "bound")
        canvas.bookmarkPage(page.field_prefix)
        canvas.addOutlineEntry(page.bookmark, page.field_prefix, level=0)
        draw_agreement(canvas, page)
    canvas.showOutline()
    progress.report(len(pages), len(pages), "bound")
    canvas.save()
    return target.getvalue()
