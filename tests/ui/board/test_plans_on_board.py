"""Plans on the board: shown, made, copied, renamed, removed, and one of them current."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mentordesk.domain.match import Aim
from mentordesk.ui.board.placing import Wish
from mentordesk.ui.board.targets import May


def names(page) -> list[str]:
    return [plan.name for plan in page.state.plans]


def listed(page) -> dict[str, bool]:
    """The plans in the plan's own menu, each with whether it is marked."""
    menu = page.bar.plan.menu()
    menu.aboutToShow.emit()
    return {a.text(): a.isChecked() for a in menu.actions() if a.isCheckable()}


def test_a_new_plan_is_shown_empty_and_the_first_stays_current(driver, page):
    before = driver.drafts
    page.plans.new.trigger()
    assert names(page) == ["A", "B"]
    assert page.bar.plan.text() == "Plan B, not current"
    assert driver.drafts == {}
    assert listed(page) == {"Plan A, the current one": False, "Plan B": True}
    mentee, mentor = driver.find(May.PLACE)
    page.deeds.placing.attempt(Wish((mentee,), mentor))
    assert driver.drafts == {mentee: mentor}
    page.plans.wanted.emit(page.state.plans[0].id)
    assert driver.drafts == before
    assert page.bar.plan.text() == "Plan A"


def test_undo_of_a_new_plan_shows_the_current_one_again(driver, page):
    before = driver.drafts
    page.plans.new.trigger()
    page.desk.undo()
    assert page.bar.plan.text() == "Plan A"
    assert driver.drafts == before
    page.desk.redo()
    assert names(page) == ["A", "B"]


def test_a_copy_has_the_same_pairs_and_is_its_own(driver, page):
    before = driver.drafts
    page.plans.copy.trigger()
    assert page.state.plan.name == "B"
    assert driver.drafts == before
    chip = driver.chip(lambda chip: not chip.stays)
    page.deeds.placing.take_back((chip.id,))
    page.plans.wanted.emit(page.state.plans[0].id)
    assert driver.drafts == before


def test_a_plan_is_renamed_in_the_bar_at_once(page, answer):
    answer.will("text", "After the call")
    page.plans.rename.trigger()
    assert page.bar.plan.text() == "Plan After the call"
    page.desk.undo()
    assert page.bar.plan.text() == "Plan A"


def test_a_taken_name_is_refused_with_a_sentence(page, answer):
    page.plans.new.trigger()
    answer.will("text", "a")
    answer.will("tell")
    page.plans.rename.trigger()
    assert "“a” is taken. Choose another name." in answer.said[-1]
    assert page.state.plan.name == "B"


def test_a_cancelled_name_changes_nothing(page, answer):
    steps = page.desk.undo_text
    answer.will("text", None)
    page.plans.rename.trigger()
    assert page.desk.undo_text == steps


def test_removed_the_current_plan_is_shown_and_undo_brings_all_back(driver, page):
    page.plans.copy.trigger()
    copied = driver.drafts
    page.plans.remove.trigger()
    assert names(page) == ["A"] and page.bar.plan.text() == "Plan A"
    page.desk.undo()
    page.plans.wanted.emit(page.state.plans[1].id)
    assert driver.drafts == copied


def test_without_any_plan_only_a_new_one_is_offered(driver, page):
    page.plans.remove.trigger()
    assert page.bar.plan.text() == "No plan yet" and driver.drafts == {}
    verbs = (page.plans.copy, page.plans.rename, page.plans.remove, page.plans.choose)
    assert not any(verb.isEnabled() for verb in verbs)
    assert page.plans.new.isEnabled()
    page.bar.aim_chosen.emit(Aim.PEOPLE)
    assert (page.state.plan.name, page.state.plan.aim) == ("A", Aim.PEOPLE)


def test_another_plan_becomes_the_current_one(page):
    page.plans.copy.trigger()
    assert page.plans.choose.isEnabled()
    page.plans.choose.trigger()
    assert page.bar.plan.text() == "Plan B"
    assert [plan.is_current for plan in page.state.plans] == [False, True]
    assert not page.plans.choose.isEnabled()
    page.desk.undo()
    assert page.bar.plan.text() == "Plan B, not current"


def test_proposing_a_plan_that_is_not_current_says_why_not(driver, page, answer):
    page.plans.copy.trigger()
    answer.will("confirm", True)
    answer.will("confirm", True)  # some of the mentors have not had the training
    answer.will("tell")
    page.propose()
    assert "Make its plan the current one first." in answer.said[-1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space])
def test_the_list_of_plans_opens_by_keyboard(page, qtbot, key):
    menu = page.bar.plan.menu()
    opened = []
    menu.aboutToShow.connect(lambda: opened.append(True))
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)
    page.bar.plan.setFocus()
    QTest.keyClick(page.bar.plan, key)
    qtbot.waitUntil(lambda: bool(opened) and not menu.isVisible())


def test_the_aim_belongs_to_the_plan_and_is_a_step(page, qtbot):
    with qtbot.waitSignal(page.state.judged_anew):
        page.bar.aim_chosen.emit(Aim.FAIR)
    assert page.state.best.aim is Aim.FAIR
    assert page.desk.undo_text == "Plan A of “Spring 2026” now aims at “Nobody poorly matched”"
    page.desk.undo()
    assert page.bar.aim.currentData() is Aim.FIT


def test_a_plan_out_of_date_is_refused_with_a_sentence(driver, page, offered, answer, qtbot):
    dialog = offered(page.solve_action.trigger)
    answer.will("tell")
    chip = driver.chip(lambda chip: not chip.stays)
    page.deeds.placing.toggle_locks([chip])
    moved = next(m for m in dialog.plan.difference.moved + dialog.plan.difference.lost)
    locked = next(p for p in page.state.pairs.values() if p.mentee_id == moved.mentee_id)
    if not locked.locked:
        page.deeds.placing.toggle_locks([driver.chip(lambda chip: chip.id == locked.match_id)])
    before = driver.drafts
    with qtbot.waitSignal(page.solving.refused):
        dialog.take.click()
    assert driver.drafts == before
    assert "Nothing was changed. Solve again." in answer.said[-1]


def test_an_edit_while_it_solves_is_taken_into_account(driver, page, qtbot):
    chip = driver.chip(lambda chip: not chip.stays)
    with qtbot.waitSignal(page.solving.offered) as told:
        page.solve_action.trigger()
        page.deeds.placing.toggle_locks([chip])
    dialog = told.args[0]
    pairs = {(pair.mentor_id, pair.mentee_id) for pair in dialog.plan.pairs}
    assert (chip.mentor_id, chip.mentee_id) in pairs
    with qtbot.waitSignal(page.solving.taken):
        dialog.take.click()
    assert page.state.pairs[chip.id].locked


def test_propose_is_offered_while_there_are_drafts_and_says_why_not(page):
    assert page.bar.propose.isEnabled()
    page.plans.new.trigger()
    assert not page.bar.propose.isEnabled()
    assert page.bar.propose.toolTip() == "There are no drafts to propose"
    page.desk.undo()
    assert page.bar.propose.isEnabled()


def test_averages_of_unlike_plans_are_told_apart(driver, page):
    words = page.bar.meters.best.findChildren(QLabel)[1]
    page.plans.new.trigger()
    driver.settled()
    paired = page.state.numbers.best_paired
    assert words.text().startswith(f"best possible for {paired}, gap ")
    assert "proven" in page.bar.meters.best.accessibleName()
