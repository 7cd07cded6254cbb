"""A real file for each command test, at a set moment, with the two undo guarantees at hand."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.store.workspace import Surroundings, Workspace
from tests.support.dump import dump

MOMENT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def workspace(tmp_path):
    around = Surroundings(now=lambda: MOMENT, who=lambda: "Ruth")
    with Workspace.create(tmp_path / "a.mentordesk", "Mentoring", around=around) as opened:
        yield opened


@pytest.fixture
def do(workspace):
    """Runs a command and checks that undo restores exactly, and redo makes it again exactly."""

    def run(command):
        before = workspace.ask(dump)
        done = workspace.run(command)
        after = workspace.ask(dump)
        workspace.undo()
        assert workspace.ask(dump) == before
        workspace.redo()
        assert workspace.ask(dump) == after
        return done.values

    return run
