"""Groups on the Relationships page: found, made, filled, met, refused and closed, by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QToolButton

from mentordesk.commands.agreements import EditAgreementTerms, SetAgreementState
from mentordesk.commands.check_ins import RecordAnswers, SendSurvey
from mentordesk.commands.concerns import RaiseConcern, Worry
from mentordesk.commands.goals import NewGoal
from mentordesk.commands.group_endings import CloseGroup
from mentordesk.commands.group_places import JoinGroup, LeaveGroup
from mentordesk.commands.group_sessions import PlanGroupSession, RecordAttendance
from mentordesk.commands.groups import EditGroup, NewGroup, StepGroup
from mentordesk.commands.lists import AddWords
from mentordesk.commands.notes import AddNote
from mentordesk.commands.people import EditPerson
from mentordesk.domain.agreement import AgreementState, Term
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.concern import ConcernKind
from mentordesk.domain.group import GroupState
from mentordesk.domain.letter import Occasion
from mentordesk.domain.meeting import Held
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.domain.survey import Question, Survey
from mentordesk.domain.topic import USUAL, TopicKind
from mentordesk.store.queries.groups import group_detail, groups
from mentordesk.store.queries.rounds import topics
from mentordesk.store.tables import PersonEmail
from mentordesk.ui.desk import Desk
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.relationships.arriving import WithGroup
from mentordesk.ui.relationships.group_model import GroupColumn, GroupsModel
from mentordesk.ui.relationships.group_pane import TABS
from mentordesk.ui.relationships.work_asked import of_group
from tests.support.round_world import open_world

G = GroupState
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        circle = opened.round("Circle", Scheme.GROUP)
        david = opened.mentor("David Okello", 3, profile={"offers_group": True})
        opened.mentor("Rosa Lima", profile={"offers_group": True})
        names = ("Amina Rahman", "Chloë Nguyen", "أمل حسن", "Li Wei")
        people = [opened.mentee(circle, name) for name in names]
        opened.flush()
        vars(opened).update(circle=circle, david=david, people=people)
        yield opened


@pytest.fixture
def group(world):
    """A group of David's, recruiting."""
    return add(world, "Policy")


@pytest.fixture
def page(world, group, open_window):
    """The page on the round of groups, the group chosen."""
    return opened(world, open_window)


def add(world, title):
    return world.workspace.run(NewGroup(world.circle, title, world.david)).values["group_id"]


def opened(world, open_window):
    window = open_window(world.workspace)
    window.workplace.set_round(world.circle)
    window.workplace.show_page("relationships")
    return window.workplace.page("relationships")


def now(page, group):
    return page.desk.ask(groups, page.desk.today(), (group,))[0]


def form(world, group, state=G.FORMING):
    world.workspace.run(JoinGroup(group, tuple(world.people[:3])))
    for step in (G.FORMING, G.RUNNING):
        world.workspace.run(StepGroup(group, step))
        if step is state:
            break


def deed(page, name):
    return page.groups.of_group[name][0]


def able(page):
    return {name for name, (action, _) in page.groups.of_group.items() if action.isEnabled()}


def test_a_round_of_groups_shows_its_groups_and_one_of_pairs_its_pairs(page, world):
    assert page.groups.table.isVisible() and page.groups.pane.isVisible()
    assert page._groups.isChecked() and page._groups.text() == "Groups 1"
    assert not any(action.isVisible() for action, _ in page.of_pair)
    spring = world.round()
    world.flush()
    page.set_round(spring)
    assert not page.groups.table.isVisible() and page.pane.isVisible()
    assert not any(action.isVisible() for action, _ in page.groups.of_group.values())
    page._groups.click()
    assert page.groups.left.empty.isVisible()
    page.everywhere.click()
    assert page.groups.table.isVisible() and page._groups.text() == "Groups 1"


def test_a_group_is_found_from_elsewhere(page, group, world):
    spring = world.round()
    world.flush()
    page.set_round(spring)
    page.arrive(group)
    assert page.groups.pane.group.id == group and page.groups.table.isVisible()


