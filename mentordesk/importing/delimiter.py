"""Finds the sign that parts the cells of a text file, and cuts the text into records."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator

DELIMITERS = (",", ";", "\t", "|")
_SEP = re.compile(r"^\ufeff?\"?sep=(.)\"?\s*$", re.IGNORECASE)
_LONGEST_RECORD = 200
"""Lines one quoted cell may run over before its quote counts as forgotten."""

csv.field_size_limit(1 << 24)


def named_delimiter(text: str) -> tuple[str | None, str]:
    """The sign that a first line `sep=;` names, and the text below it (such a line is no row)."""
    first, _, rest = text.partition("\n")
    found = _SEP.match(first)
    return (found.group(1), rest) if found else (None, text)


def guess_delimiter(text: str) -> str:
    """The sign that cuts the first records most evenly into cells; a comma when none does."""
    sample = "\n".join(text.split("\n", 400)[:400])
    best, best_worth = ",", 0.0
    for sign in DELIMITERS:
        widths = [len(cells) for cells, _ in records(sample, sign) if any(c.strip() for c in cells)]
        worth = _evenness(widths)
        if worth > best_worth:
            best, best_worth = sign, worth
    return best


def _evenness(widths: list[int]) -> float:
    if not widths:
        return 0.0
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return 0.0
    width, times = max(counted.items(), key=lambda item: (item[1], item[0]))
    near = sum(n for w, n in counted.items() if abs(w - width) <= 1)
    share = (times + near) / 2 / len(widths)
    return share * (1 + min(width, 30) / 30)


def records(text: str, delimiter: str) -> Iterator[tuple[list[str], bool]]:
    """Each record's cells, and whether a forgotten quote had to be read as a letter.

    A quoted cell may hold line ends; a quote that never closes spoils its own line only.
    """
    lines = text.split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    if '"' not in text:
        for line in lines:
            yield line.split(delimiter), False
        return
    index = 0
    while index < len(lines):
        line = lines[index]
        if '"' not in line:
            yield line.split(delimiter), False
            index += 1
            continue
        end = _record_end(lines, index, delimiter)
        if end is None:
            yield line.split(delimiter), True
            index += 1
        else:
            yield _cells("\n".join(lines[index:end]), delimiter), False
            index = end


def _record_end(lines: list[str], start: int, delimiter: str) -> int | None:
    is_open = False
    for index in range(start, min(len(lines), start + _LONGEST_RECORD)):
        is_open = _open_after(lines[index], delimiter, is_open)
        if not is_open:
            return index + 1
    return None


def _open_after(line: str, delimiter: str, is_open: bool) -> bool:
    """Whether a quoted cell is open at the end of the line; only a cell's first sign opens."""
    if not is_open and line.count('"') % 2 == 0 and '"' in line:
        balanced = f'{delimiter}"' in line or line.startswith('"')
        if balanced and '""' not in line:
            return False
    index, size, at_start = 0, len(line), True
    while index < size:
        sign = line[index]
        if is_open:
            if sign == '"':
                if line[index + 1 : index + 2] == '"':
                    index += 1
                else:
                    is_open = False
        elif sign == delimiter:
            at_start = True
            index += 1
            continue
        elif sign == '"' and at_start:
            is_open = True
        at_start = at_start and sign == " " and not is_open
        index += 1
    return is_open


def _cells(record: str, delimiter: str) -> list[str]:
    """One record through the standard reader; given whole, line ends inside quotes and all."""
    rows = list(csv.reader([record], delimiter=delimiter, skipinitialspace=True))
    return rows[0] if rows else []
