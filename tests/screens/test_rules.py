"""The rules for screens find what is planted: a rule that cannot fail would hold nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from mentordesk.ui.widgets import button, column, label
from tests.support import sight


@pytest.fixture
def ground(theme, qtbot):
    """A small window with a label and a button, both in order."""
    made = QWidget()
    made.setLayout(column(label("Mentors"), button("Add", name="add"), margin=16))
    made.resize(240, 160)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def part(ground, kind):
    """The label or the button."""
    found = ground.findChild(kind)
    assert found is not None
    return found


def test_where_all_is_well_nothing_is_found(ground):
    assert {kind: said for kind, said in sight.faults(ground).items() if kind != "blank"} == {}
    assert sight.nameless(ground) == []


def plant_narrow(ground):
    part(ground, QLabel).setGeometry(QRect(16, 16, 20, 20))


def plant_flat(ground):
    part(ground, QLabel).setGeometry(QRect(16, 16, 120, 8))


def plant_outside(ground):
    part(ground, QPushButton).setGeometry(QRect(200, 40, 80, 32))


def plant_overlap(ground):
    grid = QGridLayout()
    for text in ("One", "Two"):
        grid.addWidget(label(text), 0, 0)
    ground.layout().addLayout(grid)
    ground.layout().activate()
    for each in ground.findChildren(QLabel)[-2:]:
        each.show()
    ground.layout().activate()


def plant_small(ground):
    part(ground, QPushButton).setGeometry(QRect(16, 40, 20, 20))


def plant_pale(ground):
    part(ground, QLabel).setStyleSheet("color: #c8c8c8; background: white")


def plant_nothing_to_see(ground):
    for each in ground.findChildren(QWidget):
        each.hide()


@pytest.mark.parametrize(
    ("plant", "kind"),
    [
        (plant_narrow, "cut off"),
        (plant_flat, "cut off"),
        (plant_outside, "outside the window"),
        (plant_overlap, "overlapping"),
        (plant_small, "too small to hit"),
        (plant_pale, "pale"),
        (plant_nothing_to_see, "blank"),
    ],
)
def test_a_planted_fault_is_found(ground, plant, kind):
    plant(ground)
    assert kind in sight.faults(ground)


def test_a_control_without_a_name_is_found(ground):
    part(ground, QPushButton).setAccessibleName("")
    part(ground, QPushButton).setText("")
    assert len(sight.nameless(ground)) == 1


def test_a_focus_that_cannot_be_seen_is_found(ground, qtbot):
    ground.activateWindow()
    qtbot.waitUntil(ground.isActiveWindow)
    # no focus ring follows in a window that is not the program's own
    assert len(sight.focus_faults(ground, set())) == 1


def test_contrast_is_the_one_of_the_guidelines():
    import numpy as np

    black, white, grey = (np.array([c], np.uint32) for c in (0x000000, 0xFFFFFF, 0x767676))
    assert float(sight.contrasts(black, white)[0]) == pytest.approx(21)
    assert float(sight.contrasts(grey, white)[0]) == pytest.approx(4.54, abs=0.01)
