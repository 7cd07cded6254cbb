"""The screens of agreements that came back: one with fields filled in, one of no use, none yet."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from PySide6.QtWidgets import QWidget

from mentordesk.commands.agreements import EditAgreementTerms
from mentordesk.domain.agreement import Term
from mentordesk.domain.match import LIVE, MatchState
from mentordesk.jobs.agreements import print_agreements
from mentordesk.jobs.returned import read_returned
from mentordesk.progress import Progress
from mentordesk.store.queries.relationships import RelationshipRow, relationships
from mentordesk.ui.returned.page import ReturnedPage
from mentordesk.ui.window import Window
from tests.support.scenes import Scene

FILLED = {
    "purpose": "To find a first post in evaluation, and to publish one paper from the thesis",
    "how-often": "Once a month, more often before applications",
    "mentee-1-name": "Signed with all my names",
    "mentee-1-date": "1 February 2026",
    "goal4-goal": "Submit a paper",
}


def returned_scenes() -> list[Scene]:
    """The page with two files, and with none."""
    return [
        Scene("returned", _two_files),
        Scene("returned-empty", _nothing, is_empty=True),
    ]


def returned(window: Window) -> ReturnedPage:
    """The page, shown."""
    place = window.workplace
    assert place is not None
    place.show_page("returned")
    page = place.page("returned")
    assert isinstance(page, ReturnedPage)
    return page


def filled(pdf: Path, key: str, values: dict[str, str]) -> Path:
    """The printed file with fields of one agreement filled in, by another program's library."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf.read_bytes())))
    named = {f"{key}-{name}": text for name, text in values.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, named, auto_regenerate=False)
    writer.write(pdf)
    return pdf


def _live(row: RelationshipRow) -> bool:
    return row.state in LIVE - {MatchState.PROPOSED_TO_MENTEE} and row.round_id is not None


def _two_files(window: Window) -> QWidget:
    page = returned(window)
    desk = page.desk
    pair = next(row for row in desk.ask(relationships, desk.today()) if _live(row))
    desk.do(EditAgreementTerms((pair.id,), ((Term.PURPOSE, "To learn how evaluation is done"),)))
    with tempfile.TemporaryDirectory() as folder:
        printed = print_agreements(
            desk.workspace, str(pair.round_id), Path(folder), None, Progress(), (pair.id,)
        )
        flat = Path(folder) / "Scan of an agreement.pdf"
        writer = PdfWriter()
        writer.add_blank_page(200, 200)
        writer.write(flat)
        back = filled(printed.files[0], pair.id, FILLED)
        page.model.show_papers(read_returned((back, flat), desk.workspace, Progress()))
    first = page.model.papers[0].id
    page.table.select_ids([first], first)
    page.renew()
    return window


def _nothing(window: Window) -> QWidget:
    returned(window)
    return window
