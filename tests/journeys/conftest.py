"""The coordinator at a real window, and the programme files her days begin with."""

from __future__ import annotations

import shutil

import pytest

from tests.journeys.coordinator import Coordinator


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
