"""The wiring: the ways to the pages are true, and nothing heavy is imported to show the window."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from mentordesk.ui.settings import Settings
from mentordesk.ui.ways import pages
from mentordesk.ui.window import Window

HEAVY = ("sqlalchemy", "numpy", "openpyxl", "reportlab", "python_calamine", "uharfbuzz", "babel")


@pytest.mark.parametrize("way", pages(), ids=lambda way: way.name)
def test_each_way_says_of_its_page_what_the_page_says_itself(way):
    kind = way.load()
    assert (kind.name, kind.title, kind.icon) == (way.name, way.title, way.icon)
    assert kind.in_sidebar is way.in_sidebar


def test_the_frame_is_painted_before_what_fills_it_is_imported(tmp_path):
    code = (
        "import sys\nfrom PySide6.QtWidgets import QApplication\nimport mentordesk.app as app\n"
        "def fill(qt, window, path, demo):\n"
        "    print(path, 'mentordesk.ui.theme' in sys.modules, window.isVisible())\n"
        "    qt.exit(7)\n"
        "app._fill = fill\nsys.exit(app.run_window('a file'))\n"
    )
    done = run(code, tmp_path)
    assert (done.returncode, done.stdout.split()) == (7, ["a", "file", "False", "True"])


def test_a_window_closed_before_it_is_filled_closes_in_peace(qtbot):
    frame = Window(Settings())
    frame.show()
    assert frame.close()


def test_the_welcome_window_imports_nothing_heavy(tmp_path):
    assert imported_by("build_window(app, None).show()", tmp_path, None) == []


def test_the_people_page_does_without_numbers_sheets_and_papers(tmp_path, built_file):
    heavy = imported_by(
        "build_window(app, None, ws).show(); app.processEvents()", tmp_path, built_file
    )
    assert heavy == ["sqlalchemy"]


def imported_by(deed, home, file):
    """Which heavy libraries a fresh process has in it after doing this."""
    opening = "ws = None\n"
    if file is not None:
        opening = (
            "from pathlib import Path\nfrom mentordesk.store.workspace import Workspace\n"
            f"ws = Workspace.open(Path({str(file)!r}), read_only=True)\n"
        )
    code = (
        "import json, sys\nfrom PySide6.QtWidgets import QApplication\n"
        "from mentordesk.app import build_window\napp = QApplication([])\n"
        f"{opening}{deed}\nprint(json.dumps([m for m in {HEAVY!r} if m in sys.modules]))\n"
    )
    done = run(code, home)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def run(code, home):
    """A fresh process with a profile of its own."""
    env = os.environ | {"MENTORDESK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=env, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
