"""A real file for each store test, at a set moment."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.store.workspace import Surroundings, Workspace

MOMENT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def around():
    return Surroundings(now=lambda: MOMENT, who=lambda: "Ruth")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Mentoring.mentordesk"


@pytest.fixture
def workspace(path, around):
    with Workspace.create(path, "Mentoring", around=around) as opened:
        yield opened
