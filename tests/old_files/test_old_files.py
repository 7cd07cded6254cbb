"""A file of any version that was ever released opens, and everything is found again."""

from __future__ import annotations

import json
import sqlite3

import pytest

from mentordesk.store import schema
from mentordesk.store.backup import backup_folder
from mentordesk.store.checks import check
from mentordesk.store.queries import people
from mentordesk.store.workspace import Workspace
from tests.old_files import keep

OLD = sorted(keep.FOLDER.glob("*.mentordesk"))


def must_open_as_expected(path, folder):
    """What an old file holds once opened is what stands beside it, and the file is sound."""
    before = path.read_bytes()
    expected = json.loads(keep.expected_of(path).read_text(encoding="utf-8"))
    found = json.loads(json.dumps(keep.opened(path, folder)))
    assert found == expected
    assert path.read_bytes() == before
    with Workspace.open(folder / path.name) as workspace:
        assert workspace.ask(check).problems == ()
        named = expected["person"][0]["display_name"]
        assert named in {found.name for found in workspace.ask(people.find, named)}
    return found


def test_every_old_file_opens(tmp_path):
    for path in OLD:  # none is released yet
        must_open_as_expected(path, tmp_path)
        copies = list(backup_folder(tmp_path / path.name).glob(f"{path.stem} *"))
        assert bool(copies) is (int(path.stem) < schema.VERSION)


def test_no_version_is_forgotten():
    """With a new version of the file comes a file of the one before."""
    kept = [int(path.stem) for path in OLD]
    assert kept in (list(range(1, schema.VERSION)), list(range(1, schema.VERSION + 1)))


def test_the_present_version_would_pass_as_an_old_one(tmp_path):
    path = keep.keep(tmp_path)
    assert path.stat().st_size < 1_200_000
    folder = tmp_path / "opened"
    folder.mkdir()
    found = must_open_as_expected(path, folder)
    filled = {table for table, rows in found.items() if rows}
    assert {"person", "round", "match", "application", "mentor_profile", "agreement"} <= filled


def test_a_row_lost_on_the_way_is_noticed(tmp_path):
    path = keep.keep(tmp_path)
    with sqlite3.connect(path) as raw:
        raw.execute("DELETE FROM person_language")
    raw.close()
    folder = tmp_path / "opened"
    folder.mkdir()
    with pytest.raises(AssertionError):
        must_open_as_expected(path, folder)


def test_a_file_of_the_first_migration_is_taken_up(tmp_path):
    """What the first step makes is a file like any other: it can be opened, filled and kept."""
    path = tmp_path / "first.mentordesk"
    Workspace.create(path, "First").close()
    with sqlite3.connect(path) as raw:
        for (table,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall():
            raw.execute(f'DROP TABLE "{table}"')
        raw.execute("PRAGMA user_version = 0")
    raw.close()
    schema.migrate(path, 0)
    with sqlite3.connect(path) as raw:
        raw.execute(
            "INSERT INTO programme (id, name, time_zone, require_code, require_training) "
            "VALUES ('p', 'First', 'Europe/London', 0, 0)"
        )
        assert raw.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    raw.close()
    keep.expect(path)
    folder = tmp_path / "opened"
    folder.mkdir()
    with Workspace.open(path) as workspace:
        assert workspace.ask(check).people == 0
