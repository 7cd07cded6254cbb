"""What stands at a card: the question for a reason, the swap, the refusal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.ui.board.targets import May

Key = Qt.Key


def reason_of(page, mentee: str) -> str | None:
    pair = page.state.pair_of(mentee)
    return pair.override_reason if pair is not None else None


def test_enter_keeps_the_pair_with_its_reason(driver, page):
    mentee, mentor = driver.find(May.ASK_REASON)
    driver.drop_on(mentor, mentee)
    note = page.deeds.note
    assert note.line.hasFocus()
    QTest.keyClicks(note.line, "They asked for each other in person")
    QTest.keyClick(note.line, Key.Key_Return)
    assert reason_of(page, mentee) == "They asked for each other in person"
    assert driver.drafts[mentee] == mentor
    assert page.deeds.note is None


def test_enter_without_a_word_asks_on(driver, page):
    mentee, mentor = driver.find(May.ASK_REASON)
    driver.drop_on(mentor, mentee)
    QTest.keyClick(page.deeds.note.line, Key.Key_Return)
    assert page.deeds.note is not None
    assert mentee not in driver.drafts


def test_escape_returns_the_card_and_leaves_no_trace(driver, page):
    mentee, mentor = driver.find(May.ASK_REASON)
    before = page.desk.undo_text
    driver.drop_on(mentor, mentee)
    QTest.keyClicks(page.deeds.note.line, "half a rea")
    QTest.keyClick(page.deeds.note.line, Key.Key_Escape)
    assert page.deeds.note is None
    assert mentee not in driver.drafts
    assert page.desk.undo_text == before
    assert page.waiting_model.row_of(mentee) is not None


def test_reasons_given_lately_are_offered_and_one_click_keeps(driver, page):
    given = {p.override_reason for p in page.state.pairs.values() if p.override_reason}
    mentee, mentor = driver.find(May.ASK_REASON)
    driver.drop_on(mentor, mentee)
    offers = page.deeds.note.offers
    assert {offer.text() for offer in offers} == given
    QTest.keyClick(page.deeds.note.line, Key.Key_Down)
    assert offers[0].hasFocus()
    offers[0].click()
    assert reason_of(page, mentee) == offers[0].text()


def test_the_sentence_names_both_and_says_why(driver, page):
    mentee, mentor = driver.find(May.ASK_REASON)
    driver.drop_on(mentor, mentee)
    said = page.deeds.note.accessibleName()
    assert page.state.names[mentee] in said
    assert page.state.mentors[mentor].name in said


def test_the_swap_names_who_goes_and_their_next_best(driver, page):
    mentee, mentor = driver.find(May.SWAP)
    there = {chip.id: chip for chip in driver.tile(mentor).chips if not chip.stays}
    driver.drop_on(mentor, mentee)
    choices = page.deeds.note.choices
    assert len(choices) == len(there)
    assert all(chip.name in " ".join(c.text() for c in choices) for chip in there.values())
    assert "next best" in choices[0].accessibleName()


def test_enter_swaps_in_one_step_that_undo_takes_back(driver, page):
    mentee, mentor = driver.find(May.SWAP)
    driver.drop_on(mentor, mentee)
    match_id = page.deeds.note.choices[0].objectName().removeprefix("swap_")
    other = page.state.pairs[match_id].mentee_id
    QTest.keyClick(page.deeds.note.choices[0], Key.Key_Return)
    if page.deeds.note is not None:
        page.deeds.note.kept.emit("It suits both")
    assert driver.drafts[mentee] == mentor
    assert other not in driver.drafts
    page.desk.undo()
    assert driver.drafts[other] == mentor
    assert mentee not in driver.drafts


def test_escape_leaves_the_swap_undone(driver, page):
    mentee, mentor = driver.find(May.SWAP)
    before = driver.drafts
    driver.drop_on(mentor, mentee)
    QTest.keyClick(page.deeds.note, Key.Key_Escape)
    assert page.deeds.note is None
    assert driver.drafts == before


def test_a_note_stays_within_the_column_and_follows_its_card(driver, page):
    mentee, mentor = driver.find(
        May.ASK_REASON, lambda target: page.mentors_model.row_of(target.mentor_id) == 6
    )
    driver.drop_on(mentor, mentee)
    note, port = page.deeds.note, page.mentors.viewport().geometry()
    assert port.contains(note.geometry())
    bar = page.mentors.verticalScrollBar()
    places = set()
    for value in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        assert port.contains(note.geometry())
        places.add(note.y())
    assert len(places) > 1


def test_only_one_note_stands_at_a_time(driver, page):
    mentee, mentor = driver.find(May.ASK_REASON)
    driver.drop_on(mentor, mentee)
    first = page.deeds.note
    driver.drop_on(mentor, mentee)
    assert page.deeds.note is not first


def test_a_reason_is_kept_only_with_the_pair_that_needs_it(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    driver.drop_on(mentor, mentee)
    assert reason_of(page, mentee) is None
