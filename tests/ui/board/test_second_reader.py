"""Wishes on the cards; the pool sheet goes out and comes back, shown first and then heeded."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.commands.wishes import SetWishes
from mentordesk.domain.wish import Mark
from mentordesk.matching.pool import Blocked, Clash
from mentordesk.store.queries.people_past import applications_of
from mentordesk.ui.board.targets import targets_for
from mentordesk.ui.board.why import Heading, Line, Offer, Partner
from mentordesk.ui.board.words import spoken_waiting


def action(page, text):
    (found,) = [one for one in page.actions() if one.text().replace("&", "") == text]
    return found


@pytest.fixture
def sheet(page, tmp_path, answer, qtbot):
    """The pool sheet as it was written from the board's menu."""
    path = tmp_path / "Pool.xlsx"
    answer.will("save_file", path)
    action(page, "Export the pool sheet…").trigger()
    qtbot.waitUntil(path.exists, timeout=20_000)
    return path


def marked(sheet, pair, not_with="x", better=""):
    """The sheet with a pair marked in it; the name of its mentee, and the name typed as better."""
    book = openpyxl.load_workbook(sheet)
    page = book["Pairs"]
    heads = {cell.value: cell.column for cell in page[6]}
    page.cell(4, 2).value = "Ruth Baker"
    for line in range(7, page.max_row + 1):
        if page.cell(line, heads["Mentee id"]).value == pair.mentee_id:
            page.cell(line, heads["Not with"]).value = not_with
            page.cell(line, heads["Better with"]).value = better
            page.cell(line, heads["Note"]).value = "same project"
    book.save(sheet)


def test_marks_read_back_are_a_soft_clash_and_one_key_makes_them_hard(page, sheet, qtbot, driver):
    pair = next(p for p in page.state.pairs.values() if not p.is_live and not p.locked)
    both = (pair.mentor_id, pair.mentee_id)
    other = next(one for one in page.state.judged.rows.mentors if one.id != pair.mentor_id)
    marked(sheet, pair, better=other.name)
    with qtbot.waitSignal(page.reader.previewed, timeout=20_000) as told:
        page.arrive(sheet)
    (dialog,) = told.args
    assert dialog.counts.text() == "2 marks: 2 new"
    assert dialog.reader.text() == "Ruth Baker"
    with qtbot.waitSignal(page.state.judged_anew, timeout=20_000):
        dialog.keep.click()
    judged = page.state.judged
    assert Clash.READER_AGAINST in judged.soft(both)
    assert "Ruth Baker marked them as not to be paired" in judged.clause(Clash.READER_AGAINST, both)
    assert judged.marks[(other.id, pair.mentee_id)].mark is Mark.BETTER_WITH
    page.looking.select(*both)
    page.looking.look()
    said = page.why.said.blocks
    assert any(isinstance(block, Offer) and "Keep apart" in block.button for block in said)
    page.window().activateWindow()  # the dialog took the keyboard with it
    page.mentors.setFocus()
    qtbot.waitUntil(page.mentors.hasFocus)
    with qtbot.waitSignal(page.state.judged_anew, timeout=20_000):
        QTest.keyClick(page.mentors, Qt.Key.Key_K)
    assert page.state.judged.hard(both) is Blocked.NOT_WITH
    assert both not in page.state.judged.marks
    page.desk.undo()
    page.desk.undo()
    driver.settled()
    assert not page.state.judged.marks


def test_why_names_wishes_and_what_a_colleague_thinks_better(page, sheet, qtbot):
    pair = next(p for p in page.state.pairs.values() if not p.is_live and not p.locked)
    other = next(one for one in page.state.judged.rows.mentors if one.id != pair.mentor_id)
    marked(sheet, pair, not_with="", better=other.name)
    with qtbot.waitSignal(page.reader.previewed, timeout=20_000) as told:
        page.reader.read(sheet)
    with qtbot.waitSignal(page.state.judged_anew, timeout=20_000):
        told.args[0].keep.click()
    page.looking._panel.say(page.looking._pair(other.id, pair.mentee_id))
    lines = [block.text for block in page.why.said.blocks if isinstance(block, Line)]
    assert any(text.startswith("Ruth Baker marked") and "better for" in text for text in lines)
    assert not any(isinstance(b, Heading) and b.text == "Wishes for" for b in page.why.said.blocks)


def test_a_file_that_is_no_sheet_is_told_and_nothing_changes(page, tmp_path, qtbot, answer):
    path = tmp_path / "marks.xlsx"
    path.write_bytes(b"%PDF-1.7 nothing")
    answer.will("open_file", path)
    answer.will("tell")
    before = page.desk.undo_text
    action(page, "Read a colleague’s marks…").trigger()
    qtbot.waitUntil(lambda: len(answer.said) == 2, timeout=20_000)
    assert "marks.xlsx" in answer.said[1]
    assert page.desk.undo_text == before


def test_wishes_are_on_the_card_and_in_why(page, driver, qtbot):
    card = next(card for card in page.waiting_model.cards if card.allowed)
    first, second = page.state.judged.rows.mentors[:2]
    (applied,) = page.desk.ask(applications_of, card.id)
    with qtbot.waitSignal(page.state.judged_anew, timeout=20_000):
        page.desk.do(SetWishes(applied.id, (second.id, first.id)))
    shown = page.waiting_model.card(card.id)
    assert shown.wishes == (second.name, first.name)
    said = f"wishes for {second.name} and {first.name}"
    assert said in spoken_waiting(shown)
    assert f"W{said[1:]}" in page.waiting_model.tip(shown)
    page.waiting.select_ids([card.id])
    page.looking.look()
    partners = [block for block in page.why.said.blocks if isinstance(block, Partner)]
    assert [(one.mentor_id, one.note) for one in partners[:2]] == [
        (second.id, "first wish"), (first.id, "second wish"),
    ]  # fmt: skip
    (target,) = targets_for(page.state.judged, page.state.tiles([second.id]), (card.id,)).values()
    assert target.words or target.on_card == "first wish"
