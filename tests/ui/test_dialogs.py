"""Dialogs: a file name typed gets its ending, and Enter does what has the focus."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.ui.dialogs import file_to_write
from mentordesk.ui.widgets import button, row
from tests.support.answers import Answer


@pytest.mark.parametrize(
    ("typed", "written"),
    [("Pairs", "Pairs.pdf"), ("Pairs.PDF", "Pairs.PDF"), ("St. Mary 2026", "St. Mary 2026.pdf")],
)
def test_a_name_without_the_ending_is_given_it(qtbot, typed, written):
    parent, answers = QWidget(), Answer()
    qtbot.addWidget(parent)
    answers.will("save_file", Path("folder", typed))
    found = file_to_write(answers, parent, "Print", "Agreements.pdf", "PDF (*.pdf)")
    assert found == Path("folder", written)


def test_a_cancelled_question_writes_nothing(qtbot):
    parent, answers = QWidget(), Answer()
    qtbot.addWidget(parent)
    answers.will("save_file", None)
    assert file_to_write(answers, parent, "Print", "Agreements.pdf", "PDF (*.pdf)") is None


def test_enter_presses_the_button_that_has_the_focus_and_not_the_default_one(qtbot):
    pressed: list[str] = []
    dialog = QDialog()
    yes, no = (button(text, partial(pressed.append, text)) for text in ("Erase", "Cancel"))
    yes.setDefault(True)
    dialog.setLayout(row(no, yes))
    qtbot.addWidget(dialog)
    dialog.show()
    no.setFocus()
    QTest.keyClick(no, Qt.Key.Key_Return)
    assert pressed == ["Cancel"]
