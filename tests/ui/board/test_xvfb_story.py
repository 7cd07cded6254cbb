"""One whole story on a virtual display: a window manager, a mouse that drags, and keys."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from mentordesk.store.tables import Match
from mentordesk.store.workspace import Workspace
from tests.ui.board.scene import fill

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


@dataclass(frozen=True)
class Shown:
    """The window on its display: what it says, its file, a hand on mouse and keys, questions."""

    lines: Lines
    file: Path
    hand: Callable[..., None]
    ask: Callable[[str], Any]


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
def shown(display, tmp_path):
    """The real window on that display: what it says, its file, and a hand to work it with."""
    file = tmp_path / "Round.mentordesk"
    workspace, _ = fill(file, mentees=40, mentors=32, drafts=18)
    workspace.close()
    env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    script = Path(__file__).with_name("xvfb_window.py")
    root = script.parents[3]
    env["PYTHONPATH"] = str(root)
    window = subprocess.Popen(
        [sys.executable, str(script), str(file)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env,
    )  # fmt: skip
    lines = Lines(window)

    def ask(kind: str):
        assert window.stdin is not None
        print(kind, file=window.stdin, flush=True)
        return lines.until("mentee")

    def hand(*words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=env, check=True)

    yield Shown(lines, file, hand, ask)
    window.terminate()
    window.wait(PATIENCE_S)
    lines.join()
    for pipe in (window.stdin, window.stdout):
        if pipe is not None:
            pipe.close()


def drafts(file: Path) -> dict[str, str]:
    """Mentor by mentee, as the file has it."""
    query = select(Match.mentee_id, Match.mentor_id)
    workspace = Workspace.open(file, read_only=True)
    rows = workspace.ask(lambda connection: connection.execute(query).all())
    workspace.close()
    return {mentee: mentor for mentee, mentor in rows}


def carry(shown: Shown, kind: str) -> Any:
    """Drag a mentee to a mentor of this kind with the mouse; who they are."""
    told = shown.ask(kind)
    (x, y), (to_x, to_y) = told["start"], told["end"]
    shown.hand("mousemove", x, y, "sleep", "0.5", "mousedown", 1)  # no double click
    for step in range(1, 9):
        across, down = x + (to_x - x) * step // 8, y + (to_y - y) * step // 8
        shown.hand("mousemove", across, down, "sleep", "0.02")
    assert shown.lines.until("held")["held"] == [told["mentee"]]
    shown.hand("mousemove", to_x + 1, to_y + 1)
    shown.lines.until("aimed", told["mentor"])
    shown.hand("sleep", "0.05", "mouseup", 1)
    return told


def test_ten_are_matched_by_mouse_with_a_refusal_a_swap_and_undo(shown):
    before = drafts(shown.file)
    placed = {}
    for _ in range(10):
        told = carry(shown, "place")
        shown.lines.until("did", "DraftMatch")
        placed[told["mentee"]] = told["mentor"]
    assert drafts(shown.file) == before | placed

    told = carry(shown, "never")
    shown.lines.until("let_go")
    assert told["words"], "the card says why not while the hand is over it"
    assert drafts(shown.file) == before | placed

    told = carry(shown, "swap")
    shown.lines.until("note", "SwapOffer")
    shown.hand("key", "Return")
    while "did" not in (said := shown.lines.next()):
        if said.get("note") == "ReasonEditor":  # a soft rule speaks against it as well
            shown.hand("type", "They asked for each other")
            shown.hand("key", "Return")
    after = drafts(shown.file)
    assert after[told["mentee"]] == told["mentor"]
    assert len(after) == len(before | placed), "somebody else gave the place up"

    shown.hand("key", "ctrl+z")
    assert shown.lines.until("did")["kind"] == "undo"
    assert drafts(shown.file) == before | placed
