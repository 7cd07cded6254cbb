"""Nothing is cut in a narrow column, and the bar gives way before the window grows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from mentordesk.ui.board.hand import How


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


@pytest.mark.parametrize(("width", "offered"), [(1224, 5), (900, 3)])
def test_the_tray_offers_as_many_as_can_be_read(
    open_board, round_space, round_file, qtbot, width, offered
):
    page = open_board(round_space, round_file[1], width=width)
    qtbot.waitUntil(lambda: page.state.numbers is not None, timeout=20_000)
    mentee = next(card.id for card in page.waiting_model.cards if card.allowed)
    assert page.hand.take([mentee], How.PICK_UP)
    assert [t.mentor_id for t in page.tray.targets] == [
        t.mentor_id for t in page.hand.best[:offered]
    ]
    page.hand.release()
