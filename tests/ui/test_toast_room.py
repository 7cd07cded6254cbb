"""A toast lies over nothing that cannot be scrolled free, and moves nothing without need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from tests.support.care_scenes import make_quotes


@pytest.fixture
def window(open_window, demo):
    return open_window(demo, 1280, 680)


def place_of(widget):
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def lay_out():
    for _ in range(4):
        QApplication.processEvents()


def test_the_words_of_a_quote_are_never_covered(window):
    page, toasts = make_quotes(window), window.workplace.toasts
    toasts.hide()
    lay_out()
    before = place_of(page.words)
    page.copy()
    lay_out()
    assert toasts.isVisible() and not place_of(page.words).intersects(place_of(toasts))
    toasts.hide()
    lay_out()
    assert place_of(page.words) == before


def test_the_last_row_of_a_long_list_can_be_seen_below_no_toast(window):
    place = window.workplace
    place.show_page("people")
    table = place.page("people").table
    last = table.rows.id_at(table.rows.rowCount() - 1)
    place.toasts.show_text("Something was done")
    lay_out()
    table.select_ids([last], last)
    table.scrollTo(table.currentIndex())
    lay_out()
    row = table.visualRect(table.currentIndex())
    bottom = table.viewport().mapTo(window, row.bottomLeft()).y()
    assert bottom < place_of(place.toasts).top()


def test_a_page_that_ends_above_the_toast_stays_as_it_is(window):
    place = window.workplace
    place.show_page("replies")
    page = place.page("replies")
    lay_out()
    before = place_of(page)
    place.toasts.show_text("Something was done")
    lay_out()
    assert place_of(page) == before
    place.show_page("people")
    lay_out()
    assert place_of(place.page("people")).bottom() < place_of(place.toasts).top()
