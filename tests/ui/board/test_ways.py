"""What would place a mentee who is left out stands in Why, with a button that makes it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from mentordesk.commands.mentors import SetMentorField
from mentordesk.jobs.ways_in import WayIn
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