def test_the_search_box_finds_a_group_by_title_theme_and_mentor(page, group, world, qtbot):
    other = add(world, "Second")
    world.workspace.run(EditGroup(other, "theme", "Où écrire"))
    place = page.window().workplace
    place.show_page("today")
    search = place.search
    for typed, found in (("poli", ["Policy"]), ("ou ecrire okel", ["Second"])):
        search.setText(typed)
        search.look()
        assert search.found == found
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert place.page("relationships").isVisible()
    assert page.groups.pane.group.id == other
    search.setText("okello")
    search.look()
    assert [line for line in search.found if line != "David Okello"] == ["Policy", "Second"]


def test_a_group_is_made_in_the_empty_round(world, open_window, answer):
    page = opened(world, open_window)
    assert page.groups.left.empty.isVisible()

    def fill(dialog):
        fields = dialog.fields
        dialog.yes.click()
        assert dialog.wrong.text().startswith("The name is empty")
        fields["title"].editor.setText("Writing that is read")
        fields["mentor"].search.setText("ros")
        fields["mentor"].show_value(fields["mentor"].typed())
        fields["co_mentor"].show_value(world.david)
        fields["topic"].show_value(topic)
        fields["planned"].show_value(True)
        assert fields["reason"].isHidden()
        fields["most"].show_value(12)
        dialog.yes.click()
        assert not fields["reason"].isHidden()
        fields["reason"].show_value("They know each other")
        dialog.yes.click()

    page.desk.do(AddWords(TopicKind.TOPIC, ("Evaluation",)))
    (topic,) = (one.id for one in page.desk.ask(topics) if one.name == "Evaluation")
    answer.will_fill(fill)
    page.groups.new()
    (made,) = page.groups.model.rows
    assert (made.title, made.state) == ("Writing that is read", G.PLANNED)
    assert (made.co_mentor, made.topic, made.most) == ("David Okello", "Evaluation", 12)
    assert page.groups.pane.first.text() == "Begin to recruit"
    assert page.groups.pane.group.id == made.id and page.groups.table.isVisible()
    page.desk.undo()
    assert page.groups.left.empty.isVisible()


def test_tabs_that_do_not_fit_are_listed_at_their_end(page):
    pane = page.groups.pane
    more = next(b for b in pane.findChildren(QToolButton) if b.accessibleName() == "All tabs")
    page.window().resize(1280, 680)
    assert more.isVisible()
    more.menu().aboutToShow.emit()
    assert [action.text() for action in more.menu().actions()] == list(TABS)
    more.menu().actions()[-1].trigger()
    assert pane.about.isVisible() and pane.tabs.currentIndex() == len(TABS) - 1
    for tab in range(2, len(TABS)):
        pane.tabs.setTabVisible(tab, False)
    pane.tabs.setCurrentIndex(0)
    assert not more.isVisible()


def test_mentees_are_placed_by_keyboard(page, group, world, answer, qtbot):
    assert page.groups.pane.first.text() == "Place mentees…"

    def fill(dialog):
        field = dialog.fields["people"]
        field.search.setFocus()
        for part in ("chloe", "hsn"):  # without the dots; an Arabic name in Latin letters
            qtbot.keyClicks(field.search, part)
            qtbot.keyClick(field.search, Qt.Key.Key_Return)
        assert (field.count.text(), field.search.text()) == ("2 of 4 ticked", "")
        dialog.yes.click()

    answer.will_fill(fill)
    page.groups.pane.first.click()
    found = page.desk.ask(group_detail, group, page.desk.today())
    assert {m.name for m in found.members} == {"Chloë Nguyen", "أمل حسن"}
    assert page.groups.model.text(found.row, GroupColumn.MEMBERS) == "2 of 2–6"
    assert page.groups.pane.first.text() == "Begin to form"


