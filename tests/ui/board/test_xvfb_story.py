"""One whole story on a virtual display: a window manager, a mouse that drags, and keys."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from mentordesk.store.tables import Match
from mentordesk.store.workspace import Workspace

pytestmark = pytest.mark.xvfb
TOOLS = ("Xvfb", "openbox", "xdotool")
PATIENCE_S = 60


class Lines:
    """The lines of a process, read beside the test, so that waiting for one has an end."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, args=(process,), daemon=True)
        self._reader.start()

    def next(self):
        """The next JSON line."""
        return json.loads(self._lines.get(timeout=PATIENCE_S))

    def until(self, key, value=None):
        """The next line that tells this."""
        while True:
            told = self.next()
            if key in told and value in (None, told[key]):
                return told

    def join(self) -> None:
        """Wait until there are no more."""
        self._reader.join(PATIENCE_S)

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self._lines.put(line)


@pytest.fixture
def display():
    """A virtual display with a window manager on it; its name."""
    for tool in TOOLS:
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    words = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    name = f":{server.stdout.readline().strip()}"
    env = os.environ | {"DISPLAY": name}
    away = subprocess.DEVNULL
    manager = subprocess.Popen(["openbox"], env=env, stdout=away, stderr=away)
    yield name
    for process in (manager, server):
        process.terminate()
        process.wait(PATIENCE_S)
    server.stdout.close()


@pytest.fixture
def shown(display, round_file, tmp_path):
    """The real window on that display: what it says, its file, and a hand to work it with."""
    file = tmp_path / "Round.mentordesk"
    shutil.copy(round_file[0], file)
    env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    script = Path(__file__).with_name("xvfb_window.py")
    root = script.parents[3]
    env["PYTHONPATH"] = str(root)
    window = subprocess.Popen(
        [sys.executable, str(script), str(file)], stdout=subprocess.PIPE, text=True, env=env
    )
    lines = Lines(window)

    def hand(*words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=env, check=True)

    yield lines, file, hand
    window.terminate()
    window.wait(PATIENCE_S)
    lines.join()
    if window.stdout is not None:
        window.stdout.close()


def drafts(file: Path) -> dict[str, str]:
    """Mentor by mentee, as the file has it."""
    query = select(Match.mentee_id, Match.mentor_id)
    workspace = Workspace.open(file, read_only=True)
    rows = workspace.ask(lambda connection: connection.execute(query).all())
    workspace.close()
    return {mentee: mentor for mentee, mentor in rows}


def test_a_card_dragged_on_a_real_display_is_drafted_and_undone(shown):
    lines, file, hand = shown
    told = lines.until("mentee")
    (x, y), (to_x, to_y) = told["start"], told["end"]
    hand("mousemove", x, y, "mousedown", 1)
    for step in range(1, 9):
        across, down = x + (to_x - x) * step // 8, y + (to_y - y) * step // 8
        hand("mousemove", across, down, "sleep", "0.02")
    assert lines.until("held")["held"] == [told["mentee"]]
    hand("mousemove", to_x + 1, to_y + 1, "sleep", "0.05", "mouseup", 1)
    lines.until("did", "DraftMatch")
    assert drafts(file)[told["mentee"]] == told["mentor"]
    hand("key", "ctrl+z")
    assert lines.until("did")["kind"] == "undo"
    assert told["mentee"] not in drafts(file)
