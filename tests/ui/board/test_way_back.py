"""Where the keyboard is after a deed, where Tab leads, and what the first Enter would take."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentordesk.domain.match import Aim
from mentordesk.store.workspace import Workspace
from mentordesk.ui.board.hand import How
from mentordesk.ui.board.targets import May

Key = Qt.Key


def focus():
    """Where the keyboard is."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys):
    """Press keys wherever the focus is."""
    for key in keys:
        QTest.keyClick(focus(), key)
        QApplication.processEvents()


def be_at(view, *ids):
    """Come to cards as the keys do."""
    view.setFocus()
    view.select_ids(list(ids))
    QApplication.processEvents()


def be_at_chip(page, number=0):
    """Come to a draft that can be taken out, by Right; the chip."""
    tiles = [tile for tile in page.mentors_model.cards if tile.chips and not tile.chips[0].stays]
    be_at(page.mentors, tiles[number].id)
    press(Key.Key_Right)
    return tiles[number].chips[0]


def is_at_chip(page, chip):
    """Whether the keyboard is on this chip, and on its card."""
    current = page.mentors_model.cards[page.mentors.currentIndex().row()].id
    chosen = [one.id for one in page.mentors.chosen_chips]
    return page.mentors.hasFocus() and chosen == [chip.id] and current == chip.mentor_id


@pytest.mark.parametrize("way", [(Key.Key_Tab, Key.Key_Tab), (Key.Key_Slash,), ()])
def test_escape_puts_back_from_anywhere_on_the_page(driver, page, way):
    mentee, _ = driver.find(May.PLACE)
    be_at(page.waiting, mentee)
    press(Key.Key_P, *way)
    assert page.hand.held is not None
    press(Key.Key_Escape)
    assert page.hand.held is None and not page.tray.isVisible()
    assert page.waiting.hasFocus() and page.waiting.selected_ids() == [mentee]


def test_escape_comes_back_to_the_chip_that_was_held_or_looked_at(page):
    chip = be_at_chip(page)
    press(Key.Key_P, Key.Key_Down, Key.Key_Down, Key.Key_Escape)
    assert page.hand.held is None and is_at_chip(page, chip)
    press(Key.Key_Return)
    assert page.deeds.place_list.isVisible()
    press(Key.Key_Down, Key.Key_Escape)
    assert is_at_chip(page, chip)


def test_the_next_key_is_about_the_card_the_arrows_came_to(page):
    chip = be_at_chip(page)
    press(Key.Key_Down)
    assert page.mentors.chosen_chips == []
    press(Key.Key_L)
    assert not page.state.pairs[chip.id].locked


def test_a_refusal_of_several_leaves_the_arrows_where_they_aim(page):
    be_at(page.waiting, *[card.id for card in page.waiting_model.cards[:6]])
    press(Key.Key_P)
    targets = page.hand.targets
    refuses = next(t.id for t in page.mentors_model.cards[::-1] if not targets[t.id].takes)
    page.mentors.select_ids([refuses])
    press(Key.Key_Return)
    assert page.deeds.note is not None and not page.mentors.hasFocus()
    press(Key.Key_Escape)
    assert page.deeds.note is None and page.hand.held is not None and page.mentors.hasFocus()
    press(Key.Key_Escape)
    assert page.hand.held is None and page.waiting.hasFocus()


def test_a_refusal_of_one_comes_back_to_its_card(driver, page):
    mentee, mentor = driver.find(May.NEVER, words="paused")
    be_at(page.waiting, mentee)
    press(Key.Key_P)
    page.mentors.select_ids([mentor])
    press(Key.Key_Return)
    assert page.deeds.note is not None
    press(Key.Key_Escape)
    assert page.waiting.hasFocus() and page.waiting.selected_ids() == [mentee]


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Escape])
def test_the_focus_comes_back_from_the_message(page, key):
    chip, toasts = be_at_chip(page), page.context.toasts
    press(Key.Key_L)
    toasts.show_text("Locked", page.desk.undo)
    assert toasts.take_focus() and not page.mentors.hasFocus()
    press(key)
    assert is_at_chip(page, chip) and toasts.text == ""
    assert page.state.pairs[chip.id].locked is (key is Key.Key_Escape)


def test_tab_goes_down_each_column_and_through_why(driver, page, qtbot):
    driver.settled()
    page.looking.select(page.mentors_model.cards[0].id, "")
    qtbot.waitUntil(lambda: len(page.why.stops) > 2 and not page.costs.is_old)
    driver.settled()
    page.looking.look()  # nothing is owed that would build the rows anew
    page.waiting_column.filter.chips = ["a"]
    page.waiting_column.filter._draw_chips()
    page.bar.meters.left_out.setFocus()
    stops: list[str] = []
    last = page.why.stops[-1]
    while not last.hasFocus():
        press(Key.Key_Tab)
        stops.append(focus().objectName())
        assert len(stops) < 60
    waiting, mentors = page.waiting_column, page.mentors_column
    expected = [
        waiting.filter.field, *waiting.filter.stops[1:], "re_sort_hardest_first_r",
        waiting.larger, page.waiting,
        mentors.filter.field, "fold_why", mentors.smaller, mentors.larger, page.mentors,
        *page.why.stops,
    ]  # fmt: skip
    assert stops == [one if isinstance(one, str) else one.objectName() for one in expected]


def test_tab_into_the_page_begins_at_its_top(page):
    page.waiting.setFocus()
    page.setFocus()
    assert page.waiting.hasFocus()
    page.bar.plan.setFocus()
    page.focusNextPrevChild(False)
    page.focusNextPrevChild(True)
    assert page.bar.plan.hasFocus()


def test_the_ranked_lists_begin_with_the_outlined_best(driver, page):
    for card in page.waiting_model.cards[:8]:
        assert page.hand.take([card.id], How.DRAG)
        best = [target.mentor_id for target in page.hand.best]
        page.hand.release()
        be_at(page.waiting, card.id)
        press(Key.Key_Return)
        shown = [choice.id for choice in page.deeds.place_list.shown if choice.takes]
        assert shown[: len(best)] == best
        press(Key.Key_Escape)
    for tile in page.mentors_model.cards:
        if not page.hand.take_place(tile.id, How.DRAG):
            continue
        best = list(page.hand.best_mentees)
        page.hand.release()
        be_at(page.mentors, tile.id)
        press(Key.Key_Return)
        assert [choice.id for choice in page.deeds.place_list.shown][: len(best)] == best
        press(Key.Key_Escape)


def test_a_file_open_for_reading_says_so_and_can_be_compared(open_board, round_file, qtbot):
    with Workspace.open(round_file[0], read_only=True) as workspace:
        page = open_board(workspace, round_file[1])
        qtbot.waitUntil(lambda: page.state.numbers is not None, timeout=20_000)
        for part in (page.bar.propose, page.bar.fill, page.bar.solve, page.bar.aim):
            assert not part.isEnabled() and "reading only" in part.toolTip()
        page.plans.tools.aims.trigger()
        aims = page.plans.tools.dialog
        qtbot.waitUntil(lambda: len(aims.outcomes) == 3, timeout=20_000)
        with qtbot.waitSignal(page.solving.offered) as told:
            aims.choose[Aim.PEOPLE].click()
        dialog = told.args[0]
        assert not dialog.take.isEnabled() and "reading only" in dialog.why_not.text()
        assert dialog.focusWidget() is dialog.leave
        dialog.reject()
        qtbot.waitUntil(lambda: not page.context.runner.is_busy)
