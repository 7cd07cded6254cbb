"""What would place a mentee who is left out stands in Why, with a button that makes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from mentordesk.commands.mentors import SetMentorField
from mentordesk.jobs.ways_in import WayIn
from mentordesk.ui.board.placing import Wish
from mentordesk.ui.board.why import Heading, Line, Offer


@pytest.fixture
def short(page, qtbot):
    """The board with so few places that somebody must be left out."""
    busy = {pair.mentor_id for pair in page.state.pairs.values()}
    for mentor in page.state.judged.rows.mentors:
        if mentor.id not in busy:
            page.desk.do(SetMentorField(mentor.id, "places", 0))

    def is_short() -> bool:
        state = page.state
        return bool(not state.is_owed and state.best and len(state.best.unmatched) > 3)

    qtbot.waitUntil(is_short, timeout=20_000)
    return page


def offers(page) -> list[Offer]:
    return [block for block in page.why.said.blocks if isinstance(block, Offer)]


def left_out(page, qtbot, kinds=frozenset({"place"})) -> tuple[str, Offer]:
    """Somebody left out whom a change of one of these kinds would place, and that offer."""
    for left in page.state.best.unmatched:
        if page.state.pair_of(left.mentee_id) is not None:
            continue
        page.waiting.select_ids([left.mentee_id])
        page.looking.look()
        said = [block.text for block in page.why.said.blocks if isinstance(block, Heading)]
        assert "Not placed" in said
        qtbot.waitUntil(lambda: not searching(page), timeout=20_000)
        page.looking.look()
        for offer in offers(page):
            assert isinstance(offer.deed, WayIn)
            if offer.deed.change.kind in kinds:
                return left.mentee_id, offer
    raise AssertionError("nobody is left out whom such a change would place")


def searching(page) -> bool:
    page.looking.look()
    lines = [block.text for block in page.why.said.blocks if isinstance(block, Line)]
    return "What would help is being worked out." in lines


def test_an_offer_made_places_the_mentee_in_one_step_to_undo(short, driver, qtbot, offered, take):
    mentee_id, offer = left_out(short, qtbot)
    buttons = [b for b in short.why.findChildren(QPushButton, "make_way") if b.isVisible()]
    (made,) = [b for b in buttons if b.text() == offer.button]
    assert made.accessibleDescription() == offer.text
    before = driver.drafts
    dialog = offered(made.click)
    assert mentee_id in {move.mentee_id for move in dialog.plan.difference.gained}
    assert driver.drafts == before
    take(dialog)
    assert mentee_id in driver.drafts
    short.desk.undo()
    assert driver.drafts == before
    driver.settled()
    short.waiting.select_ids([mentee_id])
    short.looking.look()
    assert any(isinstance(block, Heading) for block in short.why.said.blocks)


def test_a_rule_asks_why_before_anything_is_worked_out(short, driver, qtbot, offered, take):
    mentee_id, offer = left_out(short, qtbot, frozenset({"rule"}))
    short.looking._panel.accepted.emit(offer.deed)
    note = short.deeds.asking.note
    assert note is not None and not short.solving.is_busy
    dialog = offered(lambda: note.kept.emit("they asked for each other"))
    take(dialog)
    pair = next(p for p in short.state.pairs.values() if p.mentee_id == mentee_id)
    assert pair.override_reason == "they asked for each other"


def press(qtbot, text: str) -> None:
    """The button of this text has the keyboard; Space presses it."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton) and focus.text() == text
    qtbot.keyClick(focus, Qt.Key.Key_Space)


def button_of(page, offer: Offer) -> QPushButton:
    """The button of an offer, named by what it does."""
    buttons: list[QPushButton] = page.why.findChildren(QPushButton, "make_way")
    return next(b for b in buttons if b.accessibleDescription() == offer.text)


def test_whom_the_best_plan_places_has_a_button_that_drafts_it(page, driver, qtbot):
    best = {pair.mentee_id: pair for pair in page.state.best.pairs}
    left = [one.mentee_id for one in page.state.numbers.left_out]
    mentee_id = next(one for one in left if one in best)
    page.waiting.select_ids([mentee_id])
    page.looking.look()
    (offer,) = offers(page)
    pair = best[mentee_id]
    assert (offer.deed, offer.button) == (
        Wish((mentee_id,), pair.mentor_id), f"Place with {pair.mentor}"
    )  # fmt: skip
    assert offer.text.endswith(f"it is a fit of {pair.score} and costs it nothing.")
    button_of(page, offer).setFocus()
    before = driver.drafts
    press(qtbot, offer.button)
    assert driver.drafts == before | {mentee_id: pair.mentor_id}
    page.desk.undo()
    assert driver.drafts == before


def test_the_list_of_those_left_out_is_worked_off_by_keyboard(page, driver, qtbot):
    page.why.hide()  # folded away
    page.bar.meters.left_out.click()
    assert page.why.isVisible() and page.why.hasFocus()
    wishes = [
        (one, one.deed)
        for one in offers(page)
        if isinstance(one.deed, Wish) and one.text.startswith("The best plan has a place")
    ]
    assert len(wishes) > 1
    before = driver.drafts
    button_of(page, wishes[0][0]).setFocus()
    press(qtbot, wishes[0][0].button)
    assert driver.drafts.keys() - before.keys() == {wishes[0][1].mentee_ids[0]}
    assert page.why.said.about == "Left out"
    press(qtbot, wishes[1][0].button)  # the keyboard stands at the next one
    assert len(driver.drafts) == len(before) + 2


def test_the_list_tells_the_smallest_change_for_everybody_else(short, qtbot, offered):
    short.bar.meters.left_out.click()
    placed = {pair.mentee_id for pair in short.state.pairs.values()}
    waiting = {one.mentee_id for one in short.state.best.unmatched} - placed

    def told() -> dict[str, tuple[Offer, WayIn]]:
        short.looking.look()
        found = [(one, one.deed) for one in offers(short) if isinstance(one.deed, WayIn)]
        return {way.change.mentee_id: (one, way) for one, way in found}

    qtbot.waitUntil(lambda: bool(told()), timeout=20_000)
    assert told().keys() <= waiting
    assert short.why.said.about == "Left out"
    mentee_id, (offer, way) = next(iter(told().items()))
    make = button_of(short, offer).click
    if way.needs_reason:
        make()
        note = short.deeds.asking.note
        assert note is not None
        dialog = offered(lambda: note.kept.emit("they asked for each other"))
    else:
        dialog = offered(make)
    assert mentee_id in {move.mentee_id for move in dialog.plan.difference.gained}
    dialog.reject()
