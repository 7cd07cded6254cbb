"""The Agreements page in a real window: listed, previewed, printed, noted, undone."""

from __future__ import annotations

import datetime as dt

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from mentordesk.commands.agreements import SetAgreementState
from mentordesk.commands.forming import FormGroups
from mentordesk.commands.matches import DraftMatch, RemoveDrafts
from mentordesk.commands.people import EditPerson
from mentordesk.domain.agreement import AgreementState, GoalPart, Term
from mentordesk.domain.match import MatchState
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.jobs.agreement_preview import papers_of
from mentordesk.store.queries import papers, rounds
from mentordesk.store.queries.agreement_rows import agreement_rows
from mentordesk.ui.agreements.model import AgreementColumn, AgreementsModel, title_of
from mentordesk.ui.agreements.shown_terms import goal_writer, terms_of
from mentordesk.ui.agreements.terms import GROUPS
from mentordesk.ui.desk import Desk
from tests.support.round_world import open_world

PATIENCE = 20_000


def round_in(workspace, state):
    return next(r.id for r in workspace.ask(rounds.all_rounds) if r.state is state)


@pytest.fixture
def page(open_window, demo, qtbot):
    """The page on the running round of the demo, its first agreement drawn."""
    window = open_window(demo)
    window.workplace.set_round(round_in(demo, RoundState.RUNNING))
    window.workplace.show_page("agreements")
    shown = window.workplace.page("agreements")
    qtbot.waitUntil(
        lambda: not shown.preview.is_drawing and shown.preview.leaves.count > 0, timeout=PATIENCE
    )
    return shown


def idle(page, qtbot):
    qtbot.waitUntil(lambda: not page.context.runner.is_busy, timeout=PATIENCE)


def select(page, *numbers):
    ids = [page.model.id_at(number) for number in numbers]
    page.table.select_ids(ids, ids[0])
    return ids


def test_every_pair_of_the_round_is_listed(page, demo):
    rows = demo.ask(agreement_rows, page.round_id)
    assert {page.model.id_at(n) for n in range(page.model.rowCount())} == {row.id for row in rows}
    assert page.count.text().startswith(f"{len(rows)} agreements")


def test_the_chosen_agreement_is_drawn_as_it_will_print(page, qtbot):
    (chosen,) = select(page, 2)
    row = page.model.row_of(chosen)
    qtbot.waitUntil(lambda: not page.preview.is_drawing, timeout=PATIENCE)
    assert page.preview.leaves.accessibleDescription() == f"{row.mentor} and {row.mentee}"
    assert page.preview.leaves.count >= 2
    picture = page.preview.leaves._inner.images[0]
    colours = {picture.pixelColor(x, y).name() for x in range(60, 900, 7) for y in (150, 420, 700)}
    assert len(colours) > 3
    assert page.preview._names.text() == f"{row.mentor} and {row.mentee}"


def test_a_preview_that_comes_late_is_dropped(page, qtbot):
    select(page, 1)
    (last,) = select(page, 3)
    idle(page, qtbot)
    row = page.model.row_of(last)
    assert page.preview.leaves.accessibleDescription() == f"{row.mentor} and {row.mentee}"


def test_a_change_of_a_name_is_drawn_at_once(page, qtbot):
    row = page.model.row_at(0)
    page.desk.do(EditPerson(row.mentor_id, "display_name", "Zainab Ádám"))
    assert page.preview.is_drawing
    qtbot.waitUntil(lambda: not page.preview.is_drawing, timeout=PATIENCE)
    assert "Zainab Ádám" in page.preview.leaves.accessibleDescription()


def test_marking_is_one_step_for_all_chosen(page, demo):
    ids = select(page, 0, 1)
    before = [page.model.row_of(i).state for i in ids]
    wanted = next(s for s in (AgreementState.SENT, AgreementState.DRAFTED) if s not in before)
    next(a for a in page.marks if wanted.value in a.text()).trigger()
    assert [page.model.row_of(i).state for i in ids] == [wanted, wanted]
    page.desk.undo()
    assert [page.model.row_of(i).state for i in ids] == before


