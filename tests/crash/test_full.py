"""A disk that fills up on the way: what was there stays, nothing half made is left beside it.

The limit on the size of a file stands in for the full disk: writing beyond it fails the same way.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from mentordesk.store.checks import check
from mentordesk.store.workspace import Workspace
from tests.support.dump import dump
from tests.support.sheets import write_csv

resource = pytest.importorskip("resource", reason="limits on files are a matter of Unix")


def mentordesk(*words, most):
    """Runs a sub-command that may write no file beyond so many bytes; its code and what it says."""

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(
        [sys.executable, "-m", "mentordesk", *map(str, words)],
        capture_output=True, text=True, check=False, preexec_fn=limit, timeout=120,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def beside(folder):
    """Every file in a folder, hidden ones too, with what it holds."""
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("command", ["report", "bound", "backup"])
def test_a_paper_that_does_not_fit_leaves_the_older_one(demo_file, tmp_path, command):
    path = shutil.copy(demo_file, tmp_path / "Demo.mentordesk")
    out = tmp_path / "out"
    out.mkdir()
    target = out / {"report": "r.xlsx", "bound": "all.pdf", "backup": "copy.mentordesk"}[command]
    if command != "backup":  # a copy is never put in the place of another file
        target.write_bytes(b"the older one")
    before = beside(out)
    words = {
        "report": ("report", path, "--out", target),
        "bound": (
            "agreements",
            path,
            "--round",
            newest_round(path),
            "--out",
            out,
            "--bound",
            target,
        ),
        "backup": ("backup", path, "--out", target),
    }[command]
    code, said = mentordesk(*words, most=4096)
    assert code == 1, said
    assert "Traceback" not in said
    assert beside(out) == before


def newest_round(path):
    """The name of a round with live pairs."""
    with Workspace.open(path, read_only=True) as workspace:
        query = "SELECT name FROM round WHERE state = 'running'"
        return workspace.ask(lambda c: c.exec_driver_sql(query).scalar_one())


def test_an_import_that_does_not_fit_leaves_the_file_as_it_was(demo_file, tmp_path):
    path = shutil.copy(demo_file, tmp_path / "Demo.mentordesk")
    with Workspace.open(path) as workspace:
        before = workspace.ask(dump)
    rows = [["Name", "Email"], *([f"Row {n:04d} Q{n * 7:05d}", f"r{n}@x.org"] for n in range(900))]
    sheet = write_csv(tmp_path / "many.csv", rows)
    code, said = mentordesk("import", path, sheet, most=path.stat().st_size + 8192)
    assert code == 1, said
    assert "Traceback" not in said
    with Workspace.open(path) as workspace:
        assert workspace.ask(dump) == before
        assert workspace.ask(check).problems == ()


def test_a_new_file_that_does_not_fit_is_not_there_at_all(tmp_path):
    code, said = mentordesk("new", tmp_path / "New.mentordesk", most=8192)
    assert code == 1, said
    assert "Traceback" not in said
    assert beside(tmp_path) == {}
