"""Backups in the settings: made beside the window's work, listed, and told how to go back."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.newcomers import NewPerson
from mentordesk.jobs.backups import backups
from mentordesk.progress import Progress
from mentordesk.store.backup import backup_folder, dated_copy
from mentordesk.store.queries import people
from mentordesk.store.workspace import Workspace
from mentordesk.ui.programme.backups import BackupColumn


@pytest.fixture
def section(page):
    """The section, shown."""
    page.show_section("backups")
    return page.section("backups")


def test_without_a_copy_it_says_so(section):
    assert section.listed.empty.isVisible()
    assert section._last.text() == "No copy yet"
    assert not section.open.isEnabled()
    assert not section.back.isEnabled()


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


def test_trouble_with_the_disk_is_told_in_place(section, page, qtbot):
    backup_folder(page.desk.workspace.path).write_text("in the way", encoding="utf-8")
    section.back_up()
    qtbot.waitUntil(section.now.isEnabled, timeout=20_000)
    told = section.findChild(object, "backup_trouble")
    assert told.isVisible()
    assert told.text()


def test_each_copy_says_how_many_people_it_holds(section, page, qtbot):
    page.desk.do(NewPerson("Ama Boateng"))
    path = page.desk.workspace.path
    dated_copy(path, dt.datetime(2026, 3, 1, 8, 0, tzinfo=dt.UTC))
    broken = backup_folder(path) / f"{path.stem} 2026-02-01 080000{path.suffix}"
    broken.write_bytes(b"not a programme")
    page.show_section("rounds")
    page.show_section("backups")
    qtbot.waitUntil(lambda: bool(section.model.people), timeout=20_000)
    column = list(BackupColumn).index(BackupColumn.PEOPLE)
    shown = [section.model.index(n, column).data() for n in range(2)]
    assert shown == ["1", ""]


@pytest.fixture
def with_copy(section, page):
    """The section with a copy from before Ama was added."""
    copy = dated_copy(page.desk.workspace.path, dt.datetime(2026, 3, 1, 8, 0, tzinfo=dt.UTC))
    page.desk.do(NewPerson("Ama Boateng"))
    page.show_section("rounds")
    page.show_section("backups")
    return copy


def names(workspace):
    return workspace.ask(people.count)


def test_going_back_to_a_copy_reopens_the_file_and_keeps_what_was_there(
    section, page, with_copy, qtbot, answer
):
    window = page.window()
    path = page.desk.workspace.path
    answer.will("confirm", True)
    section.back.click()
    qtbot.waitUntil(lambda: window.workplace is not None, timeout=20_000)
    assert window.workplace.desk.workspace.path == path
    assert names(window.workplace.desk.workspace) == 0
    assert window.workplace.current.name == "settings"
    assert "copy of 1 March 2026, 08:00" in window.workplace.toasts.text
    (kept,) = path.parent.glob(f"{path.stem} before restoring *{path.suffix}")
    with Workspace.open(kept, read_only=True) as before:
        assert names(before) == 1


def test_thinking_better_of_it_changes_nothing(section, page, with_copy, answer):
    window = page.window()
    answer.will("confirm", False)
    section.back.click()
    assert window.workplace.desk.workspace is page.desk.workspace
    assert names(page.desk.workspace) == 1


def test_a_damaged_copy_is_told_in_place_and_nothing_is_closed(section, page, with_copy):
    window = page.window()
    with_copy.write_bytes(b"not a programme at all")
    section.back.click()
    told = section.findChild(object, "backup_trouble")
    assert told.isVisible() and told.text()
    assert names(window.workplace.desk.workspace) == 1


class StickPulled:
    """A yes after which the copy is gone."""

    def __init__(self, copy):
        self.copy = copy

    def __bool__(self):
        self.copy.unlink()
        return True


def test_a_copy_that_goes_in_the_act_leaves_the_file_as_it_was(
    section, page, with_copy, qtbot, answer
):
    window = page.window()
    answer.will("confirm", StickPulled(with_copy))
    answer.will("tell")
    section.back.click()
    qtbot.waitUntil(lambda: window.workplace is not None, timeout=20_000)
    assert names(window.workplace.desk.workspace) == 1
    assert with_copy.name in answer.said[-1]


def test_a_copy_from_elsewhere_will_do_but_not_the_file_itself(
    section, page, with_copy, qtbot, answer, tmp_path
):
    window = page.window()
    answer.will("open_file", page.desk.workspace.path)
    section.other.click()
    assert "open now" in section.findChild(object, "backup_trouble").text()
    away = tmp_path / "stick.mentordesk"
    with_copy.rename(away)
    answer.will("open_file", away)
    answer.will("confirm", True)
    section.other.click()
    qtbot.waitUntil(lambda: window.workplace is not None, timeout=20_000)
    assert names(window.workplace.desk.workspace) == 0
    assert away.exists()


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
