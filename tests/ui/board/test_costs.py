"""What a choice costs, on the cards and in the tray, while it is held and while it is looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.domain.match import Aim
from mentordesk.jobs.what_if import cost_of, loss, weigh
from mentordesk.ui.board.targets import May
from mentordesk.ui.board.tray import TrayPlace
from tests.ui.board.dragging import drop, over


@pytest.fixture
def costs(page, qtbot):
    """What the board knows of costs, once all was weighed."""
    qtbot.waitUntil(lambda: page.state.is_weighed, timeout=20_000)
    return page.costs


@pytest.fixture
def fresh(page):
    """Costs weighed apart from the board, of the board as it stands in the file."""
    return lambda: weigh(page.state.judged, page.state.aim)


def lock(page, mentee, mentor):
    """Draft and lock a pair by the commands behind the keys."""
    from mentordesk.commands.matches import DraftMatch

    state = page.state
    page.desk.do(DraftMatch(state.round.id, state.plan_id, mentor, mentee, None, True))


def test_every_mentor_tells_what_a_card_in_the_hand_would_cost(driver, page, costs, fresh):
    mentee, mentor = driver.find(May.PLACE)
    data = driver.hold(mentee)
    assert over(page.mentors.viewport(), driver.on_mentor(mentor), data)
    exact = fresh().of_mentee(mentee).effects
    assert page.mentors.drawn.costs.effects == exact
    assert not page.mentors.drawn.costs.is_old
    told = page.mentors.drawn.costs.words(mentor)
    assert told == cost_of(exact[mentor])
    assert told
    page.hand.release()


def test_the_tray_offers_what_costs_least(driver, page, costs, fresh):
    mentee, _ = driver.find(May.PLACE)
    driver.hold(mentee)
    exact = fresh().of_mentee(mentee).effects
    free = [one for one in page.tray.targets if one.may is May.PLACE]
    assert free
    lost = [loss(Aim.FIT, one.effect) for one in free]
    assert lost == sorted(lost)
    least = min(
        loss(Aim.FIT, exact[one.mentor_id])
        for one in page.hand.targets.values()
        if one.may is May.PLACE
    )
    assert lost[0] == least
    assert [one.effect for one in free] == [exact[one.mentor_id] for one in free]
    place = page.tray.place_of(free[0].mentor_id)
    assert isinstance(place, TrayPlace)
    assert free[0].cost in place.accessibleName()
    page.hand.release()


def test_a_chip_between_mentors_tells_costs_as_a_card_does(driver, page, costs, fresh):
    chip = driver.chip(lambda chip: not chip.stays)
    data = driver.hold(chip.mentee_id)
    exact = fresh().of_mentee(chip.mentee_id).effects
    assert page.mentors.drawn.costs.effects == exact
    target = next(t for t in page.hand.targets.values() if t.may is May.PLACE)
    assert drop(page.mentors.viewport(), driver.on_mentor(target.mentor_id), data).accepted
    page.hand.release()
    assert driver.drafts[chip.mentee_id] == target.mentor_id


def test_several_together_tell_what_all_of_them_cost(driver, page, costs, fresh, qtbot):
    pair = [card.id for card in page.waiting_model.cards][2:4]
    driver.hold(*pair)
    takers = [one.mentor_id for one in page.hand.targets.values() if one.takes]
    qtbot.waitUntil(lambda: not costs.is_old)
    exact = {one: e for one, e in fresh().together(pair, takers).items() if e is not None}
    assert dict(costs.effects) == exact
    page.hand.release()


def test_the_keyboard_sees_the_same_before_anything_is_held(driver, page, costs, fresh):
    page.waiting.setFocus()
    page.waiting.setCurrentIndex(page.waiting.model().index(1, 0))
    QTest.keyClick(page.waiting, Qt.Key.Key_Down)
    (mentee,) = page.waiting.selected_ids()
    page.regard.now()
    assert set(page.mentors.drawn.targets) == {tile.id for tile in page.mentors_model.everyone}
    assert page.mentors.drawn.costs.effects == fresh().of_mentee(mentee).effects
    assert not page.mentors.drawn.lifted
    QTest.keyClick(page.waiting, Qt.Key.Key_Escape)
    page.regard.now()
    assert page.mentors.drawn.targets is None


def test_a_mentor_s_place_tells_what_each_who_waits_would_cost(driver, page, costs, fresh):
    _, mentor = driver.find(May.PLACE)
    page.mentors.select_ids([mentor])
    page.regard.now()
    exact = fresh().of_mentor(mentor).effects
    assert page.waiting.drawn.costs.effects == exact
    shown = {card.id for card in page.waiting_model.cards}
    assert {one for one, offer in page.waiting.drawn.offers.items() if offer.takes} <= set(exact)
    assert page.waiting.drawn.offers.keys() <= shown
    page.mentors.clearSelection()
    page.regard.now()
    assert not page.waiting.drawn.offers


def test_why_says_it_in_words_with_the_plan_as_drawn(driver, page, costs, fresh):
    mentee, mentor = driver.find(May.PLACE)
    page.looking.select(mentor, mentee)
    page.regard.now()
    page.looking.look()
    effect = fresh().of_mentee(mentee).effects[mentor]
    score = page.state.judged.score((mentor, mentee))
    text = page.why.said.text
    assert "What it costs" in text
    assert ("Costs the best plan nothing." in text) == effect.is_free
    assert f"The plan as drawn: +{score} points, one more paired." in text
    for one in effect.left_out:
        assert page.state.names[one] in text


def test_a_change_greys_the_costs_until_they_are_weighed_anew(driver, page, costs, fresh, qtbot):
    (first, there), held = driver.find(May.PLACE), page.waiting_model.cards[-1].id
    driver.hold(held)
    before = page.mentors.drawn.costs
    assert not before.is_old
    assert before.effects
    lock(page, first, there)
    greyed = page.mentors.drawn.costs
    assert greyed.is_old
    assert greyed.effects == before.effects
    assert all(one.is_old for one in page.tray.targets)
    qtbot.waitUntil(lambda: not costs.is_old, timeout=20_000)
    assert page.mentors.drawn.costs.effects == fresh().of_mentee(held).effects
    assert not any(one.is_old for one in page.tray.targets)
    cards = {card.id: card for card in page.waiting_model.cards}
    page.hand.release()  # what was judged meanwhile comes to the cards once the hand is free
    for card in page.waiting_model.cards:
        assert card.options == page.state.waiting(card.id).options
        assert card.id in cards


def test_a_plain_draft_changes_neither_costs_nor_the_best_possible(driver, page, costs):
    mentee, mentor = driver.find(May.PLACE)
    weighed = page.state.weighed
    driver.drop_on(mentor, mentee)
    assert page.state.is_weighed
    assert page.state.weighed is weighed
    assert not page.bar.meters.best.is_old


def test_the_best_possible_is_greyed_while_it_is_proved_anew(driver, page, costs, qtbot):
    mentee, mentor = driver.find(May.PLACE)
    before = page.state.best
    lock(page, mentee, mentor)
    assert page.bar.meters.best.is_old
    qtbot.waitUntil(lambda: not page.bar.meters.best.is_old, timeout=20_000)
    assert page.state.best is not before
    assert (mentor, mentee) in {(p.mentor_id, p.mentee_id) for p in page.state.best.pairs}
    numbers = page.state.numbers
    assert numbers.gap == numbers.best_total - numbers.total


def test_a_large_round_is_answered_in_a_moment_by_a_worker(
    driver, page, costs, fresh, qtbot, monkeypatch
):
    monkeypatch.setattr("mentordesk.ui.board.costs.QUICK", dict.fromkeys(Aim, 0))
    one, other = (card.id for card in list(page.waiting_model.cards)[2:4])
    driver.hold(one)
    assert not costs.effects
    page.hand.release()
    driver.hold(other)  # the first answer comes too late and is not taken for this one
    with qtbot.waitSignal(page.hand.retold, timeout=20_000):
        pass
    qtbot.waitUntil(lambda: not costs.is_old, timeout=20_000)
    assert costs.effects == fresh().of_mentee(other).effects
    assert page.hand.best[0].effect is not None
    page.hand.release()


def test_the_list_to_place_with_tells_costs(driver, page, costs, fresh):
    mentee, _ = driver.find(May.PLACE)
    page.waiting.setFocus()
    page.waiting.select_ids([mentee])
    page.deeds.open_list()
    exact = fresh().of_mentee(mentee).effects
    takers = [choice for choice in page.deeds.place_list.shown if choice.takes]
    assert takers
    assert all(choice.cost == cost_of(exact[choice.id]) for choice in takers)
    page.deeds.place_list.hide()


def test_a_picked_up_card_hears_fit_and_cost_of_the_mentor_it_is_on(driver, page, costs):
    mentee, _ = driver.find(May.PLACE)
    page.waiting.setFocus()
    page.waiting.select_ids([mentee])
    page.deeds.pick_up()
    best = page.hand.best[0]
    index = page.mentors.currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{best.name}, fit {best.score}, {best.cost}, ")
    page.hand.release()
    page.waiting.clearSelection()
    page.mentors.clearSelection()
    page.regard.now()
    assert "fit" not in index.data(Qt.ItemDataRole.AccessibleTextRole).split(", ")[1]