def test_a_mark_is_shown_above_the_page_too(page):
    select(page, 0)
    page.mark(AgreementState.ACKNOWLEDGED_BY_ONE)
    assert page.preview._state.text().startswith("Acknowledged by one since 2 March 2026")


def test_the_chosen_are_printed_into_a_folder(page, qtbot, answer, tmp_path):
    select(page, 0, 1)
    answer.will("folder", tmp_path)
    page.chosen.trigger()
    idle(page, qtbot)
    assert len(list(tmp_path.glob("*.pdf"))) == 2
    assert page.context.toasts.text == f"2 agreements printed to {tmp_path.name}"


def test_the_round_is_bound_into_one_file(page, qtbot, answer, tmp_path):
    answer.will("save_file", tmp_path / "all")
    page.bound.trigger()
    idle(page, qtbot)
    with (tmp_path / "all.pdf").open("rb") as file:
        outline = pypdf.PdfReader(file).outline
    live = [r for r in page.model.rows if r.match_state not in _OVER]
    assert len(outline) == len(live)


_OVER = (MatchState.COMPLETED, MatchState.ENDED_EARLY, MatchState.INFORMAL)


def test_the_round_is_printed_and_noted_but_is_no_step(page, qtbot, answer, tmp_path):
    step = page.desk.undo_text
    answer.will("folder", tmp_path)
    page.of_round.trigger()
    idle(page, qtbot)
    assert len(list(tmp_path.glob("*.pdf"))) > 5
    assert page.desk.undo_text == step


def test_nothing_is_printed_without_a_folder(page, answer):
    answer.will("folder", None)
    page.of_round.trigger()
    assert not page.context.runner.is_busy


def test_arriving_chooses_the_pair(page):
    wanted = page.model.id_at(4)
    page.arrive(wanted)
    assert page.table.selected_ids() == [wanted]


def test_a_draft_has_nothing_to_note_and_the_page_says_so(open_window, demo):
    window = open_window(demo)
    window.workplace.set_round(round_in(demo, RoundState.MATCHING))
    window.workplace.show_page("agreements")
    page = window.workplace.page("agreements")
    assert page.model.text(page.model.row_at(0), AgreementColumn.STATE) == "pair not yet proposed"
    page.mark(AgreementState.SENT)
    assert "only drafted" in window.workplace.notice.text


def test_an_empty_round_says_what_belongs_here(window, make):
    window.workplace.set_round(make.round())
    window.workplace.show_page("agreements")
    page = window.workplace.page("agreements")
    assert page.listed.empty.isVisible()
    assert not page.of_round.isEnabled()
    assert page.of_round.toolTip() == "This round has no pair or group yet"
    assert not page.chosen.isEnabled()
    assert not any(action.isEnabled() for action in page.marks)


def test_the_first_pair_appears_in_place_of_the_word(window, make):
    round_id = make.round()
    mentor, mentee = make.mentor(), make.mentee(round_id=round_id)
    window.workplace.set_round(round_id)
    window.workplace.show_page("agreements")
    page = window.workplace.page("agreements")
    assert page.listed.empty.isVisible()
    for _again in range(2):  # the first draft makes the plan too
        page.desk.do(DraftMatch(round_id, None, mentor, mentee, "They asked for each other"))
        assert page.table.isVisible() and page.model.rowCount() == 1
        page.desk.do(RemoveDrafts((page.model.id_at(0),)))
        assert page.listed.empty.isVisible()


def test_the_pages_scroll_by_keys(page):
    bar = page.preview.leaves.verticalScrollBar()
    page.preview.leaves.setFocus()
    QTest.keyClick(page.preview.leaves, Qt.Key.Key_PageDown)
    assert bar.value() > 0


# the model ----------------------------------------------------------------------------------


