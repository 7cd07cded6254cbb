"""The Settings page in a real window, and hands to type with."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from mentordesk.commands.rounds import NewRound
from mentordesk.domain.round import Scheme


@pytest.fixture
def page(open_window, workspace):
    """The Settings page on an empty programme."""
    return shown(open_window(workspace))


@pytest.fixture
def demo_page(open_window, demo):
    """The Settings page on the demo programme."""
    return shown(open_window(demo))


@pytest.fixture
def spring(workspace):
    """A round that starts on 1 June 2026, added before the page is opened."""
    done = workspace.run(NewRound("Spring", Scheme.MATCHED, dt.date(2026, 6, 1)))
    return done.values["round_id"]


@pytest.fixture
def type_into():
    """Types a text over what a field holds, and leaves it by Enter, or by Tab where Enter breaks
    the line."""

    def typed(editor, text, leave=None):
        editor.setFocus()
        editor.selectAll()
        if text:
            QTest.keyClicks(editor, text)
        else:
            QTest.keyClick(editor, Qt.Key.Key_Delete)
        tab = isinstance(editor, QPlainTextEdit)
        QTest.keyClick(editor, leave or (Qt.Key.Key_Tab if tab else Qt.Key.Key_Return))

    return typed


def shown(window):
    """Bring the window to its settings."""
    window.workplace.show_page("settings")
    return window.workplace.page("settings")
