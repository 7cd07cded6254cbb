"""Drops on the real viewports: what is welcome, what is refused and says so."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt

from mentordesk.ui.board.hand import MIME, How
from mentordesk.ui.board.notes import ReasonEditor, RefusalNote, SwapOffer
from mentordesk.ui.board.targets import May
from tests.support.drag import end_drag
from tests.ui.board.dragging import drop, leave, over


def test_a_mentee_dropped_on_a_mentor_is_drafted_there(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    event = driver.drop_on(mentor, mentee)
    assert event.accepted and event.action is Qt.DropAction.LinkAction
    assert driver.drafts[mentee] == mentor
    assert mentee in {chip.mentee_id for chip in driver.tile(mentor).chips}
    assert page.waiting_model.row_of(mentee) is None


def test_the_toast_names_both_and_the_fit_and_takes_it_back(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    score = page.state.judged.score((mentor, mentee))
    driver.drop_on(mentor, mentee)
    names = page.state.names[mentee], page.state.mentors[mentor].name
    assert page.context.toasts.text == f"{names[0]} drafted with {names[1]}, fit {score}"
    page.desk.undo()
    assert mentee not in driver.drafts
    assert page.waiting_model.row_of(mentee) is not None


def test_the_next_card_gets_the_focus_after_a_drop(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    row = page.waiting_model.row_of(mentee)
    after = page.waiting_model.cards[row + 1].id
    page.waiting.select_ids([mentee])
    driver.drop_on(mentor, mentee)
    assert page.waiting.selected_ids() == [after]


def test_a_drop_moves_no_other_card(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    before = [card.id for card in page.waiting_model.cards if card.id != mentee]
    mentors = [card.id for card in page.mentors_model.cards]
    driver.drop_on(mentor, mentee)
    driver.settled()
    assert [card.id for card in page.waiting_model.cards] == before
    assert [card.id for card in page.mentors_model.cards] == mentors


def test_what_comes_from_elsewhere_is_not_welcome(driver, page):
    _, mentor = driver.find(May.PLACE)
    data = QMimeData()
    data.setText("Amina Rahman")
    point = driver.on_mentor(mentor)
    assert not over(page.mentors.viewport(), point, data)
    assert not drop(page.mentors.viewport(), point, data).accepted


def test_a_stranger_s_key_is_not_taken_for_ours(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    driver.hold(mentee)
    forged = QMimeData()
    forged.setData(MIME, b"1")
    assert not over(page.mentors.viewport(), driver.on_mentor(mentor), forged)
    assert not drop(page.mentors.viewport(), driver.on_mentor(mentor), forged).accepted
    assert mentee not in driver.drafts


def test_a_full_mentor_refuses_with_a_sentence_at_the_card(driver, page):
    page.mentors_model.fold("FULL", False)
    mentee, mentor = driver.find(May.NEVER, words="Full by locked")
    before = driver.drafts
    event = driver.drop_on(mentor, mentee)
    assert not event.accepted
    assert isinstance(page.deeds.note, RefusalNote)
    assert page.deeds.note.card_id == mentor
    assert "has no free place" in page.deeds.note.text
    assert driver.drafts == before


def test_nobody_is_placed_with_themselves(driver, page):
    mentee, mentor = driver.find(May.NEVER, words="same person")
    assert mentee == mentor
    event = driver.drop_on(mentor, mentee)
    assert not event.accepted
    assert "the same person" in page.deeds.note.text
    assert mentee not in driver.drafts


def test_a_soft_clash_asks_before_anything_is_saved(driver, page):
    mentee, mentor = driver.find(May.ASK_REASON)
    event = driver.drop_on(mentor, mentee)
    assert event.accepted
    assert isinstance(page.deeds.note, ReasonEditor)
    assert mentee not in driver.drafts


def test_a_mentor_full_by_drafts_offers_the_swap(driver, page):
    mentee, mentor = driver.find(May.SWAP)
    event = driver.drop_on(mentor, mentee)
    assert event.accepted
    assert isinstance(page.deeds.note, SwapOffer)
    assert mentee not in driver.drafts


def test_a_chip_dropped_on_waiting_waits_again(driver, page):
    chip = driver.chip(lambda chip: not chip.stays)
    data = driver.hold(chip.mentee_id)
    point = QPoint(20, 20)
    assert over(page.waiting.viewport(), point, data)
    assert drop(page.waiting.viewport(), point, data).accepted
    page.hand.release()
    assert chip.mentee_id not in driver.drafts
    assert page.waiting_model.row_of(chip.mentee_id) is not None


def test_whoever_waits_cannot_be_dropped_on_waiting(driver, page):
    mentee, _ = driver.find(May.PLACE)
    data = driver.hold(mentee)
    assert not over(page.waiting.viewport(), QPoint(20, 20), data)
    assert not drop(page.waiting.viewport(), QPoint(20, 20), data).accepted


def test_a_chip_moves_across_to_another_mentor(driver, page):
    chip = driver.chip(lambda chip: not chip.stays)
    driver.hold(chip.mentee_id)
    goal = next(t for t in page.hand.best if t.may is May.PLACE)
    page.hand.release()
    driver.drop_on(goal.mentor_id, chip.mentee_id)
    assert driver.drafts[chip.mentee_id] == goal.mentor_id
    assert chip.mentee_id not in {c.mentee_id for c in driver.tile(chip.mentor_id).chips}


def test_a_chip_dropped_where_it_is_changes_nothing(driver, page):
    chip = driver.chip(lambda chip: not chip.stays)
    steps = page.desk.undo_text
    driver.drop_on(chip.mentor_id, chip.mentee_id)
    assert page.deeds.note is None
    assert page.desk.undo_text == steps


def test_locked_and_live_pairs_stay_out_of_the_hand(driver, page):
    for fits in (lambda c: c.locked, lambda c: c.is_live):
        assert not page.hand.take([driver.chip(fits).mentee_id], How.DRAG)
    assert page.hand.held is None


def several(driver, page, most: int):
    """A mentor with that many free places, and as many mentees who may all go there."""
    ids = [card.id for card in page.waiting_model.cards]
    judged = page.state.judged
    for tile in page.mentors_model.cards:
        if tile.free != most or tile.id not in judged.mentors:
            continue
        fine = [
            one for one in ids
            if judged.hard((tile.id, one)) is None and not judged.soft((tile.id, one))
        ]  # fmt: skip
        if len(fine) > most:
            return tile.id, fine
    raise AssertionError(f"nobody with {most} free places")


def test_several_are_placed_together_in_one_step(driver, page):
    mentor, mentees = several(driver, page, 2)
    driver.drop_on(mentor, *mentees[:2])
    assert {driver.drafts.get(one) for one in mentees[:2]} == {mentor}
    assert page.context.toasts.text.startswith("2 mentees drafted with ")
    page.desk.undo()
    assert not {*mentees[:2]} & driver.drafts.keys()


def test_more_than_there_are_places_for_is_none_at_all(driver, page):
    mentor, mentees = several(driver, page, 2)
    name = page.state.mentors[mentor].name
    before = driver.drafts
    event = driver.drop_on(mentor, *mentees[:3])
    assert not event.accepted
    assert page.deeds.note.text.startswith(f"{name} has 2 free places; you hold 3.")
    assert driver.drafts == before


def test_leaving_the_column_aims_at_nothing(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    data = driver.hold(mentee)
    assert over(page.mentors.viewport(), driver.on_mentor(mentor), data)
    assert page.hand.aimed == mentor
    leave(page.mentors.viewport())
    assert page.hand.aimed == ""


def test_between_cards_nothing_is_welcome(driver, page):
    mentee, _ = driver.find(May.PLACE)
    data = driver.hold(mentee)
    width = page.mentors.viewport().width()
    assert not over(page.mentors.viewport(), QPoint(width - 2, 100), data)


def test_the_tray_offers_the_five_best_and_takes_a_drop(driver, page):
    mentee, _ = driver.find(May.PLACE)
    assert not page.tray.isVisible()
    data = driver.hold(mentee)
    assert page.tray.isVisible()
    assert [t.mentor_id for t in page.tray.targets] == [t.mentor_id for t in page.hand.best]
    best = page.tray.targets[0]
    place = page.tray.place_of(best.mentor_id)
    assert over(place, place.rect().center(), data)
    assert page.hand.aimed == best.mentor_id
    assert drop(place, place.rect().center(), data).accepted
    page.hand.release()
    assert driver.drafts[mentee] == best.mentor_id
    assert not page.tray.isVisible()


def test_no_card_stays_under_the_tray(driver, page):
    mentee, _ = driver.find(May.PLACE)
    bar = page.mentors.verticalScrollBar()
    driver.hold(mentee)
    assert bar.value() == 0, "nothing moves under the hand"
    page.mentors.scrollTo(page.mentors_model.index(0, 0))
    first = page.mentors.visualRect(page.mentors_model.index(0, 0))
    assert first.top() >= page.tray.height()
    page.hand.release()
    assert bar.value() == bar.minimum() == 0


def test_what_a_filter_leaves_while_something_is_held_stands_below_the_tray(driver, page):
    mentee, _ = driver.find(May.PLACE)
    driver.hold(mentee)
    page.mentors_column.filter.field.setText(page.mentors_model.outlines[0].name)
    assert page.mentors_model.rowCount() == 1
    assert page.mentors.is_in_sight(page.mentors_model.index(0, 0))


def test_the_best_in_the_tray_is_the_best_there_is(driver, page):
    mentee, _ = driver.find(May.PLACE)
    driver.hold(mentee)
    best = page.tray.targets[0]
    fine = [t.score for t in page.hand.targets.values() if t.may is May.PLACE]
    assert best.score == max(fine)


def test_a_drag_that_only_hovered_is_ended_before_its_widget_goes(driver, page):
    """Qt remembers the widget as a bare pointer: the next leave must not be sent to it."""
    mentee, mentor = driver.find(May.PLACE)
    assert over(page.mentors.viewport(), driver.on_mentor(mentor), driver.hold(mentee))
    assert page.hand.aimed == mentor
    end_drag()
    assert page.hand.aimed == ""


def test_lifting_another_card_takes_away_what_stands_at_a_card(driver, page):
    mentee, mentor = driver.find(May.NEVER)
    page.deeds.asking.say_no(mentor, "It cannot be.", "Choose another.")
    page.hand.take([mentee], How.DRAG)
    assert page.deeds.note is None
