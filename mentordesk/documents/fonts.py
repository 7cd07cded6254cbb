"""Which font draws a letter: the shipped fonts first, then those of the system."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz

from mentordesk.paths import resources

REGULAR = "MentorDesk-Regular"
"""The name under which reportlab knows Noto Sans, once `latin_font` was asked for it."""
BOLD = "MentorDesk-Bold"

_SYSTEM_FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("%WINDIR%/Fonts", "%LOCALAPPDATA%/Microsoft/Windows/Fonts"),
}
# Asked before the rest of the system's fonts, for they hold the rare Han letters of names.
_HAN_FONTS = ("notosanscjk", "sourcehansans", "pingfang", "hiragino", "msyh", "simsunb", "yugoth")
_ZOOM = {"Arab": 1.15}
"""How much larger a script is drawn, so that it reads as well as the Latin beside it."""
_SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One font, opened for shaping; compared by identity, since each is opened once."""

    path: Path
    weight: int
    scripts: frozenset[str]
    shaper: Any
    units: float
    """Font units per em, the scale of every advance and outline of this face; fewer where its
    letters look smaller than Latin ones of the same size."""

    def glyph(self, letter: str) -> int:
        """The glyph number of one character; 0 when the font has none."""
        return self.shaper.get_nominal_glyph(ord(letter)) or 0

    def covers(self, cluster: str) -> bool:
        """Whether the font has every visible character of a cluster, composed or not."""
        return _has_all(self, cluster) or _has_all(self, unicodedata.normalize("NFC", cluster))


def _has_all(face: Face, cluster: str) -> bool:
    return all(is_ignorable(letter) or face.glyph(letter) for letter in cluster)


@lru_cache(maxsize=4096)
def is_ignorable(letter: str) -> bool:
    """Whether a character is invisible by itself (joiners, direction marks, variation selectors).

    Unicode's Default_Ignorable_Code_Point, less the number signs of Arabic, which do show.
    """
    code = ord(letter)
    if unicodedata.category(letter) == "Cf":
        return not (0x600 <= code <= 0x605 or code in (0x6DD, 0x70F, 0x890, 0x891, 0x8E2))
    return (
        code in (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0)
        or 0x180B <= code <= 0x180F
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
    )


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The ISO 15924 tag of a character's script; "" for what all scripts share."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    script = buffer.script or ""
    return "" if script in ("Zyyy", "Zinh", "Zzzz") else str(script)


@lru_cache(maxsize=1)
def shipped_faces() -> tuple[Face, ...]:
    """The fonts of the manifest, in its order: the first that has a letter draws it."""
    folder = resources() / "fonts"
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["fonts"]
    return tuple(
        _open(folder / each["file"], 0, each["weight"], frozenset(each["scripts"]))
        for each in listed
    )


@lru_cache(maxsize=8192)
def face_for(cluster: str, current: Face | None, weight: int) -> Face | None:
    """The face that draws a cluster (one base character and its marks).

    `current` is the face of the text before it: shared characters such as spaces stay in it.
    `weight` 700 prefers a bold face where there is one. None when no font has the letters.
    """
    script = script_of(cluster[0])
    if current is not None and current.covers(cluster) and script in ("", *current.scripts):
        return current
    wanted = [face for face in shipped_faces() if face.weight == weight]
    others = [face for face in shipped_faces() if face.weight != weight]
    ranked = sorted(wanted + others, key=lambda face: script not in face.scripts)
    for face in ranked:
        if face.covers(cluster) and (face.weight == 400 or weight == 700):
            return face
    return _system_face(cluster)


@lru_cache(maxsize=512)
def _system_face(cluster: str) -> Face | None:
    return next((face for face in _system_faces() if _draws(face, cluster)), None)


def _draws(face: Face, cluster: str) -> bool:
    """Whether the face covers the cluster by an outline: colour fonts hold pictures instead."""
    if not face.covers(cluster):
        return False
    extents = face.shaper.get_glyph_extents(face.glyph(cluster[0]))
    has_picture = face.shaper.face.has_color_png or face.shaper.face.has_color_svg
    return extents is not None and not has_picture and not face.shaper.face.has_color_paint


@lru_cache(maxsize=1)
def _system_faces() -> tuple[Face, ...]:
    """Every regular font of the system; opened only when no shipped font has a letter."""
    paths = sorted(_system_paths(), key=lambda path: (_rank(path), path.name))
    faces = [face for path in paths for face in _opened(path)]
    return tuple(faces)


def _rank(path: Path) -> int:
    name = path.stem.casefold().replace("-", "").replace(" ", "")
    if name.startswith(_HAN_FONTS):
        return 0
    return 1 if name.endswith("regular") else 2


def _system_paths() -> Iterator[Path]:
    for pattern in _SYSTEM_FOLDERS.get(sys.platform, ()):
        folder = Path(os.path.expandvars(pattern)).expanduser()
        for path in folder.rglob("*") if folder.is_dir() else ():
            if path.suffix.casefold() in _SUFFIXES:
                yield path


def _opened(path: Path) -> list[Face]:
    try:
        return [_open(path, 0, 400, frozenset())]
    except (OSError, uharfbuzz.HarfBuzzError):
        return []  # an unreadable font of the system is no reason to stop


def _open(path: Path, index: int, weight: int, scripts: frozenset[str]) -> Face:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), index)
    zoom = max((_ZOOM.get(script, 1.0) for script in scripts), default=1.0)
    return Face(path, weight, scripts, uharfbuzz.Font(face), face.upem / zoom)


@lru_cache(maxsize=2)
def latin_font(bold: bool) -> str:
    """The reportlab name of Noto Sans for ordinary text, registered when first asked for."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name, weight = (BOLD, 700) if bold else (REGULAR, 400)
    face = next(each for each in shipped_faces() if each.weight == weight)
    pdfmetrics.registerFont(TTFont(name, str(face.path)))
    return name


@lru_cache(maxsize=8192)
def latin_width(text: str, bold: bool) -> float:
    """The width of ordinary text in em, that is in points at a size of 1 point."""
    from reportlab.pdfbase import pdfmetrics

    return float(pdfmetrics.stringWidth(text, latin_font(bold), 1000)) / 1000
