"""Questions about files: a name typed gets the ending that belongs to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from mentordesk.ui.dialogs import file_to_write
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
