"""Fill the gaps and Solve again: the difference first, then all of it or none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.domain.match import Aim
from mentordesk.ui.board.moves_model import MovesHeading


def test_filling_the_gaps_keeps_every_pair(driver, page, offered, take):
    before = driver.drafts
    dialog = offered(page.fill_action.trigger)
    assert not dialog.plan.difference.moved and not dialog.plan.difference.lost
    assert driver.drafts == before  # nothing is taken yet
    take(dialog)
    assert before.items() <= driver.drafts.items()
    assert len(driver.drafts) > len(before)


def test_solving_again_keeps_what_is_locked_and_reaches_the_best(driver, page, offered, take):
    locked = {p.mentee_id: p.mentor_id for p in page.state.pairs.values() if p.locked}
    dialog = offered(page.solve_action.trigger)
    take(dialog)
    assert locked.items() <= driver.drafts.items()
    driver.settled()
    assert page.state.numbers.gap == 0
    assert page.bar.meters.best.text == str(page.state.numbers.best_average)


def test_the_difference_names_who_moves_with_both_mentors(driver, page, offered):
    dialog = offered(page.solve_action.trigger)
    moved = dialog.plan.difference.moved
    assert moved
    model = dialog.moves.moves
    said = " ".join(model.spoken(row) for row in model.rows)
    for move in moved:
        assert move.mentee in said and move.before in said and move.after in said


def tick(dialog, mentee_id):
    """Press Space on the move of this mentee."""
    model = dialog.moves.moves
    number = next(n for n, row in enumerate(model.rows) if getattr(row, "id", "") == mentee_id)
    dialog.moves.setCurrentIndex(model.index(number))
    QTest.keyClick(dialog.moves, Qt.Key.Key_Space)


def test_what_is_unticked_stays_as_it_is_and_the_rest_is_one_step(driver, page, offered, take):
    before = driver.drafts
    dialog = offered(page.solve_action.trigger)
    found = dialog.plan.difference
    stays = next(m for m in found.moved if not found.blocked(dialog.taken - {m.mentee_id}))
    tick(dialog, stays.mentee_id)
    assert dialog.take.isEnabled() and dialog.take.text() == "Take what is ticked"
    expected = {pair.mentee_id: pair.mentor_id for pair in dialog.chosen.pairs}
    take(dialog)
    assert driver.drafts == expected
    assert driver.drafts[stays.mentee_id] == before[stays.mentee_id]
    page.desk.undo()
    assert driver.drafts == before


def test_a_move_that_lacks_a_place_says_who_holds_it_and_can_be_left_too(page, offered):
    dialog = offered(page.solve_action.trigger)
    found, model = dialog.plan.difference, dialog.moves.moves
    needed = next(m for m in found.moves if found.blocked(dialog.taken - {m.mentee_id}))
    tick(dialog, needed.mentee_id)
    assert not dialog.take.isEnabled()
    blocked = next(iter(found.blocked(dialog.taken)))
    assert f"only if {needed.mentee} moves too" in model.troubles[blocked]
    assert f"only if {needed.mentee} moves too" in dialog.why_not.text()
    dialog.fit.click()
    assert dialog.take.isEnabled() and not model.troubles
    assert needed.mentee_id not in dialog.taken and blocked not in dialog.taken
    chain = next(row for row in model.rows if isinstance(row, MovesHeading))
    for all_ticked in (True, False):
        dialog.moves.ticked.emit(chain.of)
        assert (dialog.taken >= set(chain.of)) is all_ticked
    dialog.none.click()
    assert not dialog.taken and not dialog.take.isEnabled()
    dialog.all.click()
    assert dialog.take.text() == "Take this plan" and dialog.take.isEnabled()


def test_refused_the_board_is_as_it_was(driver, page, offered):
    before, steps = driver.drafts, page.desk.undo_text
    offered(page.solve_action.trigger).leave.click()
    assert driver.drafts == before
    assert page.desk.undo_text == steps
    assert not page.solving.is_busy


def test_taken_it_is_one_step_to_undo(driver, page, offered, take):
    before = driver.drafts
    take(offered(page.solve_action.trigger))
    assert driver.drafts != before
    page.desk.undo()
    assert driver.drafts == before


def test_where_nothing_changes_there_is_nothing_to_take(driver, page, offered, take):
    take(offered(page.solve_action.trigger))
    driver.settled()
    again = offered(page.solve_action.trigger)
    assert again.plan.difference.is_empty
    assert again.take.isHidden()


def test_the_order_is_worked_out_anew_after_a_solve(driver, page, offered, take):
    take(offered(page.solve_action.trigger))
    driver.settled()
    sections = [page.mentors_model.section_of(card) for card in page.mentors_model.cards]
    assert sections == sorted(sections)


def test_another_aim_is_measured_at_once_and_solved_for(driver, page, offered, take, qtbot):
    number = page.bar.aim.findData(Aim.PEOPLE)
    page.bar.aim.setCurrentIndex(number)
    with qtbot.waitSignal(page.state.judged_anew):
        page.bar.aim.activated.emit(number)
    assert page.state.best.aim is Aim.PEOPLE
    dialog = offered(page.solve_action.trigger)
    assert dialog.plan.aim is Aim.PEOPLE
    take(dialog)
    assert page.state.plan.aim is Aim.PEOPLE


def test_one_solve_at_a_time(page, offered):
    offered(page.solve_action.trigger)
    shown = page.solving.dialog
    page.fill_action.trigger()
    assert page.solving.dialog is shown


def test_a_solve_can_be_stopped(page, driver, qtbot):
    before = driver.drafts
    page.solve_action.trigger()
    assert page.bar.stop.isVisible() and not page.bar.solve.isVisible()
    page.bar.stop.click()
    qtbot.waitUntil(lambda: not page.context.runner.is_busy)
    if page.solving.dialog is not None:  # it was quicker than the hand
        page.solving.dialog.reject()
    assert page.bar.solve.isVisible()
    assert driver.drafts == before
