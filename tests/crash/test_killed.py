"""A process killed at any moment loses no edit that was acknowledged, and leaves none half done."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from mentordesk.store.checks import check
from mentordesk.store.queries import people
from mentordesk.store.workspace import Workspace

CHILD = """
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


def acknowledged_before_the_kill(path, last, edits):
    """Starts a child that edits without end, kills it after some acknowledged edits."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(last)], stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        for _ in range(edits):
            last = int(child.stdout.readline())
        child.kill()
        rest = child.stdout.read().split()  # acknowledged between our last look and the kill
    return int(rest[-1]) if rest else last


def kill_many(path, times):
    with Workspace.create(path, "Killed"):
        pass
    dice, last = random.Random(), 0
    for _ in range(times):
        last = acknowledged_before_the_kill(path, last, dice.randint(1, 12))
        with Workspace.open(path) as workspace:
            names = [p.name for p in workspace.ask(people.find)]
            report = workspace.ask(check)
        assert report.problems == ()
        # At most one edit more than was acknowledged: done, but killed before it could say so.
        assert len(names) in (last, last + 1)
        assert f"Person {last:05d}" in names
        last = len(names)


def test_killed_while_editing(tmp_path):
    kill_many(tmp_path / "killed.mentordesk", 6)


@pytest.mark.long
def test_killed_two_hundred_times(tmp_path):
    kill_many(tmp_path / "killed.mentordesk", 200)