def test_who_asked_is_placed_by_one_key_and_a_rule_asks_why(page, group, world, answer, qtbot):
    desk, pane, (amina, bola, *_) = page.desk, page.groups.pane, world.people

    def asks(dialog):
        dialog.fields["people"].show_value((amina, bola))
        dialog.yes.click()

    answer.will_fill(asks)
    deed(page, "asks").trigger()
    assert page.groups.model.text(now(page, group), GroupColumn.MEMBERS) == "0 of 2–6, 2 asked"
    assert pane.first.text() == "Place who asked"
    for person in (amina, world.david):
        desk.do(EditPerson(person, "employer", "World Bank"))
    pane.read_anew()

    def why(dialog):
        reason = dialog.fields["why"]
        assert reason.isHidden() and dialog.fields["people"].typed() == (amina, bola)
        dialog.yes.click()
        assert dialog.wrong.text().startswith(
            "Pairing David Okello and Amina Rahman needs a reason"
        )
        assert not reason.isHidden()
        reason.line.setText("They never met there")
        dialog.yes.click()

    answer.will_fill(why)
    qtbot.keyClick(page.window(), Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    found = desk.ask(group_detail, group, desk.today())
    assert {m.person_id for m in found.members} == {amina, bola} and found.asked == ()
    desk.undo()
    pane.read_anew()
    button = next(b for b in pane.findChildren(QPushButton) if b.text() == "No longer asks")
    button.click()
    assert now(page, group).asked == 1


def test_more_than_fit_are_refused_where_they_were_ticked(page, group, world, answer):
    for person in world.people[:1]:
        world.workspace.run(JoinGroup(group, (person,)))
    page.desk.do(StepGroup(group, G.CLOSED))
    small = page.desk.do(NewGroup(world.circle, "Small", world.david, least=1, most=1))
    page.arrive(small.values["group_id"])

    def fill(dialog):
        dialog.fields["people"].show_value(tuple(world.people[1:3]))
        dialog.yes.click()
        assert dialog.wrong.text().startswith("“Small” has no free place: 0 of 1.")
        dialog.reject()

    answer.will_fill(fill)
    deed(page, "place").trigger()


def test_below_its_least_a_step_is_refused_over_the_buttons(page, group):
    deed(page, "form").trigger()
    pane = page.groups.pane
    assert pane._wrong.isVisible() and "0 of at least 2 members" in pane._wrong.text()
    assert now(page, group).state is G.RECRUITING


def test_a_session_is_planned_and_attendance_ticked_by_keyboard(page, group, world, answer, qtbot):
    form(world, group)
    page.groups.model.load()
    page.groups.pane.read_anew()

    def plan(dialog):
        dialog.fields["theme"].editor.setText("Getting to know")
        dialog.yes.click()

    answer.will_fill(plan)
    deed(page, "plan").trigger()
    assert now(page, group).due_on == page.desk.today()
    assert page.groups.pane.first.text() == "Note attendance…"

    def tick(dialog):
        people = dialog.fields["came"]
        assert people.count.text() == "3 of 3 ticked"
        people.list.setFocus()
        qtbot.keyClick(people.list, Qt.Key.Key_Down)
        qtbot.keyClick(people.list, Qt.Key.Key_Space)
        assert people.count.text() == "2 of 3 ticked"
        dialog.show()
        qtbot.keyClick(people.list, Qt.Key.Key_Return)
        assert dialog.result() == QDialog.DialogCode.Accepted

    answer.will_fill(tick)
    page.groups.table.setFocus()
    qtbot.keyClick(page.groups.table, Qt.Key.Key_L, CTRL)
    found = page.desk.ask(group_detail, group, page.desk.today())
    (session,) = found.sessions
    assert session.held is Held.TOOK_PLACE and sorted(session.came.values()) == [False, True, True]
    assert found.row.state is G.RUNNING  # the first session started it
    page.desk.undo()
    assert now(page, group).state is G.FORMING


def test_the_pane_says_what_the_group_needs(page, group, world):
    hint = page.groups.pane._hint
    assert not hint.isVisible()
    form(world, group)
    page.groups.model.load()
    page.groups.pane.read_anew()
    assert hint.text().startswith("Make the group agreement by the first session")
    today = page.desk.today()
    for days in (20, 10):
        on = today - dt.timedelta(days=days)
        session = page.desk.do(PlanGroupSession(group, on)).values["session_id"]
        page.desk.do(RecordAttendance(session, tuple(world.people[:2]), (world.people[2],)))
    assert hint.text().startswith("أمل حسن missed the last 2 sessions")
    model, (row,) = page.groups.model, page.groups.model.rows
    assert model.value(row, GroupColumn.HEALTH) == Pill("stayed away", Tone.ATTENTION)
    page.desk.do(RaiseConcern(Worry("They argue", ConcernKind.CONDUCT, group_id=group)))
    rule = "A member had missed two sessions in a row by"
    said = page.groups.pane._health.text()
    assert said.startswith(rule) and said.endswith(". A concern is open")
    assert model.tip(page.groups.model.rows[0], GroupColumn.HEALTH) == said
    page.desk.do(LeaveGroup(group, tuple(world.people[1:3]), ClosingReason.MOVED))
    assert hint.text().startswith("Place more members, merge it")
    assert page.groups.pane.first.text() == "Place mentees…"


def test_one_leaves_with_a_reason_and_the_group_goes_on(page, group, world, answer):
    form(world, group, G.RUNNING)
    page.groups.model.load()
    page.groups.pane.read_anew()
    pane = page.groups.pane
    (button,) = [
        b for b in pane.members.findChildren(type(pane.first))
        if b.accessibleName() == "Leaves…: Amina Rahman"
    ]  # fmt: skip

    def fill(dialog):
        dialog.fields["reason"].show_value(ClosingReason.MOVED)
        dialog.yes.click()

    answer.will_fill(fill)
    button.click()
    found = page.desk.ask(group_detail, group, page.desk.today())
    gone = next(m for m in found.members if m.left_on)
    assert (gone.name, gone.left_reason) == ("Amina Rahman", "moved")
    assert (found.row.members, found.row.state) == (2, G.RUNNING)


def test_details_are_edited_in_place(page, group, qtbot):
    page.groups.table.setFocus()
    qtbot.keyClick(page.groups.table, Qt.Key.Key_F2)
    title = page.groups.pane.about.fields["title"]
    assert title.isVisible()
    title.line.selectAll()
    qtbot.keyClicks(title.line, "Policy and power")
    qtbot.keyClick(title.line, Qt.Key.Key_Return)
    assert now(page, group).title == "Policy and power"
    title.line.selectAll()
    qtbot.keyClick(title.line, Qt.Key.Key_Delete)
    qtbot.keyClick(title.line, Qt.Key.Key_Return)
    assert title.wrong and now(page, group).title == "Policy and power"


def test_a_small_group_is_merged_into_another(page, group, world, answer):
    other = add(world, "Other")
    page.desk.do(JoinGroup(other, tuple(world.people[:2])))
    page.desk.do(JoinGroup(group, tuple(world.people[2:3])))
    page.arrive(group)
    answer.will_fill(lambda dialog: dialog.yes.click())
    deed(page, "merge").trigger()
    assert (now(page, group).state, now(page, other).members) == (G.CLOSED, 3)
    assert page.groups.pane._state.text().endswith("merged")
    assert able(page) == {"certificates", "concern", "letters", "note"}


def test_what_cannot_be_done_is_not_offered(page, group, world):
    assert {"place", "form", "close"} <= able(page)
    assert not able(page) & {"attendance", "start", "end", "convert"}
    form(world, group, G.RUNNING)
    page.groups.model.load()
    page.groups.pane.read_anew()
    assert {"plan", "end", "convert"} <= able(page) and not able(page) & {"form", "start"}


def test_the_model_kept_up_to_date_equals_a_fresh_one(world, group, qapp):
    desk = Desk(world.workspace)
    model = GroupsModel(desk)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_round(world.circle)
    other = add(world, "Other")
    for command in (
        JoinGroup(group, tuple(world.people[:2])),
        StepGroup(group, G.FORMING),
        PlanGroupSession(group, desk.today()),
        CloseGroup(other, ClosingReason.NEVER_STARTED),
    ):
        assert desk.do(command) is not None
        fresh = GroupsModel(desk)
        fresh.set_round(world.circle)
        assert list(model.rows) == list(fresh.rows)
        fresh.deleteLater()
    for row in model.rows:
        for column in GroupColumn:
            assert isinstance(model.text(row, column), str) and model.tip(row, column) is not None
    desk.deleteLater()


def rows_of(tab):
    return [label.text() for label in tab.findChildren(QLabel)]


def test_goals_surveys_and_notes_of_a_group_stand_in_its_pane(page, group, world, answer):
    form(world, group, G.RUNNING)
    desk, pane = page.desk, page.groups.pane
    desk.do(SendSurvey((group,), Survey.FIRST_WEEKS))
    answers = ((Question.HAVE_MET, True),)
    desk.do(
        RecordAnswers(
            group, Survey.FIRST_WEEKS, Role.MENTEE, answers, person_id=world.people[0]
        )
    )  # fmt: skip
    desk.do(NewGoal(group, "A talk each"))
    desk.do(AddNote(group, "Rang David", was_contact=True))
    told = {name: number for number, name in enumerate(TABS)}
    pane.tabs.setCurrentIndex(told["Check-ins"])
    texts = rows_of(pane.work.check_ins)
    assert {"Amina Rahman", "David Okello"} <= set(texts)
    assert texts.count("back on 2 Mar 2026") == 1 and texts.count("sent 2 Mar 2026") == 3
    pane.tabs.setCurrentIndex(told["Story"])
    assert "Two-week check-in sent to 4 people" in rows_of(pane.story)
    assert any("Two-week check-in back from Amina Rahman" in text for text in rows_of(pane.story))
    pane.tabs.setCurrentIndex(told["Goals"])
    assert {"A talk each", "0 % · open · the mentees’"} <= set(rows_of(pane.work.goals))
    pane.tabs.setCurrentIndex(told["Notes"])
    assert "Rang David" in rows_of(pane.work.notes)
    answer.will_fill(lambda dialog: fill_note(dialog))
    deed(page, "note").trigger()
    assert "Rosa helps out" in rows_of(pane.work.notes)


def test_how_far_somebody_is_with_what_they_hope_for_is_typed_in(page, group, world, answer):
    form(world, group, G.RUNNING)
    desk, pane = page.desk, page.groups.pane
    desk.do(AddWords(TopicKind.MENTEE_GAIN, USUAL[TopicKind.MENTEE_GAIN]))
    subject = of_group(pane.detail)
    who = next(one for one in subject.people if one.role is Role.MENTEE)
    for survey, number in ((Survey.BASELINE, 2), (Survey.MONTH_6, 4)):
        answer.will_fill(lambda dialog, number=number: fill_leadership(dialog, number))
        pane.work.ask.answers(subject, survey, who, None)
    held = {
        row.survey: row.answers for row in pane.life.check_ins if row.person_id == who.person_id
    }
    assert [held[each] for each in (Survey.BASELINE, Survey.MONTH_6)] == [
        {"gain: Leadership": 2}, {"gain: Leadership": 4},
    ]  # fmt: skip


def fill_leadership(dialog, number):
    field = dialog.fields["gain: Leadership"]
    assert field.caption.text() == "Leadership: how far are you? (1 to 5)"
    field.show_value(number)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    dialog.yes.click()


def fill_note(dialog):
    dialog.fields["text"].show_value("Rosa helps out")
    dialog.yes.click()


def test_its_story_tells_what_changed_in_the_agreement(page, group, world):
    form(world, group, G.RUNNING)
    desk, pane = page.desk, page.groups.pane
    desk.do(EditAgreementTerms((group,), ((Term.HOW_OFTEN, "monthly"),)))
    desk.do(SetAgreementState((group,), AgreementState.ACKNOWLEDGED))
    desk.do(EditAgreementTerms((group,), ((Term.HOW_OFTEN, "twice a month"),)))
    pane.tabs.setCurrentIndex(TABS.index("Story"))
    texts = rows_of(pane.story)
    assert "Agreement, version 1: acknowledged by all" in texts
    assert (
        "Agreement, version 2: revised. How often we talk: “monthly” became “twice a month”"
        in texts
    )
    assert "Amina Rahman joined" in texts and "The group began" in texts
    assert "agreement revised" in pane._state.text()


def test_who_stayed_away_is_written_to_and_the_letter_kept(page, group, world, answer):
    form(world, group, G.RUNNING)
    today = page.desk.today()
    for days in (20, 10):
        on = today - dt.timedelta(days=days)
        session = page.desk.do(PlanGroupSession(group, on)).values["session_id"]
        page.desk.do(RecordAttendance(session, tuple(world.people[:2]), (world.people[2],)))

    def mark(dialog):
        assert dialog.chosen is Occasion.GROUP_NUDGE
        dialog.sent.click()

    world.add(
        PersonEmail(
            id=world.new_id(), person_id=world.people[2], address="amal@post.example",
            is_primary=True,
        )
    )  # fmt: skip
    world.flush()
    page.desk.do(PlanGroupSession(group, today + dt.timedelta(days=5)))
    assert page.groups.pane.first.text() == "Write letters…"
    answer.will_fill(mark)
    page.arrive(WithGroup(group, "letters"))
    QTest.qWait(0)
    pane = page.groups.pane
    pane.tabs.setCurrentIndex(TABS.index("Story"))
    assert "“Two sessions missed” sent to 1 person" in rows_of(pane.story)
    assert pane.first.text() == "Plan a session…"
