"""The sub-command that does the whole main job on invented people, with pictures of the window."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mentordesk.cli.arguments import filled, folder_to_write, iso_day, whole
from mentordesk.cli.programme import DEMO_PEOPLE
from mentordesk.cli.speak import DONE, murmur, new_parser, progress, say

_PATIENCE_S = 300


def add(subparsers: Any) -> None:
    """Adds `demo`."""
    parser = new_parser(subparsers, "demo", "Do the main job, end to end, on invented people.")
    parser.add_argument("--out", type=filled, required=True, metavar="DIR")
    parser.add_argument("--people", type=whole(1, 200_000), default=DEMO_PEOPLE, metavar="N")
    parser.add_argument("--seed", type=whole(0, 2**31 - 1), default=1, metavar="S")
    parser.add_argument("--today", type=iso_day, default=None, metavar="D", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Makes the folder, and says what is in it."""
    from mentordesk.jobs.demo.story import tell

    out = folder_to_write(options.out)
    story = tell(out, options.people, options.seed, options.today, progress(options))
    files = [*story.files, *_pictures(story.file, out / "pictures")]
    lines = [f"The demo programme: {story.file}", *(f"  {path}" for path in files)]
    say(options, {"file": str(story.file), "files": [str(path) for path in files]}, lines)
    return DONE


def _pictures(file: Path, folder: Path) -> list[Path]:
    """Pictures of the real windows, taken in a process of its own: only there Qt is loaded.

    Without a working Qt there are none, and that is said; everything else is made all the same.
    """
    start = [sys.executable] if getattr(sys, "frozen", False) else [
        sys.executable, "-m", "mentordesk",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="mentordesk-pictures-") as home:
        # A home of its own: her settings neither show in the pictures nor learn of the demo.
        env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "MENTORDESK_HOME": home}
        return _take([*start, "--pictures", str(folder), str(file)], env, folder)


def _take(command: Sequence[str], env: Mapping[str, str], folder: Path) -> list[Path]:
    try:
        done = subprocess.run(
            command,
            env=env,
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        murmur(f"No pictures were taken: {error}")
        return []
    if done.returncode != 0:
        murmur(f"No pictures were taken: {done.stderr.strip()[-300:]}")
    return sorted(folder.glob("*.png"))
