"""The board kept up to date from change lists equals the board read afresh."""

from __future__ import annotations

import random

from sqlalchemy import event

from mentordesk.commands.applications import StepApplications
from mentordesk.commands.matches import DraftMatch, LockMatches, RemoveDrafts, UnlockMatches
from mentordesk.commands.mentors import SetMentorField
from mentordesk.commands.people import EditPerson
from mentordesk.commands.several import DraftMatches
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.match import MatchState
from mentordesk.ui.board.models import MentorsModel, WaitingModel
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.board.targets import May


def assert_like_fresh(driver, page) -> None:
    """What stands on the board is what a board opened now would show, in the order in force."""
    driver.settled()
    fresh = BoardState(page.desk, page.context.runner)
    fresh.open(page.round_id)
    fresh.judged_now()
    waiting, mentors = WaitingModel(), MentorsModel()
    waiting.load(fresh.all_waiting(), page.waiting_model.places())
    mentors.load(fresh.all_tiles(), page.mentors_model.places())
    assert set(fresh.pairs.values()) == set(page.state.pairs.values())
    assert list(mentors.cards) == list(page.mentors_model.cards)
    assert list(waiting.cards) == list(page.waiting_model.cards)
    for one in (fresh, waiting, mentors):
        one.deleteLater()


def random_command(page, dice: random.Random):
    """Something a person might do next; it may well be refused."""
    state = page.state
    mentee, mentor = dice.choice(list(state.mentees)), dice.choice(list(state.mentors))
    drafts = [p.match_id for p in state.pairs.values() if not p.is_live]
    some = tuple(dice.sample(drafts, min(len(drafts), dice.randint(1, 3))))
    several = tuple(dice.sample(list(state.mentees), 2))
    kind = dice.randrange(9)
    if kind < 3 or not some:
        return DraftMatch(page.round_id, None, mentor, mentee, "It suits both")
    return [
        RemoveDrafts(some),
        LockMatches((some[0],)),
        UnlockMatches((some[0],)),
        DraftMatches(page.round_id, None, mentor, several, "It suits all"),
        EditPerson(mentee, "city", dice.choice(["Lima", "Suva"])),
        SetMentorField(mentor, "places", dice.randint(1, 4)),
    ][kind - 3]


def test_step_by_step_equals_opened_afresh(driver, page):
    dice = random.Random()
    seed = dice.randrange(10**6)
    dice.seed(seed)
    print("seed", seed)
    for _ in range(40):
        deed = dice.choice(["do", "do", "do", "undo", "redo"])
        if page.state.round is None:
            page.desk.redo()  # the making of the whole round had been undone
        elif deed == "do":
            page.desk.do(random_command(page, dice))
        else:
            getattr(page.desk, deed)()
        page.deeds.close_note()
    if page.state.round is None:
        page.desk.redo()
    assert_like_fresh(driver, page)


def test_the_round_undone_leaves_no_board_and_redone_brings_it_back(driver, page):
    page.desk.undo()
    assert page.nothing.isVisible() and not page.waiting_model.cards
    page.desk.redo()
    assert page.board.isVisible()
    assert_like_fresh(driver, page)


def test_a_proposal_makes_the_chip_stay(driver, page):
    chip = driver.chip(lambda chip: not chip.stays)
    page.desk.do(StepMatches((chip.id,), MatchState.PROPOSED_TO_MENTEE))
    found = next(c for c in driver.tile(chip.mentor_id).chips if c.id == chip.id)
    assert found.is_live and found.state == "proposed to mentee"
    assert_like_fresh(driver, page)


def test_whoever_withdraws_leaves_the_board(driver, page):
    mentee, _ = driver.find(May.PLACE)
    application = page.state.mentees[mentee].application_id
    page.desk.do(StepApplications((application,), ApplicationState.WITHDRAWN))
    assert page.waiting_model.card(mentee) is None
    page.desk.undo()
    assert page.waiting_model.row_of(mentee) is not None
    assert_like_fresh(driver, page)


def test_a_plain_draft_is_not_judged_anew_but_counted(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    judged, paired = page.state.judged, page.state.numbers.paired
    driver.drop_on(mentor, mentee)
    assert not page.state.is_owed
    assert page.state.judged is judged
    assert page.state.numbers.paired == paired + 1


def test_a_lock_is_judged_anew_in_the_background(driver, page, qtbot):
    chip = driver.chip(lambda chip: not chip.stays)
    with qtbot.waitSignal(page.state.judged_anew):
        page.desk.do(LockMatches((chip.id,)))
    locked = {draft.match_id for draft in page.state.judged.rows.drafts if draft.locked}
    assert chip.id in locked


def test_another_round_is_not_ours(driver, page, round_file):
    before = dict(page.state.pairs)
    page.state.changed([])
    assert page.state.pairs == before


def test_painting_asks_the_file_nothing(page, qapp):
    asked = []
    engine = page.desk.workspace._reader
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    for view in (page.waiting, page.mentors):
        view.viewport().repaint()
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        view.viewport().repaint()
    page.waiting.grab()
    assert asked == []


def test_a_board_opens_by_those_in_sight_and_reads_the_others_when_they_come(
    open_board, round_space, round_file
):
    page = open_board(round_space, round_file[1], height=300)
    model, bar = page.waiting_model, page.waiting.verticalScrollBar()
    last = len(model.outlines) - 1
    assert page.waiting.visualRect(model.index(last, 0)).top() > page.waiting.viewport().height()
    assert not page.state.knows_all
    assert model.outlines[0].told and not model.outlines[last].told
    bar.setValue(bar.maximum())
    assert model.outlines[last] == page.state.waiting(model.outlines[last].id)
    assert model.outlines[last].told


def test_a_filter_typed_before_all_is_judged_looks_through_everybody(
    open_board, round_space, round_file
):
    page = open_board(round_space, round_file[1], height=300)
    fresh = BoardState(page.desk, page.context.runner)
    fresh.open(page.round_id)
    waiting = [one for one in fresh.all_waiting() if one.waits]
    code = waiting[-1].code
    page.waiting_column.filter.field.setText(code)
    words = page.waiting_column.filter.words
    wanted = {one.id for one in waiting if all(word in one.folded for word in words)}
    assert {one.id for one in page.waiting_model.cards} == wanted
    assert waiting[-1].id in wanted
    fresh.deleteLater()


def test_a_drop_asks_the_file_a_fixed_number_of_times(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    asked = []
    engine = page.desk.workspace._reader
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    driver.drop_on(mentor, mentee)
    assert len(asked) <= 40


def test_in_a_hidden_page_nothing_is_read_until_it_is_shown(driver, page, qtbot):
    mentee, mentor = driver.find(May.PLACE)
    host = page.window()
    host.hide()
    asked = []
    engine = page.desk.workspace._reader
    page.desk.do(DraftMatch(page.round_id, None, mentor, mentee))
    assert mentee not in {p.mentee_id for p in page.state.pairs.values()}
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    assert asked == []
    host.show()
    assert driver.drafts[mentee] == mentor
    assert asked


def test_a_lock_that_cannot_be_kept_is_said_and_the_board_stays_alive(driver, page):
    chip = driver.chip(lambda chip: chip.locked)
    page.desk.do(SetMentorField(chip.mentor_id, "paused_until", "2027-01-01"))
    driver.settled()
    assert page.state.unsolvable is not None
    assert page.state.judged is not None
    page.deeds.escape()
    page.looking.look()
    assert "cannot be kept" in page.why.said.text
