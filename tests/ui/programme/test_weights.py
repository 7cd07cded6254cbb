"""Matching weights: whole numbers that add to 100, kept as one step and not before."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentordesk.commands.rounds import NewRound, StepRound
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.matching.pool import DEFAULT_WEIGHTS, Criterion
from mentordesk.store.queries.history import entries_newest_first
from mentordesk.store.queries.rounds import round_by_id


@pytest.fixture
def weights(spring, page):
    """The section, shown."""
    page.show_section("weights")
    return page.section("weights")


def on_file(page, round_id):
    found = page.desk.ask(round_by_id, round_id).weights
    return {Criterion(name): value for name, value in found.items()}


def test_the_rest_is_shown_and_nothing_is_kept_before_100(weights, page, spring):
    assert weights.sum.text() == "They add to 100"
    steps = len(page.desk.ask(entries_newest_first))
    weights.weights[Criterion.TOPICS].spin.setValue(30)
    assert weights.sum.text() == "5 still to give: not kept yet"
    weights.weights[Criterion.HOURS].spin.setValue(24)
    assert weights.sum.text() == "4 too many: not kept yet"
    assert on_file(page, spring) == dict(DEFAULT_WEIGHTS)
    weights.weights[Criterion.HOURS].spin.setValue(20)
    assert weights.sum.text() == "They add to 100"
    assert on_file(page, spring)[Criterion.TOPICS] == 30
    assert on_file(page, spring)[Criterion.HOURS] == 20
    assert len(page.desk.ask(entries_newest_first)) == steps + 1


def test_undo_puts_all_of_them_back_on_screen(weights, page, spring):
    weights.weights[Criterion.TOPICS].spin.setValue(30)
    weights.weights[Criterion.SECTOR].spin.setValue(25)
    page.desk.undo()
    assert on_file(page, spring) == dict(DEFAULT_WEIGHTS)
    assert weights.typed == dict(DEFAULT_WEIGHTS)


def test_slider_and_number_are_one(weights):
    topics = weights.weights[Criterion.TOPICS]
    topics.slider.setFocus()
    QTest.keyClick(topics.slider, Qt.Key.Key_Right)
    assert (topics.slider.value(), topics.spin.value()) == (36, 36)
    topics.spin.setFocus()
    topics.spin.selectAll()
    QTest.keyClicks(topics.spin, "50")
    QTest.keyClick(topics.spin, Qt.Key.Key_Return)
    assert topics.slider.value() == 50
    assert weights.sum.text().startswith("15 too many")


def test_a_slider_in_the_hand_keeps_nothing_in_passing(weights, page, spring):
    weights.weights[Criterion.SECTOR].spin.setValue(15)
    slider = weights.weights[Criterion.TOPICS].slider
    slider.setSliderDown(True)
    slider.setValue(40)
    assert weights.sum.text() == "They add to 100"
    assert on_file(page, spring) == dict(DEFAULT_WEIGHTS)
    slider.setSliderDown(False)
    assert on_file(page, spring)[Criterion.TOPICS] == 40


def test_the_wheel_changes_no_weight_in_passing(weights):
    spin = weights.weights[Criterion.TOPICS].spin
    here = QPointF(5, 5)
    turn = QWheelEvent(
        here, QPointF(spin.mapToGlobal(QPoint(5, 5))), QPoint(0, 120), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(spin, turn)
    assert spin.value() == 35


def test_usual_weights_and_put_back(weights, page, spring):
    assert weights.usual_button.isHidden()
    weights.weights[Criterion.TOPICS].spin.setValue(45)
    assert not weights.back_button.isHidden()
    weights.back_button.click()
    assert weights.typed == dict(DEFAULT_WEIGHTS)
    weights.weights[Criterion.TOPICS].spin.setValue(45)
    weights.weights[Criterion.SECTOR].spin.setValue(10)
    assert on_file(page, spring)[Criterion.TOPICS] == 45
    weights.usual_button.click()
    assert on_file(page, spring) == dict(DEFAULT_WEIGHTS)
    assert weights.usual_button.isHidden()


def test_the_good_option_is_kept_and_a_wrong_one_refused_in_place(weights, page, spring, type_into):
    type_into(weights.good.line, "101")
    assert weights.good.wrong == "Type a whole number from 0 to 100."
    type_into(weights.good.line, "65")
    assert page.desk.ask(round_by_id, spring).good_option == 65
    assert weights.good.wrong == ""


def test_each_round_has_its_own(weights, page, spring):
    other = page.desk.do(NewRound("Autumn", Scheme.MATCHED, dt.date(2026, 10, 1)))
    other_id = other.values["round_id"]
    weights.weights[Criterion.TOPICS].spin.setValue(30)
    page.section("rounds").weights_wanted.emit(other_id)
    assert weights.rounds.currentText() == "Autumn"
    assert weights.typed == dict(DEFAULT_WEIGHTS)
    weights.weights[Criterion.TOPICS].spin.setValue(40)
    weights.weights[Criterion.SECTOR].spin.setValue(15)
    assert on_file(page, other_id)[Criterion.TOPICS] == 40
    assert on_file(page, spring) == dict(DEFAULT_WEIGHTS)


def test_what_is_being_balanced_outlives_other_edits(weights, page, spring, type_into):
    weights.weights[Criterion.TOPICS].spin.setValue(30)
    type_into(weights.good.line, "65")
    assert weights.typed[Criterion.TOPICS] == 30
    page.set_round(None)
    assert weights.typed[Criterion.TOPICS] == 30


def test_a_finished_round_keeps_its_weights(weights, page, spring):
    page.desk.do(StepRound(spring, RoundState.ARCHIVED))
    assert not any(w.spin.isEnabled() or w.slider.isEnabled() for w in weights.weights.values())
    assert weights.good.line.isReadOnly()
    assert not weights.usual_button.isEnabled()


def test_without_a_round_it_says_where_to_start(page):
    page.show_section("weights")
    weights = page.section("weights")
    assert weights.empty.isVisible()
    page.desk.do(NewRound("Spring", Scheme.MATCHED, dt.date(2026, 6, 1)))
    assert not weights.empty.isVisible()
    assert weights.sum.isVisible()
