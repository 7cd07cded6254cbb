"""Compare plans, aims side by side and the weights workshop, opened, used and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from mentordesk.commands.rounds import SetWeights, StepRound
from mentordesk.domain.match import Aim
from mentordesk.domain.round import RoundState
from mentordesk.matching.pool import DEFAULT_WEIGHTS, Criterion, weights_of


@pytest.fixture
def tools(page, qtbot):
    """The tools, whose dialog is closed in the end."""
    yield page.plans.tools
    if page.plans.tools.dialog is not None:
        page.plans.tools.dialog.reject()
    qtbot.waitUntil(lambda: not page.context.runner.is_busy)


def opened(qtbot, tools, action, is_there):
    """The dialog of an action, once its answer is shown."""
    action.trigger()
    qtbot.waitUntil(lambda: is_there(tools.dialog), timeout=20_000)
    return tools.dialog


def read(table):
    """The first row of a table by the headings of its columns."""
    model = table.model()
    return {
        model.headerData(at, Qt.Orientation.Horizontal): model.index(0, at).data()
        for at in range(model.columnCount())
    }


def test_plans_are_compared_and_one_is_made_current_from_there(page, tools, qtbot):
    # One plan alone is duplicated from the dialog, by keyboard.
    dialog = opened(qtbot, tools, tools.compare, lambda d: d.found is not None)
    (copy,) = dialog.findChildren(QPushButton, "copy_plan")
    QTest.keyClick(copy, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(dialog.found.plans) == 2)
    dialog.reject()
    page.plans.wanted.emit(page.state.plans[1].id)
    chip = next(p for p in page.state.pairs.values() if not p.is_live and not p.locked)
    page.deeds.placing.take_back((chip.match_id,))
    dialog = opened(qtbot, tools, tools.compare, lambda d: d.found is not None)
    assert [found.plan.name for found in dialog.found.plans] == ["A", "B"]
    assert len(dialog.found.differing) == 1 and dialog.tabs.tabText(1) == "1 pair that differs"
    cells = read(dialog.pairs)
    assert cells["Mentee"] == page.state.names[chip.mentee_id] and cells["Plan B"] == "waits"
    # Who is with whom is told too; the mentor who differs stands first.
    cells = read(dialog.loads)
    assert cells["Mentor"] == page.state.mentor_names[chip.mentor_id]
    assert page.state.names[chip.mentee_id] in cells["Plan A"]
    assert page.state.names[chip.mentee_id] not in cells["Plan B"]
    assert f"Plan A: {page.state.names[chip.mentee_id]}" in dialog.beside.text()
    (choose,) = [b for b in dialog.findChildren(QPushButton, "make_current") if not b.isHidden()]
    choose.click()
    qtbot.waitUntil(
        lambda: any(p.plan.name == "B" and p.plan.is_current for p in dialog.found.plans)
    )
    assert [plan.is_current for plan in page.state.plans] == [False, True]
    page.desk.undo()
    assert [plan.is_current for plan in page.state.plans] == [True, False]
    shown = {p.plan.name: p.plan.id for p in dialog.found.plans}["A"]
    dialog.shown.emit(shown)
    assert page.state.plan.name == "A" and tools.dialog is None


def test_the_aims_lead_to_the_difference_of_the_one_chosen(driver, page, tools, qtbot, take):
    dialog = opened(qtbot, tools, tools.aims, lambda d: len(d.outcomes) == 3)
    assert [outcome.aim for outcome in dialog.outcomes] == list(Aim)
    fair = dialog.outcomes[2]
    with qtbot.waitSignal(page.solving.offered) as told:
        dialog.findChild(QPushButton, "choose_fair").click()
    take(told.args[0])
    assert page.bar.aim.currentData() is Aim.FAIR
    assert driver.drafts == {pair.mentee_id: pair.mentor_id for pair in fair.result.pairs}
    assert "other weights" not in page.why.said.text
    page.desk.do(SetWeights(page.round_id, tuple(weights_of({"stage": 100}).items())))
    page.looking.look()
    assert "Solved with other weights than now" in page.why.said.text
    for _ in range(2):
        page.desk.undo()
    assert page.state.plan.aim is Aim.FIT


def test_weights_are_tried_by_keyboard_held_and_kept_in_one_step(page, tools, qtbot):
    dialog = opened(qtbot, tools, tools.weights, lambda d: d.effect is not None)
    assert not dialog.save.isEnabled()
    dialog.sliders.lines[Criterion.HOURS].hold.setChecked(True)
    slider = dialog.sliders.lines[Criterion.TOPICS].slider
    with qtbot.waitSignal(dialog.seen, timeout=20_000):
        for _ in range(10):
            QTest.keyClick(slider, Qt.Key.Key_Right)
    assert dialog.weights[Criterion.TOPICS] == 45 and dialog.weights[Criterion.HOURS] == 15
    assert sum(dialog.weights.values()) == 100
    for _ in range(10):  # and back again: nothing was lost on the way
        QTest.keyClick(slider, Qt.Key.Key_Left)
    assert dialog.weights == DEFAULT_WEIGHTS
    with qtbot.waitSignal(dialog.seen, timeout=20_000):
        dialog.sliders.lines[Criterion.WAITING].spin.setValue(20)
    effect, kept = dialog.effect, dict(dialog.weights)
    dialog.save.click()
    assert weights_of(page.state.round.weights) == kept
    qtbot.waitUntil(lambda: not page.state.is_owed and not page.context.runner.is_busy)
    assert page.state.numbers.best_total == effect.best.total
    assert page.state.numbers.total == effect.board.total
    page.desk.undo()
    assert weights_of(page.state.round.weights) == DEFAULT_WEIGHTS


def test_a_mentee_has_weights_of_their_own_until_they_are_given_up(driver, page, tools, qtbot):
    mentee = page.waiting_model.cards[0].id
    page.waiting.setFocus()
    page.waiting.select_ids([mentee])
    own = next(a for a in page.waiting.actions() if a.text() == "Own wei&ghts…")
    dialog = opened(qtbot, tools, own, lambda d: d.effect is not None)
    assert dialog.windowTitle() == f"Weights of {page.state.names[mentee]}"
    dialog.sliders.put(weights_of({"language": 100}))
    dialog.save.click()
    driver.settled()
    assert weights_of(page.state.judged.mentees[mentee].weights) == weights_of({"language": 100})
    page.looking.select("", mentee)
    qtbot.waitUntil(lambda: "Own weights: Language 100" in page.why.said.text)
    # The round's own weights change nothing for them.
    page.desk.do(SetWeights(page.round_id, tuple(weights_of({"stage": 100}).items())))
    driver.settled()
    mentor = page.state.judged.rows.mentors[0].id
    (only,) = page.state.judged.reasons((mentor, mentee))
    assert only.criterion == "language"
    dialog = opened(qtbot, tools, own, lambda d: d.effect is not None)
    dialog.sliders.rounds.click()
    dialog.save.click()
    driver.settled()
    assert page.state.judged.mentees[mentee].weights is None


def test_of_a_finished_round_weights_are_shown_and_cannot_be_moved(page, tools, qtbot):
    page.desk.do(StepRound(page.round_id, RoundState.REPORTED))
    dialog = opened(qtbot, tools, tools.weights, lambda d: d.no.isVisible())
    assert not dialog.save.isEnabled() and not dialog.is_working
    assert not dialog.sliders.lines[Criterion.TOPICS].slider.isEnabled()
    assert "finished" in dialog.why_not.text()
