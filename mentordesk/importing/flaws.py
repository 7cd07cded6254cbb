"""Finds the cells of an xlsx that look filled but carry no value: errors, bare formulas."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from mentordesk.importing.ooxml import chunks, sheet_parts
from mentordesk.importing.problems import ProblemKind

_MOST_BYTES = 60_000_000
_CELL = re.compile(rb"<c\b([^>]*[^/])>(.*?)</c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')


def find_flaws(path: Path) -> Iterator[tuple[str, int, str, str, str]]:
    """Each flaw as sheet, row, column letter, problem kind and what the cell shows.

    Only files under 60 MB unpacked are looked at; the fast reader shows such cells as blank.
    """
    with zipfile.ZipFile(path) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
            return
        for part in sheet_parts(archive):
            if part.hidden:
                continue
            for piece in chunks(archive, part.member):
                if b"<f" in piece or b't="e"' in piece:
                    for row, column, kind, value in _in_piece(piece):
                        yield part.name, row, column, kind.value, value


def _in_piece(piece: bytes) -> Iterator[tuple[int, str, ProblemKind, str]]:
    for cell in _CELL.finditer(piece):
        about, inside = cell.group(1), cell.group(2)
        is_error = b't="e"' in about
        is_bare = b"<f" in inside and (b"<v>" not in inside or b"<v></v>" in inside)
        if not (is_error or is_bare):
            continue
        place = _PLACE.search(about)
        if place is None:
            continue
        kind = ProblemKind.ERROR_CELL if is_error else ProblemKind.FORMULA_WITHOUT_VALUE
        shown = re.search(rb"<v>(.*?)</v>" if is_error else rb"<f[^>]*>(.*?)</f>", inside)
        value = shown.group(1).decode("utf-8", "replace")[:200] if shown else ""
        yield int(place.group(2)), place.group(1).decode(), kind, value
