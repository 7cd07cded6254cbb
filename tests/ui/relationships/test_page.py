"""The Relationships page in a real window: what is shown, done by key and button, and undone."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.pair_life import ClosePairs, MarkProposalsSent
from mentordesk.commands.sessions import LogSession, Told
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.match import MatchState
from mentordesk.domain.round import RoundState
from mentordesk.store.queries import rounds
from mentordesk.store.queries.relationships import relationships
from mentordesk.ui.desk import Desk
from mentordesk.ui.relationships.model import RelationshipColumn, RelationshipsModel, Which
from tests.support.round_world import open_world

S = MatchState


@pytest.fixture
def page(open_window, demo):
    """The page on the running round of the demo."""
    window = open_window(demo)
    running = next(r for r in demo.ask(rounds.all_rounds) if r.state is RoundState.RUNNING)
    window.workplace.set_round(running.id)
    window.workplace.show_page("relationships")
    return window.workplace.page("relationships")


def shown(page):
    return [page.model.row_at(number) for number in range(page.model.rowCount())]


def choose(page, *rows):
    page.table.select_ids([row.id for row in rows], rows[0].id)


def now(page, row):
    (found,) = page.desk.ask(relationships, page.desk.today(), (row.id,))
    return found


def test_the_pairs_of_the_round_stand_with_those_that_need_care_first(page, demo):
    rows = shown(page)
    everyone = demo.ask(relationships, demo.today())
    here = {r.id for r in everyone if r.round_id == page.round_id}
    assert {r.id for r in rows} <= here
    ranks = [r.judgement.health.value for r in rows]
    assert ranks == sorted(ranks, key=["red", "amber", "green"].index)
    page.look_at(Which.ALL)
    assert {r.id for r in shown(page)} == here
    page.everywhere.click()
    assert len(shown(page)) == len(everyone)
    assert page.parts.buttons[Which.ALL].text() == f"All {len(everyone)}"


def test_the_pane_tells_the_story_of_the_chosen_pair(page):
    row = next(r for r in shown(page) if r.sessions > 1)
    choose(page, row)
    assert page.pane._names.text() == f"{row.mentee} with {row.mentor}"
    texts = [w.text() for w in page.pane.story.findChildren(type(page.pane._names))]
    assert sum(text.startswith("Session:") for text in texts) == row.sessions


def test_a_session_is_noted_with_the_keyboard_and_undone(page, answer, qtbot):
    row = next(r for r in shown(page) if r.state in (S.STARTED, S.ACTIVE))
    choose(page, row)
    page.table.setFocus()

    def fill(dialog):
        dialog.fields["minutes"].editor.setText("50")
        dialog.yes.click()

    answer.will_fill(fill)
    qtbot.keyClick(page.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    after = now(page, row)
    assert (after.sessions, after.minutes) == (row.sessions + 1, row.minutes + 50)
    assert after.last_contact_on == page.desk.today()
    page.desk.undo()
    assert now(page, row).sessions == row.sessions


def test_only_what_can_be_done_is_offered(page):
    row = next(r for r in shown(page) if r.state is S.ACTIVE)
    choose(page, row)
    able = {action.text() for action, _ in page.of_pair if action.isEnabled()}
    assert "Close the pair…" in able and "Introduce" not in able and "Restart…" not in able
    page.everywhere.click()
    page.look_at(Which.ENDED)
    choose(page, next(r for r in shown(page) if r.state in (S.ENDED_EARLY, S.COMPLETED)))
    able = {action.text() for action, _ in page.of_pair if action.isEnabled()}
    assert "Restart…" in able and "Note a session…" not in able


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def test_replies_are_noted_for_many_at_once(world, open_window):
    spring = world.round()
    pairs = [
        world.pair(spring, world.mentor(f"M{n}"), world.mentee(spring, f"E{n}"),
                   S.PROPOSED_TO_MENTEE)
        for n in range(3)
    ]  # fmt: skip
    world.flush()
    world.workspace.run(MarkProposalsSent(tuple(pairs)))
    window = open_window(world.workspace)
    window.workplace.set_round(spring)
    window.workplace.show_page("relationships")
    page = window.workplace.page("relationships")
    page.table.selectAll()
    next(a for a, _ in page.of_pair if a.text() == "Note: yes").trigger()
    assert {r.state for r in shown(page)} == {S.PROPOSED_TO_MENTOR}
    page.desk.undo()
    assert {r.state for r in shown(page)} == {S.PROPOSED_TO_MENTEE}


def test_an_empty_round_says_what_belongs_there(open_window, workspace, make, qtbot):
    spring = make.round()
    window = open_window(workspace)
    window.workplace.set_round(spring)
    window.workplace.show_page("relationships")
    page = window.workplace.page("relationships")
    assert page.listed.empty.isVisible() and not page.table.isVisible()


def test_the_model_kept_up_to_date_equals_a_fresh_one(qapp, demo):
    desk = Desk(demo)
    model = RelationshipsModel(desk)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_all_rounds(True)
    active = [r for r in model.rows if r.state is S.ACTIVE]
    today = desk.today()
    for command in (
        LogSession(active[0].id, Told(today)),
        StepMatches((active[1].id,), S.ENDING),
        ClosePairs((active[2].id,), S.ENDED_EARLY, ClosingReason.MOVED),
        LogSession(active[0].id, Told(today - dt.timedelta(days=1), minutes=30)),
    ):
        assert desk.do(command) is not None
        fresh = RelationshipsModel(desk)
        fresh.show_all_rounds(True)
        assert [model.row_at(n) for n in range(model.rowCount())] == [
            fresh.row_at(n) for n in range(fresh.rowCount())
        ]
        assert model.counts == fresh.counts
        fresh.deleteLater()
    desk.deleteLater()


def test_every_cell_has_words(page):
    for row in shown(page):
        for column in RelationshipColumn:
            assert isinstance(page.model.text(row, column), str)
    QTest.qWait(0)


def test_the_first_pair_fills_an_empty_table(world, open_window):
    spring = world.round()
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    window = open_window(world.workspace)
    window.workplace.set_round(spring)
    window.workplace.show_page("relationships")
    page = window.workplace.page("relationships")
    assert page.listed.empty.isVisible()
    draft = page.desk.do(DraftMatch(spring, None, david, amina, "Both asked"))
    page.desk.do(MarkProposalsSent((draft.values["match_id"],)))
    assert page.table.isVisible() and not page.listed.empty.isVisible()
    page.desk.undo()
    assert page.listed.empty.isVisible()
    page.desk.redo()
    assert [row.mentee for row in shown(page)] == ["Amina"]
