"""Nothing is cut in a narrow column, and the bar gives way before the window grows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel


def test_the_words_of_an_empty_column_stay_within_it(open_board, workspace, make):
    page = open_board(workspace, make.round())
    empty = page.waiting_column.empty
    for label in empty.findChildren(QLabel):
        if label.isVisible():
            assert empty.rect().contains(label.geometry()), label.text()
            assert label.heightForWidth(label.width()) <= label.height()


@pytest.mark.parametrize("percent", [100, 150])
def test_large_text_puts_the_meters_on_a_line_of_their_own(page, theme, qtbot, percent):
    theme.set_text_percent(percent)
    bar, meters = page.bar, page.bar.meters

    def is_below():
        return meters.y() > bar.fill.mapTo(bar, bar.fill.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: is_below() == (percent == 150))
    assert page.window().width() == 1224
    assert bar.rect().contains(meters.geometry())
