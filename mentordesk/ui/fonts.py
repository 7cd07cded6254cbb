"""Loads the shipped fonts, so that every name shows in its own script on every machine."""

from __future__ import annotations

import json

from PySide6.QtGui import QFontDatabase

from mentordesk import paths

FAMILY = "Noto Sans"


def load_fonts() -> tuple[str, ...]:
    """Register the shipped fonts in the order of their manifest; the family names that came in.

    Needs a QGuiApplication. Calling it again is harmless: a family already there is not loaded
    twice. Raises `FileNotFoundError` when the installation lacks its resources.
    """
    folder = paths.resources() / "fonts"
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["fonts"]
    known = {(f, s) for f in _ours(entries) for s in QFontDatabase.styles(f)}
    families: dict[str, None] = {}
    for entry in entries:
        style = "Bold" if entry["weight"] >= 700 else "Regular"
        if (entry["family"], style) not in known:
            number = QFontDatabase.addApplicationFont(str(folder / entry["file"]))
            for family in QFontDatabase.applicationFontFamilies(number):
                families[family] = None
        families[entry["family"]] = None
    return tuple(families)


def _ours(entries: list[dict[str, object]]) -> set[str]:
    wanted = {str(entry["family"]) for entry in entries}
    return wanted & set(QFontDatabase.families())
