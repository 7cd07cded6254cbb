"""Fill the gaps and Solve again: the difference first, then all of it or none."""

from __future__ import annotations

from mentordesk.domain.match import Aim


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
    said = " ".join(w.accessibleName() for w in dialog.findChildren(object, "partner"))
    for move in moved:
        assert move.mentee in said and move.before in said and move.after in said


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
