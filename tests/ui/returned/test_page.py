"""Agreements that came back: dropped anywhere, looked at field by field, filed, taken back."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel

from mentordesk.commands.agreements import EditAgreementTerms
from mentordesk.documents.returned import PaperTroubleKind
from mentordesk.domain.agreement import Term
from mentordesk.domain.match import MatchState
from mentordesk.jobs.agreements import print_agreements
from mentordesk.progress import Progress
from mentordesk.store.queries.papers import round_papers
from mentordesk.wording.returned import TROUBLES
from tests.support.round_world import World


class Office:
    """A window on a programme with one pair, whose agreement was printed."""

    def __init__(self, window, qtbot, folder):
        self.place, self.qtbot = window.workplace, qtbot
        self.desk = self.place.desk
        world = World(self.desk.workspace)
        self.spring = world.round("Spring")
        mentee = world.mentee(self.spring, "Li Wei")
        mentor = world.mentor("Grace Okoth")
        self.pair = world.pair(self.spring, mentor, mentee, MatchState.INTRODUCED)
        world.flush()
        printed = print_agreements(self.desk.workspace, self.spring, folder, None, Progress())
        self.pdf = printed.files[0]

    @property
    def page(self):
        return self.place.page("returned")

    def fill(self, **values):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(self.pdf.read_bytes())))
        named = {f"{self.pair}-{name.replace('_', '-')}": text for name, text in values.items()}
        for page in writer.pages:
            writer.update_page_form_field_values(page, named, auto_regenerate=False)
        writer.write(self.pdf)

    def drop(self, *paths):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        held = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, *held)
        QApplication.sendEvent(self.place, enter)
        assert enter.isAccepted()
        event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, *held)
        QApplication.sendEvent(self.place, event)
        self.settle()

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.place.runner.is_busy, timeout=30_000)

    def held(self):
        shared = self.desk.ask(round_papers, self.spring, (self.pair,))
        return shared.papers[0].held

    def words(self):
        QApplication.processEvents()  # what was just put into a layout is shown then
        return [each.text() for each in self.page.findChildren(QLabel) if each.isVisible()]


@pytest.fixture
def office(window, qtbot, tmp_path):
    return Office(window, qtbot, tmp_path / "out")


def test_a_dropped_agreement_is_filed_after_one_look(office):
    QAbstractItemModelTester(office.page.model)
    office.fill(purpose="To publish", mentee_1_name="Li Wei", mentee_1_date="1 February 2026")
    office.drop(office.pdf)
    page = office.page
    assert office.place.current is page
    assert {"Grace Okoth and Li Wei", "Version 1.", "To publish"} <= set(office.words())
    assert page.yes.isEnabled()
    page.file_it()
    assert office.held().terms[Term.PURPOSE] == "To publish"
    assert office.held().mentee_typed is not None
    assert not page.yes.isEnabled()
    assert [page.model.text(row, list(page.model.columns)[1]) for row in page.model.rows] == [
        "Filed"
    ]
    office.desk.undo()
    office.settle()
    assert Term.PURPOSE not in office.held().terms
    assert page.yes.isEnabled()


def test_only_what_is_ticked_is_filed(office):
    office.desk.do(EditAgreementTerms((office.pair,), ((Term.PURPOSE, "To learn"),)))
    office.fill(purpose="To publish", mentor_name="Grace")
    office.drop(office.pdf)
    page = office.page
    page.lines.ticks["purpose"].setChecked(False)
    assert page.yes.text().startswith("File ")
    page.file_it()
    assert office.held().terms[Term.PURPOSE] == "To learn"
    assert office.held().mentor_typed[0] == "Grace"


def test_files_of_no_use_say_why_and_stop_nobody(office, tmp_path):
    bad, flat = tmp_path / "bad.pdf", tmp_path / "flat.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(flat)
    office.fill(purpose="To publish")
    office.drop(bad, flat, office.pdf)
    page = office.page
    said = [page.model.text(row, list(page.model.columns)[1]) for row in page.model.rows]
    assert said[:2] == ["Cannot be used"] * 2
    assert page.paper is not None and page.paper.trouble is None
    page.table.select_ids([str(flat)], str(flat))
    assert TROUBLES["no_fields"] in office.words()
    page.take_off()
    assert len(page.model.rows) == 2


def test_the_menu_asks_for_files(office, answer):
    office.fill(purpose="To publish")
    answer.will("open_files", [office.pdf])
    office.place.read_returned()
    office.settle()
    assert office.page.yes.isEnabled()


def test_every_trouble_has_a_sentence():
    assert set(TROUBLES) == {kind.value for kind in PaperTroubleKind}
