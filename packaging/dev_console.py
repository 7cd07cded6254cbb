"""Speaking to the person at the terminal and starting other programs."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Stop(Exception):  # noqa: N818  it is an end with a reason, not a fault of the script
    """The work cannot go on; the text says why and what the person can do."""


def say(text: str) -> None:
    """Print one line at once, so that it stands before what a child process prints."""
    print(text, flush=True)


def shown(command: Sequence[str]) -> str:
    """The command as one would type it."""
    if sys.platform == "win32":
        return subprocess.list2cmdline(command)
    return shlex.join(command)


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Run the command in the project's root, with its output passed through; return its code."""
    return subprocess.run(list(command), cwd=ROOT, env=env, check=False).returncode


def must(command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
    """Run the command as `run` does; raises `Stop` when it ends with anything but 0."""
    code = run(command, env)
    if code != 0:
        raise Stop(f"This ended with {code}: {shown(command)}")
