"""Looks into the package of a workbook for what is known to make Excel repair or complain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_DANGEROUS = re.compile(r"(?i)\b(cmd|dde|webservice|hyperlink|exec|call)\b|\|")


def faults(path: Path) -> list[str]:
    """One line for each fault; empty for a sound workbook."""
    with ZipFile(path) as package:
        names = package.namelist()
        sheets = {n: ElementTree.fromstring(package.read(n)) for n in names
                  if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n)}  # fmt: skip
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
        found = [*_titles(book)]
        seen: set[str] = set()
        for name, sheet in sheets.items():
            cells = {c.get("r", ""): c for c in sheet.iterfind(".//m:c", _NS)}
            for formula in sheet.iterfind(".//m:f", _NS):
                if _DANGEROUS.search(formula.text or ""):
                    found.append(f"{name}: formula {formula.text}")
            merged = [m.get("ref", "") for m in sheet.iterfind(".//m:mergeCell", _NS)]
            has_filter = sheet.find("m:autoFilter", _NS) is not None
            for part in _tables_of(package, name):
                table = ElementTree.fromstring(package.read(part))
                found += _table(name, table, cells, merged, has_filter, seen)
    return found


def _titles(book: ElementTree.Element) -> Iterator[str]:
    titles = [s.get("name", "") for s in book.iterfind(".//m:sheet", _NS)]
    for title in titles:
        if len(title) > 31 or re.search(r"[\[\]:*?/\\]", title):
            yield f"title {title!r}"
    if len({t.casefold() for t in titles}) < len(titles):
        yield "two sheets of one title"


def _tables_of(package: ZipFile, sheet: str) -> list[str]:
    folder, file = sheet.rsplit("/", 1)
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in package.namelist():
        return []
    targets = [r.get("Target", "") for r in ElementTree.fromstring(package.read(relations))]
    return [t.lstrip("/") for t in targets if "/tables/" in t]


def _table(
    sheet: str,
    table: ElementTree.Element,
    cells: dict[str, ElementTree.Element],
    merged: list[str],
    has_filter: bool,
    seen: set[str],
) -> Iterator[str]:
    name, ref = table.get("displayName", ""), table.get("ref", "")
    if name in seen or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        yield f"{sheet}: table name {name!r}"
    seen.add(name)
    left, top, right, bottom = _corners(ref)
    if bottom <= top:
        yield f"{sheet}: table {name} has no rows"
    headers = [c.get("name", "") for c in table.iterfind(".//m:tableColumn", _NS)]
    if len({h.casefold() for h in headers}) < len(headers):
        yield f"{sheet}: table {name} doubles a header"
    if len(headers) != right - left + 1:
        yield f"{sheet}: table {name} has {len(headers)} headers for {right - left + 1} columns"
    for offset, header in enumerate(headers):
        cell = cells.get(f"{_letters(left + offset)}{top}")
        text = "" if cell is None else "".join(t.text or "" for t in cell.iterfind(".//m:t", _NS))
        if cell is None or cell.get("t") not in ("inlineStr", "s") or text != header:
            yield f"{sheet}: header {header!r} of table {name} is not the text of its cell"
    if has_filter:
        yield f"{sheet}: a filter of the sheet over table {name}"
    for area in merged:
        m_left, m_top, m_right, m_bottom = _corners(area)
        if m_left <= right and m_right >= left and m_top <= bottom and m_bottom >= top:
            yield f"{sheet}: merged {area} in table {name}"


def _corners(ref: str) -> tuple[int, int, int, int]:
    found = re.fullmatch(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?", ref)
    assert found, ref
    left, top, right, bottom = found.groups()
    return _number(left), int(top), _number(right or left), int(bottom or top)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
