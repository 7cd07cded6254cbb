"""A process killed at any moment loses no edit that was acknowledged, and leaves none half done."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys

import pytest

from mentordesk.store import schema
from mentordesk.store.checks import check
from mentordesk.store.queries import people
from mentordesk.store.workspace import Workspace
from tests.support.sheets import write_csv

EDITING = """
import sys
from pathlib import Path
from mentordesk.commands.newcomers import NewPerson
from mentordesk.store.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]))
number = int(sys.argv[2])
print("ready", flush=True)
while True:
    number += 1
    workspace.run(NewPerson(f"Person {number:05d}", email=f"p{number}@post.example"))
    print(number, flush=True)
"""

IMPORTING = """
import sys
from pathlib import Path
from mentordesk.commands.imports import ImportPeople
from mentordesk.jobs.importing import Wishes, plan_import
from mentordesk.progress import Progress
from mentordesk.store.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]))
plan, _ = plan_import([Path(sys.argv[2])], workspace, None, Wishes(), Progress())
told = Progress(lambda done, total, what: print(done, flush=True))
print("ready", flush=True)
workspace.run(ImportPeople(plan), told)
print("done", flush=True)
"""

MIGRATING = """
import sys
from pathlib import Path
from mentordesk.store import schema

print("ready", flush=True)
schema.migrate(Path(sys.argv[1]), schema.VERSION, Path(sys.argv[2]), schema.VERSION + 1)
print("done", flush=True)
"""

NOW, NEXT = schema.VERSION, schema.VERSION + 1
STEP = f"""
from alembic import op
import sqlalchemy as sa

revision = "{NEXT:04d}"
down_revision = "{NOW:04d}"

def upgrade():
    print("begun", flush=True)
    with op.batch_alter_table("person", recreate="always") as batch:
        batch.add_column(sa.Column("nickname", sa.String(40)))
    print("rebuilt", flush=True)
    op.execute("UPDATE person SET nickname = 'x'")
    print("filled", flush=True)
"""
FIRST = f"""
revision = "{NOW:04d}"
down_revision = None

def upgrade():
    raise AssertionError
"""


def killed_after(code, lines, *arguments):
    """Runs a child and kills it after so many lines; the lines that it said in all."""
    child = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        said: list[str] = []
        while len(said) < lines and (line := child.stdout.readline()):
            said.append(line.strip())
        child.kill()
        # acknowledged between our last look and the kill; the last line may be torn
        rest = child.stdout.read()
        said += rest[: rest.rfind("\n") + 1].split()
    return said


def must_be_sound(path):
    """Integrity, keys, journal and rules agree; the names on file."""
    with Workspace.open(path) as workspace:
        assert workspace.ask(check).problems == ()
        return [person.name for person in workspace.ask(people.find)]


def kill_many(path, times):
    with Workspace.create(path, "Killed"):
        pass
    dice, last = random.Random(), 0
    for _ in range(times):
        said = killed_after(EDITING, dice.randint(1, 12), path, last)
        last = int(said[-1])
        names = must_be_sound(path)
        # At most one edit more than was acknowledged: done, but killed before it could say so.
        assert len(names) in (last, last + 1)
        assert f"Person {last:05d}" in names
        last = len(names)


def test_killed_while_editing(tmp_path):
    kill_many(tmp_path / "killed.mentordesk", 6)


@pytest.mark.long
def test_killed_two_hundred_times(tmp_path):
    kill_many(tmp_path / "killed.mentordesk", 200)


def import_and_kill(path, folder, lines):
    """Kills an import of 400 rows after so many reports; all of it is there, or nothing."""
    sheet = [["Name", "Email"], *([f"Row {n:04d} Q{n * 7:05d}", f"r{n}@x.org"] for n in range(400))]
    before = must_be_sound(path)
    said = killed_after(IMPORTING, lines, path, write_csv(folder / "many.csv", sheet))
    after = must_be_sound(path)
    if "done" in said:
        assert len(after) == len(before) + 400
    else:
        assert len(after) - len(before) in (0, 400)
    return len(after) > len(before)


def test_killed_while_importing(built_file, tmp_path):
    for number, lines in enumerate((1, random.Random().randint(2, 8))):
        folder = tmp_path / str(number)
        folder.mkdir()
        was_done = import_and_kill(shutil.copy(built_file, folder / "a.mentordesk"), folder, lines)
        assert not was_done or lines > 1


@pytest.mark.long
def test_killed_while_importing_many_times(built_file, tmp_path):
    for number in range(40):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = shutil.copy(built_file, folder / "a.mentordesk")
        import_and_kill(path, folder, random.Random().randint(1, 10))


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_killed_while_migrating(demo_file, tmp_path, lines):
    """Either the file of before or the whole new one; nobody is lost on the way."""
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    (scripts / "versions" / f"{NOW:04d}_now.py").write_text(FIRST)
    (scripts / "versions" / f"{NEXT:04d}_nickname.py").write_text(STEP)
    path = shutil.copy(demo_file, tmp_path / "old.mentordesk")
    before = must_be_sound(path)
    said = killed_after(MIGRATING, lines, path, scripts)
    with sqlite3.connect(path) as raw:
        version = raw.execute("PRAGMA user_version").fetchone()[0]
        columns = [row[1] for row in raw.execute("PRAGMA table_info(person)")]
        number = raw.execute("SELECT count(*) FROM person").fetchone()[0]
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
    assert number == len(before)
    assert ("nickname" in columns) is (version == NEXT)
    assert version == NEXT if "done" in said else version in (NOW, NEXT)
