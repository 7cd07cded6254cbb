"""Deeds for the selected people, as the dialogs ask for them; columns by keyboard; rows pasted."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentordesk.importing.sheet import text_of
from mentordesk.store.queries.people_detail import detail
from mentordesk.store.queries.people_filter import PeopleColumn
from mentordesk.ui.people.columns_dialog import ColumnsDialog
from tests.support.pages import page_of

COLUMNS = list(PeopleColumn)


@pytest.fixture
def page(make, open_window, workspace):
    """The People page over two mentors and a student, all selected."""
    make.mentor("Amina Rahman", places=2)
    make.mentor("Bilal Khan")
    make.person("José da Silva", status="student", code="MAP17", employer="=Lakes Bank")
    page = page_of(open_window(workspace), "people")
    page.table.selectAll()
    return page


def fill(**texts):
    """Type into the fields of the dialog and press its button."""

    def typed(dialog):
        for name, text in texts.items():
            field = dialog.fields[name]
            editor = field.editor
            (editor.setPlainText if hasattr(editor, "setPlainText") else editor.setText)(text)
        dialog.yes.click()

    return typed


def test_a_training_is_noted_and_who_is_no_mentor_is_counted(page, answer):
    answer.will_fill(fill(trained_on="20 Feb 2026"))
    page.deeds.bulk.trained()
    assert page.desk.ask(detail, page.model.id_at(0)).mentor.trained_on == dt.date(2026, 2, 20)
    assert page.context.toasts.text == (
        "Training of 2 people noted for 20 Feb 2026. 1 person without a mentor profile left as "
        "they were"
    )
    page.desk.undo()
    assert page.desk.ask(detail, page.model.id_at(0)).mentor.trained_on is None


@pytest.mark.parametrize(("typed", "said"), [("soon", "Type a day"), ("", "Type a day")])
def test_a_day_that_is_none_is_refused_in_the_dialog(page, answer, typed, said):
    def wrong_then_cancel(dialog):
        fill(trained_on=typed)(dialog)
        assert said in dialog.fields["trained_on"].wrong
        dialog.reject()

    answer.will_fill(wrong_then_cancel)
    page.deeds.bulk.trained()
    assert page.desk.ask(detail, page.model.id_at(0)).mentor.trained_on is None


def test_the_code_of_conduct_with_version_and_day(page, answer):
    answer.will_fill(fill(version="2026-1", accepted_on="today"))
    page.deeds.bulk.code_accepted()
    mentor = page.desk.ask(detail, page.model.id_at(1)).mentor
    assert (mentor.code_version, mentor.code_accepted_on) == ("2026-1", page.desk.today())


def test_pause_refuses_a_day_gone_by_and_resume_offers_again(page, answer):
    def try_both(dialog):
        fill(until="1 Jan 2020")(dialog)
        assert dialog.wrong.isVisibleTo(dialog)
        fill(until="1 Jun 2026")(dialog)

    answer.will_fill(try_both)
    page.deeds.bulk.pause()
    assert page.desk.ask(detail, page.model.id_at(0)).mentor.paused_until == dt.date(2026, 6, 1)
    page.deeds.bulk.resume()
    assert page.desk.ask(detail, page.model.id_at(0)).mentor.paused_until is None


def test_students_become_alumni(page):
    page.deeds.bulk.graduate()
    number = COLUMNS.index(PeopleColumn.STATUS)
    assert [page.model.index(r, number).data() for r in range(3)] == ["", "", "Alum"]
    assert "2 others left as they were" in page.context.toasts.text


def test_returned_mail_is_pasted_and_marked(page, answer):
    mail = page.desk.ask(detail, page.model.id_at(0)).emails[0].address
    answer.will_fill(fill(text=f"To {mail} and to gone@elsewhere.example"))
    page.deeds.bulk.mark_bounced()
    assert page.desk.ask(detail, page.model.id_at(0)).emails[0].bounced
    assert "On file for nobody: gone@elsewhere.example" in page.context.toasts.text


def test_the_selection_is_exported_and_can_be_read_again(page, answer, qtbot, tmp_path):
    from mentordesk.importing.reading import read_sheets
    from mentordesk.progress import Progress

    path = tmp_path / "Mentors of spring"
    answer.will("save_file", path)
    page.deeds.bulk.export()
    written = path.with_name(path.name + ".xlsx")
    qtbot.waitUntil(lambda: "3 people written" in page.context.toasts.text)
    rows = read_sheets(written, progress=Progress()).sheets[0].rows
    texts = [[text_of(cell) for cell in row.cells] for row in rows]
    assert [row[0] for row in texts] == ["Name", "Amina Rahman", "José da Silva", "Bilal Khan"] or (
        sorted(row[0] for row in texts[1:]) == ["Amina Rahman", "Bilal Khan", "José da Silva"]
    )
    assert "=Lakes Bank" in [cell for row in texts for cell in row]  # text, not a formula


def test_the_paste_key_brings_rows_to_the_import(page):
    QApplication.clipboard().setText("Name\tEmail\nBela Sharma\tbela@post.example")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    place = page.window().workplace
    assert place.current.name == "import"
    assert [source.name for source in place.current.steps.sources.values()] == ["Pasted rows"]


def test_columns_are_moved_and_hidden_by_keyboard(page, qtbot):
    dialog = ColumnsDialog(page, page.table)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.header.visualIndex(1) == 2
    assert dialog.list.currentRow() == 2
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert page.header.isSectionHidden(1)
    dialog.list.setCurrentRow(0)
    dialog.sort.click()
    dialog.sort.click()
    assert page.model.is_descending == (page.header.sortIndicatorOrder() is Qt.SortOrder(1))
    dialog._reset()
    assert page.header.visualIndex(1) == 1
    assert not page.header.isSectionHidden(1)
