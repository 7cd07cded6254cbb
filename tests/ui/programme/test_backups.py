"""Backups in the settings: made beside the window's work, listed, and told how to go back."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from mentordesk.commands.newcomers import NewPerson
from mentordesk.jobs.backups import backups
from mentordesk.progress import Progress
from mentordesk.store.backup import backup_folder, dated_copy
from mentordesk.store.queries import people
from mentordesk.store.workspace import Workspace


@pytest.fixture
def section(page):
    """The section, shown."""
    page.show_section("backups")
    return page.section("backups")


def test_without_a_copy_it_says_so(section):
    assert section.empty.isVisible()
    assert section._last.text() == "No copy yet"
    assert not section.open.isEnabled()
    assert not section.copy.isEnabled()


def test_back_up_now_makes_a_whole_copy_beside_the_file(section, page, qtbot):
    page.desk.do(NewPerson("Ama Boateng"))
    section.now.click()
    assert not section.now.isEnabled()
    qtbot.waitUntil(section.now.isEnabled, timeout=20_000)
    (copy,) = backups(page.desk.workspace.path)
    with Workspace.open(copy.path, read_only=True) as opened:
        assert opened.ask(people.count) == 1
    assert section.table.isVisible()
    assert section._last.text().startswith("Last good copy: ")
    assert str(copy.path) in section.command()


def test_trouble_with_the_disk_is_told_in_place(section, page, qtbot):
    backup_folder(page.desk.workspace.path).write_text("in the way", encoding="utf-8")
    section.back_up()
    qtbot.waitUntil(section.now.isEnabled, timeout=20_000)
    told = section.findChild(object, "backup_trouble")
    assert told.isVisible()
    assert told.text()


def test_the_command_to_restore_is_copied(section, page, qtbot):
    path = page.desk.workspace.path
    copy = dated_copy(path, dt.datetime(2026, 3, 1, 8, 0, tzinfo=dt.UTC))
    page.show_section("rounds")
    page.show_section("backups")
    section.copy.click()
    assert QApplication.clipboard().text() == f'mentordesk restore "{copy}" --to "{path}"'


def test_copies_are_told_apart_from_other_files(tmp_path, workspace):
    path = workspace.path
    early = dated_copy(path, dt.datetime(2026, 3, 1, 8, 0, tzinfo=dt.UTC), "before version 2")
    late = dated_copy(path, dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC))
    folder = backup_folder(path)
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    (folder / f"{path.stem} some day{path.suffix}").write_text("x", encoding="utf-8")
    (folder / f"Other 2026-03-01 080000{path.suffix}").write_text("x", encoding="utf-8")
    found = backups(path)
    assert [each.path for each in found] == [late, early]
    assert [each.why for each in found] == ["", "before version 2"]
    assert found[0].size == late.stat().st_size


def test_a_cancelled_backup_leaves_nothing(workspace):
    from mentordesk.jobs.backups import back_up
    from mentordesk.progress import Cancelled

    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        back_up(workspace.path, progress)
    assert backups(workspace.path) == ()
