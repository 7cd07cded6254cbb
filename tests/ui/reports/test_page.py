"""The Reports page in a real window: figures, the names behind them, the workbook."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from mentordesk.commands.applications import AddToRound
from mentordesk.commands.concerns import RaiseConcern, Worry
from mentordesk.commands.rounds import NewRound
from mentordesk.domain.concern import ConcernKind
from mentordesk.domain.figures import AGAINST, Figure
from mentordesk.domain.life_figures import Engagement, Gained
from mentordesk.domain.person import Role
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.store.queries import figures_named, rounds
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.history import entries_newest_first
from mentordesk.store.queries.report import read_figures
from mentordesk.ui.reports.cards import number_text
from mentordesk.ui.reports.charts import PeopleBar
from mentordesk.ui.tokens import Mode
from mentordesk.wording.report_sheets import people_caption
from tests.support.package_check import faults

PATIENCE = 20_000


def idle(page, qtbot):
    qtbot.waitUntil(
        lambda: not page.context.runner.is_busy and not page.is_reading, timeout=PATIENCE
    )


@pytest.fixture
def page(open_window, demo, qtbot):
    """The page on the running round of the demo, counted."""
    window = open_window(demo)
    running = next(r for r in demo.ask(rounds.all_rounds) if r.state is RoundState.RUNNING)
    window.workplace.set_round(running.id)
    window.workplace.show_page("reports")
    shown = window.workplace.page("reports")
    idle(shown, qtbot)
    return shown


def of_scope(page, demo):
    return demo.ask(read_figures, page.figures.scope, demo.today())


def pick(page, text, qtbot):
    box = page.body.scope
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())
    idle(page, qtbot)


def test_cards_and_table_show_the_figures_of_the_round(page, demo):
    expected = of_scope(page, demo)
    assert expected.rounds[0].state is RoundState.RUNNING
    for figure, card in page.body.cards.items():
        assert card.number == number_text(expected.together[figure].value)
    table = page.body.table.figures
    shown = {
        row.line: [table.text(row, column) for column in table.columns[1:]] for row in table.rows
    }
    assert list(shown) == list(Figure)
    for figure, (value, of, rate) in shown.items():
        counted = expected.together[figure]
        assert value == number_text(counted.value)
        assert of == ("" if counted.of is None else f"{counted.of:,}")
        has_rate = figure in AGAINST and figure is not Figure.DAYS_TO_INTRODUCTION
        assert bool(rate) == has_rate


def test_every_figure_is_traceable_to_its_names(page, demo):
    for figure in Figure:
        page.choose(figure)
        found = demo.ask(figures_named.names_behind, figure, page.figures.round_ids)
        assert [row.behind for row in page.behind.model.rows] == list(found)
        assert page.behind._how.text()
        if figure is not Figure.DAYS_TO_INTRODUCTION:
            assert len(found) == page.figures.together[figure].value


def test_a_card_a_row_and_a_bar_choose_the_same(page, qtbot):
    card = page.body.cards[Figure.MATCHED]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert page.chosen == Figure.MATCHED
    assert page.body.table.selected_ids() == [Figure.MATCHED.value]
    assert page.body.funnel.selected_ids() == [Figure.MATCHED.value]
    page.body.funnel.select_ids([Figure.IN_POOL.value], Figure.IN_POOL.value)
    assert page.chosen == Figure.IN_POOL
    assert not card.isChecked()
    page.body.table.select_ids([Figure.PAUSED.value], Figure.PAUSED.value)
    assert page.behind._title.text() == "Pairs paused"


def test_by_keyboard_a_card_is_pressed(page):
    card = page.body.cards[Figure.WAITING]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert page.chosen is Figure.WAITING


def test_a_name_leads_to_the_person_and_a_pair_to_its_agreement(page, qtbot):
    page.choose(Figure.MENTORS_USED)
    person = page.behind.model.row_at(0).behind.id
    with qtbot.waitSignal(page.go) as gone:
        page.behind.names.opened.emit(page.behind.model.id_at(0))
    assert gone.args == ["people", person]
    page.choose(Figure.PAIRS_INTRODUCED)
    pair = page.behind.model.row_at(0).behind
    assert pair.other_name
    with qtbot.waitSignal(page.go) as gone:
        page.behind.names.opened.emit(page.behind.model.id_at(0))
    assert gone.args == ["agreements", pair.id]


def test_a_line_of_engagement_has_its_pairs_behind_it_and_a_sum_has_none(page):
    table = page.body.life
    table.select_ids([Engagement.MET_IN_TIME.value])
    chosen: object = page.chosen
    assert chosen is Engagement.MET_IN_TIME
    counted = page.figures.life.engagement[Engagement.MET_IN_TIME]
    names = page.behind.model
    assert names.rowCount() == counted.value > 0
    assert all(row.behind.other_name for row in names.rows)
    table.select_ids([Gained.GOALS_MET.value])
    chosen = page.chosen
    assert chosen is Gained.GOALS_MET
    assert names.rowCount() == 0


def test_a_year_and_all_rounds_can_be_chosen_and_kept(page, demo, qtbot):
    pick(page, "All rounds", qtbot)
    assert page.figures.scope == Scope()
    count = len(demo.ask(rounds.all_rounds))
    assert page.body.counted.text().startswith(f"{count} rounds · counted on 2 March 2026")
    other = next(r for r in demo.ask(rounds.all_rounds) if r.state is RoundState.ARCHIVED
                 or r.state is RoundState.REPORTED)  # fmt: skip
    page.set_round(other.id)
    idle(page, qtbot)
    assert page.figures.scope == Scope()
    pick(page, other.name, qtbot)
    assert page.figures.rounds == (other,)


def test_the_round_picker_is_followed(page, demo, qtbot):
    other = next(r for r in demo.ask(rounds.all_rounds) if r.state is RoundState.MATCHING)
    page.set_round(other.id)
    idle(page, qtbot)
    assert page.figures.rounds == (other,)


def test_an_edit_is_counted_at_once(page, demo, qtbot):
    before = page.figures.together[Figure.MENTEE_APPLICATIONS].value
    applied = {a.id for a in demo.ask(figures_named.names_behind, Figure.MENTEE_APPLICATIONS,
                                      page.figures.round_ids)}  # fmt: skip
    everybody = demo.ask(lambda c: [r[0] for r in c.exec_driver_sql("SELECT id FROM person")])
    stranger = next(i for i in everybody if i not in applied)
    page.choose(Figure.MENTEE_APPLICATIONS)
    page.desk.do(AddToRound(page.round_id, (stranger,), Role.MENTEE))
    idle(page, qtbot)
    assert page.figures.together[Figure.MENTEE_APPLICATIONS].value == before + 1
    assert stranger in {row.behind.id for row in page.behind.model.rows}


def test_the_workbook_is_written_beside_the_work_and_noted(page, demo, qtbot, answer, tmp_path):
    step = page.desk.undo_text
    answer.will("save_file", tmp_path / "round")
    page.workbook.trigger()
    assert not page.workbook.isEnabled()
    idle(page, qtbot)
    assert faults(tmp_path / "round.xlsx") == []
    assert page.workbook.isEnabled()
    assert page.context.toasts.text.endswith("written to round.xlsx")
    assert demo.ask(entries_newest_first)[0].name == "WriteReport"
    assert page.desk.undo_text == step


def test_cancel_leaves_no_workbook(page, qtbot, answer, tmp_path):
    answer.will("save_file", tmp_path / "round.xlsx")
    page.workbook.trigger()
    for job in list(page.context.runner._jobs):
        job.cancel()
    idle(page, qtbot)
    assert list(tmp_path.glob("*.xlsx")) == []
    assert page.context.toasts.text.startswith("Stopped")
    assert page.workbook.isEnabled()


def test_a_folder_that_is_gone_is_told(page, qtbot, answer, tmp_path):
    answer.will("save_file", tmp_path / "gone" / "round.xlsx")
    answer.will("tell")
    page.workbook.trigger()
    idle(page, qtbot)
    assert "There is no folder" in answer.said[-1]
    assert page.workbook.isEnabled()


def test_nothing_is_written_without_a_name(page, answer):
    answer.will("save_file", None)
    page.workbook.trigger()
    assert page.workbook.isEnabled()


def test_charts_are_tables_for_those_who_hear_them(page):
    chart = page.body.funnel
    face = QAccessible.queryAccessibleInterface(chart)
    assert face.role() is QAccessible.Role.Table
    assert chart.accessibleName() == "From application to a completed pair"
    assert (
        chart.bars.index(0, 1).data().split(" of ")[0].startswith(f"{chart.bars.row_at(0).value}")
    )


def test_bars_are_as_long_as_their_numbers(page, qtbot):
    page.theme.set_mode(Mode.LIGHT)
    chart = page.body.funnel
    page.body.ensureWidgetVisible(chart)
    picture = chart.viewport().grab().toImage()
    scale = picture.width() / chart.viewport().width()
    fill = page.theme.colours.fit_good.name()
    lengths = []
    for number in range(chart.bars.rowCount()):
        y = round((chart.rowViewportPosition(number) + chart.row_px() // 2) * scale)
        line = [picture.pixelColor(x, y).name() for x in range(picture.width())]
        lengths.append(line.count(fill))
    values = [row.value for row in chart.bars.rows]
    longest = max(values)
    room = lengths[values.index(longest)]
    assert room > 30
    for value, length in zip(values, lengths, strict=True):
        assert abs(length - room * value / longest) <= 4


def test_a_number_too_small_to_show_has_no_bar(page):
    smallest = [row for chart in page.body.people.values() for row in chart.bars.rows
                if row.value is None]  # fmt: skip
    assert all(row.number == "fewer than 5" for row in smallest)
    shown = [row.value for chart in page.body.people.values() for row in chart.bars.rows
             if row.value is not None]  # fmt: skip
    assert min(shown) >= 5


def test_cards_and_charts_stand_in_as_many_columns_as_fit(page, qtbot):
    for width, columns in ((1280, (3, 2)), (1000, (3, 1)), (1600, (3, 2))):
        page.window().resize(width, 680)
        qtbot.waitUntil(lambda wanted=columns: page.body._columns == wanted, timeout=2000)
        right = max(card.geometry().right() for card in page.body.cards.values())
        assert right <= page.body.viewport().width()


def test_an_empty_programme_offers_the_first_step(window, qtbot):
    window.workplace.show_page("reports")
    page = window.workplace.page("reports")
    idle(page, qtbot)
    assert page.empty.isVisible()
    assert page.body.cards[Figure.MENTEE_APPLICATIONS].number == "0"
    first = page.empty.findChild(QPushButton, "start_a_round")
    with qtbot.waitSignal(page.go) as gone:
        first.click()
    assert gone.args == ["settings", "rounds"]
    window.workplace.show_page("reports")
    page.desk.do(NewRound("Spring", Scheme.MATCHED, page.desk.today()))
    idle(page, qtbot)
    assert page.body.isVisible()
    page.choose(Figure.MATCHED)
    assert page.behind.model.rowCount() == 0


def test_a_state_of_agreements_leads_to_its_pairs(page, demo):
    counted = page.figures.agreements
    state = max(counted, key=lambda each: counted[each])
    page.body.agreements.select_ids([state.value], state.value)
    assert page.chosen is state
    assert page.behind.model.rowCount() == counted[state]
    assert page.behind._number.text().startswith(f"{counted[state]} of ")
    page.choose(Figure.MATCHED)
    assert page.body.agreements.selected_ids() == []


def test_every_bar_of_people_leads_to_as_many_names(page, demo, qtbot):
    """Merged lines too; by keyboard as by mouse, and whoever is opened stands on People."""
    pick(page, "All rounds", qtbot)
    for (role, dimension), chart in page.body.people.items():
        for bar in chart.bars.rows:
            chart.select_ids([bar.id], bar.id)
            assert page.chosen == PeopleBar(role, dimension, bar.label)
            if bar.value is not None:
                assert page.behind.model.rowCount() == bar.value, (role, dimension, bar.label)
    whole = sum(bar.value for bar in page.body.people[Role.MENTEE, "status"].bars.rows)
    assert whole == page.figures.people[Role.MENTEE].people
    charts = page.body.people.items()
    key, chart = next((key, chart) for key, chart in charts if chart.bars.rowCount() > 1)
    first, second = chart.bars.rows[:2]
    chart.setFocus()
    chart.select_ids([first.id], first.id)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert page.chosen.label == second.label
    assert page.behind._title.text() == f"{people_caption(*key)}: {second.label}"
    person = page.behind.model.rows[0]
    with qtbot.waitSignal(page.go) as gone:
        page.behind.names.opened.emit(person.id)
    assert gone.args == ["people", person.behind.id]
    page.choose(Figure.MATCHED)
    assert chart.selected_ids() == []


@pytest.mark.parametrize("width", [1280, 1360, 1600])
def test_nothing_beside_the_figures_is_cut(page, width):
    page.window().resize(width, 680)
    panel = page.behind
    for figure in (None, *Figure):
        page.choose(figure)
        QApplication.processEvents()
        for text in panel.findChildren(QLabel):
            if text.isVisible():
                assert text.heightForWidth(text.width()) <= text.height(), text.text()
    assert panel.names.columnWidth(0) + panel.names.columnWidth(1) <= panel.width()


def test_concerns_are_shown_as_numbers_only_and_no_small_one(open_window, workspace, make, qtbot):
    make.round("Spring 2026")
    someone = make.person("Amina Rahman")
    for kind, number in ((ConcernKind.SAFETY, 7), (ConcernKind.DATA, 5), (ConcernKind.CONDUCT, 2)):
        for _ in range(number):
            workspace.run(RaiseConcern(Worry("Told", kind, about_id=someone)))
    window = open_window(workspace)
    window.workplace.show_page("reports")
    page = window.workplace.page("reports")
    page.show_scope(Scope())
    idle(page, qtbot)

    def shown(chart):
        model = chart.model()
        return [
            tuple(model.index(row, column).data() for column in range(2))
            for row in range(model.rowCount())
        ]

    assert shown(page.body.concerns) == [("Safety", "7"), ("Other (fewer than 5)", "7")]
    assert shown(page.body.concerns_open) == [("Open", "14")]


def test_the_hand_over_pack_says_what_is_in_it_and_is_written(page, answer, tmp_path, qtbot):
    answer.will("confirm", False)
    page.handover.trigger()
    answer.will("confirm", True)
    answer.will("save_file", None)
    page.handover.trigger()
    answer.will("confirm", True)
    answer.will("save_file", tmp_path / "for Leila")
    page.handover.trigger()
    assert not page.handover.isEnabled()
    qtbot.waitUntil(lambda: not page.context.runner.is_busy, timeout=PATIENCE)
    assert (tmp_path / "for Leila.xlsx").exists() and page.handover.isEnabled()
    assert "Names are in it" in answer.said[-2]
    texts = [each.text() for each in page.context.toasts.findChildren(QLabel)]
    assert "Hand-over pack written to for Leila.xlsx" in texts


def test_a_stopped_hand_over_pack_leaves_no_file(page, answer, tmp_path, qtbot):
    answer.will("confirm", True)
    answer.will("save_file", tmp_path / "pack.xlsx")
    page.handover.trigger()
    page.window().workplace.progress.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: not page.context.runner.is_busy, timeout=PATIENCE)
    texts = [each.text() for each in page.context.toasts.findChildren(QLabel)]
    assert "Stopped; no hand-over pack was written" in texts
    assert list(tmp_path.glob("*pack*")) == [] and page.handover.isEnabled()
