"""Copies are whole or not there; old ones are thinned out; restoring keeps what was there."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.newcomers import NewPerson
from mentordesk.progress import Cancelled, Progress
from mentordesk.store import backup
from mentordesk.store.queries import people
from mentordesk.store.trouble import FileTrouble, Kind
from mentordesk.store.workspace import Workspace
from tests.store.conftest import MOMENT


def names_in(path):
    with Workspace.open(path, read_only=True) as workspace:
        return [p.name for p in workspace.ask(people.find)]


def test_a_copy_while_the_file_is_open(workspace, path, tmp_path):
    workspace.run(NewPerson("Amina"))
    copy = tmp_path / "copy.mentordesk"
    backup.copy_to(path, copy)
    workspace.run(NewPerson("David"))
    assert names_in(copy) == ["Amina"]


def test_two_copies_of_one_second_are_two_and_the_later_name_is_the_later_one(workspace, path):
    first = backup.dated_copy(path, MOMENT)
    workspace.run(NewPerson("Amina"))
    second = backup.dated_copy(path, MOMENT, "before an import")
    assert (names_in(first), names_in(second)) == ([], ["Amina"])
    assert first.name < second.name


def test_an_existing_copy_is_not_overwritten(workspace, path, tmp_path):
    copy = tmp_path / "copy.mentordesk"
    copy.write_text("mine")
    with pytest.raises(FileTrouble) as trouble:
        backup.copy_to(path, copy)
    assert trouble.value.kind is Kind.EXISTS
    assert copy.read_text() == "mine"


def test_no_half_copy_is_left_when_the_folder_is_missing(workspace, path, tmp_path):
    with pytest.raises(FileTrouble) as trouble:
        backup.copy_to(path, tmp_path / "nowhere" / "copy.mentordesk")
    assert trouble.value.kind is Kind.NO_FOLDER
    assert not list(tmp_path.glob("*.unfinished"))


def test_one_copy_a_day(workspace, path):
    assert backup.needs_daily_copy(path, MOMENT.date())
    copy = backup.dated_copy(path, MOMENT)
    assert copy.parent.name == "Mentoring backups"
    assert not backup.needs_daily_copy(path, MOMENT.date())
    assert backup.needs_daily_copy(path, MOMENT.date() + dt.timedelta(days=1))


def test_thinning_keeps_days_weeks_and_months(workspace, path):
    folder = backup.backup_folder(path)
    folder.mkdir()
    for days in range(400):
        day = MOMENT.date() - dt.timedelta(days=days)
        (folder / f"Mentoring {day} 090000.mentordesk").touch()
    (folder / "Mentoring notes.txt").touch()
    backup.thin_out(path)
    kept = sorted(p.name for p in folder.glob("*.mentordesk"))
    newest = [
        f"Mentoring {MOMENT.date() - dt.timedelta(days=d)} 090000.mentordesk" for d in range(12)
    ]
    assert set(newest) <= set(kept)
    assert 12 < len(kept) <= 12 + 10 + 9
    assert (folder / "Mentoring notes.txt").exists()


def test_a_copy_can_be_stopped_and_leaves_nothing(workspace, path, tmp_path):
    for number in range(40):
        workspace.run(NewPerson(f"Person {number}", email=f"p{number}@post.example"))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        backup.copy_to(path, tmp_path / "copies.mentordesk", progress)
    assert [file.name for file in tmp_path.iterdir() if "copies" in file.name] == []


def test_of_today_every_copy_stays(path):
    folder = backup.backup_folder(path)
    folder.mkdir()
    yesterday = MOMENT.date() - dt.timedelta(days=1)
    for day in (MOMENT.date(), yesterday):
        for hour in ("080000", "110000 before import"):
            (folder / f"Mentoring {day} {hour}.mentordesk").touch()
    gone = backup.thin_out(path, MOMENT.date())
    assert [copy.name for copy in gone] == [f"Mentoring {yesterday} 080000.mentordesk"]


def test_restoring_keeps_what_was_there(workspace, path, tmp_path):
    workspace.run(NewPerson("Amina"))
    copy = tmp_path / "copy.mentordesk"
    backup.copy_to(path, copy)
    workspace.run(NewPerson("David"))
    workspace.close()
    kept = backup.restore(copy, path, MOMENT)
    assert names_in(path) == ["Amina"]
    assert names_in(kept) == ["Amina", "David"]


def test_a_restored_file_writes_under_a_new_copy(workspace, path, tmp_path, around):
    workspace.run(NewPerson("Amina"))
    copy = tmp_path / "copy.mentordesk"
    backup.copy_to(path, copy)
    workspace.close()
    backup.restore(copy, path, MOMENT)
    with Workspace.open(path, around=around) as again:
        again.run(NewPerson("David"))
        ids = again.ask(lambda c: c.exec_driver_sql("SELECT copy_id FROM journal_entry").all())
    assert len({i for (i,) in ids}) == 2


@pytest.mark.parametrize("content", [b"", b"not a programme file at all"])
def test_what_is_no_copy_is_not_restored(workspace, path, tmp_path, content):
    bad = tmp_path / "bad.mentordesk"
    bad.write_bytes(content)
    workspace.close()
    before = path.read_bytes()
    with pytest.raises(FileTrouble):
        backup.restore(bad, path, MOMENT)
    assert path.read_bytes() == before
