"""What the machine must bring besides Python: shared libraries and outside tools."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from dev_console import Stop, say, shown

# What QtGui itself links to: nothing starts without these, not even the offscreen platform.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}

# What the xcb platform needs on top, for a real or a virtual X display.
DISPLAY_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
}

# The tools that tests marked xvfb drive a real window with.
DISPLAY_TOOLS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
}

# The second opinions of the suite: they read our PDFs, sheets and pictures.
OUTSIDE_TOOLS = {
    **DISPLAY_TOOLS,
    "pdftotext": "poppler-utils",
    "soffice": "libreoffice-calc",
    "convert": "imagemagick",
}


def missing_libraries(wanted: Mapping[str, str]) -> list[str]:
    """The packages of those shared libraries that the loader does not find, without doubles."""
    return _packages(wanted, _loads)


def missing_tools(wanted: Mapping[str, str]) -> list[str]:
    """The packages of those programs that are not on the path, without doubles."""
    return _packages(wanted, lambda tool: shutil.which(tool) is not None)


def has_screen(env: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window could be shown; only Linux machines are ever taken to have no screen."""
    if not platform.startswith("linux"):
        return True
    return bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def need_libraries(on_display: bool) -> None:
    """See to the libraries of Qt, and of the X display when `on_display`; raises `Stop`."""
    if not sys.platform.startswith("linux"):
        return
    wanted = {**QT_LIBRARIES, **DISPLAY_LIBRARIES} if on_display else QT_LIBRARIES
    if packages := missing_libraries(wanted):
        install(packages, "Qt needs a few libraries of the system")
        if packages := missing_libraries(wanted):
            raise Stop(f"Installed, but still not found by the loader: {', '.join(packages)}")


def need_venv() -> None:
    """See to Python's own venv module, which Debian ships apart; raises `Stop`."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    install(["python3-venv"], "This Python comes without venv and pip")
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Stop(f"Python {version} has no ensurepip. Install its venv part and try again.")


def need_tools(wanted: Mapping[str, str]) -> None:
    """See to the outside tools of the whole suite; raises `Stop` naming those not to be had."""
    if packages := missing_tools(wanted):
        install(packages, "The whole suite needs a few outside tools")
        if packages := missing_tools(wanted):
            raise Stop(f"Installed, but still not on the path: {', '.join(packages)}")


def apt_commands(packages: Sequence[str]) -> list[list[str]]:
    """The two commands that install the packages on Debian and its kin, for root."""
    wait = ["-o", "DPkg::Lock::Timeout=300"]  # another apt may hold the lock for a while
    return [
        ["apt-get", "update", "-qq"],
        ["apt-get", *wait, "install", "-y", "-qq", "--no-install-recommends", *packages],
    ]


def install(packages: Sequence[str], why: str) -> None:
    """Install Debian packages as root or by sudo; raises `Stop` with the line to type."""
    commands = apt_commands(packages)
    rights = _rights()
    if shutil.which("apt-get") is None:
        raise Stop(f"{why}. Install what your system calls these: {' '.join(packages)}")
    if rights is None:
        line = " && ".join(f"sudo {shown(command)}" for command in commands)
        raise Stop(f"{why}. Type this, then try again:\n  {line}")
    say(f"{why}; installing {' '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:  # a list of packages that could not be renewed may still do
        done = subprocess.run([*rights, *command], env=env, stdout=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        raise Stop(f"{why}, and this failed: {shown(commands[-1])}")


def _rights() -> list[str] | None:
    """What to put before a command for root's rights; None when they are not to be had."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    if sys.stdin.isatty():
        return ["sudo"]  # it may ask for the password
    silent = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if silent.returncode == 0 else None


def _packages(wanted: Mapping[str, str], is_there: Callable[[str], bool]) -> list[str]:
    found = [package for name, package in wanted.items() if not is_there(name)]
    return list(dict.fromkeys(found))


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True
