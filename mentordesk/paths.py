"""Where files live: the shipped resources and the person's own folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resources() -> Path:
    """The folder of shipped files (fonts, icons, templates).

    Looked for in the frozen bundle, then in the installed package, then in the checkout.
    Raises `FileNotFoundError` when the installation lacks it.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    places = [Path(frozen) / "resources"] if frozen else []
    places += [package / "_resources", package.parent / "resources"]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"resources not found in {', '.join(map(str, places))}")


def user_folder() -> Path:
    """The folder for this person's settings of taste and logs; made when it is missing.

    `MENTORDESK_HOME` overrides it, so that tests never touch a real profile.
    """
    override = os.environ.get("MENTORDESK_HOME")
    if override:
        folder = Path(override)
    elif sys.platform == "win32":
        folder = Path(os.environ.get("APPDATA", str(Path.home()))) / "MentorDesk"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support" / "MentorDesk"
    else:
        base = os.environ.get("XDG_CONFIG_HOME", str(Path.home() / ".config"))
        folder = Path(base) / "mentordesk"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
