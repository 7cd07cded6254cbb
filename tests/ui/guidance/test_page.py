"""The Guidance page in a real window: laid out, written, filed, printed, given, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton

from mentordesk.domain.guidance import LARGEST_FILE, About, Audience
from mentordesk.store.queries import guidance as asked
from mentordesk.store.queries.code_of_conduct import code_standing
from mentordesk.ui.guidance.model import Wanted
from mentordesk.ui.guidance.pane import TABS
from tests.support.guidance_scenes import fill_library, guidance_page
from tests.support.pdf_text import needs_pdftotext, text_of


@pytest.fixture
def page(open_window, demo):
    return guidance_page(open_window(demo))


@pytest.fixture
def filled(page):
    titles = fill_library(page)
    page.arrive(titles["Code of conduct"])
    return page


def piece(page):
    (row,) = page.desk.ask(asked.guidance, (page.pane.piece.id,))
    return row


def test_an_empty_library_offers_its_usual_places_in_one_step(page):
    assert not page.pane.isVisible()
    page.lay_out()
    assert page.model.rowCount() == 10 and page.pane.isVisible()
    assert page.write_action.isEnabled() and not page.print_action.isEnabled()
    page.desk.undo()
    assert page.model.rowCount() == 0


def test_a_placeholder_is_written_by_keyboard_and_can_then_be_printed(page, qtbot):
    page.lay_out()
    page.write_action.trigger()
    area = page.pane.text.area
    assert area.hasFocus()
    area.insertPlainText("Our words")
    page.table.setFocus()
    assert piece(page).body == "Our words" and not piece(page).placeholder
    assert page.print_action.isEnabled() and not page.write_action.isEnabled()
    page.desk.undo()
    assert piece(page).placeholder


def test_every_field_of_the_form_is_kept(filled):
    fields = {field.editor.objectName(): field for field, _ in filled.pane.form._fields}
    assert set(fields) == {
        "title", "body", "link", "about", "audience", "scheme", "stage", "country", "version",
        "credit", "review_on",
    }  # fmt: skip
    fields["country"].line.setText("Ghana")
    fields["country"].line.setModified(True)
    fields["country"].line.editingFinished.emit()
    assert piece(filled).country == "GH"
    assert fields["country"].line.text() == "Ghana"


def test_filters_show_what_is_for_mentors_and_what_is_for_a_country(filled):
    filled.model.look_for(Wanted(audience=Audience.MENTEES))
    shown = {row.audience for row in filled.model.rows}
    assert shown == {Audience.MENTEES, Audience.EVERYBODY}
    filled.model.look_for(Wanted(country="BD"))
    assert [row.title for row in filled.model.rows] == ["Careers service", "National helpline"]
    filled.model.look_for(Wanted(about=About.STAGE_GUIDE))
    filled.arrive(asked_id(filled, "A reading list"))
    assert filled.pane.piece.title == "A reading list"


def asked_id(page, title):
    return next(row.id for row in page.desk.ask(asked.guidance) if row.title == title)


def test_a_dropped_file_is_kept_and_one_that_is_too_large_is_refused(filled, tmp_path):
    small, large = tmp_path / "Código – أهلا.pdf", tmp_path / "large.pdf"
    small.write_bytes(b"%PDF-1.7 small")
    large.write_bytes(bytes(LARGEST_FILE + 1))
    part = filled.pane.file
    drop(part, small)
    assert piece(filled).file_name == small.name and part.name.text() == small.name
    drop(part, large)
    assert piece(filled).file_name == small.name
    assert "larger than 5 MB" in part.wrong.text() and not part.wrong.isHidden()


def drop(part, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    part.dropEvent(QDropEvent(QPointF(1, 1), copy, data, Qt.MouseButton.LeftButton, none))


def test_a_copy_of_the_file_is_saved(filled, answer, tmp_path):
    filled.arrive(asked_id(filled, "Role of the mentor"))
    out = tmp_path / "copy.pdf"
    answer.will("save_file", out)
    filled.pane.file.copy.click()
    assert out.read_bytes() == b"%PDF-1.7"


@needs_pdftotext
def test_pieces_are_printed_into_one_file_and_the_history_says_so(filled, answer, tmp_path, qtbot):
    ids = [asked_id(filled, title) for title in ("Code of conduct", "A reading list")]
    filled.table.select_ids(ids, ids[0])
    out = tmp_path / "Guidance.pdf"
    answer.will("save_file", out)
    filled.print_chosen()
    qtbot.waitUntil(out.exists)
    text = text_of(out.read_bytes(), tmp_path)
    assert "Words of the office." in text and "https://example.org/reading" in text
    assert "نص بالعربية" in text


def test_what_was_given_stands_in_its_own_tab_and_keeps_the_piece(filled):
    filled.pane.tabs.setCurrentIndex(1)
    assert piece(filled).given == 5
    filled.remove()
    assert piece(filled).given == 5  # refused, and said above


def test_a_new_piece_is_asked_for_and_shown(filled, answer):
    def fill(dialog):
        dialog.fields["title"].area.setPlainText("A podcast")
        dialog.yes.click()

    answer.will_fill(fill)
    filled.add()
    assert filled.pane.piece.title == "A podcast"
    filled.remove()
    assert filled.pane.piece is None or filled.pane.piece.title != "A podcast"


def test_the_code_of_conduct_shows_who_accepted_which_version_and_notes_it_today(filled):
    desk = filled.desk
    standing = desk.ask(code_standing)
    assert standing.missing and standing.versions  # the demo has both
    tab = TABS.index("Accepted")
    filled.pane.tabs.setCurrentIndex(tab)
    shown = texts(filled.pane.accepted)
    assert f"Yet to accept {standing.current}: {len(standing.missing)} mentor" in shown
    first = standing.missing[0]
    button = next(
        b for b in filled.pane.accepted.findChildren(QPushButton)
        if b.accessibleName() == f"Accepted today: {first.name}"
    )  # fmt: skip
    button.click()
    after = desk.ask(code_standing)
    assert first.person_id not in {one.person_id for one in after.missing}
    assert f"in force: {len(after.versions[0].people)} mentors" in texts(filled.pane.accepted)
    desk.undo()
    assert desk.ask(code_standing) == standing
    filled.arrive(asked_id(filled, "A reading list"))
    assert not filled.pane.tabs.isTabVisible(tab)


def texts(rows):
    return "\n".join(one.text() for one in rows.findChildren(QLabel))
