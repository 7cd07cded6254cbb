"""The pool sheet of a round as a workbook: columns to mark in, ids hidden at the end of rows."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from mentordesk.documents.pool_sheet import PoolPair, PoolPerson, PoolSheet
from mentordesk.documents.swap import write_beside

FIRST_ROW = 6
"""The row of the headings; above it stand what this is, what to do, and whose marks they are."""

_WIDTHS = {
    "mentee": 26, "mentor": 26, "code": 13, "job": 24, "city": 14, "wants": 28, "offers": 28,
    "mentee_about": 24, "mentor_about": 24, "free": 8, "fit": 7, "why": 40,
    "not_with": 18, "better_with": 18, "reader": 12, "note": 22,
}  # fmt: skip
_INDENT = 1
"""What keeps the words of one column from those of the next, in letters."""
_LINE_HEIGHT, _MOST_LINES = 15.0, 12
_TALL, _TALL_HEIGHT = re.compile("[\u0590-\u1dff\u3000-\uffef]"), 6.0
"""Scripts that reach further up and down than Latin, and the room a row gives them, in points."""
_MARKS = ("not_with", "better_with", "reader", "note")
_PERSON = ("code", "job", "city")
_HEAD = PatternFill("solid", fgColor="0A665E")
_OPEN = PatternFill("solid", fgColor="FCF8EC")
_LINE = Border(bottom=Side("hair", color="807C75"))
_EDGE = Border(*(Side("thin", color="DAD7CF"),) * 4)


def write_pool_workbook(sheet: PoolSheet, path: Path) -> None:
    """Writes it, whole or not at all. Raises `OSError` where the folder does not take it."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title = sheet.title
    book.properties.creator = sheet.programme
    book.properties.keywords = sheet.words["keyword"]
    mentee, mentor = ("mentee", *_PERSON, "wants"), ("mentor", *_PERSON, "offers")
    both = ("mentee", "mentee_about", "mentor", "mentor_about", "fit", "why")
    _page(
        book, sheet, "pairs", (*both, *_MARKS, "mentee_id", "mentor_id"),
        [_pair(pair) for pair in sheet.pairs],
    )  # fmt: skip
    _page(
        book, sheet, "mentees", (*mentee, *_MARKS, "mentee_id"),
        [_person(one, "mentee", "wants") for one in sheet.mentees],
    )  # fmt: skip
    _page(
        book, sheet, "mentors", (*mentor, "free", *_MARKS, "mentor_id"),
        [{**_person(one, "mentor", "offers"), "free": one.free} for one in sheet.mentors],
    )  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    write_beside(path, out.getvalue())


def _page(
    book: Workbook, sheet: PoolSheet, part: str, columns: Sequence[str], rows: Sequence[Any]
) -> None:
    page: Any = book.create_sheet(sheet.words[part])
    page.sheet_view.showGridLines = False
    _say(page, 1, f"{sheet.title} · {sheet.words[part]}", Font(name="Calibri", bold=True, size=14))
    _say(page, 2, sheet.about, Font(name="Calibri", color="595E65"))
    _say(page, 3, sheet.words[f"how_{part}"])
    _say(page, 4, sheet.words["reader"], Font(name="Calibri", bold=True))
    name = page.cell(4, 2)
    name.fill, name.border = _OPEN, _EDGE
    for number, key in enumerate(columns, start=1):
        cell = page.cell(FIRST_ROW, number, sheet.heads[key])
        cell.font, cell.fill = Font(name="Calibri", bold=True, color="FFFFFF"), _HEAD
        cell.alignment = Alignment("left", "center", wrap_text=True, indent=_INDENT)
        letter = page.column_dimensions[get_column_letter(number)]
        letter.width = _WIDTHS.get(key, 10)
        letter.hidden = key.endswith("_id")
    for line, values in enumerate(rows, start=FIRST_ROW + 1):
        for number, key in enumerate(columns, start=1):
            _fill(page.cell(line, number), key, values.get(key))
        page.row_dimensions[line].height = _height(columns, values)
    page.freeze_panes = page.cell(FIRST_ROW + 1, 2)
    _to_print(page, sheet, len(columns))


def _fill(cell: Any, key: str, value: object) -> None:
    """A value as text, whatever it begins with; where she writes the ground is another."""
    if isinstance(value, str) and value:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
    elif value is not None and value != "":
        cell.value = value
    is_number = isinstance(value, int)
    side, indent = ("center", 0) if is_number else ("left", _INDENT)
    order = 1 if key == "why" else 0  # a sentence from left to right, whoever comes first in it
    cell.alignment = Alignment(side, "top", wrap_text=True, indent=indent, readingOrder=order)
    cell.border = _LINE
    if key in _MARKS:
        cell.fill, cell.border = _OPEN, _EDGE
    elif key in ("mentee", "mentor", "fit"):
        cell.font = Font(name="Calibri", bold=True)


def _height(columns: Sequence[str], values: Any) -> float:
    """Room for the fullest cell of a row, in points: not every program works it out by itself."""
    most, tall = 1, 0.0
    for key in columns:
        text = str(values.get(key) or "") if not key.endswith("_id") else ""
        room = _WIDTHS.get(key, 10) - 2 * _INDENT
        most = max(most, sum(len(part) // room + 1 for part in text.split("\n")))
        tall = _TALL_HEIGHT if _TALL.search(text) else tall
    return _LINE_HEIGHT * min(most, _MOST_LINES) + tall


def _say(page: Any, line: int, text: str, font: Font | None = None) -> None:
    cell = page.cell(line, 1, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    if font is not None:
        cell.font = font


def _to_print(page: Any, sheet: PoolSheet, width: int) -> None:
    """A4 across, as wide as a page, the headings on each."""
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.page_margins.left = page.page_margins.right = 0.4
    page.print_title_rows = f"{FIRST_ROW}:{FIRST_ROW}"
    page.oddFooter.left.text = sheet.title.replace("&", "&&")
    page.oddFooter.right.text = "&P / &N"
    page.auto_filter.ref = f"A{FIRST_ROW}:{get_column_letter(width)}{max(page.max_row, FIRST_ROW)}"


def _person(one: PoolPerson, side: str, topics: str) -> dict[str, object]:
    name = f"{one.name} ({one.original})" if one.original else one.name
    return {
        side: name, "code": one.code, "job": one.job, "city": one.city,
        topics: ", ".join(one.topics), f"{side}_id": one.id,
    }  # fmt: skip


def _pair(pair: PoolPair) -> dict[str, object]:
    sides = {"mentee": pair.mentee, "mentor": pair.mentor}
    cells: dict[str, object] = {}
    for side, one in sides.items():
        cells |= _person(one, side, "")
        cells[f"{side}_about"] = "\n".join(filter(None, (one.detail, ", ".join(one.topics))))
    return {**cells, "fit": pair.fit, "why": "\n".join((pair.points, *pair.reasons))}
