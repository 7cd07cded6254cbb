"""The board of a round of groups: cards of groups, drafts onto them, and groups formed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from mentordesk.commands.matches import DraftMatch
from mentordesk.domain.match import Aim
from mentordesk.domain.round import Scheme
from mentordesk.jobs.matching import look, solve_again
from mentordesk.store.checks import check
from mentordesk.store.tables import GroupMember, Match, MentoringGroup
from mentordesk.store.workspace import Workspace
from mentordesk.ui.board.card_answers import Ask
from mentordesk.ui.board.difference import DifferenceDialog
from mentordesk.ui.board.slots import Kind, slots_of
from tests.support.dump import dump, rows
from tests.support.round_world import EVENINGS, World

OFFERS = {"offers_group": True}


@pytest.fixture
def world(tmp_path, around):
    with Workspace.create(tmp_path / "Circles.mentordesk", "Mentoring", around=around) as opened:
        yield World(opened)


@pytest.fixture
def circle(world):
    """Two mentors with topics, one of them with a group that stands; five mentees wait."""
    found = world.round("Circle", Scheme.GROUP)
    told = {"languages": {"en": 4}, "hours": EVENINGS, "time_zone": "Africa/Nairobi"}
    world.mentor("David Okello", 1, topics=("Evaluation",), profile=OFFERS, city="Kampala", **told)
    may = world.mentor("May Thu", 1, topics=("Policy",), profile=OFFERS, city="Yangon", **told)
    world.mentor("Sara Haddad", 1, topics=("Writing",), profile=OFFERS, city="Amman", **told)
    inside = [world.mentee(found, f"Member {n}", **told) for n in range(2)]
    for n in range(5):
        topic = "Evaluation" if n < 3 else "Policy"
        world.mentee(found, f"Mentee {n}", topics=(topic,), **told)
    world.group(found, "Policy in practice", may, tuple(inside), least=3, most=4, theme="Policy")
    world.flush()
    return found


@pytest.fixture
def page(open_board, qtbot, world, circle):
    made = open_board(world.workspace, circle)
    qtbot.waitUntil(lambda: made.state.numbers is not None, timeout=20_000)
    return made


def tile(page, name):
    return next(one for one in page.mentors_model.outlines if one.name == name)


def draft(page, world, circle, mentor, *names):
    ids = {name: mentee_id for mentee_id, name in page.state.names.items()}
    for name in names:
        page.desk.do(DraftMatch(circle, None, tile(page, mentor).id, ids[name]))


def spoken(page, name):
    row = page.mentors_model.row_of(tile(page, name).id)
    return page.mentors_model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_group_is_planned_from_the_card_of_its_mentor(page, world, circle, answer):
    david = tile(page, "David Okello")
    page.mentors.select_ids([david.id])
    (action,) = (a for a in filter(None, page.offered) if a.text().replace("&", "") == "New group…")
    assert action.isVisible()

    def fill(dialog):
        assert dialog.fields["mentor"].typed() == david.id
        dialog.fields["title"].line.setText("Evaluation at work")
        dialog.fields["planned"].show_value(True)
        dialog.yes.click()

    answer.will_fill(fill)
    action.trigger()
    made = next(r for r in world.workspace.ask(rows, MentoringGroup) if r["mentor_id"] == david.id)
    assert (made["title"], made["state"]) == ("Evaluation at work", "planned")


def test_a_card_is_a_group_standing_or_in_the_making(page, world, circle):
    may, david = tile(page, "May Thu"), tile(page, "David Okello")
    assert may.group is not None and david.group is not None
    assert (may.group.title, may.group.size) == ("Policy in practice", "2 of 3–4, needs 1 more")
    assert [chip.stays for chip in may.chips] == [True, True]
    assert (may.free, david.free) == (2, 6)
    assert spoken(page, "May Thu").startswith(
        "Group of May Thu, 2 of 3 to 4 members, needs 1 more, theme Policy"
    )
    draft(page, world, circle, "David Okello", "Mentee 0")
    david = tile(page, "David Okello")
    assert david.group is not None and david.group.size == "1 of 2–6, needs 1 more"
    assert [slot.kind for slot in slots_of(david)] == [Kind.CHIP, Kind.FREE]
    assert slots_of(david)[-1].count == 5


def test_the_groups_are_formed_as_typed_and_taken_back(page, world, circle):
    draft(page, world, circle, "David Okello", "Mentee 0", "Mentee 1")
    draft(page, world, circle, "May Thu", "Mentee 3")
    draft(page, world, circle, "Sara Haddad", "Mentee 4")
    before = world.workspace.ask(dump)
    page.propose_action.trigger()
    dialog = page.forming.dialog
    ticked = {form.proposal.mentor: form.tick.isChecked() for form in dialog.forms}
    assert ticked == {"David Okello": True, "May Thu": True, "Sara Haddad": False}
    assert dialog.yes.text() == "Form 2 groups"
    first = dialog.forms[0]
    assert first.fields["title"].typed() == first.fields["theme"].typed() == "Evaluation"
    first.fields["title"].line.setText("Evaluation for beginners")
    first.fields["most"].line.setText("4")
    dialog.yes.click()
    assert page.forming.dialog is None
    assert page.context.toasts.text == "2 groups formed with 3 new members"
    made = {r["title"]: r for r in world.workspace.ask(rows, MentoringGroup)}
    assert made["Evaluation for beginners"]["most"] == 4
    assert len(world.workspace.ask(rows, GroupMember)) == 5
    assert len(world.workspace.ask(rows, Match)) == 1
    assert tile(page, "David Okello").group.name == "Evaluation for beginners"
    assert all(chip.stays for chip in tile(page, "May Thu").chips)
    page.desk.undo()
    assert world.workspace.ask(dump) == before
    assert not tile(page, "David Okello").group.stands


def test_one_too_small_asks_why_and_a_refusal_is_said_in_the_dialog(page, world, circle):
    draft(page, world, circle, "Sara Haddad", "Mentee 4")
    page.propose_action.trigger()
    dialog = page.forming.dialog
    (form,) = dialog.forms
    assert not dialog.yes.isEnabled()
    form.tick.click()
    assert not form.fields["reason"].isHidden()
    dialog.yes.click()
    assert "say why" in dialog.wrong.text() and page.forming.dialog is dialog
    form.fields["least"].line.setText("none")
    dialog.yes.click()
    assert form.fields["least"].wrong
    form.fields["least"].line.setText("1")
    form.fields["reason"].area.setPlainText("Two more come in May")
    dialog.yes.click()
    (group,) = [r for r in world.workspace.ask(rows, MentoringGroup) if r["least"] == 1]
    assert group["size_reason"] == "Two more come in May"


def test_cancelled_nothing_changes(page, world, circle, qtbot):
    draft(page, world, circle, "David Okello", "Mentee 0", "Mentee 1")
    before = world.workspace.ask(dump)
    page.propose_action.trigger()
    dialog = page.forming.dialog
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.yes)
    qtbot.keyClick(dialog.yes, Qt.Key.Key_Escape)
    assert page.forming.dialog is None and world.workspace.ask(dump) == before


def test_the_verb_is_off_where_nothing_can_be_formed_and_says_why(page, world, circle):
    assert page.propose_action.text() == "F&orm groups…"
    assert page.propose_action.toolTip() == "Nobody is drafted yet"
    assert page.form_action.isVisible() and not page.form_action.isEnabled()
    draft(page, world, circle, "David Okello", "Mentee 0")
    assert page.propose_action.isEnabled()
    page.plans.copy.trigger()
    assert "current" in page.propose_action.toolTip()


def test_the_menu_of_a_card_forms_its_group_alone(page, world, circle):
    draft(page, world, circle, "David Okello", "Mentee 0", "Mentee 1")
    draft(page, world, circle, "May Thu", "Mentee 3")
    page.mentors.setFocus()
    page.mentors.select_ids([tile(page, "David Okello").id])
    page.form_action.trigger()
    (form,) = page.forming.dialog.forms
    assert form.proposal.mentor == "David Okello"
    page.forming.dialog.reject()
    page.mentors.select_ids([tile(page, "Sara Haddad").id])
    page.form_action.trigger()
    assert page.forming.dialog is None
    assert "Nobody is drafted with Sara Haddad" in page.deeds.note.accessibleName()


def test_a_member_cannot_be_taken_away_by_hand(page, world, circle):
    chip = tile(page, "May Thu").chips[0]
    page.deeds.placing.take_back((chip.id,), chip.mentor_id)
    assert "already in “Policy in practice”" in page.deeds.note.accessibleName()


def test_solve_fills_groups_and_names_those_given_up(page, world, circle, qtbot):
    page.solving.solve()
    qtbot.waitUntil(lambda: page.solving.dialog is not None, timeout=20_000)
    dialog = page.solving.dialog
    sizes: dict[str, int] = {}
    for pair in dialog.plan.pairs:
        sizes[pair.mentor] = sizes.get(pair.mentor, 0) + 1
    assert all(number >= 2 or name == "May Thu" for name, number in sizes.items())
    with qtbot.waitSignal(page.solving.taken, timeout=20_000):
        dialog.take.click()
    page.propose_action.trigger()
    page.forming.dialog.yes.click()
    assert world.workspace.ask(rows, Match) == []
    assert world.workspace.ask(check).problems == ()
    assert page.waiting_model.total == 0
    model = page.mentors_model
    assert model.index(0, 0).data(Ask.CARD).group.stands


def test_whom_no_group_takes_in_is_told_what_would_and_one_button_makes_it(
    page, world, circle, qtbot, offered, take
):
    zoe = world.mentee(circle, "Zoe", topics=("Policy",))
    world.flush()
    page.state.open(circle)
    qtbot.waitUntil(lambda: page.state.numbers is not None, timeout=20_000)
    left = {one.mentee_id for one in page.state.best.unmatched}
    assert zoe in left
    page.waiting.select_ids([zoe])

    def buttons() -> dict[str, QPushButton]:
        page.looking.look()
        return {one.text(): one for one in page.why.findChildren(QPushButton, "make_way")}

    qtbot.waitUntil(lambda: "One more in the group of May Thu" in buttons(), timeout=20_000)
    made = buttons()["One more in the group of May Thu"]
    made.setFocus()
    dialog = offered(lambda: qtbot.keyClick(made, Qt.Key.Key_Space))
    take(dialog)
    assert zoe in {pair.mentee_id for pair in page.state.pairs.values()}
    assert world.workspace.ask(check).problems == ()


def test_the_difference_says_how_good_its_groups_are(page):
    plan = solve_again(look(page.desk.workspace, page.round_id), Aim.FIT)
    assert plan.around and plan.total > 0
    for best in (plan.total, plan.total + 9):
        plan = replace(plan, best_possible=best, gap=best - plan.total)
        dialog = DifferenceDialog(page, page.theme, "Solve again", plan, {})
        dialog.show()
        assert dialog.of_best.isVisible() is (plan.gap > 0)
        dialog.close()
    share = 100 * plan.total // plan.best_possible
    best = plan.best_possible
    assert dialog.of_best.text() == f"{share} % of the {best} points that could be at most"
