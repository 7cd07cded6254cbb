"""One run of one font and direction: shaped, with its outlines as page operators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import uharfbuzz

from mentordesk.documents.fonts import Face


class MissingGlyph(Exception):  # noqa: N818  named as the reader of a refusal will know it
    """No font on this computer can draw a character of a text; nothing was drawn."""

    def __init__(self, text: str, character: str) -> None:
        super().__init__(f"no font draws U+{ord(character):04X}")
        self.text = text
        self.character = character


@dataclass(frozen=True, slots=True)
class Cluster:
    """The smallest piece that keeps its letters together; widths in font units."""

    text: str
    width: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shaped run: its outlines as page operators in font units, and what they say."""

    text: str
    face: Face
    rtl: bool
    clusters: tuple[Cluster, ...]
    outlines: str
    width: float
    """In em, as the two below: how far the ink reaches above and below the baseline."""
    ascent: float
    descent: float


@lru_cache(maxsize=16384)
def shaped(text: str, face: Face, rtl: bool) -> Drawn:
    """Shape one run; raises `MissingGlyph` when the face turns out to lack a glyph."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = "und"  # the guess reads the computer's locale, and files must not differ
    uharfbuzz.shape(face.shaper, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    operators: list[str] = []
    widths: dict[int, int] = {}
    pen = top = bottom = 0
    for info, place in zip(infos, positions, strict=True):
        if info.codepoint == 0:
            raise MissingGlyph(text, text[info.cluster])
        operators += _moved(_outline(face, info.codepoint), pen + place.x_offset, place.y_offset)
        widths[info.cluster] = widths.get(info.cluster, 0) + place.x_advance
        pen += place.x_advance
        if ink := face.shaper.get_glyph_extents(info.codepoint):
            top = max(top, place.y_offset + ink.y_bearing)
            bottom = min(bottom, place.y_offset + ink.y_bearing + ink.height)
    starts = sorted(widths)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    clusters = tuple(Cluster(text[at : ends[at]], width) for at, width in widths.items())
    em = face.units
    outlines = " ".join(operators)
    return Drawn(text, face, rtl, clusters, outlines, pen / em, top / em, -bottom / em)


@lru_cache(maxsize=16384)
def _outline(face: Face, glyph: int) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """A glyph's outline as page operators with their points, in font units."""
    commands: list[tuple[str, tuple[float, ...]]] = []
    face.shaper.draw_glyph(glyph, _pen(), commands)
    return tuple(commands)


@lru_cache(maxsize=1)
def _pen() -> Any:
    """The drawing callbacks of HarfBuzz; pages know no quadratic curve, so those are raised."""
    pen = uharfbuzz.DrawFuncs()

    def curve(cx: float, cy: float, x: float, y: float, out: list[Any]) -> None:
        px, py = out[-1][1][-2:]
        first = (px + 2 * (cx - px) / 3, py + 2 * (cy - py) / 3)
        second = (x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3)
        out.append(("c", (*first, *second, x, y)))

    pen.set_move_to_func(lambda x, y, out: out.append(("m", (x, y))))
    pen.set_line_to_func(lambda x, y, out: out.append(("l", (x, y))))
    pen.set_quadratic_to_func(curve)
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, out: out.append(("c", (a, b, c, d, x, y))))
    pen.set_close_path_func(lambda out: out.append(("h", ())))
    return pen


def _moved(
    outline: tuple[tuple[str, tuple[float, ...]], ...], right: float, up: float
) -> list[str]:
    shift = (right, up) * 3
    return [
        " ".join([*(f"{p + s:.0f}" for p, s in zip(points, shift, strict=False)), operator])
        for operator, points in outline
    ]
