"""The board by ear: what a screen reader is told while somebody works by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentordesk.ui.board.costs import Subject
from mentordesk.ui.board.targets import May
from mentordesk.ui.board.words import spoken_chip
from tests.support.ear import listening

Key = Qt.Key


@pytest.fixture
def ear(page):
    """A screen reader that has heard nothing of this board so far."""
    page.waiting.setFocus()
    QApplication.processEvents()
    with listening() as ear:
        yield ear


@pytest.fixture
def keys(page, ear):
    """Presses keys where the focus is; what was heard of it."""

    def press(*pressed):
        ear.told()
        for key in pressed:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)
        return after(ear)

    return press


def after(ear):
    """What was heard by the time everything is said: each thing a turn after what it is about."""
    for _ in range(4):
        QApplication.processEvents()
    return ear.told()


def be_at(view, card_id):
    """Come to a card as the arrows do."""
    view.setFocus()
    view.select_ids([card_id])
    for _ in range(4):
        QApplication.processEvents()


def test_the_arrows_speak_each_card_of_both_columns(page, keys):
    for view, model in ((page.waiting, page.waiting_model), (page.mentors, page.mentors_model)):
        be_at(view, model.cards[0].id)
        last = keys(Key.Key_Down)[-1]
        assert last.startswith(model.cards[view.currentIndex().row()].name)


def test_coming_to_a_column_speaks_its_card_after_its_name(page, keys):
    be_at(page.waiting, page.waiting_model.cards[0].id)
    page.mentors.setFocus()
    page.waiting.setFocus()
    assert [word.split(",")[0] for word in keys(Key.Key_Shift)][-1] == page.waiting_model.cards[
        0
    ].name


def test_a_card_picked_up_and_put_back_is_said_with_the_best(driver, page, keys):
    mentee, _ = driver.find(May.PLACE)
    be_at(page.waiting, mentee)
    heard = keys(Key.Key_P)
    best, name = page.hand.best[0], page.state.names[mentee]
    assert heard[-2].startswith(f"{best.name}, fit {best.score}, {best.cost}")
    assert heard[-1].startswith(f"{name} in hand. Best: {best.name}, ")
    assert best.cost and best.cost in heard[-1]
    heard = keys(Key.Key_Down)
    aimed = page.hand.targets[page.hand.aimed]
    assert heard[-1].startswith(aimed.name)
    assert aimed.words in heard[-1] if aimed.words else f"fit {aimed.score}" in heard[-1]
    heard = keys(Key.Key_Escape)
    assert heard[-2].startswith(name) and heard[-1] == f"{name} put back"


def test_costs_that_come_late_are_said_of_the_best_and_of_the_card_aimed_at(
    driver, page, ear, keys
):
    mentee, _ = driver.find(May.PLACE)
    page.costs.about(Subject())
    page.state.weighed = None  # as in a round that takes a moment
    be_at(page.waiting, mentee)
    assert page.hand.best == () and "cost" not in keys(Key.Key_P)[-1]
    keys(Key.Key_Down)
    aimed = page.state.mentor_names[page.hand.aimed]
    page.state.judge_soon()
    driver.settled()
    heard = after(ear)[-1]
    assert heard.startswith("Best: ") and "cost" in heard and aimed in heard


def test_a_free_place_in_the_hand_is_said(page, keys):
    tile = next(tile for tile in page.mentors_model.cards if tile.free)
    be_at(page.mentors, tile.id)
    assert keys(Key.Key_P)[-1].startswith(f"A free place at {tile.name} in hand. Best: ")
    heard = keys(Key.Key_Escape)
    assert heard[-2].startswith(tile.name)
    assert heard[-1] == f"A free place at {tile.name} put back"
    assert page.mentors.hasFocus()


def test_coming_to_the_page_ends_at_its_card(page, ear):
    page.bar.plan.setFocus()
    page.setFocus()
    assert after(ear)[-1].startswith(page.waiting_model.cards[0].name)


def test_left_and_right_speak_the_chip_that_a_key_will_hit(page, ear, keys):
    tile = next(tile for tile in page.mentors_model.cards if len(tile.chips) > 1)
    be_at(page.mentors, tile.id)
    for chip in tile.chips[:2]:
        heard = keys(Key.Key_Right)
        assert heard == [f"{spoken_chip(chip)}, chosen"] and "draft" in heard[0]
    assert keys(Key.Key_Left)[-1].startswith(tile.chips[0].name)
    assert keys(Key.Key_Left)[-1].startswith(tile.name)
    QTest.keyClick(page.mentors, Key.Key_Right)
    QTest.keyClick(page.mentors, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert after(ear)[-1].startswith("2 chosen: ")


def test_of_what_was_done_the_newest_is_said(page, ear):
    ear.told()
    page.context.toasts.show_text("One thing")
    page.context.toasts.show_text("The whole of it")
    assert after(ear) == ["The whole of it"]


def test_the_ranked_list_speaks_the_row_though_the_focus_is_in_the_line(driver, page, keys):
    mentee, _ = driver.find(May.PLACE)
    be_at(page.waiting, mentee)
    heard, shown = keys(Key.Key_Return)[-1], page.deeds.place_list.shown
    assert heard.startswith(f"Place {page.state.names[mentee]} with… {shown[0].name}, fit ")
    heard = keys(Key.Key_Down)
    assert heard[-1].startswith(f"{shown[1].name}, fit {shown[1].score} ({shown[1].cost})")
    assert heard[-1].endswith(f"2 of {len(shown)}")
    QTest.keyClicks(page.deeds.place_list.line, "zzz")
    assert keys(Key.Key_Shift) == [] and page.deeds.place_list.shown == []
    assert keys(Key.Key_Z)[-1] == "Nobody by that name"


def test_a_refusal_at_a_card_is_said_whole(driver, page, ear, keys):
    mentee, mentor = driver.find(May.NEVER, words="paused")
    be_at(page.waiting, mentee)
    keys(Key.Key_Return)
    page.deeds.place_list.chosen.emit(mentor)
    assert page.deeds.note.text in after(ear)


def test_the_best_plan_is_told_when_it_is_known(open_board, round_space, round_file, qtbot):
    with listening() as ear:
        page = open_board(round_space, round_file[1])
        qtbot.waitUntil(lambda: page.state.numbers is not None, timeout=20_000)
        qtbot.waitUntil(
            lambda: any(said.startswith("The best plan is known. ") for said in ear.heard)
        )
        count = sum("best plan is known" in said for said in ear.told())
        drafts = (pair for pair in page.state.pairs.values() if not pair.is_live)
        loose = next(pair.match_id for pair in drafts if not pair.locked)
        page.deeds.placing.take_back((loose,))
        qtbot.waitUntil(lambda: not page.state.is_owed and not page.context.runner.is_busy)
        assert count == 1 and not any("best plan is known" in said for said in ear.told())


def test_the_best_in_the_tray_are_buttons(driver, page, keys):
    mentee, _ = driver.find(May.PLACE)
    be_at(page.waiting, mentee)
    keys(Key.Key_P)
    free = [page.hand.targets[target.mentor_id].may is May.PLACE for target in page.hand.best]
    turn = len(free) - 1 - free[::-1].index(True)
    place = page.tray.places[turn]
    face = QAccessible.queryAccessibleInterface(place)
    assert face.role() is QAccessible.Role.Button
    assert "Press" in face.actionInterface().actionNames()
    assert face.text(QAccessible.Text.Name).startswith(place.offered.name)
    assert place.height() > page.tray.height() * 3 / 4  # as tall as its four lines need
    goal = place.offered.card_id
    heard = keys(*[Key.Key_Tab] * (turn + 1))
    assert place.hasFocus() and page.hand.aimed == goal and heard[-1].startswith(place.offered.name)
    keys(Key.Key_Return)
    assert driver.drafts[mentee] == goal


def test_why_says_whom_it_is_about_when_the_keyboard_is_in_it(driver, page, ear, qtbot):
    driver.settled()
    be_at(page.waiting, page.waiting_model.cards[0].id)
    name = page.waiting_model.cards[0].name
    qtbot.waitUntil(lambda: page.why.accessibleDescription() == f"Why: {name}")
    driver.settled()
    page.looking.look()  # nothing is owed that would build the rows anew
    row = next(one for one in page.why.stops if one.objectName() == "partner")
    row.setFocus()
    QTest.keyClick(row, Key.Key_Return)
    assert page.looking.pair is not None
    page.looking.look()
    assert page.why.headline.startswith(f"Why: {name} with ") and ", fit " in page.why.headline
    assert page.why.headline in after(ear)


def test_the_filter_says_how_many_it_leaves(page, keys):
    field = page.waiting_column.filter.field
    field.setFocus()
    heard = keys(Key.Key_A)
    assert heard[-1].startswith("showing ") and heard[-1].endswith(
        f" of {page.waiting_model.total}"
    )


def test_a_plan_that_was_worked_out_is_told_with_its_numbers(page, ear, offered, qtbot):
    dialog = offered(page.solving.solve)
    qtbot.waitUntil(lambda: any(dialog.spoken in said for said in ear.heard))
    said = next(said for said in ear.heard if dialog.spoken in said)
    assert said.startswith(dialog.windowTitle()) and "Paired " in said
    assert "Solve again: one moment" in ear.heard
