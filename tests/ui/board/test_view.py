"""The columns as widgets: headings that stick, sizes, selection kept by id, and what is spoken."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from mentordesk.ui.board.card_answers import Ask
from mentordesk.ui.board.density import Density
from mentordesk.ui.tokens import DARK, LIGHT
from tests.ui.board.dragging import middle_of


def test_the_heading_of_what_is_seen_sticks_at_the_top(page):
    view, model = page.waiting, page.waiting_model
    view.set_density(Density.LARGE)
    second = model.sections()[1]
    view.verticalScrollBar().setValue(0)
    assert view.section_at(QPoint(20, 5)).key == model.sections()[0].key
    view.scrollTo(model.index(second.start, 0), view.ScrollHint.PositionAtTop)
    assert view.section_at(QPoint(20, 5)).key == second.key
    assert not view.indexAt(QPoint(20, 5)).isValid()


def test_a_card_in_sight_is_not_under_its_heading(page):
    view, model = page.waiting, page.waiting_model
    for row in (len(model.cards) - 1, 0, len(model.cards) // 2):
        view.scrollTo(model.index(row, 0))
        rect = view.visualRect(model.index(row, 0))
        assert view.viewport().rect().contains(rect)
        assert view.section_at(rect.topLeft() + QPoint(4, 2)) is None


def test_a_click_on_the_last_heading_opens_and_folds_the_full_ones(page):
    view, model = page.mentors, page.mentors_model
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    count = len(model.cards)
    last = model.sections()[-1]
    assert last.key == "FULL" and last.folded
    spot = QPoint(40, view.viewport().height() - 12)
    while view.section_at(spot) is None:
        spot -= QPoint(0, 4)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert len(model.cards) == count + last.count


def test_cards_grow_with_the_size_and_rows_are_32_px(page):
    view = page.waiting
    index = view.model().index(0, 0)
    assert view.visualRect(index).height() == 32
    view.set_density(Density.CARDS)
    assert view.visualRect(index).height() >= 64
    view.set_density(Density.LARGE)
    assert view.visualRect(index).height() >= 104


def test_the_size_is_kept_for_each_column(page):
    page.waiting_column.larger.click()
    assert page.waiting.density is Density.CARDS
    assert page.mentors.density is Density.CARDS
    page.mentors_column.larger.click()
    assert (page.waiting.density, page.mentors.density) == (Density.CARDS, Density.LARGE)
    assert not page.mentors_column.larger.isEnabled()


def test_the_size_is_remembered_for_the_next_time(open_board, round_space, round_file):
    first = open_board(round_space, round_file[1])
    first.waiting_column.larger.click()
    second = open_board(round_space, round_file[1])
    assert (second.waiting.density, second.mentors.density) == (Density.CARDS, Density.CARDS)
    second.context.settings.keep_size("waiting", "a size of another version")
    third = open_board(round_space, round_file[1])
    assert third.waiting.density is Density.ROWS


def test_a_name_in_its_own_script_has_a_line_of_its_own(page):
    view, model = page.waiting, page.waiting_model
    view.set_density(Density.CARDS)
    heights = {bool(c.original): view.visualRect(model.index(n, 0)).height()
               for n, c in enumerate(model.cards)}  # fmt: skip
    assert heights[True] >= heights[False] + 24


def test_a_long_name_takes_a_second_line_before_it_is_cut(page):
    view, model = page.waiting, page.waiting_model
    view.set_density(Density.CARDS)
    card = model.cards[0]
    low = view.visualRect(model.index(0, 0)).height()
    page.waiting_model.update([_renamed(card, "Maria Fernanda de Oliveira Cavalcanti dos Santos")])
    view.doItemsLayout()
    assert view.visualRect(model.index(0, 0)).height() == low + 20


def _renamed(card, name: str):
    from dataclasses import replace

    return replace(card, name=name)


@pytest.mark.parametrize("width", [1224, 1544])
def test_mentors_stand_side_by_side_where_there_is_room(open_board, round_space, round_file, width):
    page = open_board(round_space, round_file[1], width=width)
    first, second = (page.mentors.visualRect(page.mentors.model().index(n, 0)) for n in (0, 1))
    assert first.top() == second.top()
    assert first.width() >= 290


def test_selection_and_scroll_are_kept_by_id_when_sorted_anew(page):
    view, model = page.waiting, page.waiting_model
    chosen = [model.cards[2].id, model.cards[5].id]
    view.select_ids(chosen)
    page.sort_again()
    assert set(view.selected_ids()) == set(chosen)


def test_the_arrows_go_through_the_grid(page):
    view, model = page.mentors, page.mentors_model
    view.setFocus()
    view.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 2
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == len(model.cards) - 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0


def test_right_to_left_is_mirrored_and_the_arrows_with_it(page):
    host, view = page.window(), page.mentors
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for one in (page.waiting, page.mentors):
        one.relayout()
    rects = [view.visualRect(view.model().index(row, 0)) for row in (0, 1)]
    assert rects[0].left() > rects[1].left()
    view.setCurrentIndex(view.model().index(0, 0))
    tile = view.model().index(0, 0).data(Ask.CARD)
    for _ in range(len(tile.chips) + 1):
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().row() == 1
    assert not host.grab().isNull()


def test_the_screen_reader_finds_list_and_cards(page):
    QAccessible.setActive(True)
    for view, word in ((page.waiting, "waiting"), (page.mentors, "mentor")):
        found = QAccessible.queryAccessibleInterface(view)
        assert found.text(QAccessible.Text.Name)
        assert found.childCount() == view.model().rowCount()
        assert word in found.child(0).text(QAccessible.Text.Name)


def test_every_control_of_the_board_has_a_name(page):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit

    for kind in (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView):
        for one in page.findChildren(kind):
            inner = one.parent().inherits("QComboBox") or one.objectName().startswith("qt_")
            hidden = not one.isVisible() or one.parent().inherits("QComboBoxPrivateContainer")
            inner = inner or one.parent().inherits("QLineEdit")
            assert one.accessibleName() or inner or hidden, one


@pytest.mark.parametrize("density", list(Density))
def test_dark_and_light_are_painted_in_their_own_colours(page, theme, density):
    from mentordesk.ui.tokens import Mode

    for mode, colours in ((Mode.DARK, DARK), (Mode.LIGHT, LIGHT)):
        theme.set_mode(mode)
        for view in (page.waiting, page.mentors):
            view.set_density(density)
            picture = view.viewport().grab().toImage()
            seen = {
                picture.pixelColor(x, y).name() for x in range(0, 200, 3) for y in range(0, 200, 3)
            }
            assert colours.sunken.name() in seen and colours.surface.name() in seen


def test_hover_lifts_the_border_and_nothing_else(page):
    view = page.waiting
    spot = middle_of(view, 1)
    before = view.visualRect(view.model().index(1, 0))
    QTest.mouseMove(view.viewport(), spot)
    assert view.hovered.row() == 1
    assert view.visualRect(view.model().index(1, 0)) == before


def test_the_filter_shows_how_many_of_how_many(page):
    column = page.waiting_column
    name = page.waiting_model.cards[0].name
    column.filter.field.setFocus()
    QTest.keyClicks(column.filter.field, name.encode("ascii", "ignore").decode())
    assert len(page.waiting_model.cards) >= 1
    assert column.filter._shown.text().endswith(f"of {page.waiting_model.total}")
    numbers = page.state.numbers
    QTest.keyClick(column.filter.field, Qt.Key.Key_Return)
    assert column.filter.chips and column.filter.field.text() == ""
    assert page.state.numbers is numbers  # the filter never changes the meters
    QTest.keyClick(column.filter.field, Qt.Key.Key_Escape)
    assert column.filter.chips == []
    assert len(page.waiting_model.cards) == page.waiting_model.total


def test_a_language_is_found_by_its_name(page):
    page.waiting_model.set_filter(("burmese",))
    assert page.waiting_model.cards
    assert all("my" in card.languages for card in page.waiting_model.cards)
    page.mentors_model.set_filter(("english",))
    assert page.mentors_model.cards
