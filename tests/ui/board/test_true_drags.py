"""True drags with the mouse through QDrag's own loop; needs a platform that can drag."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from mentordesk.jobs.what_if import cost_of, weigh
from mentordesk.ui.board.notes import ReasonEditor, RefusalNote
from mentordesk.ui.board.offers import offers_for
from mentordesk.ui.board.targets import May
from tests.ui.board.dragging import drag, middle_of

pytestmark = pytest.mark.dnd


@pytest.fixture(autouse=True)
def _can_drag(qapp):
    if QGuiApplication.platformName() == "offscreen":
        pytest.skip("the offscreen platform cannot drag; run with QT_QPA_PLATFORM=minimal")


def card(page, mentee: str) -> QPoint:
    """The middle of a waiting card, in sight."""
    return middle_of(page.waiting, page.waiting_model.row_of(mentee))


def test_a_card_is_carried_to_a_mentor(driver, page):
    mentee, mentor = driver.find(May.PLACE, lambda t: page.mentors_model.row_of(t.mentor_id) > 3)
    waiting, mentors = page.waiting.viewport(), page.mentors.viewport()
    goal = driver.on_mentor(mentor)
    assert goal.y() > 120  # below the tray, which comes over the top of the column
    assert drag(waiting, card(page, mentee), mentors, goal)
    assert driver.drafts[mentee] == mentor
    assert page.hand.held is None
    page.desk.undo()
    assert mentee not in driver.drafts


def test_the_mentors_tell_their_costs_while_a_card_is_carried(driver, page, qtbot):
    qtbot.waitUntil(lambda: page.state.is_weighed, timeout=20_000)
    mentee, mentor = driver.find(May.PLACE, lambda t: page.mentors_model.row_of(t.mentor_id) > 3)
    exact = weigh(page.state.judged, page.state.aim).of_mentee(mentee).effects
    seen = {}

    def look(aimed):
        if aimed:
            seen[aimed] = (page.mentors.drawn.costs.words(aimed), page.mentors.drawn.costs.is_old)

    page.hand.aimed_at.connect(look)
    goal = driver.on_mentor(mentor)
    assert drag(page.waiting.viewport(), card(page, mentee), page.mentors.viewport(), goal)
    assert seen[mentor] == (cost_of(exact[mentor]), False)
    for aimed, told in seen.items():
        assert told[0] == (cost_of(exact[aimed]) if aimed in exact else "")


def test_a_card_is_carried_into_the_tray(driver, page):
    mentee, _ = driver.find(May.PLACE)
    start = card(page, mentee)
    spot = QPoint(60, 50)  # the first place of the tray, once it is there
    assert drag(page.waiting.viewport(), start, page.mentors.viewport(), spot)
    assert mentee in driver.drafts


def test_several_selected_are_carried_together(driver, page):
    judged = page.state.judged
    tile = next(
        tile for tile in page.mentors_model.cards
        if tile.free == 2 and page.mentors_model.row_of(tile.id) > 3
    )  # fmt: skip
    mentees = [
        one.id for one in page.waiting_model.cards
        if judged.hard((tile.id, one.id)) is None and not judged.soft((tile.id, one.id))
    ][:2]  # fmt: skip
    page.waiting.select_ids(mentees)
    start, goal = card(page, mentees[0]), driver.on_mentor(tile.id)
    assert drag(page.waiting.viewport(), start, page.mentors.viewport(), goal)
    assert {driver.drafts.get(one) for one in mentees} == {tile.id}


def test_a_chip_is_carried_back_to_waiting(driver, page):
    chip = driver.chip(lambda chip: not chip.stays)
    start = driver.on_chip(chip)
    assert drag(page.mentors.viewport(), start, page.waiting.viewport(), QPoint(60, 200))
    assert chip.mentee_id not in driver.drafts
    assert page.waiting_model.row_of(chip.mentee_id) is not None


def test_a_free_place_is_carried_to_a_mentee(driver, page):
    _, mentor = driver.find(May.PLACE)
    waiting = [one.id for one in page.waiting_model.cards]
    told = offers_for(page.state.judged, mentor, waiting)
    mentee = next(one for one in reversed(waiting) if told[one].takes and not told[one].words)
    goal = card(page, mentee)
    assert goal.y() > 180  # below the tray, which comes over the top of the column
    start = driver.on_free_place(mentor)
    assert drag(page.mentors.viewport(), start, page.waiting.viewport(), goal)
    assert driver.drafts[mentee] == mentor and page.hand.held is None
    page.desk.undo()
    assert mentee not in driver.drafts


def test_a_locked_chip_does_not_come_along_and_says_why(driver, page):
    page.mentors_model.fold("FULL", False)
    chip = driver.chip(lambda chip: chip.locked)
    start = driver.on_chip(chip)
    drag(page.mentors.viewport(), start, page.waiting.viewport(), QPoint(60, 200))
    assert chip.mentee_id in driver.drafts
    assert isinstance(page.deeds.note, RefusalNote)
    assert "locked" in page.deeds.note.text


def test_a_clash_is_asked_about_where_it_fell(driver, page):
    mentee, mentor = driver.find(
        May.ASK_REASON, lambda target: page.mentors_model.row_of(target.mentor_id) > 3
    )
    goal = driver.on_mentor(mentor)
    assert drag(page.waiting.viewport(), card(page, mentee), page.mentors.viewport(), goal)
    assert isinstance(page.deeds.note, ReasonEditor)
    assert mentee not in driver.drafts


def test_dropped_outside_nothing_is_placed(driver, page):
    mentee, _ = driver.find(May.PLACE)
    before = driver.drafts
    drag(page.waiting.viewport(), card(page, mentee), page.bar, QPoint(5, 5))
    assert driver.drafts == before
    assert page.hand.held is None and not page.tray.isVisible()
