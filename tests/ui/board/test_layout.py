"""Where cards stand: nothing overlaps, everything can be found again by its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt

from mentordesk.ui.board.layout import CardLayout, Grid, Section

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def two_sections(first: int, second: int, folded: bool = False) -> list[Section]:
    shown = first if folded else first + second
    return [
        Section("a", "First", 0, first, first),
        Section("b", "Second", first, shown, second, foldable=True, folded=folded),
    ]


def test_rows_stand_below_each_other_under_their_headings():
    layout = CardLayout(two_sections(2, 1), [32, 32, 32], 240, Grid(gap=0, heading=28))
    assert [layout.rect(row).top() for row in range(3)] == [28, 60, 120]
    assert [heading.top for heading in layout.headings] == [0, 92]


def test_cards_of_one_line_are_equally_high():
    layout = CardLayout([Section("a", "", 0, 3, 3)], [76, 104, 76], 640, Grid(columns=2))
    assert layout.rect(0).height() == layout.rect(1).height() == 104
    assert layout.rect(2).height() == 76


def test_a_folded_section_has_a_heading_and_no_cards():
    layout = CardLayout(two_sections(1, 5, folded=True), [32], 240, Grid())
    assert len(layout.headings) == 2
    assert layout.rect(1) == QRect()


def test_right_to_left_is_the_mirror_image():
    section = [Section("a", "", 0, 2, 2)]
    left = CardLayout(section, [50, 50], 640, Grid(columns=2), LTR)
    right = CardLayout(section, [50, 50], 640, Grid(columns=2), RTL)
    assert left.rect(0).left() == 640 - 1 - right.rect(0).right()
    assert right.rect(0).left() > right.rect(1).left()


def test_arrows_keep_their_column_and_stop_at_the_ends():
    layout = CardLayout([Section("a", "", 0, 5, 5)], [50] * 5, 640, Grid(columns=2))
    assert layout.neighbour(1, 1) == 3
    assert layout.neighbour(3, 1) == 4  # the last line has one card only
    assert layout.neighbour(0, -1) == 0


def test_a_page_is_about_one_window_and_never_stands_still():
    layout = CardLayout([Section("a", "", 0, 50, 50)], [32] * 50, 240, Grid(gap=0))
    assert layout.page(0, 320, forward=True) == 10
    assert layout.page(10, 320, forward=False) == 0
    assert layout.page(0, 5, forward=True) == 1


def test_without_cards_nothing_is_found():
    layout = CardLayout([], [], 240, Grid())
    assert layout.at(QPoint(5, 5)) is None
    assert layout.rows_between(0, 500) == range(0)
    assert layout.neighbour(0, 1) == 0


@given(
    st.lists(st.lists(st.integers(20, 140), max_size=9), min_size=1, max_size=5),
    st.integers(1, 3),
    st.sampled_from([LTR, RTL]),
)
def test_every_card_is_found_by_its_middle_and_none_overlaps(heights, columns, direction):
    sections, start = [], 0
    for number, part in enumerate(heights):
        stop = start + len(part)
        if part:
            sections.append(Section(str(number), f"S{number}", start, stop, len(part)))
        start = stop
    flat = [height for part in heights for height in part]
    layout = CardLayout(sections, flat, 700, Grid(columns=columns), direction)
    rects = [layout.rect(row) for row in range(len(flat))]
    assert [layout.at(rect.center()) for rect in rects] == list(range(len(flat)))
    whole = QRect(0, 0, 700, layout.height)
    assert all(whole.contains(rect) for rect in rects)
    for row, rect in enumerate(rects):
        assert not any(rect.intersects(other) for other in rects[row + 1 :])
        seen = layout.rows_between(rect.top(), rect.bottom())
        assert row in seen
