"""Keeps a small file of the present version, or says anew what old files must hold when opened."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

from sqlalchemy import Connection

from mentordesk.jobs.demo import make_demo
from mentordesk.store import schema
from mentordesk.store.tables import Record
from mentordesk.store.workspace import Workspace

FOLDER = Path(__file__).parent
PEOPLE, SEED, DAY = 12, 1, dt.date(2026, 3, 2)


def keep(folder: Path) -> Path:
    """Writes the file of the present version and what it holds into `folder`; the file."""
    path = folder / f"{schema.VERSION:04d}.mentordesk"
    make_demo(path, people=PEOPLE, seed=SEED, today=DAY)
    with sqlite3.connect(path) as raw:
        raw.execute("VACUUM")
    raw.close()
    path.with_name(f".{path.name}.lock").unlink(missing_ok=True)
    expect(path)
    return path


def expect(path: Path) -> None:
    """Writes beside an old file what it holds once it is opened; the file itself is not touched."""
    with tempfile.TemporaryDirectory() as name:
        text = json.dumps(opened(path, Path(name)), ensure_ascii=False, indent=1, sort_keys=True)
    expected_of(path).write_text(text + "\n", encoding="utf-8")


def expected_of(path: Path) -> Path:
    """Where it stands what a file must hold."""
    return path.with_suffix(".expected.json")


def opened(path: Path, folder: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of every table of a file, once a copy of it in `folder` was opened."""
    copy = Path(shutil.copy(path, folder / path.name))
    with Workspace.open(copy) as workspace:
        return workspace.ask(rows)


def rows(connection: Connection) -> dict[str, list[dict[str, object]]]:
    """Every record by table and column, in the order of their ids."""
    found: dict[str, list[dict[str, object]]] = {}
    for table in sorted(Record.metadata.tables):
        answer = connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY id')
        found[table] = [dict(row) for row in answer.mappings()]
    return found


if __name__ == "__main__":
    if "--expect" in sys.argv:
        for old in FOLDER.glob("*.mentordesk"):
            expect(old)
    else:
        keep(FOLDER)
