"""The project's own Python environment in .venv, made from the hashed lock file."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from dev_console import ROOT, Stop, must, run, say
from dev_machine import need_venv

LOCK = ROOT / "packaging" / "requirements.lock"
VENV = ROOT / ".venv"


def python_of(folder: Path) -> Path:
    """The interpreter inside a virtual environment."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def fingerprint(root: Path) -> str:
    """What an environment of this checkout depends on: lock, project file, place and Python.

    The place counts because the scripts in an environment hold its absolute path.
    """
    digest = hashlib.sha256()
    for name in ("packaging/requirements.lock", "pyproject.toml"):
        digest.update((root / name).read_bytes())
    digest.update(f"{_interpreter()}\n{root}".encode())
    return digest.hexdigest()


def ready() -> Path:
    """Make or renew the environment where needed and return its interpreter; raises `Stop`."""
    python, stamp = python_of(VENV), VENV / "mentordesk-ready"
    wanted = fingerprint(ROOT)
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    say("Setting up .venv (once; a minute or so)")
    stamp.unlink(missing_ok=True)
    _make_venv(python)
    _install(python)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def lock_block(lock: str, name: str) -> str:
    """The lines of the lock that pin one package, hashes and all; raises `Stop` if it has none."""
    found = re.search(rf"^{re.escape(name)}==.*?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL)
    if found is None:
        raise Stop(f"packaging/requirements.lock does not pin {name}")
    lines = found.group(0).splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("#")) + "\n"


def remake_lock(python: Path, upgrade: bool) -> None:
    """Resolve the lock anew for every platform and Python; keeps old pins unless `upgrade`.

    No address of a package index enters the file.
    """
    must(
        [str(python), "-m", "uv", "pip", "compile", "--universal", "--generate-hashes"]
        + ["--no-header", "--no-emit-index-url", "--no-annotate", "--quiet", "--extra", "dev"]
        + (["--upgrade"] if upgrade else [])
        + ["pyproject.toml", "-o", str(LOCK.relative_to(ROOT))]
    )


def _interpreter() -> str:
    """Which Python would carry the environment, the same from inside the environment."""
    base = Path(getattr(sys, "_base_executable", sys.executable))
    return f"{sys.version} {base.resolve()}"


def _make_venv(python: Path) -> None:
    mark = VENV / "mentordesk-python"
    inside = Path(sys.prefix).resolve() == VENV.resolve()  # never clear what we are running on
    this = f"{_interpreter()}\n{ROOT}"
    if inside or (python.exists() and mark.exists() and mark.read_text(encoding="utf-8") == this):
        return
    need_venv()
    try:
        venv.EnvBuilder(with_pip=True, clear=True).create(VENV)
    except (subprocess.CalledProcessError, OSError) as trouble:
        raise Stop(f"Python could not make the virtual environment {VENV}: {trouble}") from trouble
    mark.write_text(this, encoding="utf-8")


def _install(python: Path) -> None:
    """Install lock and project by uv; by pip, which is slower, where uv cannot."""
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    if _has_uv(python, pip):
        sync = [str(python), "-m", "uv", "pip", "sync", "--quiet", "--require-hashes"]
        if run([*sync, "-p", str(python), str(LOCK)]) == 0:
            return _install_project(pip)
    say("uv did not do it; falling back on pip")
    must([*pip, "--require-hashes", "-r", str(LOCK)])
    return _install_project(pip)


def _install_project(pip: list[str]) -> None:
    # The build backend is in the lock, so no unpinned one is fetched.
    must([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])


def _has_uv(python: Path, pip: list[str]) -> bool:
    """Install the uv that the lock pins; whether that worked."""
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "uv.txt"
        pinned.write_text(lock_block(LOCK.read_text(encoding="utf-8"), "uv"), encoding="utf-8")
        return run([*pip, "--require-hashes", "-r", os.fspath(pinned)]) == 0
