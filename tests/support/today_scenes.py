"""The screens of Today: the list with its figures, the call list, and both with nothing in them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mentordesk.ui.today.page import TodayPage
from mentordesk.ui.window import Window
from tests.support.scenes import Scene


def today_scenes() -> list[Scene]:
    """The list and the call list, full and empty, and a day that cannot be read."""
    return [
        Scene("today", _today),
        Scene("today-empty", _today, is_empty=True),
        Scene("today-calls", _calls),
        Scene("today-calls-empty", _calls, is_empty=True),
        Scene("today-calls-refusal", _refusal),
    ]


def today(window: Window) -> TodayPage:
    """The Today page, shown."""
    place = window.workplace
    assert place is not None
    place.show_page("today")
    page = place.page("today")
    assert isinstance(page, TodayPage)
    return page


def _today(window: Window) -> QWidget:
    today(window)
    return window


def _calls(window: Window) -> QWidget:
    today(window).show_calls(True)
    return window


def _refusal(window: Window) -> QWidget:
    page = today(window)
    page.show_calls(True)
    page.calls.next_on.line.setText("someday")
    next(iter(page.calls.deeds.values())).click()
    return window
