"""Finds the row that names the columns, below titles and above data, or that there is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mentordesk.domain.fields import Field
from mentordesk.importing.contact import read_emails
from mentordesk.importing.headings import ENOUGH, meanings
from mentordesk.importing.sheet import Row, Sheet, is_blank, text_of

_LOOK_AT = 40
_LONGEST_HEADING = 400
_PLACEHOLDERS = frozenset({"Open-Ended Response", "Response", "Other (please specify)"})
"""What survey tools write under a question that has one answer."""


@dataclass(frozen=True)
class Header:
    """Where the headings stand: the last of their rows (0: there is none) and the heading texts."""

    row: int
    headings: tuple[str, ...]
    worth: float
    """How sure, as the sum of what the headings are known for."""


def find_header(sheet: Sheet) -> Header:
    """The header among the first 40 filled rows, joined with a second row under merged headings."""
    best: Header | None = None
    rows = sheet.rows[:_LOOK_AT]
    for index, row in enumerate(rows):
        if _looks_like_data(row):
            continue
        worth = _worth(row)
        if worth and (best is None or worth > best.worth * 1.15):
            best = Header(row.number, _texts(row), worth)
            index_of_best = index
    if best is None:
        return _by_contrast(rows)
    above = rows[index_of_best - 1] if index_of_best else None
    below = rows[index_of_best + 1] if index_of_best + 1 < len(rows) else None
    return _joined(sheet, best, rows[index_of_best], above, below)


def header_at(sheet: Sheet, number: int) -> Header:
    """The header when a person says which row it is; 0 says that there is none."""
    for row in sheet.rows:
        if row.number == number:
            return Header(number, _texts(row), _worth(row))
    return Header(0, (), 0.0)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(text_of(cell).split())[:_LONGEST_HEADING] for cell in row.cells)


def _worth(row: Row) -> float:
    fields: dict[Field, float] = {}
    for text in _texts(row):
        if text and not text.isdigit():
            for field, score in meanings(text)[:1]:
                if score >= ENOUGH:
                    fields[field] = max(fields.get(field, 0.0), score)
    useful = {f: s for f, s in fields.items() if f is not Field.IGNORE}
    if not useful:
        return 0.0
    if len(useful) == 1 and len([t for t in _texts(row) if t]) > 1 and max(useful.values()) < 90:
        return 0.0
    return sum(useful.values()) + 10 * (len(fields) - len(useful))


def _looks_like_data(row: Row) -> bool:
    """A row with an address, a date or a large number in it names no columns."""
    for cell in row.cells:
        if isinstance(cell, (dt.date, dt.datetime, bool)):
            return True
        if isinstance(cell, str) and "@" in cell and read_emails(cell)[0]:
            return True
        if isinstance(cell, (int, float)) and cell > 2100:
            return True
    return False


def _by_contrast(rows: tuple[Row, ...]) -> Header:
    """Unknown headings: a first row of short distinct texts over rows of another kind."""
    for index, row in enumerate(rows[:10]):
        texts = [t for t in _texts(row) if t]
        if len(texts) < 2 or _looks_like_data(row):
            if texts and _looks_like_data(row):
                return Header(0, (), 0.0)
            continue
        if len(set(texts)) < len(texts) or any(len(t) > 120 for t in texts):
            continue
        below = rows[index + 1 : index + 30]
        if any(t.replace(".", "").isdigit() for t in texts):
            return Header(0, (), 0.0)
        repeated = any(
            _texts(row)[i] and _column_has(below, i, _texts(row)[i]) for i in range(len(row.cells))
        )
        if below and not repeated and any(_looks_like_data(r) or _has_number(r) for r in below):
            return Header(row.number, _texts(row), 0.0)
        return Header(0, (), 0.0)
    return Header(0, (), 0.0)


def _has_number(row: Row) -> bool:
    return any(text_of(c).strip().isdigit() for c in row.cells)


def _column_has(rows: tuple[Row, ...], column: int, text: str) -> bool:
    return any(column < len(r.cells) and text_of(r.cells[column]).strip() == text for r in rows)


def _joined(sheet: Sheet, best: Header, row: Row, above: Row | None, below: Row | None) -> Header:
    """The header with the group headings above it, or with the sub-headings below it."""
    if below is not None and below.number == best.row + 1 and _is_sub_header(row, below, sheet):
        groups = _filled_over(_spread(sheet, row), _texts(below))
        return Header(below.number, _pair(groups, _texts(below)), best.worth)
    if above is not None and _is_question_row(sheet, above, row):
        groups = _filled_over(_spread(sheet, above), best.headings)
        return Header(best.row, _pair(groups, best.headings), best.worth)
    if above is not None and _is_group_row(sheet, above, row):
        return Header(best.row, _pair(_spread(sheet, above), best.headings), best.worth)
    return best


def _is_question_row(sheet: Sheet, above: Row, row: Row) -> bool:
    """Whether the row above holds the questions and this one only what each asks in parts."""
    answers = sum(text in _PLACEHOLDERS for text in _texts(row))
    is_next = above.number == row.number - 1
    return is_next and answers > 0 and _is_sub_header(above, row, sheet)


def _is_group_row(sheet: Sheet, above: Row, row: Row) -> bool:
    merged = [m for m in sheet.merged if m[0] == above.number and m[3] > m[1]]
    filled = sum(not is_blank(cell) for cell in above.cells)
    # One cell alone is the title of the sheet, whether merged or not.
    return (
        above.number == row.number - 1
        and filled > 1
        and (bool(merged) or filled < len(row.cells) / 2)
    )


def _is_sub_header(row: Row, below: Row, sheet: Sheet) -> bool:
    if _looks_like_data(below):
        return False
    merged = [m for m in sheet.merged if m[0] <= row.number <= m[2]]
    gaps = [i for i, cell in enumerate(row.cells) if is_blank(cell)]
    under_gaps = sum(i < len(below.cells) and not is_blank(below.cells[i]) for i in gaps)
    if not merged and not under_gaps and len(below.cells) <= len(row.cells):
        return False
    known = sum(
        bool(t) and (t in _PLACEHOLDERS or any(s >= 85 for _, s in meanings(t)[:1]))
        for t in _texts(below)
    )
    filled = sum(bool(t) for t in _texts(below))
    return (
        known >= 2
        or (bool(merged) and known >= 1)
        or (bool(merged) and 0 < filled < len(row.cells) / 2 and not _is_blank_under(row, below))
    )


def _is_blank_under(row: Row, below: Row) -> bool:
    """Whether the row below fills the first named column, as a person's row would."""
    first = next((i for i, cell in enumerate(row.cells) if not is_blank(cell)), 0)
    return first < len(below.cells) and not is_blank(below.cells[first])


def _spread(sheet: Sheet, row: Row) -> tuple[str, ...]:
    """The texts of a row, merged ones and blanks after a group heading filled to the right."""
    texts = list(_texts(row))
    for first_row, first, _, last in sheet.merged:
        if first_row == row.number and first < len(texts):
            texts.extend([""] * (last + 1 - len(texts)))
            for column in range(first + 1, last + 1):
                texts[column] = texts[first]
    return tuple(texts)


def _filled_over(groups: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """The group headings carried on over the sub-headings that stand under nothing."""
    filled: list[str] = []
    for column, name in enumerate(names):
        own = groups[column] if column < len(groups) else ""
        filled.append(own or (filled[-1] if name and filled else ""))
    return (*filled, *groups[len(names) :])


def _pair(groups: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    width = max(len(groups), len(names))
    pairs = []
    for column in range(width):
        group = groups[column] if column < len(groups) else ""
        name = names[column] if column < len(names) else ""
        if name in _PLACEHOLDERS and group:
            name = "" if "Response" in name else name
        pairs.append(f"{group} [{name}]" if group and name and group != name else group or name)
    return tuple(pairs)