def test_drafts_of_a_group_are_one_row_kept_up_to_date(qapp, tmp_path):
    with open_world(tmp_path) as world:
        circle = world.round("Circle", scheme=Scheme.GROUP)
        david = world.mentor("David", places=2, profile={"offers_group": True})
        people = [world.mentee(circle, name) for name in ("Amina", "Badru", "Chloë")]
        world.flush()
        desk = Desk(world.workspace)
        model, c = AgreementsModel(desk), AgreementColumn
        model.set_round(circle)
        for person in reversed(people):
            desk.do(DraftMatch(circle, None, david, person))
        (row,) = model.rows
        assert model.text(row, c.MENTEE) == "Amina, Badru and 1 more"
        assert model.text(row, c.STATE) == "group not yet formed"
        assert model.tip(row, c.MENTEE) == "Amina, Badru and Chloë"
        assert title_of(row) == "Group of David"
        desk.do(EditPerson(people[2], "display_name", "Zoë"))
        desk.do(RemoveDrafts((row.id,)))
        assert [model.text(one, c.MENTEE) for one in model.rows] == ["Badru and Zoë"]
        desk.do(FormGroups(circle))
        assert [model.text(one, c.MENTEE) for one in model.rows] == ["Group of David"]
        desk.undo()
        assert [len(one.drafted) for one in model.rows] == [2]


def test_a_model_kept_up_to_date_equals_one_freshly_loaded(qapp, tmp_path):
    with open_world(tmp_path) as world:
        spring = world.round(state=RoundState.RUNNING)
        david = world.mentor("David", places=9)
        pairs = [world.pair(spring, david, world.mentee(spring, n)) for n in ("Amina", "Badru")]
        world.flush()
        desk = Desk(world.workspace)
        model = AgreementsModel(desk)
        model.set_round(spring)
        tester = QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        desk.do(SetAgreementState((pairs[0],), AgreementState.SENT))
        desk.do(EditPerson(david, "display_name", "Zeno"))
        desk.undo()
        desk.do(SetAgreementState(tuple(pairs), AgreementState.SKIPPED))
        desk.undo()
        fresh = AgreementsModel(desk)
        fresh.set_round(spring)
        assert list(model.rows) == list(fresh.rows)
        assert model.rows[0].state is AgreementState.SENT
        assert model.rows[0].state_on == dt.date(2026, 3, 2)
        model.set_round(None)
        assert model.rowCount() == 0
        del tester
        for made in (model, fresh, desk):
            made.deleteLater()


# the terms, edited in place -----------------------------------------------------------------


