"""The keyboard and the menu do everything the mouse does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentordesk.ui.board.card_menu import menu_for
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.hand import How
from mentordesk.ui.board.targets import May

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def choose(driver, page, mentee: str) -> None:
    """Select a waiting card and give the column the focus."""
    page.waiting.setFocus()
    page.waiting.select_ids([mentee])
    driver.qtbot.waitUntil(page.waiting.hasFocus)


def choose_chip(driver, page, chip) -> None:
    """Click a chip."""
    page.mentors.setFocus()
    QTest.mouseClick(page.mentors.viewport(), Qt.MouseButton.LeftButton, pos=driver.on_chip(chip))
    assert [one.id for one in page.mentors.chosen_chips] == [chip.id]


def press(widget, key) -> None:
    QTest.keyClick(widget, key)


def test_enter_opens_the_ranked_list_and_enter_places_with_the_best(driver, page):
    mentee, _ = driver.find(May.PLACE)
    choose(driver, page, mentee)
    press(page.waiting, Key.Key_Return)
    shown = page.deeds.place_list.shown
    takers = [choice.score for choice in shown if choice.takes]
    assert page.deeds.place_list.isVisible() and takers
    best = next(choice for choice in shown if choice.takes)
    press(page.deeds.place_list.line, Key.Key_Return)
    if page.deeds.note is not None:  # the best is a clash: its reason is asked for first
        page.deeds.note.kept.emit("They asked for each other")
    assert driver.drafts[mentee] == best.id
    assert not page.deeds.place_list.isVisible()


def test_enter_is_about_the_card_the_keyboard_is_on_without_a_selection(driver, page):
    page.waiting.setFocus()
    page.waiting.clearSelection()
    page.waiting.setCurrentIndex(page.waiting.model().index(0, 0))
    page.waiting.clearSelection()
    press(page.waiting, Key.Key_Return)
    name = page.waiting_model.cards[0].name
    assert page.deeds.place_list.isVisible()
    assert page.deeds.place_list.accessibleName() == f"Place {name} with…"


def test_letters_filter_the_list(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    name = page.state.mentors[mentor].name
    choose(driver, page, mentee)
    press(page.waiting, Key.Key_Return)
    part = name.split()[0].encode("ascii", "ignore").decode()
    QTest.keyClicks(page.deeds.place_list.line, part)
    assert name in [choice.name for choice in page.deeds.place_list.shown]
    assert len(page.deeds.place_list.shown) < len(page.mentors_model.cards)


def test_arrows_choose_in_the_list_and_escape_leaves_it(driver, page):
    mentee, _ = driver.find(May.PLACE)
    choose(driver, page, mentee)
    press(page.waiting, Key.Key_Return)
    press(page.deeds.place_list.line, Key.Key_Down)
    assert page.deeds.place_list.list.currentRow() == 1
    press(page.deeds.place_list.line, Key.Key_Up)
    assert page.deeds.place_list.list.currentRow() == 0
    press(page.deeds.place_list.line, Key.Key_Escape)
    assert not page.deeds.place_list.isVisible()
    assert mentee not in driver.drafts
    assert page.waiting.hasFocus()


def test_who_may_not_be_is_listed_last_with_the_words(driver, page):
    mentee, mentor = driver.find(May.NEVER, words="paused")
    choose(driver, page, mentee)
    press(page.waiting, Key.Key_Return)
    shown = page.deeds.place_list.shown
    takes = [choice.takes for choice in shown]
    assert takes == sorted(takes, reverse=True)
    assert "paused" in next(choice.note for choice in shown if choice.id == mentor)


def test_a_refused_choice_says_why_at_the_card(driver, page):
    mentee, mentor = driver.find(May.NEVER, words="paused")
    choose(driver, page, mentee)
    page.deeds.open_list()
    page.deeds.place_list.chosen.emit(mentor)
    assert "paused" in page.deeds.note.text
    press(page.deeds.note, Key.Key_A)
    assert page.deeds.note is None


def test_enter_on_a_mentor_lists_mentees(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    page.mentors.setFocus()
    page.mentors.select_ids([mentor])
    press(page.mentors, Key.Key_Return)
    found = {choice.id: choice for choice in page.deeds.place_list.shown}
    assert found[mentee].note == "waiting"
    page.deeds.place_list.chosen.emit(mentee)
    assert driver.drafts[mentee] == mentor


def test_l_locks_and_unlocks_a_chip(driver, page):
    chip = driver.chip(lambda chip: not chip.stays)
    choose_chip(driver, page, chip)
    press(page.mentors, Key.Key_L)
    assert page.state.pairs[chip.id].locked
    press(page.mentors, Key.Key_L)
    assert not page.state.pairs[chip.id].locked


def test_l_on_several_chips_is_one_step(driver, page):
    chips = several_chips(driver, page)
    press(page.mentors, Key.Key_L)
    assert all(page.state.pairs[chip.id].locked for chip in chips)
    press(page.mentors, Key.Key_L)
    assert not any(page.state.pairs[chip.id].locked for chip in chips)
    page.desk.undo()
    page.desk.undo()
    assert [page.state.pairs[chip.id].locked for chip in chips] == [chip.locked for chip in chips]


def test_delete_on_several_chips_is_one_step(driver, page):
    before, chips = driver.drafts, several_chips(driver, page)
    press(page.mentors, Key.Key_Delete)
    assert not driver.drafts.keys() & {chip.mentee_id for chip in chips}
    page.desk.undo()
    assert driver.drafts == before


def test_shift_with_the_arrows_adds_chips_of_a_card(driver, page):
    tile = next(t for t in page.mentors_model.cards if len(t.chips) > 1)
    page.mentors.setFocus()
    page.mentors.select_ids([tile.id])
    ids = [chip.id for chip in tile.chips]
    press(page.mentors, Key.Key_Right)
    QTest.keyClick(page.mentors, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert [chip.id for chip in page.mentors.chosen_chips] == ids[:2]
    press(page.mentors, Key.Key_Left)
    assert [chip.id for chip in page.mentors.chosen_chips] == []


def test_l_on_selected_mentors_locks_all_their_drafts(driver, page):
    tiles = [t for t in page.mentors_model.cards if any(not c.stays for c in t.chips)][:2]
    page.mentors.setFocus()
    page.mentors.select_ids([tile.id for tile in tiles])
    press(page.mentors, Key.Key_L)
    drafts = [c.id for tile in tiles for c in tile.chips if not c.is_live]
    assert all(page.state.pairs[match_id].locked for match_id in drafts)
    page.desk.undo()
    assert [page.state.pairs[i].locked for i in drafts] == [
        c.locked for tile in tiles for c in tile.chips if not c.is_live
    ]


def several_chips(driver, page):
    """Click two drafts that are not locked, the second with Ctrl."""
    loose = [c for tile in page.mentors_model.cards for c in tile.chips if not c.stays][:2]
    page.mentors.setFocus()
    for chip, keys in zip(loose, (Qt.KeyboardModifier.NoModifier, CTRL), strict=True):
        spot = driver.on_chip(chip)
        QTest.mouseClick(page.mentors.viewport(), Qt.MouseButton.LeftButton, keys, spot)
    assert {chip.id for chip in page.mentors.chosen_chips} == {chip.id for chip in loose}
    return loose


def test_copy_takes_cards_pairs_or_what_why_says(driver, page, qapp):
    first, second = page.waiting_model.cards[:2]
    page.waiting.setFocus()
    page.waiting.select_ids([first.id, second.id])
    QTest.keyClick(page.waiting, Key.Key_C, CTRL)
    lines = qapp.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in lines] == [first.name, second.name]
    chip = driver.chip(lambda chip: not chip.stays)
    choose_chip(driver, page, chip)
    QTest.keyClick(page.mentors, Key.Key_C, CTRL)
    mentor = page.state.mentors[chip.mentor_id].name
    assert qapp.clipboard().text().split("\t")[:2] == [chip.name, mentor]
    page.show_why()
    QTest.keyClick(page.why, Key.Key_C, CTRL)
    assert qapp.clipboard().text() == page.why.said.text


def test_a_click_on_the_grip_picks_all_selected_up(driver, page):
    ids = [card.id for card in page.waiting_model.cards[:2]]
    page.waiting.select_ids(ids)
    rect = page.waiting.visualRect(page.waiting.model().index(1, 0))
    spot = page.waiting.drawn.grip_at(rect, page.waiting.layoutDirection()).center()
    QTest.mouseClick(page.waiting.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.hand.held.mentee_ids == tuple(ids)
    assert page.hand.held.how is How.PICK_UP
    page.deeds.escape()
    assert page.hand.held is None


def test_another_window_puts_a_picked_up_card_back(driver, page):
    mentee, _ = driver.find(May.PLACE)
    choose(driver, page, mentee)
    press(page.waiting, Key.Key_P)
    assert page.hand.held is not None
    QApplication.sendEvent(page.window(), QEvent(QEvent.Type.WindowDeactivate))
    assert page.hand.held is None and mentee not in driver.drafts


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_and_backspace_return_to_the_pool(driver, page, key):
    chip = driver.chip(lambda chip: not chip.stays)
    choose_chip(driver, page, chip)
    press(page.mentors, key)
    assert chip.mentee_id not in driver.drafts
    assert page.waiting_model.row_of(chip.mentee_id) is not None


def test_a_locked_chip_does_not_return_and_says_why(driver, page):
    chip = driver.chip(lambda chip: chip.locked)
    choose_chip(driver, page, chip)
    press(page.mentors, Key.Key_Delete)
    assert chip.mentee_id in driver.drafts
    assert "locked" in page.deeds.note.text


def test_a_live_chip_is_not_locked_and_says_why(driver, page):
    chip = driver.chip(lambda chip: chip.is_live)
    choose_chip(driver, page, chip)
    press(page.mentors, Key.Key_L)
    assert page.deeds.note is not None


def test_right_and_left_go_through_the_chips_of_a_card(driver, page):
    tile = next(t for t in page.mentors_model.cards if t.chips)
    page.mentors.setFocus()
    page.mentors.select_ids([tile.id])
    press(page.mentors, Key.Key_Right)
    assert page.mentors.chosen_chips[0].id == tile.chips[0].id
    press(page.mentors, Key.Key_Left)
    assert page.mentors.chosen_chips == []
    assert page.mentors.selected_ids() == [tile.id]


def test_space_shows_why_even_folded(driver, page):
    mentee, _ = driver.find(May.PLACE)
    choose(driver, page, mentee)
    press(page.waiting, Key.Key_W)
    assert page.why.isHidden()
    press(page.waiting, Key.Key_Space)
    assert page.why.isVisible() and page.why.hasFocus()


def test_slash_leads_to_the_filter_of_the_column(driver, page):
    page.mentors.setFocus()
    press(page.mentors, Key.Key_Slash)
    assert page.mentors_column.filter.field.hasFocus()
    page.waiting.setFocus()
    press(page.waiting, Key.Key_Slash)
    assert page.waiting_column.filter.field.hasFocus()


def test_single_letters_do_nothing_while_a_field_takes_text(driver, page):
    chip = driver.chip(lambda chip: not chip.stays)
    choose_chip(driver, page, chip)
    press(page.mentors, Key.Key_Slash)
    QTest.keyClicks(page.mentors_column.filter.field, "lpw")
    assert page.mentors_column.filter.field.text() == "lpw"
    assert not page.state.pairs[chip.id].locked
    assert page.hand.held is None


def test_p_picks_up_arrows_aim_and_enter_places(driver, page):
    mentee, _ = driver.find(May.PLACE)
    choose(driver, page, mentee)
    press(page.waiting, Key.Key_P)
    assert page.hand.held.how is How.PICK_UP
    assert page.picking.card.isVisible() and page.tray.isVisible()
    assert page.mentors.hasFocus()
    best = page.hand.best[0]
    assert page.hand.aimed == best.mentor_id
    press(page.mentors, Key.Key_Return)
    assert driver.drafts[mentee] == best.mentor_id
    assert page.hand.held is None and not page.picking.card.isVisible()


def test_picked_up_the_arrows_aim_at_other_cards(driver, page):
    mentee, _ = driver.find(May.PLACE)
    choose(driver, page, mentee)
    press(page.waiting, Key.Key_P)
    page.mentors.select_ids([page.mentors_model.cards[0].id])
    press(page.mentors, Key.Key_Down)
    current = page.mentors_model.cards[page.mentors.currentIndex().row()].id
    assert page.hand.aimed == current != page.mentors_model.cards[0].id


def test_picked_up_the_filter_finds_the_mentor_and_enter_places(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    choose(driver, page, mentee)
    press(page.waiting, Key.Key_P)
    press(page.mentors, Key.Key_Slash)
    field = page.mentors_column.filter.field
    driver.qtbot.waitUntil(field.hasFocus)
    field.setText(page.state.mentors[mentor].name)
    assert [tile.id for tile in page.mentors_model.cards] == [mentor]
    assert page.hand.held is not None
    press(field, Key.Key_Down)
    driver.qtbot.waitUntil(page.mentors.hasFocus)
    assert page.hand.aimed == mentor
    press(page.mentors, Key.Key_Return)
    assert driver.drafts[mentee] == mentor
    assert page.hand.held is None


def test_escape_puts_back_what_was_picked_up(driver, page):
    mentee, _ = driver.find(May.PLACE)
    choose(driver, page, mentee)
    press(page.waiting, Key.Key_P)
    press(page.mentors, Key.Key_Escape)
    assert page.hand.held is None and not page.tray.isVisible()
    assert mentee not in driver.drafts
    assert page.waiting.hasFocus()


def test_picked_up_a_click_places_and_a_right_click_puts_back(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    choose(driver, page, mentee)
    press(page.waiting, Key.Key_P)
    port = page.mentors.viewport()
    QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=driver.on_mentor(mentor))
    assert page.hand.held is None and mentee not in driver.drafts
    page.waiting.setFocus()
    press(page.waiting, Key.Key_P)
    QTest.mouseMove(port, driver.on_mentor(mentor))
    assert page.hand.aimed == mentor
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=driver.on_mentor(mentor))
    assert driver.drafts[mentee] == mentor


def test_a_picked_up_draft_goes_back_by_a_click_on_waiting(driver, page):
    chip = driver.chip(lambda chip: not chip.stays)
    choose_chip(driver, page, chip)
    press(page.mentors, Key.Key_P)
    port = page.waiting.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(10, port.height() - 5))
    assert chip.mentee_id not in driver.drafts


def test_plus_and_minus_step_the_size_of_one_column(driver, page):
    page.waiting.setFocus()
    page.mentors.set_density(Density.CARDS)
    seen = []
    for key in (Key.Key_Plus, Key.Key_Plus, Key.Key_Plus, Key.Key_Minus, Key.Key_Minus):
        QTest.keyClick(page.waiting, key, Qt.KeyboardModifier.ControlModifier)
        seen.append(page.waiting.density)
    large = Density.LARGE
    assert seen == [Density.CARDS, large, large, Density.CARDS, Density.ROWS]
    assert page.mentors.density is Density.CARDS


def test_the_menu_offers_the_best_and_every_verb(driver, page):
    mentee, _ = driver.find(May.PLACE)
    choose(driver, page, mentee)
    menu = menu_for(page, page.waiting)
    texts = [action.text() for action in menu.actions()]
    for verb in ("Place &with…", "Pick &up", "&Lock or unlock", "&Return to the pool"):
        assert verb in texts
    best = menu.actions()[0]
    name = best.text().split("\t")[0]
    best.trigger()
    assert page.state.mentors[driver.drafts[mentee]].name == name


def test_every_verb_stands_in_the_page_s_own_menu(page):
    texts = {action.text().replace("&", "") for action in page.offered if action is not None}
    for verb in ("Fill the gaps", "Solve again", "Place with…", "Pick up", "Lock or unlock",
                 "Return to the pool", "Show why", "Re-sort", "Larger cards"):  # fmt: skip
        assert verb in texts


def test_typing_a_name_on_the_cards_looks_for_nobody(driver, page):
    page.waiting.setFocus()
    page.waiting.setCurrentIndex(page.waiting.model().index(0, 0))
    QTest.keyClicks(page.waiting, "zz")
    assert page.waiting.currentIndex().row() == 0
