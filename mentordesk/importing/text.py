"""Reads csv, tsv, txt and pasted cells into one sheet."""

from __future__ import annotations

from mentordesk.importing.delimiter import guess_delimiter, named_delimiter, records
from mentordesk.importing.encoding import Decoded, decode
from mentordesk.importing.problems import Problem, ProblemKind, Severity
from mentordesk.importing.sheet import (
    MOST_CELLS,
    MOST_ROWS,
    Book,
    Row,
    Sheet,
    SheetTrouble,
    Trouble,
    is_blank,
)
from mentordesk.progress import Progress

MOST_BYTES = 500_000_000


def read_text_file(
    data: bytes,
    file: str,
    encoding: str | None = None,
    delimiter: str | None = None,
    progress: Progress | None = None,
) -> Book:
    """The one sheet in the bytes of a text file; `file` is the name problems speak of.

    Raises `SheetTrouble` for bytes that are no text, a wrong `encoding`, or too many rows.
    """
    if len(data) > MOST_BYTES:
        raise SheetTrouble(Trouble.TOO_BIG, file=file)
    return _read(decode(data, encoding), file, delimiter, progress or Progress())


def read_paste(text: str, file: str = "", progress: Progress | None = None) -> Book:
    """The one sheet in pasted text, cells parted by tabs as they are copied, or otherwise."""
    return _read(Decoded(text, ""), file, None, progress or Progress())


def _read(decoded: Decoded, file: str, delimiter: str | None, progress: Progress) -> Book:
    plain = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if _is_no_text(plain):
        raise SheetTrouble(Trouble.NOT_A_SHEET, file=file)
    named, body = named_delimiter(plain)
    sign = delimiter or named or guess_delimiter(body)
    above = 1 if named else 0
    rows: list[Row] = []
    problems: list[Problem] = []
    doubtful = set(decoded.doubtful_lines)
    doubtful_rows: list[int] = []
    line, filled = 1 + above, 0
    for number, (cells, broken) in enumerate(records(body, sign), start=1):
        if number % 2000 == 0:
            progress.report(number, 0, "read")
        lines = 1 + sum(cell.count("\n") for cell in cells)
        if doubtful and not doubtful.isdisjoint(range(line, line + lines)):
            doubtful_rows.append(number)
        line += lines
        if all(is_blank(cell) for cell in cells):
            continue
        if broken:
            problems.append(Problem(file, "", number, "", ProblemKind.QUOTE_OPEN, Severity.WARN))
        rows.append(Row(number, tuple(cell if cell else None for cell in cells)))
        filled += len(cells)
        if len(rows) > MOST_ROWS or filled > MOST_CELLS:
            raise SheetTrouble(Trouble.TOO_BIG, file=file, rows=MOST_ROWS, cells=MOST_CELLS)
    if doubtful_rows:
        problems.insert(0, _guessed(file, decoded, doubtful_rows))
    sheet = Sheet(file, "", tuple(rows), decoded.encoding or None, sign)
    return Book(file, (sheet,), tuple(problems))


def _guessed(file: str, decoded: Decoded, rows: list[int]) -> Problem:
    return Problem(
        file,
        "",
        rows[0],
        "",
        ProblemKind.ENCODING_GUESSED,
        Severity.WARN,
        ", ".join(map(str, rows[:200])),
        {"encoding": decoded.encoding, "rivals": decoded.rivals, "rows": tuple(rows)},
    )


def _is_no_text(text: str) -> bool:
    """Bytes of a picture or a program, read as letters: control signs that no text holds."""
    sample = text[:20000]
    odd = sum(c < " " and c not in "\n\t\x0b\x0c\x1a\x1c\x1d\x1e\x1f" for c in sample)
    odd += sample.count("\ufffd")
    return odd * 20 > len(sample) and odd > 3
