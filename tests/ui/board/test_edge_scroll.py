"""Scrolling while something is held near an edge."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget

from mentordesk.ui.board.edge_scroll import FASTEST, REST_MS, SLOWEST, EdgeScroll, speed_at


@pytest.mark.parametrize(
    ("y", "speed"),
    [
        (0, -FASTEST),
        (24, -(SLOWEST + FASTEST) / 2),
        (47, pytest.approx(-(SLOWEST + (FASTEST - SLOWEST) / 48))),
        (48, 0),
        (250, 0),
        (451, 0),
        (499, FASTEST),
        (700, FASTEST),
        (-30, -FASTEST),
    ],
)
def test_the_nearer_the_edge_the_faster(y, speed):
    assert speed_at(y, 500) == speed


def test_in_a_low_column_the_zones_leave_room_between_them():
    assert speed_at(30, 60) == 0
    assert speed_at(0, 0) == 0


@pytest.fixture
def column(qapp):
    made = QScrollArea()
    tall = QWidget()
    tall.setFixedSize(100, 5000)
    made.setWidget(tall)
    made.resize(200, 300)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_it_waits_and_then_moves_by_the_clock(column):
    bar = column.verticalScrollBar()
    edge = EdgeScroll(column)
    edge.over(column.viewport().height() - 1)
    edge.advance(REST_MS)
    assert bar.value() == 0
    edge.advance(100)
    assert bar.value() == FASTEST // 10
    edge.over(None)
    assert not edge.is_moving


def test_leaving_the_zone_starts_the_rest_anew(column):
    bar = column.verticalScrollBar()
    edge = EdgeScroll(column)
    bottom = column.viewport().height() - 1
    edge.over(bottom)
    edge.advance(REST_MS + 10)
    reached = bar.value()
    edge.over(150)
    edge.over(bottom)
    edge.advance(REST_MS)
    assert bar.value() == reached
    edge.over(None)


def test_under_the_tray_the_zone_begins_below_it(column):
    edge = EdgeScroll(column)
    edge.inset = 96
    moving = []
    for y in (150, 100):
        edge.over(y)
        moving.append(edge.is_moving)
    assert moving == [False, True]
    edge.over(None)
