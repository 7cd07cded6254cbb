"""How the board looks while something is in the hand, and a mentor's free place in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mentordesk.matching.rules import BLOCKS, CLASHES
from mentordesk.ui.board.card_menu import A_PLACE, menu_for
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.hand import How
from mentordesk.ui.board.notes import ReasonEditor, RefusalNote
from mentordesk.ui.board.offers import Offer, offers_for
from mentordesk.ui.board.targets import May
from mentordesk.ui.tokens import LIGHT, Space
from mentordesk.wording.blocks import short
from tests.ui.board.dragging import drop, middle_of

Key = Qt.Key
LEAST_NAME = 80
"""What a row must leave of a name, in px."""


def words_of(told):
    """The short words of these blocks or clashes."""
    return [short(one.value) for one in told]


def test_no_short_word_is_cut_on_a_card_or_row_at_1280(page):
    """The page is as wide as in a window of 1280 × 680, at 100 %."""
    drawn, model = page.mentors.drawn, page.mentors_model
    for density in (Density.CARDS, Density.ROWS):
        page.mentors.set_density(density)
        rect = page.mentors.visualRect(page.mentors.model().index(0, 0))
        line = drawn.told_room(rect, model.cards[0]).line
        is_row = density is Density.ROWS
        told = drawn.told
        assert [w for w in words_of(CLASHES) if not told.fits(line, w, short=is_row)] == []
        assert [w for w in words_of(BLOCKS) if told.words_width(w) > line.width()] == []
    drawn, told = page.waiting.drawn, page.waiting.drawn.told
    rect = page.waiting.visualRect(page.waiting.model().index(0, 0))
    row = rect.width() - drawn.grip_at(rect, page.layoutDirection()).width() - 3 * Space.S
    for words in words_of(BLOCKS):
        assert row - told.end_width(Offer(50, False, words)) >= LEAST_NAME, words
    page.waiting.set_density(Density.CARDS)
    rect = page.waiting.visualRect(page.waiting.model().index(0, 0))
    below = drawn.told_rooms(rect, page.waiting_model.cards[0])[1].line
    assert max(map(told.words_width, words_of(CLASHES))) + 18 <= below.width()


def test_the_place_of_what_is_held_shows_that_it_is_away(driver, page):
    mentee, _ = driver.find(May.PLACE)
    view = page.waiting
    edge = view.visualRect(view.model().index(page.waiting_model.row_of(mentee), 0))
    spot = edge.topLeft() + QPoint(1, 15)

    def colour():
        return view.viewport().grab().toImage().pixelColor(spot).name()

    assert colour() == LIGHT.mentee.name()
    driver.hold(mentee)
    assert colour() == LIGHT.sunken.name()
    assert "in hand" in view.model().data(
        view.model().index(page.waiting_model.row_of(mentee), 0),
        Qt.ItemDataRole.AccessibleTextRole,
    )
    page.hand.release()
    assert colour() == LIGHT.mentee.name()
    chip = driver.chip(lambda chip: not chip.stays)
    driver.hold(chip.mentee_id)
    assert page.mentors.drawn.away == {chip.id}


def place_of(driver, page, offers):
    """A mentor with a free place for whom some waiting mentee is an offer like this."""
    judged = page.state.judged_now()
    for tile in page.mentors_model.cards:
        told = offers_for(judged, tile.id, [card.id for card in page.waiting_model.cards])
        mentee = next((one for one, offer in told.items() if offers(offer)), None)
        if tile.free and mentee is not None:
            return tile.id, mentee
    raise AssertionError("the invented round has no such place")


def test_p_at_a_mentor_picks_up_a_free_place_and_enter_gives_it(driver, page):
    mentor, _ = place_of(driver, page, lambda offer: offer.takes and not offer.words)
    page.mentors.setFocus()
    page.mentors.select_ids([mentor])
    page.waiting.clearSelection()
    offered = [one.text() for one in menu_for(page, page.mentors).actions()]
    assert f"{A_PLACE}\tP" in offered
    QTest.keyClick(page.mentors, Key.Key_P)
    assert page.hand.place.mentor_id == mentor and page.hand.mentees is None
    assert page.picking.card.accessibleName() == f"Holding {page.hand.held.title}"
    assert page.waiting.hasFocus() and page.columns.mentee_tray.isVisible()
    best = page.hand.best_mentees[0]
    assert offered[0].startswith(f"{page.state.names[best]}\t")
    assert page.hand.aimed == best and page.waiting.drawn.costs.effects == page.costs.effects
    QTest.keyClick(page.waiting, Key.Key_Escape)
    assert page.hand.held is None and best not in driver.drafts
    assert not page.columns.mentee_tray.isVisible()
    page.mentors.setFocus()
    QTest.keyClick(page.mentors, Key.Key_P)
    QTest.keyClick(page.waiting, Key.Key_Return)
    assert driver.drafts[best] == mentor
    assert page.context.toasts.text.startswith(f"{page.state.names[best]} drafted with ")
    page.desk.undo()
    assert best not in driver.drafts


def test_a_place_let_fall_on_a_clash_asks_there_and_on_a_block_says_why(driver, page):
    mentor, mentee = place_of(driver, page, lambda offer: offer.takes and offer.words)
    assert page.hand.take_place(mentor, How.DRAG)
    spot = middle_of(page.waiting, page.waiting_model.row_of(mentee))
    assert drop(page.waiting.viewport(), spot, page.hand.mime()).accepted
    page.hand.release()
    note = page.deeds.note
    assert isinstance(note, ReasonEditor) and note.card_id == mentee
    assert page.rect().contains(note.geometry()) and mentee not in driver.drafts
    note.kept.emit("They asked for each other")
    assert driver.drafts[mentee] == mentor
    mentor, mentee = place_of(driver, page, lambda offer: not offer.takes)
    assert page.hand.take_place(mentor, How.DRAG)
    spot = middle_of(page.waiting, page.waiting_model.row_of(mentee))
    assert not drop(page.waiting.viewport(), spot, page.hand.mime()).accepted
    assert isinstance(page.deeds.note, RefusalNote) and page.deeds.note.card_id == mentee


def test_a_mentor_without_a_free_place_has_none_to_lift(driver, page):
    page.mentors_model.fold("FULL", False)
    full = next(tile for tile in page.mentors_model.cards if not tile.free)
    page.mentors.setFocus()
    page.mentors.select_ids([full.id])
    QTest.keyClick(page.mentors, Key.Key_P)
    assert page.hand.held is None
    assert "has no free place" in page.deeds.note.text


def test_a_free_place_lifts_its_border_and_a_click_selects_its_mentor(driver, page):
    mentor = next(tile.id for tile in page.mentors_model.cards if tile.free)
    spot = driver.on_free_place(mentor)
    QTest.mouseMove(page.mentors.viewport(), spot)
    assert page.mentors.drawn.hovered[0] == mentor
    QTest.mouseClick(page.mentors.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.mentors.selected_ids() == [mentor] and page.hand.held is None
