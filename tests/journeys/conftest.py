"""The coordinator at a real window, and the programme files her days begin with."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from mentordesk.store.workspace import Surroundings
from tests.conftest import MOMENT
from tests.journeys.coordinator import Coordinator


class Clock:
    """The clock of the office; it stands still until a journey goes on to another day."""

    def __init__(self):
        self.moment = MOMENT

    def __call__(self):
        return self.moment

    def go_to(self, day):
        """The same time of the clock on another day."""
        self.moment = dt.datetime.combine(day, MOMENT.timetz())


@pytest.fixture
def clock():
    """The clock that the program of this journey reads."""
    return Clock()


@pytest.fixture
def around(clock):
    """Ruth at the keyboard, and the clock of the journey."""
    return Surroundings(now=clock, who=lambda: "Ruth")


@pytest.fixture
def mornings(ruth, clock):
    """Goes on to the morning of a day: she starts the program anew and looks at Today."""

    def morning(day):
        clock.go_to(day)
        ruth.come_back()
        ruth.press("Today")
        ruth.settle()
        return [tuple(row[:2]) for row in ruth.rows("Today")] if "Today" in ruth.tables() else []

    return morning


@pytest.fixture
def ruth(open_window, qtbot, answer):
    """The coordinator. She has not started the program yet."""
    return Coordinator(open_window, qtbot, answer)


@pytest.fixture
def empty_file(built_file, tmp_path):
    """A programme with nobody in it."""
    return shutil.copy(built_file, tmp_path / "Mentoring.mentordesk")


@pytest.fixture
def demo_copy(demo_file, tmp_path):
    """A programme of 80 people with one finished, one running and one opening round."""
    return shutil.copy(demo_file, tmp_path / "Programme.mentordesk")
