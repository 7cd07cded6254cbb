"""A slow and patient xlsx reader for files on which the fast one gives up.

It holds filled cells only, so a stray cell in the last corner of a sheet costs nothing, and it
leaves a text it cannot find blank instead of refusing the file.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from mentordesk.importing.ooxml import (
    Part,
    bare_tag,
    date_styles,
    is_1904,
    rich_text,
    shared_strings,
    sheet_parts,
)
from mentordesk.importing.sheet import Cell, column_index

Rows = Iterator[tuple[int, list[Any]]]
_WIDEST = 2000
"""Cells further right than this are stray: no sign-up sheet is so wide."""


def read_sparse(
    path: Path,
) -> Iterator[tuple[str, bool, tuple[tuple[int, int, int, int], ...], Rows]]:
    """Each sheet as name, hidden, merged ranges (not read here) and an iterator of its rows.

    Raises what `zipfile` and the XML parser raise on damaged packages.
    """
    with zipfile.ZipFile(path) as archive:
        texts = shared_strings(archive)
        dates = date_styles(archive)
        base = dt.datetime(1904, 1, 1) if is_1904(archive) else dt.datetime(1899, 12, 30)
        for part in sheet_parts(archive):
            if "worksheets" in part.member:
                yield part.name, part.hidden, (), _rows(archive, part, texts, dates, base)


def _rows(
    archive: zipfile.ZipFile,
    part: Part,
    texts: list[str],
    dates: frozenset[int],
    base: dt.datetime,
) -> Rows:
    number = 0
    with archive.open(part.member) as stream:
        parents: list[ElementTree.Element] = []
        for event, element in ElementTree.iterparse(stream, events=("start", "end")):
            if event == "start":
                parents.append(element)
                continue
            parents.pop()
            if bare_tag(element.tag) != "row":
                continue
            number = int(element.get("r") or number + 1)
            cells: list[Cell] = []
            for cell in element:
                _place(cells, cell, texts, dates, base)
            element.clear()
            if parents:
                parents[-1].remove(element)
            if cells:
                yield number, cells


def _place(
    cells: list[Cell],
    cell: ElementTree.Element,
    texts: list[str],
    dates: frozenset[int],
    base: dt.datetime,
) -> None:
    value = _value(cell, texts, dates, base)
    if value is None or value == "":
        return
    letters = "".join(c for c in cell.get("r", "") if c.isalpha())
    column = column_index(letters) if letters else len(cells)
    if column >= _WIDEST:
        return
    cells.extend([None] * (column + 1 - len(cells)))
    cells[column] = value


def _value(
    cell: ElementTree.Element, texts: list[str], dates: frozenset[int], base: dt.datetime
) -> Cell:
    kind = cell.get("t", "n")
    held = ""
    for child in cell:
        if bare_tag(child.tag) == "v":
            held = child.text or ""
        elif bare_tag(child.tag) == "is":
            return rich_text(child)
    if kind == "s":
        return texts[int(held)] if held.isdigit() and int(held) < len(texts) else None
    if kind == "b":
        return held == "1"
    if kind == "e" or not held:
        return None
    if kind in ("str", "d"):
        return held
    return _number(held, int(cell.get("s") or 0) in dates, base)


def _number(held: str, is_date: bool, base: dt.datetime) -> Cell:
    try:
        number = float(held)
    except ValueError:
        return held
    if not is_date:
        return number
    try:
        moment = base + dt.timedelta(days=number)
    except OverflowError:
        return number
    return moment.time() if number < 1 else moment
