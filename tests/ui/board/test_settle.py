"""The one motion of the board: short, after a drop, and none where none is wanted."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLabel, QProxyStyle, QStyle

from mentordesk.ui.board.hand import Held, How
from mentordesk.ui.board.settle import motion_allowed, settle
from mentordesk.ui.board.targets import May

HELD = Held(("m1",), ("Amina Rahman",), (), How.DRAG)


class Still(QProxyStyle):
    """A system that asks for reduced motion."""

    def styleHint(self, hint, option=None, widget=None, data=None):
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, data)


def test_a_placed_card_glides_in_and_is_gone(driver, page, qtbot):
    mentee, mentor = driver.find(May.PLACE)
    QCursor.setPos(page.mapToGlobal(QPoint(300, 300)))
    driver.drop_on(mentor, mentee)
    shown = page.findChild(QLabel, "settling")
    assert shown is not None
    assert not shown.acceptDrops()
    qtbot.waitUntil(lambda: page.findChild(QLabel, "settling") is None)


def test_by_keyboard_nothing_moves(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    page.waiting.select_ids([mentee])
    page.deeds.open_list()
    page.deeds.place_list.chosen.emit(mentor)
    assert page.findChild(QLabel, "settling") is None


def test_where_the_system_asks_for_it_nothing_moves(page, theme, qapp):
    name = qapp.style().name()
    assert motion_allowed()
    qapp.setStyle(Still(name))
    try:
        assert not motion_allowed()
        assert settle(page, theme, HELD, QPoint(5, 5), QPoint(90, 90)) is None
    finally:
        qapp.setStyle(name)


def test_without_a_way_to_go_nothing_moves(page, theme):
    assert settle(page, theme, HELD, QPoint(5, 5), QPoint(5, 5)) is None
