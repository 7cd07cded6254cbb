"""Every screen there is, light and dark: whole, named, strong enough to read, its focus seen."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3

import pytest
from PySide6.QtWidgets import QApplication

from mentordesk.jobs.demo import make_demo
from mentordesk.store.workspace import Workspace
from mentordesk.ui.tokens import Mode
from tests.support import sight
from tests.support.scenes import scenes

SCENES = [scene for scene in scenes() if scene.is_tested]
LONG = "Donaudampfschifffahrtsgesellschaftskapitän"
LONGER = {
    "person": ("display_name", "employer", "job_title", "city"),
    "round": ("name",),
    "topic": ("name",),
    "tag": ("name",),
}
"""Columns whose every text gets a long word at its end."""


@pytest.fixture(scope="session")
def shown_file(tmp_path_factory):
    """The demo programme as it is pictured, where every state is to be found."""
    path = tmp_path_factory.mktemp("shown") / "Programme.mentordesk"
    make_demo(path, people=300, seed=1, today=dt.date(2026, 3, 2))
    return path


@pytest.fixture(scope="session")
def long_file(shown_file, tmp_path_factory):
    """The demo with a long word at the end of every name, employer, job, city, round and topic."""
    path = shutil.copy(shown_file, tmp_path_factory.mktemp("long") / "Long.mentordesk")
    with sqlite3.connect(path) as raw:
        for table, columns in LONGER.items():
            for column in columns:
                raw.execute(f"UPDATE {table} SET {column} = {column} || ' {LONG}'")
    raw.close()
    return path


@pytest.fixture(scope="session")
def known_kinds():
    """The kinds of controls whose focus was looked at already, in each look."""
    return {mode: set() for mode in Mode}


def lay_out():
    """Let every layout come to rest: one that grows asks the ones around it in the next turn."""
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def show(open_window, shown_file, built_file, tmp_path, around, qtbot):
    """Shows a scene on a file (the demo, unless it is told) and gives the widget looked at."""
    opened = []

    def shown(scene, file=shown_file, percent=100):
        workspace = None
        if not scene.has_no_file:
            path = tmp_path / "Programme.mentordesk"
            shutil.copy(built_file if scene.is_empty else file, path)
            workspace = Workspace.open(path, around=around)
        window = open_window(workspace, *scene.size)
        window.set_text_percent(percent)
        widget = scene.show(window)
        if window.workplace is not None:
            runner = window.workplace.runner
            qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)
        lay_out()
        opened.append((window, widget))
        return window, widget

    yield shown
    for window, widget in opened:
        if widget is not window:
            widget.close()
            widget.deleteLater()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_the_screen_is_whole_light_and_dark(show, known_kinds, scene):
    """One test for each screen, since opening it is the dear part; every fault is told at once."""
    window, shown = show(scene)
    found = {"without a name": sight.nameless(shown)}
    for mode in (Mode.LIGHT, Mode.DARK):
        window.set_mode(mode)
        lay_out()
        found |= {f"{mode.value}, {k}": said for k, said in sight.faults(shown).items()}
        unseen = sight.focus_faults(shown, known_kinds[mode])
        found[f"{mode.value}, focus not seen"] = unseen
    assert {kind: said for kind, said in found.items() if said} == {}


@pytest.mark.long
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_the_screen_is_whole_with_the_largest_text(show, scene):
    _, shown = show(scene, percent=150)
    assert sight.faults(shown) == {}


@pytest.mark.long
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_the_screen_is_whole_with_long_words(show, long_file, scene):
    _, shown = show(scene, file=long_file)
    assert sight.faults(shown) == {}


def test_the_dark_look_is_dark_and_back_again(open_window, demo):
    window = open_window(demo)
    lights = []
    for mode in (Mode.LIGHT, Mode.DARK, Mode.LIGHT):
        window.set_mode(mode)
        lights.append(float(sight.luminance(sight.picture(window)).mean()))
    assert lights[0] == lights[2] > 0.7 > 0.1 > lights[1]
