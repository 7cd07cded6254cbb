"""Text of any script on a page: split by direction and font, drawn, and readable again.

Latin, Cyrillic and Greek are ordinary text in Noto Sans. Every other run is drawn as glyph
outlines with an invisible text beside it whose marked content says what stands there
(ActualText), so that copying and searching give back the very letters that came in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mentordesk.documents.direction import visual_order
from mentordesk.documents.fonts import (
    Face,
    face_for,
    is_ignorable,
    latin_font,
    latin_width,
    script_of,
    shipped_faces,
)
from mentordesk.documents.shaping import Drawn, MissingGlyph, shaped

_ORDINARY = frozenset(("Latn", "Cyrl", "Grek", ""))
_SYNTHETIC_BOLD = 0.028
"""Stroke width in em that makes a regular outline look bold, where no bold face is shipped."""
_PLACEHOLDER_WIDTH = 0.5
"""The width in em of Helvetica's x, which is stretched under a drawn run."""
_LEFT_TO_RIGHT_MARK = "\u200e"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one text with one level and one way of drawing; no face means ordinary."""

    start: int
    end: int
    level: int
    face: Face | None


@dataclass(frozen=True, slots=True)
class Hidden:
    """An invisible text: left end and width in em, and what a reader is to find there."""

    x: float
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line ready to draw: pieces with their left ends, hidden texts, width; all in em."""

    pieces: tuple[tuple[float, str | Drawn], ...]
    hidden: tuple[Hidden, ...]
    width: float
    bold: bool


def clean(text: str) -> str:
    """A text with every control character (tabs, line ends) as one space each."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)


@lru_cache(maxsize=16384)
def clusters_of(text: str) -> tuple[tuple[int, int], ...]:
    """The pieces (start, end) that are never parted: a base with its marks and joiners."""
    pieces: list[tuple[int, int]] = []
    for i, letter in enumerate(text):
        joins = unicodedata.category(letter).startswith("M") or is_ignorable(letter)
        if pieces and joins:
            pieces[-1] = (pieces[-1][0], i + 1)
        else:
            pieces.append((i, i + 1))
    return tuple(pieces)


def segments(text: str, levels: Sequence[int], bold: bool) -> list[Segment]:
    """Split a text by level and font, in reading order.

    Raises `MissingGlyph` for a character that no font has.
    """
    if not any(levels) and is_ordinary(text):
        return [Segment(0, len(text), 0, None)] if text else []
    found: list[Segment] = []
    current: Face | None = None
    for start, end in clusters_of(text):
        level, weight = levels[start], 700 if bold else 400
        for at, to in _drawable(text, start, end):
            current = _face_of(text, text[at:to], level, current, weight)
            if found and found[-1].face is current and found[-1].level == level:
                found[-1] = Segment(found[-1].start, to, level, current)
            else:
                found.append(Segment(at, to, level, current))
    return found


def _drawable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A cluster as it is, or letter by letter where no one font has all of it."""
    if end - start == 1 or face_for(text[start:end], None, 400) is not None:
        yield start, end
    else:
        yield from ((at, at + 1) for at in range(start, end))


def _face_of(text: str, cluster: str, level: int, current: Face | None, weight: int) -> Face | None:
    """The face of one cluster, or None where it is ordinary text.

    Shared characters (spaces, stops) stay with the drawn run before them, and nothing inside a
    right-to-left stretch is ordinary, since its hidden text is laid out as a whole.
    """
    stays = current is not None and script_of(cluster[0]) == ""
    if level == 0 and not stays and is_ordinary(cluster):
        return None
    face = face_for(cluster, current, weight)
    if face is None:
        raise MissingGlyph(text, cluster[0])
    return face


@lru_cache(maxsize=16384)
def is_ordinary(text: str) -> bool:
    """Whether Noto Sans writes a text as it stands: no marks to place, nothing unseen."""
    latin = shipped_faces()[0]
    return all(
        latin.glyph(letter)
        and script_of(letter) in _ORDINARY
        and not is_ignorable(letter)
        and not unicodedata.category(letter).startswith("M")
        for letter in text
    )


def missing_characters(text: str) -> tuple[str, ...]:
    """The characters of a text that no font on this computer draws, each once, in order."""
    letters = dict.fromkeys(clean(text))
    return tuple(each for each in letters if face_for(each, None, 400) is None)


def line_of(text: str, levels: Sequence[int], parts: Sequence[Segment], bold: bool) -> Line:
    """Set one line; `levels` and `parts` (from `segments`) are those of exactly this text."""
    pieces: list[tuple[float, str | Drawn]] = []
    hidden: list[Hidden] = []
    x = 0.0
    for stretch in _stretches(visual_order(levels), parts):
        left = x
        for part in stretch:
            piece = _piece(text, part)
            pieces.append((x, piece))
            x += piece_width(piece, bold)
        logical = sorted(stretch, key=lambda part: part.start)
        rest = text[logical[-1].end :]
        hidden += _hidden(
            left, [_piece(text, part) for part in logical], bool(rest) and _starts_neutral(rest)
        )
    return Line(tuple(pieces), tuple(hidden), x, bold)


