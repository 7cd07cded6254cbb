"""Loads the shipped fonts, so that every name shows in its own script on every machine."""

from __future__ import annotations

import json

from PySide6.QtGui import QFontDatabase, QGuiApplication

from mentordesk import paths

FAMILY = "Noto Sans"
_LOADED = "mentordesk_fonts"


def load_fonts(app: QGuiApplication) -> None:
    """Register the shipped fonts with this application, in the order of their manifest, once.

    Raises `FileNotFoundError` when the installation lacks its resources.
    """
    if app.property(_LOADED):
        return
    folder = paths.resources() / "fonts"
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["fonts"]:
        QFontDatabase.addApplicationFont(str(folder / entry["file"]))
    app.setProperty(_LOADED, True)
