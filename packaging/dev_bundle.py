"""The bundle of this platform: built from one spec, then tried from another folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from dev_console import ROOT, Stop, must, say
from dev_machine import need_libraries, need_tools

BUNDLE = ROOT / "dist" / "mentordesk"
LAUNCHERS = ("mentordesk", "mentordeskw")
PATIENCE = 300  # seconds that one self-test may take


def build(python: Path) -> None:
    """Build dist/mentordesk, let both launchers test themselves elsewhere, write a box list.

    Raises `Stop` when the build or a self-test fails.
    """
    need_libraries(on_display=True)  # so that the xcb platform's libraries go into the bundle
    if sys.platform.startswith("linux"):
        need_tools({"objdump": "binutils"})
    places = ["--distpath", str(BUNDLE.parent), "--workpath", str(ROOT / "build" / "pyinstaller")]
    quiet = ["--noconfirm", "--clean", "--log-level=WARN"]
    spec = str(ROOT / "packaging" / "mentordesk.spec")
    must([str(python), "-m", "PyInstaller", *quiet, *places, spec])
    try_elsewhere(BUNDLE)
    listing = BUNDLE.parent / "mentordesk.contents.txt"
    listing.write_text(contents(BUNDLE), encoding="utf-8")
    size = sum(path.lstat().st_size for path in BUNDLE.rglob("*"))
    say(f"Built and tried: {BUNDLE} ({size / 1e6:.0f} MB), its list is {listing.name}")


def try_elsewhere(bundle: Path) -> None:
    """Copy the bundle to a folder with an awkward name and run the self-test of each launcher.

    The environment is empty and so is the path: nothing of this machine's Python may help.
    Raises `Stop` when one fails.
    """
    with tempfile.TemporaryDirectory(prefix="Mentör Desk ") as folder:
        moved = Path(folder) / "moved bundle"
        shutil.copytree(bundle, moved, symlinks=True)
        home = Path(folder) / "home"
        home.mkdir()
        for name in LAUNCHERS:
            say(f"Self-test of {name}")
            _self_test(moved / (name + (".exe" if sys.platform == "win32" else "")), home)


def bare_environment(home: Path, outer: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Hardly any environment: an empty path, a home, and what Windows cannot start without."""
    bare = {"PATH": "", "HOME": str(home), "MENTORDESK_HOME": str(home)}
    bare["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("SYSTEMROOT", "TEMP", "TMP"):
        if sys.platform == "win32" and name in outer:
            bare[name] = outer[name]
    return bare


def contents(bundle: Path) -> str:
    """One line per file of the bundle, sorted: sha256, size in bytes, path."""
    lines = []
    for path in sorted(bundle.rglob("*")):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            lines.append(
                f"{digest} {path.stat().st_size:>10} {path.relative_to(bundle).as_posix()}"
            )
    return "\n".join(lines) + "\n"


def _self_test(launcher: Path, home: Path) -> None:
    command = [str(launcher), "--self-test"]
    try:
        code = subprocess.run(
            command, cwd=home, env=bare_environment(home), timeout=PATIENCE, check=False
        ).returncode
    except subprocess.TimeoutExpired as late:
        raise Stop(f"The self-test of {launcher.name} took over {PATIENCE} s") from late
    except OSError as trouble:
        raise Stop(f"{launcher.name} did not start: {trouble}") from trouble
    if code != 0:
        raise Stop(f"The self-test of {launcher.name} ended with {code}")