@pytest.fixture
def terms(page, qtbot):
    """The form of the first pair, open."""
    select(page, 0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.terms.isVisible() and not page.table.isVisible()
    return page.terms


def type_into(field, text):
    field.editor.setFocus()
    field.area.selectAll()
    QTest.keyClicks(field.area, text)


def held(page):
    return page.desk.ask(papers.round_papers, page.round_id, (page.terms.shown.id,)).papers[0].held


def test_every_term_has_a_field_in_its_group():
    assert sorted(t.value for _, terms in GROUPS for t in terms) == sorted(t.value for t in Term)


def test_what_is_typed_is_drawn_while_it_rests_and_kept_on_leaving(page, terms, qtbot):
    steps = page.desk.undo_text
    type_into(terms.terms[Term.CHANNELS], "Video")
    qtbot.waitUntil(lambda: page.preview.is_drawing, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not page.preview.is_drawing, timeout=PATIENCE)
    assert page.preview._typed == {Term.CHANNELS: "Video"}
    assert page.desk.undo_text == steps
    before = held(page)
    terms.terms[Term.GROUND_RULES].editor.setFocus()
    assert held(page).terms[Term.CHANNELS] == "Video"
    assert held(page).version == before.version + before.is_out
    page.desk.undo()
    assert held(page) == before
    assert terms.terms[Term.CHANNELS].area.toPlainText() == ""


def test_a_goal_is_added_and_the_plan_is_one_step_a_cell(page, terms):
    known = len(terms.shown.goals)
    QTest.mouseClick(terms._add, Qt.MouseButton.LeftButton)
    new = terms.goals[known + 1]
    assert new[GoalPart.GOAL].editor.hasFocus()
    type_into(new[GoalPart.GOAL], "Publish a paper")
    new[GoalPart.DUE].editor.setFocus()
    plan = held(page).plan
    assert plan is not None and plan[-1] == {GoalPart.GOAL: "Publish a paper"}
    assert len(plan) == known + 1
    page.desk.undo()
    assert held(page).plan is None


def test_acknowledging_by_typing_a_name(page, terms):
    row = page.model.row_of(terms.shown.id)
    page.mark(AgreementState.SENT)
    name, on = terms.names[1]
    assert name.line.placeholderText() == row.mentee
    name.line.setFocus()
    QTest.keyClicks(name.line, "A. B.")
    QTest.keyClick(name.line, Qt.Key.Key_Return)
    assert page.preview._state.text().startswith("Acknowledged by one since 2 March 2026")
    assert on.value == dt.date(2026, 3, 2)
    _, mentor_on = terms.names[0]
    mentor_on.line.setFocus()
    QTest.keyClicks(mentor_on.line, "1/3/2026")
    QTest.keyClick(mentor_on.line, Qt.Key.Key_Return)
    assert held(page).mentor_typed == (row.mentor, dt.date(2026, 3, 1))
    page.show_list()
    assert page.model.row_of(row.id).state is AgreementState.ACKNOWLEDGED


def test_tomorrow_is_refused_where_it_was_typed(page, terms):
    _, on = terms.names[0]
    on.line.setFocus()
    on.line.selectAll()
    QTest.keyClicks(on.line, "3/3/2026")
    QTest.keyClick(on.line, Qt.Key.Key_Return)
    assert "cannot be used as date" in on.wrong


def test_esc_keeps_what_was_typed_elsewhere_and_goes_back_to_the_pair(page, terms):
    chosen = terms.shown.id
    QTest.keyClick(terms.terms[Term.PURPOSE].area, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.table.selected_ids() == [chosen]


def test_the_fields_leave_with_the_round(page, terms, demo):
    page.set_round(round_in(demo, RoundState.MATCHING))
    assert page.table.isVisible() or page.listed.empty.isVisible()


def test_a_draft_and_a_finished_round_say_why_nothing_is_edited(open_window, demo):
    window = open_window(demo)
    place = window.workplace
    for state, told in ((RoundState.MATCHING, "only a draft"), (RoundState.REPORTED, "finished")):
        place.set_round(round_in(demo, state))
        place.show_page("agreements")
        page = place.page("agreements")
        page.edit_terms()
        assert told in page.terms._about.text()
        assert page.terms.terms[Term.PURPOSE].area.isReadOnly()


def test_the_goals_of_a_group_keep_whose_they_are(tmp_path):
    with open_world(tmp_path) as world:
        circle = world.round("Circle", scheme=Scheme.GROUP)
        david = world.mentor("David", places=5)
        members = tuple(
            world.mentee(circle, n, application={"goal_1": f"{n}’s"}) for n in ("Amina", "Badru")
        )
        group = world.group(circle, "Careers", david, members)
        world.flush()
        shown = terms_of(papers_of(world.workspace, group))
        world.workspace.run(goal_writer(0, GoalPart.DUE)(shown, "June"))
        plan = papers_of(world.workspace, group).papers[0].held.plan
    assert plan == (
        {GoalPart.GOAL: "Amina’s", GoalPart.OWNER: "Amina", GoalPart.DUE: "June"},
        {GoalPart.GOAL: "Badru’s", GoalPart.OWNER: "Badru"},
    )


def test_a_group_stands_beside_the_pairs_and_each_member_acknowledges(tmp_path, open_window):
    with open_world(tmp_path) as world:
        circle = world.round("Circle", scheme=Scheme.GROUP)
        david = world.mentor("David", places=5)
        members = tuple(world.mentee(circle, name) for name in ("Amina", "Badru"))
        group = world.group(circle, "Careers", david, members)
        world.flush()
        place = open_window(world.workspace).workplace
        place.set_round(circle)
        place.show_page("agreements")
        page = place.page("agreements")
        assert page.table.current_id() == group
        assert page.preview._names.text() == "Careers with David"
        page.edit_terms()
        captions = [name.caption.text() for name, _ in page.terms.names]
        assert captions == ["Group mentor", "Member", "Member"]
        for name, _ in page.terms.names:
            name.line.setFocus()
            QTest.keyClicks(name.line, "Typed")
            QTest.keyClick(name.line, Qt.Key.Key_Return)
        page.show_list()
        row = page.model.row_of(group)
        assert page.model.text(row, AgreementColumn.STATE) == "acknowledged by all"
        assert page.model.text(row, AgreementColumn.PAIR) == "running"
