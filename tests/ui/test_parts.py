"""The bar of parts over a table: whole at every width, with large text, from either side."""

from __future__ import annotations

from enum import Enum
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from mentordesk.ui.parts import Parts
from mentordesk.ui.tokens import Space


class Of(Enum):
    """Three parts."""

    NOW = "Now"
    CARE = "Needs care"
    ALL = "All"


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def bar(theme, qtbot, pressed):
    made = Parts(Of, pressed.append)
    made.add_at_end(QCheckBox("All rounds"))
    qtbot.addWidget(made)
    made.resize(640, made.height())
    made.show()
    qtbot.waitExposed(made)
    return made


def placed(bar):
    """Every button and tick, and where each stands; none is cut, and none lies on another."""
    shown = [*bar.buttons.values(), bar.findChild(QCheckBox)]
    assert all(each.width() >= each.sizeHint().width() for each in shown)
    assert all(bar.rect().contains(each.geometry()) for each in shown)
    assert not any(a.geometry().intersects(b.geometry()) for a, b in combinations(shown, 2))
    return [each.geometry() for each in shown]


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_one_line_where_there_is_room_and_more_where_there_is_not(bar, direction, qtbot):
    bar.setLayoutDirection(direction)
    bar.show_counts({Of.CARE: 12})
    assert [each.text() for each in bar.buttons.values()] == ["Now 0", "Needs care 12", "All 0"]
    wide = placed(bar)
    assert len({place.center().y() for place in wide}) == 1
    is_rtl = direction is Qt.LayoutDirection.RightToLeft
    assert (wide[-1].left() < wide[0].left()) is is_rtl
    bar.resize(wide[1].width() + 2 * Space.L, bar.height())
    qtbot.waitUntil(lambda: len({place.center().y() for place in placed(bar)}) >= 3)
    assert bar.height() > 2 * wide[0].height()


def test_longer_words_get_more_room_and_one_part_is_pressed(bar, pressed, qtbot):
    before = placed(bar)
    bar.show_counts({Of.CARE: 1_000_000})
    qtbot.waitUntil(lambda: placed(bar)[1].width() > before[1].width())
    bar.press(Of.CARE)
    bar.buttons[Of.ALL].click()
    assert pressed == [Of.ALL]
    assert [part for part, each in bar.buttons.items() if each.isChecked()] == [Of.ALL]