def _stretches(
    runs: Sequence[tuple[int, int, int]], parts: Sequence[Segment]
) -> Iterator[list[Segment]]:
    """The segments in visual order, those of one right-to-left stretch together."""
    together: list[Segment] = []
    for start, end, level in runs:
        inside = [part for part in parts if start <= part.start < end]
        if level % 2:
            inside.reverse()
        if level:
            together += inside
            continue
        if together:
            yield together
            together = []
        for part in inside:
            yield [part]
    if together:
        yield together


def _piece(text: str, part: Segment) -> str | Drawn:
    words = text[part.start : part.end]
    return words if part.face is None else shaped(words, part.face, part.level % 2 == 1)


def piece_width(piece: str | Drawn, bold: bool) -> float:
    """The width of a piece in em."""
    return latin_width(piece, bold) if isinstance(piece, str) else piece.width


def _hidden(x: float, pieces: Sequence[str | Drawn], neutral_next: bool) -> Iterator[Hidden]:
    """The hidden texts of one stretch, its pieces in reading order from left to right.

    Extraction reads a mostly Latin page from the left and turns each right-to-left part around,
    together with the shared characters behind it. So the pieces stand in reading order even where
    the eye meets them from the right (a number within Arabic), a right-to-left part is one text
    per character from left to right on the page, and a left-to-right mark ends it where a shared
    character follows (`neutral_next`: after the last piece).
    """
    for i, piece in enumerate(pieces):
        if isinstance(piece, str):
            continue
        if not (piece.rtl and any(map(_turns, piece.text))):
            yield Hidden(x, piece.width, piece.text)
            x += piece.width
            continue
        follows = pieces[i + 1] if i + 1 < len(pieces) else None
        marked = neutral_next if follows is None else _starts_neutral(follows)
        for letter, width in _in_extraction_order(piece, marked):
            yield Hidden(x, width, letter)
            x += width


def _turns(letter: str) -> bool:
    """Whether extraction turns a character around: poppler knows no direction beyond U+FFFF."""
    return unicodedata.bidirectional(letter) in ("R", "AL", "NSM") and letter <= "\uffff"


def _starts_neutral(piece: str | Drawn) -> bool:
    text = piece if isinstance(piece, str) else piece.text
    return unicodedata.bidirectional(text[0]) not in ("L", "EN", "AN")


def _in_extraction_order(run: Drawn, marked: bool) -> list[tuple[str, float]]:
    """The characters of a right-to-left run with their widths in em, shared ones at its ends."""
    letters = [
        (letter, cluster.width / run.face.units / len(cluster.text))
        for cluster in reversed(run.clusters)
        for letter in cluster.text
    ]
    strong = [i for i, (each, _) in enumerate(letters) if _turns(each)]
    first, last = strong[0], strong[-1] + 1
    ending = [(_LEFT_TO_RIGHT_MARK, 0.0)] if marked or last < len(letters) else []
    return [*letters[:first], *reversed(letters[first:last]), *ending, *letters[last:]]


def draw_line(canvas: Any, line: Line, x: float, y: float, size: float, colour: Any) -> None:
    """Draw a line on a reportlab canvas.

    `x`, `y` is the left end of the baseline and `size` the type size, all in points; `colour`
    is a reportlab colour.
    """
    canvas.setFillColor(colour)
    for offset, piece in line.pieces:
        if isinstance(piece, str):
            canvas.setFont(latin_font(line.bold), size)
            canvas.drawString(x + offset * size, y, piece)
        else:
            thicken = line.bold and piece.face.weight < 700
            _draw_outlines(canvas, piece, x + offset * size, y, size, colour if thicken else None)
    if line.hidden:
        _draw_hidden(canvas, line.hidden, x, y, size)


def _draw_outlines(
    canvas: Any, run: Drawn, x: float, y: float, size: float, stroke: Any | None
) -> None:
    scale = size / run.face.units
    canvas.saveState()
    if stroke is not None:
        canvas.setStrokeColor(stroke)
        canvas.setLineWidth(_SYNTHETIC_BOLD * run.face.units)
    canvas.addLiteral(
        f"{scale:.5f} 0 0 {scale:.5f} {x:.2f} {y:.2f} cm {run.outlines} "
        f"{'f' if stroke is None else 'B'}"
    )
    canvas.restoreState()


def _draw_hidden(canvas: Any, texts: Sequence[Hidden], x: float, y: float, size: float) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica", size)
    for text in texts:
        words = text.text.encode("utf-16-be").hex().upper()
        stretch = max(text.width, 0.001) / _PLACEHOLDER_WIDTH * 100
        canvas.addLiteral(
            f"/Span <</ActualText <FEFF{words}>>> BDC BT 3 Tr {stretch:.2f} Tz "
            f"1 0 0 1 {x + text.x * size:.2f} {y:.2f} Tm (x) Tj ET EMC"
        )
    canvas.restoreState()
