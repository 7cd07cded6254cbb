"""Older files are copied, then migrated as a whole or not at all; children and search survive."""

from __future__ import annotations

import sqlite3

import pytest

from mentordesk.commands.newcomers import NewPerson
from mentordesk.store import schema
from mentordesk.store.backup import backup_folder
from mentordesk.store.queries import people
from mentordesk.store.workspace import Workspace
from tests.support.dump import dump

NOW, NEXT = schema.VERSION, schema.VERSION + 1
STEP = f"""
revision = "{NEXT:04d}"
down_revision = "{NOW:04d}"
from alembic import op
import sqlalchemy as sa

def upgrade():
    with op.batch_alter_table("person", recreate="always") as batch:
        batch.add_column(sa.Column("nickname", sa.String(40)))
    FAULT
"""
FIRST = f"""
revision = "{NOW:04d}"
down_revision = None

def upgrade():
    raise AssertionError
"""


@pytest.fixture
def scripts(tmp_path):
    def make(fault=""):
        folder = tmp_path / "migrations"
        (folder / "versions").mkdir(parents=True)
        (folder / "versions" / f"{NOW:04d}_now.py").write_text(FIRST)
        (folder / "versions" / f"{NEXT:04d}_nickname.py").write_text(STEP.replace("FAULT", fault))
        return folder

    return make


def columns(path):
    with sqlite3.connect(path) as raw:
        found = [r[1] for r in raw.execute("PRAGMA table_info(person)")]
        version = raw.execute("PRAGMA user_version").fetchone()[0]
    raw.close()
    return found, version


def test_a_rebuilt_table_keeps_its_children_and_its_search(workspace, path, scripts):
    for number in range(30):
        workspace.run(NewPerson(f"Amina {number}", email=f"a{number}@post.example"))
    workspace.close()
    schema.migrate(path, NOW, scripts(), newest=NEXT)
    names, version = columns(path)
    assert "nickname" in names and version == NEXT
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT count(*) FROM person_email").fetchone() == (30,)
        assert raw.execute("SELECT count(*) FROM person_search").fetchone() == (30,)
    raw.close()


def test_a_failed_step_leaves_the_file_as_it_was(workspace, path, scripts):
    workspace.run(NewPerson("Amina"))
    workspace.close()
    before = columns(path)
    with pytest.raises(ZeroDivisionError):
        schema.migrate(path, NOW, scripts("1 / 0"), newest=NEXT)
    assert columns(path) == before
    with Workspace.open(path) as again:
        assert len(again.ask(people.find, "amina")) == 1


def test_an_older_file_is_copied_first(workspace, path, scripts, monkeypatch, around):
    workspace.run(NewPerson("Amina"))
    before = workspace.ask(dump)
    workspace.close()
    folder = scripts()
    migrate = schema.migrate
    monkeypatch.setattr(schema, "VERSION", NEXT)
    monkeypatch.setattr(schema, "migrate", lambda p, found: migrate(p, found, folder, NEXT))
    with Workspace.open(path, around=around) as again:
        assert len(again.ask(people.find, "amina")) == 1
    (copy,) = backup_folder(path).iterdir()
    monkeypatch.undo()
    with Workspace.open(copy, read_only=True) as kept:
        assert kept.ask(dump) == before


def test_the_first_migration_makes_what_a_new_file_has(tmp_path):
    """Nobody has a file of version 0, but the scripts must tell the whole story of the tables."""
    made = tmp_path / "made.mentordesk"
    Workspace.create(made, "Made").close()
    grown = tmp_path / "grown.mentordesk"
    with sqlite3.connect(grown) as raw:
        raw.execute("PRAGMA user_version = 0")
        raw.execute("CREATE TABLE t (i)")
        raw.execute("DROP TABLE t")
    raw.close()
    schema.migrate(grown, 0)
    assert tables(grown) == tables(made)


def tables(path):
    with sqlite3.connect(path) as raw:
        names = [
            r[0]
            for r in raw.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' "
                "AND name NOT LIKE 'sqlite_%' ORDER BY name"
            )
        ]
        found = {}
        for name in names:
            # a column added later stands last, wherever its table names it
            info = sorted(tuple(r[1:]) for r in raw.execute(f'PRAGMA table_info("{name}")'))
            keys = sorted(tuple(r[2:5]) for r in raw.execute(f'PRAGMA foreign_key_list("{name}")'))
            indexes = sorted(
                (r[2], tuple(c[2] for c in raw.execute(f'PRAGMA index_info("{r[1]}")')))
                for r in raw.execute(f'PRAGMA index_list("{name}")')
            )
            found[name] = (info, keys, indexes)
    raw.close()
    return found
