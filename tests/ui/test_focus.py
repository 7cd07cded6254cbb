"""Wherever the keyboard comes by a key, it is seen to have come."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolButton

from mentordesk.ui.board.density import Density
from mentordesk.ui.board.view import CardsView

KEY = Qt.FocusReason.TabFocusReason


def active(window, qtbot):
    """The window, with the keyboard in it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def view_of(window, name):
    """The list of that name, shown and settled."""
    window.workplace.show_page("match" if name == "mentors" else "people")
    found = window.findChild(QAbstractItemView, name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["people", "mentors"])
def test_a_list_shows_its_current_line_when_the_keyboard_comes(open_window, demo, qtbot, name):
    window = active(open_window(demo), qtbot)
    view = view_of(window, name)
    qtbot.waitUntil(lambda: not window.workplace.runner.is_busy)
    if isinstance(view, CardsView):
        view.set_density(Density.LARGE)  # so that there is something to scroll
        QApplication.processEvents()
    view.setCurrentIndex(view.model().index(0, 0))
    window.workplace.search.setFocus()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not view.visualRect(view.currentIndex()).intersects(view.viewport().rect())
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert bar.value() == bar.maximum(), "a click leaves everything where it is"
    window.workplace.search.setFocus()
    view.setFocus(KEY)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_what_scrolls_shows_the_keyboard_by_a_ring_inside(open_window, qtbot):
    window = active(open_window(), qtbot)
    area = window.welcome.findChild(object, "welcome_area")
    area.setFocus(KEY)
    ring = next(w for w in area.children() if type(w).__name__ == "_Frame")
    assert ring.isVisible()
    assert ring.geometry() == area.rect()
    area.clearFocus()
    QApplication.processEvents()
    assert not ring.isVisible()


def test_tab_comes_into_a_page_at_its_top(open_window, demo, qtbot):
    window = active(open_window(demo), qtbot)
    place = window.workplace
    before = window.findChild(QToolButton, "history")
    for name in ("today", "people", "relationships", "guidance"):  # each begins at a table
        place.show_page(name)
        QApplication.processEvents()
        page = place.page(name)
        before.setFocus()
        first = before.nextInFocusChain()
        while not (page.isAncestorOf(first) and can_have_it(first)):
            first = first.nextInFocusChain()
            assert first is not before, f"nothing on {name} takes the keyboard"
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is first, name


def can_have_it(widget):
    """Whether Tab stops here."""
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return bool(takes) and widget.isVisible() and widget.isEnabled()
