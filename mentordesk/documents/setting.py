"""Paragraphs of any script set into lines of a given width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mentordesk.documents.direction import resolve_levels
from mentordesk.documents.fonts import latin_width
from mentordesk.documents.line_breaks import Break, binds_next, breaks_of
from mentordesk.documents.script_text import (
    Line,
    Segment,
    clean,
    clusters_of,
    line_of,
    segments,
)
from mentordesk.documents.shaping import shaped

_WEAK_FILL = 0.7
"""A weak break is used only where the last space would leave more than this share unused."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a paragraph, and whether its paragraph runs from right to left."""

    line: Line
    is_rtl: bool


def paragraph_level(text: str) -> int:
    """1 where a paragraph reads from right to left: more than half of its letters do.

    A name such as "محمد (Mo) Khan" on an English page so keeps the order of the page, where the
    first letter alone (UAX 9, P2) would turn it around.
    """
    left = right = 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        left += kind == "L"
        right += kind in ("R", "AL")
    return 1 if right > left else 0


@lru_cache(maxsize=4096)
def set_text(text: str, width: float, bold: bool, ours: bool = False) -> tuple[SetLine, ...]:
    """Set a text into lines no wider than `width` (in em); line ends in it are kept.

    One of `ours` runs from left to right, whoever is named in it.
    Raises `MissingGlyph` for a character that no font has.
    """
    return tuple(
        line
        for part in text.splitlines() or [""]
        for line in _set_part(clean(part), width, bold, ours)
    )


def _set_part(text: str, width: float, bold: bool, ours: bool) -> list[SetLine]:
    level = 0 if ours else paragraph_level(text)
    levels = resolve_levels(text, level)
    parts = segments(text, levels, bold)
    lines = []
    for start, end in _line_ends(_atoms(text, parts, width, bold), width):
        words = text[start:end].rstrip(" ")
        inside = _cut(parts, start, start + len(words))
        line = line_of(words, levels[start : start + len(words)], inside, bold)
        lines.append(SetLine(line, level == 1))
    return lines


def _cut(parts: Sequence[Segment], start: int, end: int) -> list[Segment]:
    """The segments of a slice of the text, counted from its start."""
    return [
        Segment(max(part.start, start) - start, min(part.end, end) - start, part.level, part.face)
        for part in parts
        if part.start < end and part.end > start
    ]


@dataclass(frozen=True, slots=True)
class _Atom:
    """What stands between two places where a line may end; widths in em."""

    start: int
    end: int
    is_weak: bool
    """Whether the line may end after it only where no space serves."""
    width: float
    width_with_spaces: float


def _atoms(text: str, parts: Sequence[Segment], width: float, bold: bool) -> list[_Atom]:
    """The atoms of a text; a word wider than the whole line is parted between its clusters."""
    atoms: list[_Atom] = []
    start = 0
    for stop in (*breaks_of(text), Break(len(text), False)):
        atom = _atom(text, parts, (start, stop.at), stop.is_weak, bold)
        atoms += [atom] if atom.width <= width else _crumbs(text, parts, atom, bold)
        start = stop.at
    return atoms


def _atom(
    text: str, parts: Sequence[Segment], place: tuple[int, int], is_weak: bool, bold: bool
) -> _Atom:
    start, end = place
    words = text[start:end].rstrip(" ")
    if len(parts) == 1 and parts[0].face is None:
        core = latin_width(words, bold)
    else:
        core = _mixed_width(text, _cut(parts, start, start + len(words)), start, bold)
    spaces = (end - start - len(words)) * latin_width(" ", bold)
    return _Atom(start, end, is_weak, core, core + spaces)


def _mixed_width(text: str, parts: Sequence[Segment], start: int, bold: bool) -> float:
    total = 0.0
    for part in parts:
        words = text[start + part.start : start + part.end]
        if part.face is None:
            total += latin_width(words, bold)
        else:
            total += shaped(words, part.face, part.level % 2 == 1).width
    return total


def _crumbs(text: str, parts: Sequence[Segment], atom: _Atom, bold: bool) -> list[_Atom]:
    crumbs: list[_Atom] = []
    start = atom.start
    for _, after in clusters_of(text[atom.start : atom.end]):
        end = atom.start + after
        if binds_next(text[end - 1]) and end < atom.end:
            continue
        crumbs.append(_atom(text, parts, (start, end), end < atom.end, bold))
        start = end
    return crumbs


def _line_ends(atoms: Sequence[_Atom], width: float) -> Iterator[tuple[int, int]]:
    """The lines (start, end) by filling each as far as it goes."""
    first = 0
    while first < len(atoms):
        last, used, strong, strong_width = first, 0.0, first, 0.0
        while last < len(atoms) and (used + atoms[last].width <= width or last == first):
            used += atoms[last].width_with_spaces
            last += 1
            if not atoms[last - 1].is_weak:
                strong, strong_width = last, used
        if last < len(atoms) and first < strong < last and strong_width >= _WEAK_FILL * width:
            last = strong
        yield atoms[first].start, atoms[last - 1].end
        first = last
