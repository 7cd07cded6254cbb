"""What the window does in the background: the demo programme, and the copy of the day."""

from __future__ import annotations

import shutil
from typing import Any

from mentordesk.store.backup import backup_folder
from mentordesk.store.queries import people


def test_opening_a_file_keeps_one_copy_of_the_day(open_window, built_file, tmp_path, qtbot):
    path = tmp_path / "Mentoring.mentordesk"
    shutil.copy(built_file, path)
    window = open_window()
    assert window.open_path(path)
    qtbot.waitUntil(lambda: len(list(backup_folder(path).glob("*.mentordesk"))) == 1)
    qtbot.waitUntil(lambda: not window.workplace.runner.is_busy)
    assert window.open_path(path)
    qtbot.waitUntil(lambda: not window.workplace.runner.is_busy)
    assert len(list(backup_folder(path).glob("*.mentordesk"))) == 1


def test_a_copy_that_cannot_be_made_is_told_of_quietly(open_window, built_file, tmp_path, qtbot):
    path = tmp_path / "Mentoring.mentordesk"
    shutil.copy(built_file, path)
    backup_folder(path).write_text("a file where the folder should be")
    window = open_window()
    assert window.open_path(path)
    qtbot.waitUntil(lambda: "backup could not be made" in window.workplace.toasts.text)


def test_the_demo_is_invented_while_the_window_lives(open_window, qtbot):
    window: Any = open_window()
    window.welcome.demo_wanted.emit()
    assert not window.workplace
    assert window.runner.is_busy
    window.welcome.demo_wanted.emit()  # a second click changes nothing
    qtbot.waitUntil(lambda: window.workplace is not None, timeout=60_000)
    assert window.workplace.desk.ask(people.count) == 400
    assert window.settings.taste.recent == ()


def test_the_demo_can_be_cancelled(open_window, qtbot):
    from PySide6.QtWidgets import QPushButton

    window = open_window()
    window.welcome.demo_wanted.emit()
    cancel = window.welcome.findChild(QPushButton, "cancel_job")
    cancel.click()
    qtbot.waitUntil(lambda: not window.runner.is_busy, timeout=60_000)
    assert window.workplace is None
